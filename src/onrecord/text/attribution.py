"""Whose words a sentence gives, and how far it stands from them.

Readable cues only: a speech verb, "according to", a headline's tail, a word of doubt, a denial,
a debunking word. The lists stand in `attribution.toml`, for English, Russian, Arabic, German,
French, Spanish and Italian.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text.actors import actors
from onrecord.text.predicates_lexicon import fits, parts_of, stands
from onrecord.text.spans import Span
from onrecord.text.tokens import fold, is_arabic, tokens

_LANGUAGES = ("en", "ru", "ar", "de", "fr", "es", "it")
_TAIL = re.compile(r":\s+(?P<tail>[^\s:!?][^:!?]{1,69}?)\s*$")
_HEAD = re.compile(r"^\s*(?P<head>[^\s:.!?][^:.!?]{1,59}?)\s*:\s+(?=\S)")
_NOBODY = frozenset({"there", "it", "this", "that", "what"})
_ARABIC_SOURCE = 2
_BREAK = re.compile(r"[,;:.](?=\s|$)|[“”\"«»—–]")
_MOST_WORDS_OF_A_SPEAKER = 6
_SPEAKER_AFTER = (
    "according to", "in the words of", "citing", "cited", "quoted", "по словам", "по данным", "согласно",
    "laut", "selon", "secondo", "según", "بحسب", "حسب", "وفقا", "nach angaben", "de acuerdo con",
)  # fmt: skip


class AttributionKind(StrEnum):
    """How a sentence stands to its content, from bare assertion to debunking."""

    NONE = "none"
    ATTRIBUTED = "attributed"
    DISTANCED = "distanced"
    DENIED = "denied"
    DISPUTED = "disputed"


_STRENGTH = {kind: place for place, kind in enumerate(AttributionKind)}


@dataclass(frozen=True)
class Cue:
    """A word or phrase that attributes, doubts, denies or debunks, at its place."""

    kind: AttributionKind
    span: Span
    words: str


@dataclass(frozen=True)
class Attribution:
    """The strongest cue of a sentence and the speaker it names, when it names one.

    `source` and `cue` are the words as written, `span` is the cue's place. `inside` is the
    stretch the speaker's name takes, so that a reader of the content can leave it out.
    """

    kind: AttributionKind
    source: str = ""
    cue: str = ""
    span: Span | None = None
    inside: Span | None = None


def attribution(sentence: str, language: str | None = "en") -> Attribution:
    """Whether the content of `sentence` is given as somebody's, and with what distance.

    >>> found = attribution("The envoy said the group was armed from abroad.")
    >>> found.kind, found.source, found.cue
    (<AttributionKind.ATTRIBUTED: 'attributed'>, 'The envoy', 'said')
    >>> attribution("London arms the group: Russian diplomat").source
    'Russian diplomat'
    >>> attribution("The ministry falsely claimed that London arms the group.").kind
    <AttributionKind.DISPUTED: 'disputed'>
    >>> attribution("London arms the group.").kind
    <AttributionKind.NONE: 'none'>
    """
    found = cues(sentence, language)
    headline = headline_speaker(sentence)
    if not found and headline is None:
        return Attribution(AttributionKind.NONE)
    if not found and headline is not None:
        return Attribution(AttributionKind.ATTRIBUTED, headline.of(sentence), ":", headline, headline)
    cue = max(found, key=lambda one: (_STRENGTH[one.kind], -one.span.start))
    speaker = headline or _speaker(sentence, found, cue)
    return Attribution(cue.kind, speaker.of(sentence) if speaker else "", cue.words, cue.span, speaker)


def speakers(sentence: str, language: str | None = "en") -> list[Span]:
    """Where the names of those stand whose words `sentence` gives.

    >>> line = "According to the agency, the minister said that it rained"
    >>> [span.of(line) for span in speakers(line)]
    ['agency', 'the minister']
    """
    found = cues(sentence, language)
    headline = headline_speaker(sentence)
    spans = [headline] if headline else []
    for cue in found:
        if cue.kind in (AttributionKind.ATTRIBUTED, AttributionKind.DISTANCED):
            span = _speaker(sentence, [cue], cue)
            if span is not None and not any(one.overlaps(span) for one in spans):
                spans.append(span)
    return spans


def cues(text: str, language: str | None = "en") -> list[Cue]:
    """Every cue in `text`, in order; of two at one place the longer.

    A language without a list is read with the English one.

    >>> [(one.kind.value, one.words) for one in cues("He claimed, without evidence, that it rained")]
    [('distanced', 'claimed'), ('disputed', 'without evidence')]
    """
    found, code = tokens(text), language if language in _LANGUAGES else "en"
    result, at = [], 0
    while at < len(found):
        listed = _beginning(found[at].form, code)
        hits = [(end, _STRENGTH[kind], kind) for kind, parts in listed if (end := stands(parts, found, at))]
        if hits and max(hits)[2] is AttributionKind.DENIED and at and _takes_back(found[at - 1].form):
            hits = []
        if not hits:
            at += 1
            continue
        end, _, kind = max(hits)
        span = Span(found[at].span.start, found[end - 1].span.end)
        result.append(Cue(kind, span, span.of(text)))
        at = end
    return result


@lru_cache(maxsize=1 << 16)
def _beginning(form: str, language: str) -> tuple[tuple[AttributionKind, tuple[str, ...]], ...]:
    """The cues that may begin with this word: most words begin none, and a text repeats its words."""
    return tuple((kind, parts) for kind, parts in _lists(language) if fits(parts[0], form))


def headline_speaker(text: str) -> Span | None:
    """The speaker whom a headline names after or before a colon.

    >>> line = "Foreign hands behind the attack: minister"
    >>> headline_speaker(line).of(line)
    'minister'
    >>> headline_speaker("What we know: the attack in five pictures") is None
    True
    """
    tail = _TAIL.search(text)
    if tail and _is_speaker(tail["tail"]):
        return Span(*tail.span("tail"))
    head = _HEAD.match(text)
    if head and _is_speaker(head["head"]):
        return Span(*head.span("head"))
    return None


def _takes_back(form: str) -> bool:
    return any(fits(word, form) for word in _speakers("unless_after"))


def _is_speaker(words: str) -> bool:
    found = tokens(words)
    if not 0 < len(found) <= _MOST_WORDS_OF_A_SPEAKER:
        return False
    if any(fits(word, found[0].form) for word in _speakers("announce")):
        return False
    if any(fits(word, token.form) for token in found for word in _speakers("words")):
        return True
    if is_arabic(found[0].form):
        return len(found) <= 3  # no capitals to tell a name by
    named = actors(words)
    covered = sum(len(tokens(one.words)) for one in named)
    # One capitalised word alone ("Kabulov") is a name too, though it opens the stretch.
    return covered == len(found) or (len(found) <= 2 and all(one.words[:1].isupper() for one in found))


def _speaker(sentence: str, found: Sequence[Cue], strongest: Cue) -> Span | None:
    """The words between the start of the clause and the speech verb, or those after "according to"."""
    speech = [one for one in found if one.kind in (AttributionKind.ATTRIBUTED, AttributionKind.DISTANCED)]
    cue = strongest if strongest in speech else (speech[0] if speech else strongest)
    if fold(cue.words).startswith(tuple(fold(one) for one in _SPEAKER_AFTER)):
        rest = re.match(r"\s*(?:the\s+)?([^,;:()]{2,60})", sentence[cue.span.end :])
        if rest is None:
            return None
        span = Span(*rest.span(1)).shift(cue.span.end)
        found_words = tokens(span.of(sentence))
        if is_arabic(fold(cue.words)) and len(found_words) > _ARABIC_SOURCE:  # no comma closes it
            span = Span(span.start, span.start + found_words[_ARABIC_SOURCE - 1].span.end)
        return span
    before = sentence[: cue.span.start]
    start = max((before.rfind(mark) for mark in ',;:.“”"«»—–'), default=-1) + 1
    start = max(start, max((one.span.end for one in found if one.span.end <= cue.span.start), default=0))
    words = before[start:]
    stripped = words.strip()
    if not stripped or tokens(stripped)[:1] == [] or tokens(stripped)[0].form in _NOBODY:
        return None
    if len(tokens(stripped)) > _MOST_WORDS_OF_A_SPEAKER + 4:
        return None
    at = start + len(words) - len(words.lstrip())
    return Span(at, at + len(stripped))


@cache
def _speakers(name: str) -> tuple[str, ...]:
    return tuple(
        word if word.startswith("*") else fold(word.rstrip("*")) + ("*" if word.endswith("*") else "")
        for word in _table()["speakers"][name]
    )


@cache
def _lists(language: str) -> tuple[tuple[AttributionKind, tuple[str, ...]], ...]:
    return tuple(
        (AttributionKind(kind), parts_of(written))
        for kind, listed in _table()[language].items()
        for written in listed
    )


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("onrecord.text").joinpath("attribution.toml").read_text("utf-8"))
