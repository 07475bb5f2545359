"""Measures check-worthiness: on debates of other years, on debates of another set, and on tweets.

``python -m onrecord.bench.worth FOLDER`` prints every figure. For debates the weights are made in
the run, from the years that a figure does not report; the tweets are judged by the weights that
ship, which were trained on debates alone. Yes is what the engine calls high; for the rules too.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from onrecord.bench import worth_sets
from onrecord.bench.figure import Absent, Figure, Places, of_units
from onrecord.bench.worth_scores import Marks, Method, NaiveBayes, Ranks, Trial, yes_score
from onrecord.bench.worth_sets import Row
from onrecord.claims.worth import worth
from onrecord.engines.engines import load
from onrecord.engines.worth import Scorer, Steps, scores, shipped
from onrecord.engines.worth_fit import Labels, Marked, learn, steps_of
from onrecord.records.engine import Encoder
from onrecord.records.statement import Worth

TARGET = 0.72
LAST_EARLY = 2004
"""Elections to this one are the development part, where everything was chosen; later ones are held out."""
FIRST_LATE = 1988
"""From this election on a scorer is trained for the test of the years before it."""
EVERY = 4
"""Of the 2,500 Spanish tweets every fourth is judged."""

ALL = ("f1", "precision", "recall", "ap")
RANK = {Worth.HIGH: 2.0, Worth.MEDIUM: 1.0}


@dataclass(frozen=True)
class Learned:
    """A scorer made in this run, its two steps, and how its like scored what it was trained on, unseen."""

    scorer: Scorer
    high: float
    low: float
    unseen: Ranks


def measure(places: Places) -> Iterator[Figure | Absent]:
    """Every figure of check-worthiness that can be measured here."""
    encoder = places.engines.encoder
    if encoder is None:
        yield Absent("worth", "The multilingual encoder is absent.")
        return
    if (places.shared / worth_sets.CLAIMBUSTER).is_file():
        yield from _debates(places.shared, encoder)
    else:
        yield Absent("worth.debates", f"{worth_sets.CLAIMBUSTER} is absent.")
    if not (places.shared / worth_sets.TWEETS).is_dir():
        yield Absent("worth.tweets", f"{worth_sets.TWEETS} is absent.")
        return
    for language in sorted(worth_sets.LANGUAGES):
        for task in ("1B", "1A") if language != "es" else ("1A",):
            yield from _tweets(places.shared, encoder, language, task)


# -- debates ------------------------------------------------------------------------------


def _debates(shared: Path, encoder: Encoder) -> Iterator[Figure | Absent]:
    rows = worth_sets.claimbuster(shared)
    marked = _marked(rows, encoder)
    early, late = _between(rows, marked, 0, LAST_EARLY), _between(rows, marked, LAST_EARLY + 1, 9999)
    learned = _learn(early[1])
    yield from _development(early[0], learned)
    split = f"ClaimBuster, trained on 1960–{LAST_EARLY}, tested on the debates of 2008–2016"
    yield from _held(("debates-late", split), early[0], late, learned, TARGET)
    yield from _drop(rows, marked, learned)
    recent, first = _between(rows, marked, FIRST_LATE, 9999), _between(rows, marked, 0, FIRST_LATE - 1)
    split = f"ClaimBuster, trained on {FIRST_LATE}–2016, tested on the debates of 1960–1984"
    yield from _held(("debates-early", split), recent[0], first, _learn(recent[1]), TARGET)
    if not (shared / worth_sets.CLEF2019).is_dir():
        yield Absent("worth.clef2019", f"{worth_sets.CLEF2019} is absent.")
        return
    others = worth_sets.clef2019(shared, [row.text for row in rows])
    split = f"CLEF 2019, four debates of 2016 that ClaimBuster lacks, trained on 1960–{LAST_EARLY}"
    yield from _held(("clef2019", split), early[0], (others, _marked(others, encoder)), learned, None)


def _marked(rows: Sequence[Row], encoder: Encoder) -> Marked:
    texts = tuple(row.text for row in rows)
    once = list(dict.fromkeys(texts))
    place = {text: at for at, text in enumerate(once)}
    vectors = encoder.encode(once, "query")[[place[text] for text in texts]]
    labels, years = (np.array([getattr(row, name) for row in rows]) for name in ("label", "year"))
    return Marked(texts, vectors, labels, years)


def _between(rows: Sequence[Row], marked: Marked, first: int, last: int) -> tuple[list[Row], Marked]:
    kept = (marked.elections >= first) & (marked.elections <= last)
    return [row for row, yes in zip(rows, kept, strict=True) if yes], marked.where(kept)


def _learn(marked: Marked) -> Learned:
    learned = learn(marked, with_words=True)
    return Learned(learned.scorer, *steps_of(learned.unseen, marked.labels), learned.unseen)


def _development(rows: Sequence[Row], learned: Learned) -> Iterator[Figure]:
    on = f"ClaimBuster 1960–{LAST_EARLY}, development: each election by scorers of the others"
    said = learned.unseen >= learned.high
    method = Method("engine", "the engine", said, learned.unseen, ALL, baseline=False)
    yield from _trial("debates-development", on, rows).figures([method])


def _held(
    trial: tuple[str, str],
    known: Sequence[Row],
    held: tuple[Sequence[Row], Marked],
    learned: Learned,
    target: float | None = None,
) -> Iterator[Figure]:
    """The engine, naive Bayes and the rules on debates that neither saw; `trial` is key and split."""
    rows, marked = held
    share = _shares(learned.scorer, marked)
    bayes = NaiveBayes([row.text for row in known], [row.label for row in known]).log_odds(marked.texts)
    yield from _trial(*trial, rows).figures(
        [
            Method("engine", "the engine", share >= learned.high, share, ALL, target, baseline=False),
            Method("engine-not-low", "not low", share >= learned.low, shown=("recall",)),
            Method("bayes", "naive Bayes", bayes > 0, bayes, ALL),
            _by_rules(rows, "en", ALL),
            _always(rows),
        ]
    )


def _drop(rows: Sequence[Row], marked: Marked, learned: Learned) -> Iterator[Figure]:
    """What the distance in years costs: the late debates, scored with and without debates of their years.

    Each is scored by weights of all other debates; yes is said from the probability that was best
    on the early ones.
    """
    early = marked.elections <= LAST_EARLY
    debates = np.array([row.unit for row in rows])
    apart = np.where(early, marked.elections.astype(np.str_), debates)
    others = replace(marked, elections=np.unique(apart, return_inverse=True)[1])
    unseen = learn(others, with_words=True).unseen
    high, _ = steps_of(unseen[early], marked.labels[early])
    late = [row for row, yes in zip(rows, ~early, strict=True) if yes]
    held = marked.where(~early)
    near = unseen[~early] >= high
    far = _shares(learned.scorer, held) >= learned.high
    on = "ClaimBuster, the debates of 2008–2016"
    shown = Method("engine", "the engine", near, unseen[~early], ("f1", "ap"), baseline=False)
    yield from _trial("debates-late-near", f"{on}, each by weights of all others", late).figures([shown])
    labels = held.labels == 1

    def lost(some: Sequence[Labels]) -> float:
        at = np.concatenate(some)
        return yes_score("f1", labels[at], near[at]) - yes_score("f1", labels[at], far[at])

    measured, least, most = of_units(_trial("", "", late).places(), lost)
    yield Figure(
        key="worth.debates-late.drop",
        what=f"F1 lost when only debates to {LAST_EARLY} train the engine (lower is better)",
        on=on,
        measured=measured,
        low=least,
        high=most,
        count=len(late),
        baseline=True,
    )


# -- tweets -------------------------------------------------------------------------------


def _tweets(shared: Path, encoder: Encoder, language: str, task: str) -> Iterator[Figure]:
    rows = worth_sets.tweets(shared, language, task, "dev_test")[:: EVERY if language == "es" else 1]
    known = worth_sets.tweets(shared, language, task, "train")
    marked = _marked(rows, encoder)
    weights = shipped()
    english = language == "en"
    scorer = weights.english if english else weights.others
    share = _shares(scorer, marked)
    bayes = NaiveBayes([row.text for row in known], [row.label for row in known]).log_odds(marked.texts)
    shown = ALL if english else ("f1", "precision", "ap")
    methods = [
        Method(
            "engine",
            "the engine as it ships",
            share >= _least(weights.steps, language),
            share,
            shown,
            TARGET if english else None,
            baseline=False,
        ),
        Method("bayes", "naive Bayes trained on the tweets of the set", bayes > 0, bayes, ("f1", "ap")),
        _always(rows),
    ]
    if english:
        methods.append(_by_rules(rows, language, ("f1",)))
    if english and task == "1A":
        methods.append(_own(_marked(known, encoder), marked))
    yield from _trial(f"tweets-{language}-{task}", f"CLEF 2022, {task}, {language}, dev-test", rows).figures(
        methods
    )


def _least(steps: Steps, language: str) -> float:
    return steps.high if language == "en" else steps.sure


def _own(known: Marked, held: Marked) -> Method:
    """The same engine trained on the tweets of the set, calibrated on five parts of them in turn."""
    fifths = Marked(known.texts, known.vectors, known.labels, np.arange(len(known.texts)) % 5)
    learned = learn(fifths, with_words=True)
    share = _shares(learned.scorer, held)
    said = share >= steps_of(learned.unseen, known.labels)[0]
    return Method("own", "the same engine trained on the tweets of the set", said, share, ALL)


# -- shared -------------------------------------------------------------------------------


def _trial(key: str, on: str, rows: Sequence[Row]) -> Trial:
    share = sum(row.label for row in rows) / len(rows)
    marked: Marks = np.array([row.label == 1 for row in rows])
    return Trial(key, f"{on} ({share:.0%} marked)", marked, tuple(row.unit for row in rows))


def _shares(scorer: Scorer, marked: Marked) -> Ranks:
    """The probability that each text is marked."""
    return np.asarray(1 / (1 + np.exp(-scores(scorer, marked.texts, marked.vectors))))


def _by_rules(rows: Sequence[Row], language: str, shown: tuple[str, ...]) -> Method:
    steps = [worth(row.text, language)[0] for row in rows]
    ranked = np.array([RANK.get(step, 0.0) for step in steps])
    return Method("rules", "the rules", ranked == RANK[Worth.HIGH], ranked, shown)


def _always(rows: Sequence[Row]) -> Method:
    return Method("always", "always yes", np.ones(len(rows), np.bool_))


def main() -> None:
    """Print every figure, a line each."""
    options = argparse.ArgumentParser(prog="python -m onrecord.bench.worth")
    options.add_argument("folder", type=Path, help="the folder of the research sets")
    shared: Path = options.parse_args().folder
    for one in measure(Places(Path("bench"), shared, load())):
        if isinstance(one, Absent):
            sys.stdout.write(f"{one.key}: absent. {one.reason}\n")
            continue
        aim = f"  target {one.target:.2f}" if one.target else ""
        interval = f"{one.measured:.3f}  {one.low:.3f} to {one.high:.3f}"
        sys.stdout.write(f"{one.key:36} {interval}  {one.count:6,}  {one.on}{aim}\n")


if __name__ == "__main__":
    main()
