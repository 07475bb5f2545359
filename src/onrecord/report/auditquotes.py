"""The audit's rules on quotations."""

import re
from collections.abc import Callable, Iterator

from onrecord.records.report import Note, Severity
from onrecord.report.pagetext import LINK, SPEECH, PageText, Quoted
from onrecord.text.quotes import check_excerpt

LEAST_WORDS = 8
"""Shorter quotations are phrases, which need no venue."""

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


def _by_claimant(page: PageText) -> Iterator[Quoted]:
    """Long quotations whose paragraph, or the one before it, has the claimant speaking."""
    if page.surname is None:
        return
    lines = page.lines
    for quoted in _long(page):
        place = next((n for n, line in enumerate(lines) if line.span.covers(quoted.span)), None)
        if place is None:
            continue
        own = page.unquoted(lines[place])
        before = lines[place - 1].words if place else ""
        speaks = page.surname in own and SPEECH.search(own)
        announced = page.surname in before and SPEECH.search(before) and before.endswith(":")
        if speaks or announced:
            yield quoted


def without_source(page: PageText) -> Iterator[Note]:
    """The claimant is quoted, and neither place nor link says where it was said."""
    for quoted in _by_claimant(page):
        lines = page.lines
        place = next(n for n, line in enumerate(lines) if line.span.covers(quoted.span))
        near = " ".join(page.unquoted(line) for line in lines[max(0, place - 2) : place + 1])
        if not _VENUE.search(near) and not LINK.search(near):
            message = "The claimant is quoted, and nothing says where it was said or can be read."
            yield Note("quote-without-source", Severity.WARNS, message, quoted.inner, quoted.words)


def differ(page: PageText) -> Iterator[Note]:
    """Two quotations of the same words are not the same."""
    long = _long(page)
    for place, one in enumerate(long):
        for other in long[place + 1 :]:
            reason = difference(one.words, other.words)
            if reason:
                yield Note("quotes-differ", Severity.WARNS, f"Quoted twice, {reason}.", one.inner, one.words)


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
    for quoted in _by_claimant(page):
        found = _INTENT.search(quoted.words)
        outside = " ".join(page.unquoted(line) for line in page.body)
        if found and not _INTENT_SAID.search(outside):
            message = f"“{found[0]}” speaks of intent, and one rating covers it."
            yield Note("intent-under-one-rating", Severity.WARNS, message, quoted.inner, quoted.words)
            return
