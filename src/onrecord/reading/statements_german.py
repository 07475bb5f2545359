"""German reported speech: its mood, whom it cannot be by, and the source after "so"."""

import re
from dataclasses import dataclass

from onrecord.reading.statements_apposition import with_apposition
from onrecord.reading.statements_claimants_other import other
from onrecord.reading.statements_units import LEFT, RIGHT
from onrecord.text.spans import Span

_MOOD = re.compile(
    r"(?<!ich )\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|bleibe|komme|gehe|stehe"
    r"|liege|wisse"
    r"|brauche|bestehe|lasse|halte|mache|führe|drohe|laufe|zeige|bringe|nehme|sehe|biete|finde|spreche|arbeite|prüfe|plane|hoffe|erwarte"
    r"|rechne|fehle|zähle|trage|reiche|ende|beginne|bekomme|verliere|gelte|helfe|diene|suche|hätten"
    r"|würden|wären|müssten|könnten)\b(?! (?:denn|es denn)\b)"
)
_INFINITIVE = re.compile(r"\bzu \w+e?n(?: (?:haben|sein|werden|können|müssen|wollen))?$|\w{2,}zu\w{3,}en$")


def in_reported_mood(words: str) -> bool:
    """Whether a German sentence stands in the mood of reported speech.

    >>> in_reported_mood("Die Kosten seien zu hoch."), in_reported_mood("Die Kosten sind zu hoch.")
    (True, False)
    """
    return _MOOD.search(words) is not None


def reads_as_reported(clause: str) -> bool:
    """Whether a German clause after a verb of speech says what was said: in that mood, or with "zu".

    >>> reads_as_reported("die Steuern zu senken"), reads_as_reported("die Steuern sinken")
    (True, False)
    """
    return in_reported_mood(clause) or _INFINITIVE.search(clause) is not None


def is_subject(name: str, words: str) -> bool:
    """Whether the one named stands beside the verb of a sentence in that mood, as its subject.

    Nobody whose words are reported is called by name in them: he would be "er".

    >>> is_subject("António Guterres", "António Guterres sei gut vorbereitet.")
    True
    >>> is_subject("António Guterres", "Er sei gut vorbereitet.")
    False
    """
    last = re.escape(name.split()[-1]) if name.split() else ""
    if not last:
        return False
    before = rf"(?<!\w){last}(?:\s*,[^,]*,)?\s+{_MOOD.pattern}"
    after = rf"{_MOOD.pattern}\s+(?:\S+\s+){{0,2}}?{last}(?!\w)"
    return re.search(f"{before}|{after}", words) is not None


_SO = re.compile(
    rf"(?:^|[,{RIGHT}—–]\s*)(so)\s+((?:[^,.;:{LEFT}{RIGHT}\n—–]|(?<=\bDr)\.|(?<=\bProf)\.){{2,90}})", re.I
)
_AFTER_SO = re.compile(
    r"\s*(?:(?:weiter|zuvor|gestern|heute|abschließend|damals|wörtlich|später|erneut|auch|am|im|in|auf|bei|vor|nach"
    r"|gegenüber|aus|über|zu|zum|zur|laut|an)\b.*)?$"
)
_LATER = re.compile(r"\s+(?:weiter|später)\b")
_GOES_ON = re.compile(r"\s*,\s+(?!(?:der|die|das|ein|eine|einer|dessen|deren)\s)(?=[a-zäöü])")


@dataclass(frozen=True)
class SoNamed:
    """A source after "so", the word itself, and what was said, counted from the start of the sentence."""

    source: Span
    cue: Span
    content: Span


def so_named(masked: str) -> SoNamed | None:
    """The source that "…, so der Minister" names, and the words around it.

    >>> found = so_named("Der Haushalt sei gedeckt, so der Minister weiter.")
    >>> found.source.of("Der Haushalt sei gedeckt, so der Minister weiter.")
    'der Minister'
    >>> so_named("Der Haushalt sei gedeckt, so Gott will.") is None
    True
    """
    for hit in _SO.finditer(masked):
        named = other(_LATER.split(hit[2], maxsplit=1)[0], "de", spoken=True).span
        if named is None or named.start or not _AFTER_SO.match(hit[2][named.end :]):
            continue
        if hit.start(1) == 0 and not re.match(rf":\s*{LEFT}", masked[hit.end() :]):
            continue
        source = with_apposition(masked, named.shift(hit.start(2)), "de")
        end = len(masked.rstrip(" .!?…"))
        goes_on = _GOES_ON.match(masked, max(hit.end(), source.end)) is not None
        lead = len(masked[: hit.start()].rstrip(" ,"))
        content = Span(0, end if goes_on else lead)
        return SoNamed(source, Span(*hit.span(1)), content)
    return None
