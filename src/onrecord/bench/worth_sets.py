"""Reads the labelled sets of check-worthiness. Their labels mean different things; see each function.

ClaimBuster's sentences carry numbers in the order of the transcripts, debate after debate, but
not the debates' names. `DEBATES` says where each debate begins and in which year it was held,
read from what is said in it (candidates, moderators, towns); all 33 debates of 1960 to 2016 are there.
"""

import bisect
import json
import re
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CLAIMBUSTER = Path("claimbuster/train.json")
CLEF2019 = Path("clef2019_checkworthiness/training")
TWEETS = Path("clef2022_claim_detection")
TASKS = {"1A": "1A_checkworthy", "1B": "1B_claim"}
LANGUAGES = {
    "ar": "arabic",
    "bg": "bulgarian",
    "en": "english",
    "es": "spanish",
    "nl": "dutch",
    "tr": "turkish",
}

DEBATES = (
    (0, 1988), (990, 1976), (1630, 2012), (2780, 1976), (3400, 2008), (5400, 2008), (6430, 2004),
    (7560, 1960), (8100, 1960), (8640, 1980), (9100, 2012), (10410, 2008), (11380, 2000), (12500, 1960),
    (13050, 1960), (13570, 1992), (14790, 1980), (15475, 1988), (16420, 1976), (17060, 1984),
    (17940, 2004), (19075, 1996), (20185, 2000), (21285, 1992), (22525, 2004), (23805, 1992),
    (24880, 1984), (25660, 1996), (26880, 2012), (28010, 2000), (29080, 2016), (31000, 2016), (33125, 2016),
)  # fmt: skip
"""The first sentence number of each debate, and its year."""

UNSEEN_DEBATES = ("20160209_msnbc_dem", "20160226_10_gop", "20160414_9dem", "20161005_vice_pres")
"""The debates of CLEF 2019 that are not in ClaimBuster: three of the primaries, one of the running mates."""


@dataclass(frozen=True)
class Row:
    """A labelled text; `unit` is the debate it stands in, or its own number where there is none."""

    text: str
    label: int
    unit: str
    year: int = 0


def claimbuster(shared: Path) -> list[Row]:
    """ClaimBuster's sentences in the order they were said: 1 is a factual claim that students,
    journalists and teachers thought the public would want checked; 0 is any other sentence.

    >>> debate_of(1655)
    (2, 2012)
    """
    told = json.loads((shared / CLAIMBUSTER).read_text("utf-8"))
    rows = []
    for one in sorted(told, key=lambda one: int(one["sentence_id"])):
        number, year = debate_of(int(one["sentence_id"]))
        rows.append(Row(one["text"], int(one["label"]), f"{year}-{number}", year))
    return rows


def debate_of(sentence: int) -> tuple[int, int]:
    """The debate of a sentence number, counted in ClaimBuster's order, and its year."""
    number = bisect.bisect_right(DEBATES, (sentence, 9999)) - 1
    return number, DEBATES[number][1]


def clef2019(shared: Path, known: Iterable[str]) -> list[Row]:
    """The debates of CLEF 2019 that ClaimBuster lacks: 1 is a sentence that a fact-checking site did check.

    Sentences whose words stand in `known` are left out.
    """
    seen = {plain(text) for text in known}
    rows = []
    for name in UNSEEN_DEBATES:
        for line in lines((shared / CLEF2019 / f"{name}.tsv").read_text("utf-8")):
            _, _, text, label = line.split("\t")
            if plain(text) not in seen:
                rows.append(Row(text, int(label), name, int(name[:4])))
    return rows


def tweets(shared: Path, language: str, task: str, part: str) -> list[Row]:
    """Tweets of CLEF 2022: in task 1B, 1 is a tweet that holds a claim that can be verified.

    In task 1A, which holds the claims of 1B, 1 is one that a professional should check. (In
    Spanish there is no 1B, and 1A holds tweets about politics.) Rows without a label are left out.
    """
    name = LANGUAGES[language]
    file = f"{name}/CT22_{name}_{TASKS[task]}_{part}.tsv"
    if language == "en":
        told = (shared / TWEETS / file).read_text("utf-8")
    else:
        with tarfile.open(shared / TWEETS / "other_languages.tar.gz") as packed:
            member = packed.extractfile(file)
            told = member.read().decode("utf-8") if member else ""
    rows = [line.split("\t") for line in lines(told)[1:]]
    return [Row(row[3], int(row[4]), row[1]) for row in rows if row[4] in ("0", "1")]


def lines(told: str) -> list[str]:
    """The lines of a file, cut at line feeds alone: texts hold other marks that end lines elsewhere."""
    return [line.removesuffix("\r") for line in told.split("\n") if line.strip()]


def plain(text: str) -> str:
    """The words of a text, for finding the same sentence in two sets.

    >>> plain("Well, it's -- TRUE.")
    'well it s true'
    """
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
