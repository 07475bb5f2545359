"""Which earlier fact-checks speak of the same claim, contradict it, or are only about its topic."""

from collections.abc import Sequence

from onrecord.archive.archive import Archive
from onrecord.archive.index import Query, Vector
from onrecord.matching.candidates import Candidate, group, on_topic
from onrecord.matching.guards import guard, language_of
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck, Match, Matching
from onrecord.records.statement import Claim
from onrecord.text.words import stems

TAKEN = 50
"""How many earlier fact-checks the search gives for a claim before duplicates are made one."""
FEWEST_WORDS = 2
"""A claim with fewer content words matches anything that holds them."""
WORDS_ENGINE = "words (BM25)"


def match(claims: Sequence[Claim], archive: Archive, engines: Engines) -> tuple[Matching, ...]:
    """For each claim, in order, the earlier fact-checks above the line, best first.

    Every match says by six guards why it is the same claim, its opposite or only related. When
    none reaches the line, `below` holds the nearest. The claims are encoded in one call.

    Raises:
        ArchiveDamaged: the index is missing or cannot be read.
        EngineMismatch: the archive was indexed with another encoder.
    """
    searched = archive.count(FactCheck)
    vectors = _vectors(claims, engines) if searched else [None] * len(claims)
    return tuple(
        _match(claim, vector, archive, _Made(searched, engines))
        for claim, vector in zip(claims, vectors, strict=True)
    )


class _Made:
    """What is the same for every claim of one call."""

    def __init__(self, searched: int, engines: Engines) -> None:
        self.searched = searched
        self.encoder = engines.encoder
        self.names = (WORDS_ENGINE, *((str(self.encoder.engine),) if self.encoder else ()))


def _vectors(claims: Sequence[Claim], engines: Engines) -> list[Vector | None]:
    if engines.encoder is None or not claims:
        return [None] * len(claims)
    return list(engines.encoder.encode([claim.text for claim in claims], "query"))


def _match(claim: Claim, vector: Vector | None, archive: Archive, made: _Made) -> Matching:
    language = language_of(claim.text, claim.language)
    if not made.searched:
        return Matching(claim.id, (), None, 0, made.names, "No earlier fact-checks in this archive.")
    if len(set(stems(claim.text, language))) < FEWEST_WORDS:
        note = "The claim has fewer than two content words: too little to compare."
        return Matching(claim.id, (), None, made.searched, made.names, note)
    hits = archive.search_factchecks(Query(claim.text, vector, TAKEN, language))
    names = [hit.factcheck for hit in hits]
    found = zip(names, archive.get_many(names), strict=True)
    records = {name: record for name, record in found if isinstance(record, FactCheck)}
    candidates = group(hits, records)
    above = [one for one in candidates if on_topic(claim.text, language, one)]
    matches = tuple(_made_match(claim, one) for one in above)
    below = _made_match(claim, candidates[0]) if candidates and not above else None
    return Matching(claim.id, matches, below, made.searched, made.names, _note(language, made, candidates))


def _made_match(claim: Claim, candidate: Candidate) -> Match:
    found = guard(claim, candidate.factcheck)
    return Match(
        claim.id,
        candidate.factcheck.id,
        found.relation,
        found.reason,
        found.guards,
        candidate.score,
        candidate.words_score,
        candidate.vector_score,
        candidate.duplicates,
    )


def _note(language: str | None, made: _Made, candidates: Sequence[Candidate]) -> str:
    notes = []
    if made.encoder is None:
        notes.append("Words only: no encoder is installed, so other wordings and languages are missed.")
    elif candidates and all(one.vector_score is None for one in candidates):
        notes.append("Words only: this archive was indexed without an encoder.")
    if language is None:
        notes.append("The language of the claim could not be told; it was read as English.")
    if not candidates:
        notes.append("No earlier fact-check shares a word with the claim.")
    return " ".join(notes)
