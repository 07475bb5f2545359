"""Names that differ by a letter or two, so that one of them may be a slip."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.text.spans import Span

LEAST_LETTERS = 6
"""Shorter names differ by a letter too easily (Iran and Iraq)."""

SLIP_SHARE = 3
"""A slip is rare: the other form must stand this many times as often."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_DIFFERENT = frozenset(
    frozenset(pair)
    for pair in (
        ("australia", "austria"),
        ("australian", "austrian"),
        ("slovakia", "slovenia"),
        ("slovakian", "slovenian"),
        ("dominica", "dominican"),
        ("mauritania", "mauritius"),
        ("minister", "ministry"),
        ("thursday", "tuesday"),
        ("saturday", "sunday"),
        ("december", "november"),
        ("nigerian", "nigerien"),
    )
)


@dataclass(frozen=True)
class NearTwin:
    """Two names that look like one. `b` is the rarer form; `spans` says where it stands."""

    a: str
    b: str
    spans: tuple[Span, ...]


def near_twins(text: str) -> list[NearTwin]:
    """Capitalised names of one text that differ by one or two letters, in order of appearance.

    Both start alike, have six letters or more, differ before their last two letters
    (endings make other words: Afghan, Afghans) and are not both frequent. A name with letters
    that only another language writes (Afganistán) is not compared with one without. A word that
    also stands in lower case is no name. Given names of different people are not
    compared: the word that follows must not be another name.

    >>> [(twin.a, twin.b) for twin in near_twins("Kabulov spoke. Then Kabulov left. Kubalov's words")]
    [('Kabulov', 'Kubalov')]
    >>> near_twins("Iran and Iraq, Afghan and Afghans")
    []
    """
    names = _names(text)
    forms = sorted(names, key=lambda form: (-len(names[form]), names[form][0].start))
    twins = []
    for place, common in enumerate(forms):
        for rare in forms[place + 1 :]:
            if may_be_slip(common, rare) and _is_slip(len(names[common]), len(names[rare])):
                if _other_people(text, names[common], names[rare]):
                    continue
                twins.append(NearTwin(common, rare, tuple(names[rare])))
    return sorted(twins, key=lambda twin: twin.spans[0])


def _names(text: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    low: set[str] = set()
    for word in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", word[0])
        if len(bare) < LEAST_LETTERS:
            continue
        if bare[0].isupper() and not bare.isupper():
            found.setdefault(bare, []).append(Span(word.start(), word.start() + len(bare)))
        else:
            low.add(bare.casefold())
    return {form: spans for form, spans in found.items() if form.casefold() not in low}


def _is_slip(common: int, rare: int) -> bool:
    """Whether the counts look like a slip; two forms that stand once each may be one too."""
    return rare <= 2 and (common >= SLIP_SHARE * rare or common <= 2)


def may_be_slip(a: str, b: str) -> bool:
    """Whether one of two names may be a slip for the other, by its letters alone.

    >>> may_be_slip("Kabulov", "Kubalov"), may_be_slip("Austria", "Australia")
    (True, False)
    """
    one, two = a.casefold(), b.casefold()
    if one[0] != two[0] or frozenset((one, two)) in _DIFFERENT or abs(len(one) - len(two)) > 1:
        return False
    if one.isascii() != two.isascii():  # a name as another language spells it
        return False
    shared = next(
        (i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two))
    )
    if shared >= min(len(one), len(two)) - 2:
        return False
    if sorted(one) == sorted(two):
        return changes(one, two) <= 2
    return changes(one, two) <= (1 if min(len(one), len(two)) < 9 else 2)


def changes(a: str, b: str) -> int:
    """Edit distance in which swapping two neighbours is one change.

    >>> changes("kabulov", "kubalov"), changes("merkel", "merkle")
    (2, 1)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def _other_people(text: str, common: Iterable[Span], rare: Iterable[Span]) -> bool:
    """Whether different names follow the two forms, as after the given names of two people."""
    after = [{_next_name(text, span) for span in spans} - {""} for spans in (common, rare)]
    return bool(after[0]) and bool(after[1]) and not after[0] & after[1]


def _next_name(text: str, span: Span) -> str:
    following = re.match(r" ([^\W\d_]+)", text[span.end : span.end + 60])
    return following[1] if following and following[1][0].isupper() else ""
