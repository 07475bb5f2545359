"""What makes a claim self-contained: pronouns, times and places made explicit, in square brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims import lexicon
from onrecord.claims.split_words import first_verb
from onrecord.text.dates import DateMention
from onrecord.text.spans import Span
from onrecord.text.speech import listed

_NAME = r"[A-Z][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]+)*"
_PLACED = re.compile(rf"\b(?:in|at|near|into)\s+(?:the\s+)?({_NAME})((?:,\s+|\s+and\s+|\s+or\s+){_NAME})?")
_THERE = re.compile(r"\bthere\b(?!\s*\[)", re.IGNORECASE)
_EXISTS = re.compile(r"(?:^|[,;:“\"]|\b(?:that|and|but|because|says?|said|whether))\s*$")
_THEN = re.compile(
    r"\b(?:that (?:year|month|day)|(?:since|by|until) then|at (?:that|the) time)\b(?!\s*\[)", re.I
)
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
)
_PHRASE = re.compile(
    r"\b(the|an?|its|their|his|her|our|this|that|these|those|every|each|\d[\d.,]*|two|three|four|five)\s+"
    r"((?:[a-z][\w’'-]*\s*){1,4})"
)
_TIMES = frozenset(
    listed(
        "year years month months week weeks day days decade century time spring summer autumn winter"
        " morning evening night quarter end beginning start"
    )
)
_PERSON = re.compile(
    r"\b(?:minister|mayor|president|director|commander|general|governor|leader|officer|chancellor|king|queen"
    r"|secretary|ambassador|envoy|judge|banker|senator|teacher|doctor|nurse|soldier|prosecutor|lawyer|actor"
    r"|author|\w+(?:man|woman))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(they|it|he|she)\b(?! \[)", re.IGNORECASE)
_MINE = re.compile(r"^I\b(?! \[)")
_ADDED = re.compile(r" ?\[[^\]]*\]")


@dataclass(frozen=True)
class Before:
    """What stood before a claim: its words, and the subject of its clause when that is plain."""

    words: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Speaker:
    """Who the source is, and whether the words are the source's own or reported."""

    name: str | None
    direct: bool


def subject_of(text: str) -> str:
    """The subject of a clause, when it is plain; else nothing.

    >>> subject_of("The Taliban have signed the paper"), subject_of("In 2015 it was closed")
    ('The Taliban', '')
    """
    verb = first_verb(text)
    words = _ADDED.sub("", text[: verb.start()]).strip(" ,") if verb else ""
    plain = 0 < len(words.split()) <= 8 and "," not in words and not lexicon.RELATIVE.search(words)
    named = re.match(r"[A-Z]|(?:the|an?|its|their|his|her|our)\b", words) and not lexicon.UNNAMED.match(words)
    opens = re.match(r"(?:In|On|At|Last|Since|By|For|I|After|According)\b", words)
    return words if plain and named and not opens else ""


def who(text: str, speaker: Speaker, before: Before, first: bool) -> tuple[str, list[str]]:
    """The text with the pronoun at its start resolved, and what was done or why it was not."""
    if speaker.name and speaker.direct and _MINE.match(text):
        return _gloss(text, speaker.name, "the speaker")
    found = _PRONOUN.match(text)
    if found is None or lexicon.CLEFT.match(text):
        return text, []
    if first and not speaker.direct and speaker.name and _fits(found[1], speaker.name):
        return _gloss(text, speaker.name, "the source of the reported words")
    if first or not before.subject or not _fits(found[1], before.subject):
        return text, [f"Who “{found[1]}” is was not resolved: no safe reading."]
    others = rivals(before, _plural(before.subject))
    if others:
        named = f"“{before.subject}” or “{others[0]}”"
        return text, [f"Who “{found[1]}” is was not resolved: it could be {named}."]
    return _gloss(text, before.subject, "the subject before it")


def rivals(before: Before, plural: bool) -> list[str]:
    """The other phrases of the same number in the words before, which a pronoun could mean.

    >>> rivals(Before("The court fined the bank", "The court"), plural=False)
    ['the bank']
    """
    words = before.words
    at = words.find(before.subject)
    rest = words[:at] + "¤" * len(before.subject) + words[at + len(before.subject) :] if at >= 0 else words
    found = []
    for phrase in _PHRASE.finditer(_ADDED.sub("", rest)):
        nouns = [word for word in phrase[2].split()]
        kept = nouns[: next((n for n, word in enumerate(nouns) if word in _STOPS), len(nouns))]
        if not kept or kept[-1] in _TIMES or kept[0] in _TIMES:
            continue
        many = phrase[1][0].isdigit() or phrase[1] in ("these", "those", "two", "three", "four", "five")
        if (many or any(_plural(word) for word in kept)) is plural:
            found.append(f"{phrase[1]} {' '.join(kept)}")
    if not plural:
        names = re.finditer(rf"(?<=[a-z,] ){_NAME}", rest)
        found += [name.group() for name in names if not _MONTHS.match(name.group())]
    return found


_STOPS = frozenset(
    listed(
        "of in on at to for from by with and or but as than is are was were has have had will that who which"
        " when because after before since while into over under"
    )
)


def there(text: str, before: str) -> tuple[str, list[str]]:
    """The text with "there" made explicit, when one place was named before it.

    >>> there("Hundreds of people died there", "The army fought in Khartoum.")[0]
    'Hundreds of people died there [Khartoum]'
    """
    for found in _THERE.finditer(text):
        follows = text[found.end() :].lstrip()
        if lexicon.FIRST_AUX.match(follows) and _EXISTS.search(text[: found.start()]):
            continue
        places = _places(f"{before} {text[: found.start()]}")
        if len(places) != 1:
            why = "no place is named before it" if not places else f"it could be {' or '.join(places)}"
            return text, [f"“there” was not resolved: {why}."]
        (place,) = places
        return f"{text[: found.end()]} [{place}]{text[found.end() :]}", [f"“there” is read as {place}."]
    return text, []


def _places(words: str) -> list[str]:
    places: list[str] = []
    for found in _PLACED.finditer(words):
        if _MONTHS.match(found[1]) or (found[1].isupper() and len(found[1]) > 2):
            continue
        for name in (found[1], re.sub(r"^(?:,|\s*and|\s*or)\s+", "", found[2] or "")):
            if name and name not in places:
                places.append(name)
    return places


def times(
    text: str, named: Sequence[DateMention], before: DateMention | None
) -> tuple[str, list[str], str | None]:
    """The text with relative times made explicit, what was done, and the date of "that year" or "then".

    `named` are the dates named in the claim, `before` the last date named before it.
    """
    notes, value = [], None
    for mention in named:
        written = mention.when.value if mention.when else ""
        if not written or re.search(r"\d{4}", mention.words):
            continue
        text = _explicit(text, mention.words, written)
        notes.append(f"“{mention.words}” is read as {written}: {mention.reason}.")
    for found in _THEN.finditer(text):
        if any(found.group() in mention.words for mention in named) or before is None or before.when is None:
            continue
        value = _as_coarse(found.group().lower(), before.when.value)
        if value:
            text = _explicit(text, found.group(), value)
            notes.append(f"“{found.group()}” is read as {value}, the date named before it.")
        break
    return text, notes, value


def _as_coarse(words: str, value: str) -> str | None:
    """The date as coarse as "that year" or "that month" says; None when that would sharpen it."""
    length = {"year": 4, "month": 7, "day": 10}.get(words.split()[-1], 0)
    if "/" in value or len(value) < length:
        return None
    return value[:length] if length else value


def _explicit(text: str, words: str, value: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)(?! \[)", text)
    return f"{text[: found.end()]} [{value}]{text[found.end() :]}" if found else text


def in_piece(named: Sequence[DateMention], shown: Sequence[Span]) -> list[DateMention]:
    """The dates that stand wholly within one of the stretches shown, in order."""
    return [mention for mention in named if any(stretch.covers(mention.span) for stretch in shown)]


def _gloss(text: str, name: str, what: str) -> tuple[str, list[str]]:
    pronoun, _, rest = text.partition(" ")
    return f"{pronoun} [{name}] {rest}".strip(), [f"“{pronoun}” is read as {what}, {name}."]


def _fits(pronoun: str, name: str) -> bool:
    """Whether the pronoun can stand for the name by number, and by being a person or not."""
    if pronoun.lower() == "they":
        return _plural(name)
    if _plural(name):
        return False
    person = _PERSON.search(name) is not None
    bare = re.fullmatch(r"[A-Z]\S*(?:\s+\S+)+", name) is not None and not name.startswith(("The ", "A "))
    return not person if pronoun.lower() == "it" else person or bare


def _plural(name: str) -> bool:
    """Whether "they" rather than "it" stands for the name."""
    last = name.split()[-1].lower()
    if name in ("United States", "the United States", "The United States"):
        return False
    plain_plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3
    return " and " in name or plain_plural or last in ("taliban", "people", "police", "british", "chinese")
