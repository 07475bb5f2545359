"""Writes `src/onrecord/engines/e5_reference.json`: reference vectors, and the means that are subtracted.

    python -m training.e5_reference --data DIR

DIR holds the public research sets named in `training/README.md`. The reference vectors
come from the graph in 32-bit floats over the texts below; the means, one per role,
from a seeded sample of short texts in several languages. Only
numbers and our own sentences are written.
"""

import argparse
import csv
import json
import random
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.engines.e5 import E5Encoder, Role, make_tokenizer, open_session, prepare, run_graph
from onrecord.engines.e5_blob import find_blob, read_blob
from onrecord.engines.e5_graph import build_graph
from onrecord.engines.e5_store import vocabulary_of
from onrecord.records.engine import Vectors

OUT = Path("src/onrecord/engines/e5_reference.json")
SEED = 20221102
EACH = 150  # texts of one language or source in the sample
SHORTEST, LONGEST = 30, 600  # characters

TEXTS: tuple[tuple[Role, str], ...] = (
    ("query", "The ministry said the bridge would open in May 2021."),
    ("passage", "No bridge was opened that year, according to the road authority's own register."),
    ("query", "Министерство заявило, что мост откроют в мае 2021 года."),
    ("passage", "قالت الوزارة إن الجسر سيفتح في مايو 2021."),
    ("query", "该部表示，大桥将于2021年5月通车。"),
    ("passage", "El número de heridos subió de 12 a 1.340 en tres días, «según fuentes» no citadas."),
    ("query", "ﬁnal   ＦＵＬＬ－ＷＩＤＴＨ text\twith a tab, ½ and a soft\u00adhyphen"),
    ("passage", "मंत्रालय ने कहा कि पुल मई में खुलेगा। " * 12),
)


def rows(text: str, column: str, delimiter: str) -> Iterator[str]:
    """One column of a table with a header."""
    for row in csv.DictReader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL):
        yield row.get(column) or ""


def packed(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file in an archive, in the order of their names."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read().decode("utf-8", "replace")


def sources(data: Path) -> dict[str, list[str]]:
    """Short texts by source and language."""
    found: dict[str, list[str]] = {}
    for name, text in packed(data / "clef2022_claim_detection" / "other_languages.tar.gz"):
        if name.endswith("_1A_checkworthy_train.tsv"):
            found[name.split("/")[0]] = list(rows(text, "tweet_text", "\t"))
    for language in ("EN", "BG", "PT"):
        articles = packed(data / "semeval2025_narratives" / f"{language}.tar.gz")
        found[f"news {language}"] = [
            line for name, text in articles if "raw-documents" in name for line in text.splitlines()
        ]
    titles = (data / "euvsdisinfo_posts" / "posts.csv").read_text("utf-8")
    found["titles"] = list(rows(titles, "title", ","))
    pages = sorted((data / "news_pages").rglob("*.json"))
    found["headlines"] = [
        version["title"]
        for page in pages
        for version in json.loads(page.read_text("utf-8")).values()
        if isinstance(version, dict) and version.get("title")
    ]
    return found


def sample(data: Path) -> list[str]:
    """The seeded sample, the same on every run."""
    chosen: list[str] = []
    for name, texts in sorted(sources(data).items()):
        fit = sorted({text.strip() for text in texts if SHORTEST <= len(text.strip()) <= LONGEST})
        picked = random.Random(f"{SEED} {name}").sample(fit, min(EACH, len(fit)))
        print(f"{name}: {len(picked)} of {len(fit)}")
        chosen += picked
    return chosen


def reference_vectors() -> Vectors:
    """The vectors of `TEXTS` from the graph in 32-bit floats."""
    blob = read_blob(find_blob())
    vocabulary = vocabulary_of(blob)
    tokenizer = make_tokenizer(vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "floats.onnx"
        graph.write_bytes(build_graph(blob, "floats").SerializeToString())
        session = open_session(graph)
    vectors = [
        run_graph(session, tokenizer, prepare(text, role, vocabulary.normalise)) for role, text in TEXTS
    ]
    return np.stack(vectors)


def main() -> None:
    """Write the reference vectors first, since the encoder compares itself with them; then the means."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    data: Path = options.parse_args().data
    vectors = reference_vectors()
    nothing = [0.0] * vectors.shape[1]
    told = {
        "texts": TEXTS,
        "vectors": [_rounded(row) for row in vectors],
        "means": {"query": nothing, "passage": nothing},
    }
    _write(told)
    texts = sample(data)
    encoder = E5Encoder()
    roles: tuple[Role, ...] = ("query", "passage")
    told["means"] = {role: _rounded(encoder.raw(texts, role).mean(axis=0)) for role in roles}
    told["means_from"] = f"{len(texts)} short texts in eight languages and more, seed {SEED}"
    _write(told)
    print(f"means of {len(texts)} texts written to {OUT}")


def _rounded(row: Vectors) -> list[float]:
    return [round(float(number), 5) for number in row]


def _write(told: dict[str, object]) -> None:
    OUT.write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
