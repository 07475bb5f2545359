"""Where a line was seen: in archived documents, and in outlets that earlier fact-checks name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.archive.archive import Archive
from onrecord.archive.index import PassageHit, Query, Vector
from onrecord.narratives.stance import Carried, recorded, stance
from onrecord.records.document import Document
from onrecord.records.engine import Engines
from onrecord.records.factcheck import FactCheck
from onrecord.records.narrative import Feature, Sighting
from onrecord.records.statement import Claim
from onrecord.text.actors import actors, names_of
from onrecord.text.frames import Deed, Frame, frame
from onrecord.text.frames_compare import Comparison, Outcome, compare
from onrecord.text.language import detect
from onrecord.text.orders import order_in
from onrecord.text.predicates import Nearness, nearness
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span

PASSAGES = 120
"""Passages searched for each wording of a line."""
UNDATED = "9999"
NEAR_DEED = "speaks of a near deed, not of the same"
_ALIKE = frozenset({Nearness.EQUAL, Nearness.NEAR})


@dataclass(frozen=True)
class Wordings:
    """The ways a line is put: the claim itself, and the line of the earlier checks, when there is one."""

    claim: Claim
    line: str | None
    line_language: str | None = None

    def texts(self) -> list[tuple[str, str | None]]:
        """Each wording with its language."""
        own = (self.claim.text, self.claim.language or detect(self.claim.text).code)
        return [own] if self.line is None else [own, (self.line, self.line_language)]


def in_documents(
    wordings: Wordings, members: Sequence[FactCheck], archive: Archive, engines: Engines
) -> list[Sighting]:
    """One sighting for each archived document that carries the line, the statement's own left out.

    A document carries the line when its headline, or a sentence in one of the passages found,
    has the same actors, deed and object, each in the same part. A report of contrary events is
    no sighting, and neither is a text that orders its reader about: it is shown among the
    evidence, marked.
    """
    frames = _frames(wordings)
    found: dict[str, list[PassageHit]] = {}
    for hit in _hits(wordings, archive, engines):
        if hit.document != wordings.claim.document:
            found.setdefault(hit.document, []).append(hit)
    checkers = frozenset(one.publisher for one in members)
    sightings = []
    for record in archive.get_many(list(found)):
        if isinstance(record, Document) and order_in(record.text) is None:
            seen = _in_document(wordings.claim, record, found[record.id], frames)
            if seen is not None:
                sightings.append(_sighting(wordings.claim, record, seen, checkers))
    return sightings


def _frames(wordings: Wordings) -> list[Frame]:
    """The claim, and the line with those of its deeds that the claim speaks of too.

    "Uses them to unsettle states" holds two deeds: a report of an attack on a state carries
    only the second, which is not what the claim is about.
    """
    claim, *lines = [frame(text, language) for text, language in wordings.texts()]
    of_the_claim = [one.relation.relation for one in claim.deeds]
    return [claim, *(replace(line, deeds=tuple(_alike(line.deeds, of_the_claim))) for line in lines)]


def _alike(deeds: Sequence[Deed], relations: Sequence[str]) -> list[Deed]:
    """The deeds that are of one of these classes, or near to one."""
    return [
        one for one in deeds if any(nearness(one.relation.relation, other) in _ALIKE for other in relations)
    ]


def in_factchecks(claim: Claim, members: Sequence[FactCheck]) -> Iterator[Sighting]:
    """One sighting for each outlet that an earlier fact-check of the line names.

    We did not read the outlet, so its stance is `cannot say`. The date is that of the claim as the
    fact-check gives it, else the day it was published.
    """
    for member in members:
        label, marks = recorded(member.publisher, member.restated_by)
        for outlet in dict.fromkeys(member.outlets):
            yield Sighting(
                claim=claim.id,
                outlet=outlet,
                on=member.claim_date or member.published,
                stance=label,
                features=marks,
                factcheck=member.id,
                address=member.address,
                language=member.said_in[0] if len(member.said_in) == 1 else None,
            )


def in_order(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """The sightings oldest first, undated ones last, then by id; what was read stands for what was recorded.

    Where we hold a document of an outlet and a fact-check names the same outlet for the same
    day, only the document is kept: it is one sighting.
    """
    kept = list(sightings)
    read = {(one.outlet.casefold(), one.on) for one in kept if one.document}
    kept = [one for one in kept if one.document or (one.outlet.casefold(), one.on) not in read]
    return tuple(sorted(kept, key=lambda one: (one.on.first.isoformat() if one.on else UNDATED, one.id)))


def _hits(wordings: Wordings, archive: Archive, engines: Engines) -> Iterator[PassageHit]:
    texts = wordings.texts()
    vectors: Sequence[Vector | None] = [None] * len(texts)
    if engines.encoder is not None:
        vectors = list(engines.encoder.encode([text for text, _ in texts], "query"))
    for (text, language), vector in zip(texts, vectors, strict=True):
        yield from archive.search_passages(Query(text, vector, PASSAGES, language))
    names = _names(texts)
    if names:
        yield from archive.search_passages(Query(names, None, PASSAGES))


def _names(texts: Sequence[tuple[str, str | None]]) -> str:
    """The names of the actors in all languages: words alone would miss pages that use other ones."""
    keys = dict.fromkeys(one.key for text, language in texts for one in actors(text, language))
    return " ".join(name for key in keys for name in names_of(key))


@dataclass(frozen=True)
class _Seen:
    in_title: bool
    sentence: Span | None
    passage: str
    denied: bool
    against: str
    near: Feature | None


def _in_document(
    claim: Claim, document: Document, hits: Sequence[PassageHit], frames: Sequence[Frame]
) -> _Seen | None:
    """Where a document carries the line, or nothing."""
    title = _carries(document.title or "", document.language, frames)
    for hit in sorted(hits, key=lambda one: one.span):
        for span in sentences(hit.words, document.language or "en"):
            found = _carries(span.of(hit.words), document.language, frames)
            if found is not None:
                against = _against(hit.words, span, document.language, frames)
                denied = _denied(found) or (title is not None and _denied(title))
                near = _near_deed(found) if title is None or title.predicate.near else None
                return _Seen(title is not None, span.shift(hit.span.start), hit.words, denied, against, near)
    if title is None:
        return None
    best = min(hits, key=lambda one: one.span)
    against = _against(best.words, None, document.language, frames)
    return _Seen(True, None, best.words, _denied(title), against, _near_deed(title))


def _carries(text: str, language: str | None, frames: Sequence[Frame]) -> Comparison | None:
    """The comparison that shows that `text` carries the line, or nothing."""
    if not text.strip():
        return None
    theirs = frame(text, language)
    if not theirs.deeds or not theirs.actors:
        return None
    relations = [one.relation.relation for one in theirs.deeds]
    for place, ours in enumerate(frames):
        if not _alike(ours.deeds, relations):  # most sentences are done with here
            continue
        found = compare(ours, theirs)
        # Without `named` a shared word, or a name whose part was not read, would do.
        agree = all(
            held.outcome is Outcome.AGREE and held.named
            for held in (found.actor, found.predicate, found.object)
        )
        loose = found.actor.loose or found.object.loose
        # From the claim to the line and from the line to a text would be two steps of nearness.
        far = found.predicate.near and (loose or place > 0)
        if agree and not far:
            return found
    return None


def _near_deed(found: Comparison) -> Feature | None:
    """The mark that a text speaks of a near deed, such as founding where the line says arming."""
    if not found.predicate.near:
        return None
    return Feature(NEAR_DEED, f"{found.predicate.theirs} ({found.predicate.reason})")


def _denied(found: Comparison) -> bool:
    return found.polarity.outcome is Outcome.OPPOSE


def _against(passage: str, carrying: Span | None, language: str | None, frames: Sequence[Frame]) -> str:
    """A sentence beside the carrying one that says the opposite of the line, or nothing."""
    for span in sentences(passage, language or "en"):
        if carrying is not None and span.overlaps(carrying):
            continue
        theirs = frame(span.of(passage), language)
        if _others_named(theirs):
            continue
        for ours in frames:
            found = compare(ours, theirs)
            opposed = found.predicate.outcome is Outcome.OPPOSE or (
                found.predicate.outcome is Outcome.AGREE and found.polarity.outcome is Outcome.OPPOSE
            )
            if opposed and found.actor.outcome is Outcome.AGREE and found.object.outcome is Outcome.AGREE:
                return span.of(passage)
    return ""


def _others_named(theirs: Frame) -> bool:
    """Whether more than two actors stand in a sentence: who did what is then too easily misread."""
    places = {one.span for one in theirs.places}
    return len({one.key for one in theirs.actors if one.span not in places}) > 2


def _sighting(claim: Claim, document: Document, seen: _Seen, checkers: frozenset[str]) -> Sighting:
    words = seen.sentence.of(document.text) if seen.sentence else ""
    label, marks = stance(
        Carried(
            document.title,
            seen.in_title,
            words,
            seen.passage,
            document.publisher,
            document.language,
            seen.denied,
            seen.against,
            document.restated_by,
        ),
        checkers,
    )
    return Sighting(
        claim=claim.id,
        outlet=document.publisher or "publisher unknown",
        on=document.published,
        stance=label,
        features=(*marks, seen.near) if seen.near else marks,
        document=document.id,
        span=seen.sentence,
        words=words,
        title=document.title,
        address=document.address,
        language=document.language,
    )
