"""A small archive of public events in our own words, and the records the tests of this room share."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.archive.archive import Archive
from onrecord.records.document import Document
from onrecord.records.engine import EngineId, StanceFinding
from onrecord.records.evidence import Stance
from onrecord.records.statement import Checkable, Claim, Claimant, Mode, Statement, Worth
from onrecord.text.spans import Span
from onrecord.text.when import When

ENVOY = Claimant("The envoy", "Russian special envoy")
LINE = "The United States is arming ISIS-K."


def a_document(name: str, text: str, **changes: object) -> Document:
    """A document published on 2 May 2019 by a paper of its own, unless said otherwise."""
    fields: dict[str, object] = {
        "snapshot": f"snp_{name}",
        "text": text,
        "title": None,
        "authors": (),
        "publisher": f"Paper {name}",
        "published": When("2019-05-02"),
        "published_from": "its header",
        "language": "en",
        "language_from": "its header",
        "address": f"file:{name}.txt",
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def a_claim(text: str = LINE, **changes: object) -> Claim:
    """A checkable claim about 2 November 2022."""
    fields: dict[str, object] = {
        "statement": "stm_1",
        "document": "doc_statement",
        "span": Span(0, len(text)),
        "words": text,
        "text": text,
        "claimant": ENVOY,
        "checkable": Checkable.CHECKABLE,
        "checkable_reason": "it says that something is done",
        "worth": Worth.HIGH,
        "worth_reason": "it accuses a state",
        "about": When("2022-11-02"),
        "language": "en",
    }
    return Claim(**(fields | changes))  # type: ignore[arg-type]


def a_statement(document: str = "doc_statement") -> Statement:
    """The statement of 2 November 2022."""
    return Statement(document, Span(0, 1), "x", Mode.DIRECT, ENVOY, on=When("2022-11-02"))


def an_archive(folder: Path, documents: Sequence[Document]) -> Archive:
    """An archive with these documents, indexed by words alone."""
    archive = Archive.create(folder / "archive")
    archive.put(*documents)
    archive.sync(None)
    return archive


class FixedEngine:
    """A stance engine that says what its table says about a passage holding a word."""

    engine = EngineId("fixed", "1")

    def __init__(
        self, table: dict[str, StanceFinding], languages: frozenset[str] = frozenset({"en"})
    ) -> None:
        self.table = table
        self.languages = languages
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[StanceFinding]:
        """The table's findings; unclear where no word of it stands."""
        self.asked += pairs
        unclear = StanceFinding(Stance.UNCLEAR, 0.4, 0.3, "below its threshold")
        return [
            next((found for word, found in self.table.items() if word in passage), unclear)
            for _, passage in pairs
        ]
