"""How an outlet handles a line it carries, from marks that a reader can see too.

An attribution, a headline with or without a speaker, a word of doubt, a denial, counter-evidence
beside it, a debunking word, who publishes. Each mark becomes a `Feature` with its words, and the
label follows from them by the rules of `label`, not from a learned engine.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.records.narrative import Feature, SightingStance
from onrecord.text.attribution import AttributionKind, Cue, cues, headline_speaker, speakers
from onrecord.text.checkers import is_fact_checker
from onrecord.text.predicates_lexicon import parts_of, stands
from onrecord.text.tokens import tokens

LANGUAGES = frozenset({"en", "ru", "ar", "de", "fr", "es", "it"})
"""Languages with lists of cues; a text in another gets the label `cannot say`."""

_RECORDED = "recorded by another, not read here"
_CHECKER = "publisher is a fact-checker"
_DEBUNKS = "debunking words"
_DENIES = "denies the line itself"
_DENIAL = "denial or counter-evidence nearby"
_DISTANCE = "words of distance"
_ATTRIBUTED = "attributed to somebody"
_SPEAKER = "headline carries it and names a speaker"
_BARE_HEADLINE = "headline states it as its own"
_QUESTION = "headline asks"
_ENDORSING = "words of approval"
_BARE_PASSAGE = "passage states it as its own"
_RESTATED = "read in a restatement, not in the publisher's words"
_NO_LISTS = "no word lists for this language"


@dataclass(frozen=True)
class Carried:
    """A text that carries a line: what its headline and its sentence say, and who publishes it.

    `in_title` and `sentence` say where the line stands; `denied` that it stands there as denied;
    `against` holds words beside it that say the opposite.
    """

    title: str | None
    in_title: bool
    sentence: str
    passage: str
    publisher: str | None
    language: str | None
    denied: bool = False
    against: str = ""
    restated_by: str | None = None


def stance(
    carried: Carried, checkers: frozenset[str] = frozenset()
) -> tuple[SightingStance, tuple[Feature, ...]]:
    """The label of a carried line, with the marks that speak for it.

    `checkers` are publishers known to be fact-checkers besides those listed.

    >>> title = "London arms the group: Russian diplomat"
    >>> found, marks = stance(Carried(title, True, "", "", "A daily", "en"))
    >>> found.value, [mark.name for mark in marks]
    ('reports uncritically', ['headline carries it and names a speaker'])
    """
    marks = tuple(_marks(carried, checkers))
    return label({mark.name for mark in marks}), marks


def label(marks: set[str]) -> SightingStance:
    """The label that a set of marks gives; the strongest mark wins.

    >>> label({"headline states it as its own"}).value
    'endorses'
    >>> label({"headline states it as its own", "words of distance"}).value
    'reports with distance'
    """
    if _NO_LISTS in marks or _RECORDED in marks:
        return SightingStance.CANNOT_SAY
    against = marks & {_DEBUNKS, _DENIES, _DENIAL}
    if against and (_CHECKER in marks or _DEBUNKS in marks):
        return SightingStance.DEBUNKS
    if against:
        return SightingStance.DISPUTES
    if _ENDORSING in marks:
        return SightingStance.ENDORSES
    if marks & {_DISTANCE, _QUESTION} or _CHECKER in marks:
        return SightingStance.DISTANCE
    if _SPEAKER in marks or (_ATTRIBUTED in marks and _BARE_HEADLINE in marks):
        return SightingStance.UNCRITICAL
    if marks & {_BARE_HEADLINE, _BARE_PASSAGE}:
        return SightingStance.ENDORSES
    return SightingStance.CANNOT_SAY


def recorded(publisher: str, restated_by: str | None = None) -> tuple[SightingStance, tuple[Feature, ...]]:
    """The label of an outlet that only a fact-check names: it was not read, so nothing can be said."""
    marks = [Feature(_RECORDED, f"recorded by {publisher}")]
    if restated_by:
        marks.append(Feature(_RESTATED, restated_by))
    return SightingStance.CANNOT_SAY, tuple(marks)


def _marks(carried: Carried, checkers: frozenset[str]) -> list[Feature]:
    marks: list[Feature] = []
    if carried.restated_by:
        marks.append(Feature(_RESTATED, carried.restated_by))
    if is_fact_checker(carried.publisher, checkers):
        marks.append(Feature(_CHECKER, carried.publisher or ""))
    if carried.language not in LANGUAGES:
        return [*marks, Feature(_NO_LISTS, carried.language or "unknown language")]
    title = carried.title or ""
    if carried.in_title:
        marks += _of_title(title, carried.language)
    recorder = _recorder(carried, checkers)
    if recorder:
        return [*marks, Feature(_RECORDED, recorder)]
    if carried.sentence:
        marks += _of_sentence(carried.sentence, carried.language)
    if carried.denied:
        marks.append(Feature(_DENIES, carried.sentence or title))
    if carried.against:
        marks.append(Feature(_DENIAL, carried.against))
    marks += _beside(carried)
    return list(dict.fromkeys(marks))


def _recorder(carried: Carried, checkers: frozenset[str]) -> str:
    """The fact-checker whose words a sentence gives about another outlet, or nothing."""
    if is_fact_checker(carried.publisher, checkers):
        return ""
    named = [span.of(carried.sentence) for span in speakers(carried.sentence, carried.language)]
    return next((f"recorded by {name}" for name in named if is_fact_checker(name, checkers)), "")


def _of_title(title: str, language: str | None) -> list[Feature]:
    marks = _doubts(title, language)
    if title.rstrip().endswith(("?", "؟")):
        marks.append(Feature(_QUESTION, title))
    debunking = _listed("debunking", title, language)
    if debunking:
        marks.append(Feature(_DEBUNKS, debunking))
    speaker = headline_speaker(title)
    said = [cue for cue in cues(title, language) if cue.kind is AttributionKind.ATTRIBUTED]
    if speaker or said:
        marks.append(Feature(_SPEAKER, speaker.of(title) if speaker else said[0].words))
    elif not marks:
        marks.append(Feature(_BARE_HEADLINE, title))
    return marks + _approval(title, language, own=not (speaker or said))


def _of_sentence(sentence: str, language: str | None) -> list[Feature]:
    marks = _doubts(sentence, language)
    said = [cue for cue in cues(sentence, language) if cue.kind is AttributionKind.ATTRIBUTED]
    if said:
        marks.append(Feature(_ATTRIBUTED, said[0].words))
    elif not marks:
        marks.append(Feature(_BARE_PASSAGE, sentence))
    return marks + _approval(sentence, language, own=not cues(sentence, language))


def _doubts(text: str, language: str | None) -> list[Feature]:
    """Distance, denial and debunking words of one text."""
    found = cues(text, language)
    marks = []
    for kind, name in (
        (AttributionKind.DISTANCED, _DISTANCE),
        (AttributionKind.DENIED, _DENIAL),
        (AttributionKind.DISPUTED, _DENIAL),
    ):
        words = _words([cue for cue in found if cue.kind is kind])
        if words:
            marks.append(Feature(name, words))
    return marks


def _approval(text: str, language: str | None, *, own: bool) -> list[Feature]:
    """Words of approval; those that a quoted speaker may have used count in the outlet's own voice only."""
    words = _listed("approving", text, language) or (_listed("endorsing", text, language) if own else "")
    return [Feature(_ENDORSING, words)] if words else []


def _beside(carried: Carried) -> list[Feature]:
    """Denials and debunking words in the passage around the sentence."""
    rest = carried.passage.replace(carried.sentence, " ") if carried.sentence else carried.passage
    against = [
        cue
        for cue in cues(rest, carried.language)
        if cue.kind in (AttributionKind.DENIED, AttributionKind.DISPUTED)
    ]
    return [Feature(_DENIAL, _words(against))] if against else []


def _words(found: list[Cue]) -> str:
    return ", ".join(dict.fromkeys(cue.words for cue in found))


def _listed(table: str, text: str, language: str | None) -> str:
    found = tokens(text)
    hits = []
    for at in range(len(found)):
        ends = [end for parts in _parts((table, language or "en")) if (end := stands(parts, found, at))]
        if ends:
            hits.append(text[found[at].span.start : found[max(ends) - 1].span.end])
    return ", ".join(dict.fromkeys(hits))


@cache
def _parts(place: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    table = tomllib.loads(files("onrecord.narratives").joinpath("stance.toml").read_text("utf-8"))
    return tuple(parts_of(written) for written in table[place[0]].get(place[1], ()))
