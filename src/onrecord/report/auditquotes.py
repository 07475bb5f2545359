"""The audit's rules on quotations."""

import re
from collections.abc import Callable, Iterator

from onrecord.records.report import Note, Severity
from onrecord.report.pagetext import LINK, SPEECH, PageText, Quoted
from onrecord.text.quotes import check_excerpt

LEAST_WORDS = 8
"""Shorter quotations are phrases, which need no venue."""

LEAST_ALIKE = 3
"""First words that two quotations share before they are compared."""
MOST_ALIKE = 50
"""Quotations with the same first words that are compared with each other."""

_VENUE = re.compile(
    r"\b(?:interview|press conference|briefing|speech|address|article|newspaper|broadcast|tweet\w*|post\w*"
    r"|statement|testimony|letter|told|assessment|report|wrote|television|channel|radio|conference|session"
    r"|on (?:Twitter|Facebook|Telegram|X|YouTube|Instagram|Truth Social))\b",
    re.I,
)
_GLOSS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+")
_INTENT = re.compile(
    r"\b(?:seek(?:s|ing)? to|intend(?:s|ing)? to|want(?:s|ing)? to|in order to|try(?:ing)? to"
    r"|aim(?:s|ing)? to|avail themselves|designed to|meant to)\b",
    re.I,
)
_INTENT_SAID = re.compile(
    r"\b(?:not checkable|cannot be (?:checked|verified)|opinion|intent(?:ion)?s?|motives?)\b", re.I
)


def quote_rules() -> dict[str, Callable[[PageText], Iterator[Note]]]:
    """The rules by name."""
    return {
        "quote-without-source": without_source,
        "quotes-differ": differ,
        "intent-under-one-rating": intent,
    }


def _long(page: PageText) -> list[Quoted]:
    return [one for one in page.quotations if len(_WORD.findall(one.words)) >= LEAST_WORDS]


def _by_claimant(page: PageText) -> Iterator[tuple[int, Quoted]]:
    """Long quotations whose line, or the one before it, has the claimant speaking, each with its line."""
    if page.surname is None:
        return
    speaks: dict[int, bool] = {}
    for quoted in _long(page):
        place = page.line_of(quoted.span)
        if place is None:
            continue
        if place not in speaks:
            speaks[place] = _speaks(page, place)
        if speaks[place]:
            yield place, quoted


def _speaks(page: PageText, place: int) -> bool:
    surname, own = page.surname or "", page.bare_lines[place]
    before = page.lines[place - 1].words if place else ""
    announced = surname in before and SPEECH.search(before) and before.endswith(":")
    return bool((surname in own and SPEECH.search(own)) or announced)


def without_source(page: PageText) -> Iterator[Note]:
    """The claimant is quoted, and neither place nor link says where it was said."""
    sourced: dict[int, bool] = {}
    for place, quoted in _by_claimant(page):
        if place not in sourced:
            near = " ".join(page.bare_lines[max(0, place - 2) : place + 1])
            sourced[place] = bool(_VENUE.search(near) or LINK.search(near))
        if not sourced[place]:
            message = "The claimant is quoted, and nothing says where it was said or can be read."
            yield Note("quote-without-source", Severity.WARNS, message, quoted.inner, quoted.words)


def differ(page: PageText) -> Iterator[Note]:
    """Two quotations of the same words are not the same."""
    alike: dict[tuple[str, ...], list[Quoted]] = {}
    first = {one.words: one for one in reversed(_long(page))}
    for one in sorted(first.values(), key=lambda one: one.span.start):
        beginning = _WORD.findall(_GLOSS.sub(" ", one.words).casefold())[:LEAST_ALIKE]
        alike.setdefault(tuple(beginning), []).append(one)
    for group in alike.values():
        for place, one in enumerate(group[:MOST_ALIKE]):
            for other in group[place + 1 : MOST_ALIKE]:
                reason = difference(one.words, other.words)
                if reason:
                    message = f"Quoted twice, {reason}."
                    yield Note("quotes-differ", Severity.WARNS, message, one.inner, one.words)


def difference(one: str, other: str) -> str:
    """How two quotations that begin alike differ: in a gloss, in their words, or (empty) not at all.

    >>> difference("they aid part of Daesh (Islamic State)…", "they aid part of Daesh (ISIS) and")
    'the gloss differs: Islamic State / ISIS'
    >>> difference("they aid part of it…", "they aid part of it and more")
    ''
    """
    bare = [_WORD.findall(_GLOSS.sub(" ", text).casefold()) for text in (one, other)]
    least = min(LEAST_WORDS, *(len(words) for words in bare))
    if not least or bare[0][:least] != bare[1][:least]:
        return ""
    excerpt, full = (one, other) if len(bare[0]) <= len(bare[1]) else (other, one)
    found = check_excerpt(excerpt, full)
    if not found.faithful:
        return f"and the shorter is {found.reason}"
    return next((f"the {note}" for note in found.reason.split("; ") if note.startswith("gloss differs")), "")


def intent(page: PageText) -> Iterator[Note]:
    """The claimant speaks of what others want, and one rating covers it without a word."""
    if len(page.ratings) != 1:
        return
    outside = " ".join(page.unquoted(line) for line in page.body)
    if _INTENT_SAID.search(outside):
        return
    for _, quoted in _by_claimant(page):
        found = _INTENT.search(quoted.words)
        if found:
            message = f"“{found[0]}” speaks of intent, and one rating covers it."
            yield Note("intent-under-one-rating", Severity.WARNS, message, quoted.inner, quoted.words)
            return
