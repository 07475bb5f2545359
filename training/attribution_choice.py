"""How the attribution engine's scores should become words, on the articles set aside. Writes nothing.

    python -m training.attribution_choice --data DIR

Contents and right sources, F1 at half overlap, with engine and rules as they ship, for some
values around those of `Decoding`. The articles are every twentieth of PolNeAR's training part.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from onrecord.bench.attribution import Article, Said, Score, a_document, compare
from onrecord.bench.figure import f1
from onrecord.engines.attribution import AttributionReader, Decoding
from onrecord.engines.engines import EngineSettings, load
from onrecord.engines.remembered import Remembered
from onrecord.reading.statements import read_statements
from onrecord.records.engine import AttributionEngine, Syntax
from training.polnear import ASIDE, Relation, articles

TRIED = (
    Decoding(),
    Decoding(sure=0.5),
    Decoding(sure=0.7),
    Decoding(change=2.0),
    Decoding(change=4.0),
    Decoding(expected=0.0),
    Decoding(expected=2.0),
)


def as_said(text: str, relations: Sequence[Relation]) -> Article:
    """The annotated contents, each piece one, with the words for their source."""
    said = [
        Said(piece, " ".join(span.of(text) for span in each.source) or None, each.source)
        for each in relations
        for piece in each.content
    ]
    return Article(text, tuple(said))


def measured(aside: Sequence[Article], syntax: Syntax | None, engine: AttributionEngine) -> Score:
    """The counts over all articles."""
    score = Score()
    for article in aside:
        compare(read_statements(a_document(article.text), None, syntax, engine), article, score)
    return score


def main() -> None:
    """Print a row for each way."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--data", type=Path, required=True)
    packed = words.parse_args().data / "polnear" / "train.tar.gz"
    aside = [as_said(*each) for at, each in enumerate(articles(packed)) if at % ASIDE == 0]
    syntax = load(EngineSettings()).syntax
    remembered = Remembered(syntax) if syntax else None
    for decoding in TRIED:
        score = measured(aside, remembered, AttributionReader(decoding=decoding))
        both = [f1(right, score.found, score.gold) for right in (score.right, score.sourced)]
        print(f"{decoding}: contents {both[0]:.3f}, with the right source {both[1]:.3f}")


if __name__ == "__main__":
    main()
