"""`audit`: mistakes that a fact-check page makes, found in its plain text alone."""

import re
from collections.abc import Callable, Iterator

from onrecord.records.report import Note, Severity
from onrecord.report.auditquotes import quote_rules
from onrecord.report.pagetext import LINK, MONTH, SPEECH, YEAR, PageText, Piece
from onrecord.text.names import near_twins
from onrecord.text.spans import Span
from onrecord.text.when import When

Rule = Callable[[PageText], Iterator[Note]]

LONGEST = 1_000_000
"""Code points the audit reads; a fact-check page is a hundredth of that."""

_DAY = re.compile(rf"\b(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b(?!,? \d{{4}})(?!\d)")
_BARE_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Ll]ate|[Ee]arly) (?:late |early )?{MONTH}\b(?! \d)(?!,? \d{{4}})"
)
_RELATIVE = re.compile(
    r"\b(?:[Ll]ast|[Tt]his|[Nn]ext|[Ee]arlier this) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Rr]ecently)\b"
)
_DEBUNKED = re.compile(r"\b(?:debunked|disinformation|conspiracy theor(?:y|ies)|hoax)\b", re.I)
_BY_NAME = re.compile(r"\bdebunked by (?:the )?[A-Z]|\b[Rr]ate[ds]?\b")
_COMMENT = re.compile(
    r"respond(?:ed)? to (?:a |our |repeated |multiple )?(?:requests? for comment|questions|inquir)"
    r"|\b(?:declined|refused) to comment\b|^\W*asked (?:about|to comment|for comment)\b"
    r"|\b(?:request for comment|reached out to|contacted for comment)\b",
    re.I,
)
_SOURCE = re.compile(
    r"\b(?:said|says|told|accused|claimed|according to|reported|reports|announced|wrote|writes"
    r"|stated|confirmed|described"
    r"|assess\w*|measured|origins?|rate[sd]?|estimated by"
    r"|published|found|showed|shows|records?|document\w*|testified|data|cited|citing"
    r"|expressed|condemned|maintains?|noted|figures from|a report"
    r"|sources give|made the statement|an article|signed|edited|decided|asked|answer\w*)\b",
    re.I,
)
_REPORT = re.compile(
    r"\b(?:reported|repeated|republished|amplified|echoed|carried|shared|ran|published)\b.{0,80}?"
    r"\b(?:article|headline[ds]?|titled|entitled|story|broadcast|post|video|segment)\b"
)
_ALSO = re.compile(
    r"\b(?:also|further|additionally) (?:said|claimed|alleged|asserted|accused|stated|told|wrote|argued)\b"
    r"|\bwent on to (?:say|claim|allege|accuse)\b"
)
_JUDGED = re.compile(
    r"\b(?:true|false|misleading|inaccurate|accurate|unproven|unproved|unsupported|not rated|no evidence"
    r"|baseless|incorrect|wrong|cannot be (?:checked|verified)|opinion)\b",
    re.I,
)
_MADE = re.compile(r"\bmade (?:the|this|his|her|that) (?:statement|claim|remark\w*|accusation)\b")
_OWNED = re.compile(
    r"\bolder than the (?:time|claim|statement|remark)|\bbefore the (?:time the claim|claim[’']s time)", re.I
)
_NOW = re.compile(r"\b(?:is|are|am) (?:\w+ )?\w+ing\b")


def audit(text: str, published: When | None = None) -> tuple[Note, ...]:
    """What an editor should look at on a fact-check page, in the order of the text.

    `text` is the plain text of any page; `published` its date, when it is known from
    elsewhere. Every rule is described in docs/audit.md. A rule that needs something it
    cannot find (such as the claimant) stays silent.

    >>> [note.rule for note in audit("Minister Petrakov spoke. Petrakov left. Pertakov's aide stayed.")]
    ['near-twin-names', 'page-without-date']
    """
    page = PageText(text[:LONGEST], published)
    notes = [note for rule in RULES.values() for note in rule(page)]
    return tuple(sorted(notes, key=_order))


def _order(note: Note) -> tuple[bool, int, str]:
    return (note.span is None, note.span.start if note.span else 0, note.rule)


def _note(rule: str, message: str, piece: Piece | None = None) -> Note:
    if piece is None:
        return Note(rule, Severity.WARNS, message)
    return Note(rule, Severity.WARNS, message, piece.span, piece.words)


def _found(piece: Piece, match: re.Match[str]) -> Piece:
    span = Span(match.start(), match.end()).shift(piece.span.start)
    return Piece(span, match[0])


def twins(page: PageText) -> Iterator[Note]:
    """Two names differ by a letter or two: one may be a slip."""
    for twin in near_twins(page.text):
        piece = Piece(twin.spans[0], twin.b)
        yield _note("near-twin-names", f"“{twin.b}” stands beside “{twin.a}”: is it one name?", piece)


def day_without_year(page: PageText) -> Iterator[Note]:
    """A day and a month stand without a year, and the page has no date to take it from."""
    if page.dated:
        return
    for sentence in page.sentences:
        bare = page.unquoted(sentence)
        if YEAR.search(bare):
            continue
        kind = "The statement is" if SPEECH.search(bare) else "This is"
        for match in _DAY.finditer(bare):
            yield _note(
                "date-without-year", f"{kind} dated “{match[0]}”, without a year.", _found(sentence, match)
            )


def relative_date(page: PageText) -> Iterator[Note]:
    """A date can only be understood by a reader who knows when the page was written."""
    if page.dated:
        return
    for sentence in page.sentences:
        bare = page.unquoted(sentence)
        found = list(_RELATIVE.finditer(bare))
        if page.line_of(sentence.span) not in page.lines_with_year:
            found += list(_BARE_MONTH.finditer(bare))
        for match in found[:1]:
            message = f"“{match[0]}” says no date, and the page has none."
            yield _note("relative-date-without-anchor", message, _found(sentence, match))


def no_page_date(page: PageText) -> Iterator[Note]:
    """Nothing says when the page was published."""
    if not page.dated:
        yield _note("page-without-date", "Nothing on the page says when it was published.")


def debunked(page: PageText) -> Iterator[Note]:
    """The page calls something debunked or disinformation and shows nothing that says so."""
    for sentence in page.sentences:
        bare = page.unquoted(sentence)
        found = _DEBUNKED.search(bare)
        if found and not LINK.search(sentence.words) and not _BY_NAME.search(bare):
            message = f"“{found[0]}” needs a link to who showed it, and when."
            yield _note("debunked-without-link", message, sentence)


def comment_undated(page: PageText) -> Iterator[Note]:
    """Somebody was asked or answered, and no date says when."""
    for line in page.body:
        found = _COMMENT.search(page.unquoted(line))
        if found and not _dated(line.words):
            message = "A request for comment or an answer without its date."
            yield _note("comment-without-date", message, line)


def claimant_not_asked(page: PageText) -> Iterator[Note]:
    """Nothing says that the claimant was asked, or why not."""
    if not page.surname:
        return
    who = rf"(?:\w+\.? ){{0,4}}{re.escape(page.surname)}"
    asked = re.compile(
        rf"\b(?:asked|contacted|approached|emailed|reached out to|comment from|questions to) {who}"
        rf"\b(?![’']s (?:remark|comment|claim|statement|word))"
        rf"|\basked\b[^.\n]{{0,80}}, for {who}\b"
        rf"|{re.escape(page.surname)}(?:[’']s (?:office|spokes\w+|press\w*|lawyer\w*))? "
        rf"(?:was (?:not )?asked|did not (?:respond|answer|reply|comment)|declined|ha[sd] not|answered)"
    )
    if not asked.search(page.text):
        yield _note("claimant-not-asked", f"Nothing says that {page.claimant} was asked, or why not.")


def no_source(page: PageText) -> Iterator[Note]:
    """Dated statements about the world name no source."""
    bare = []
    for sentence in page.statements:
        words = page.unquoted(sentence)
        if _dated(words) and not _SOURCE.search(words) and not LINK.search(words) and "“" not in words:
            bare.append(sentence)
    if len(bare) >= 2:
        message = f"{len(bare)} dated sentences name no source; this is the first."
        yield _note("evidence-without-source", message, bare[0])


def older_than_claim(page: PageText) -> Iterator[Note]:
    """The claim is in the present tense, and most of the dated evidence is from earlier years."""
    present = next((one for one in page.quotations[:3] if _NOW.search(one.words)), None)
    years = [
        max(int(year) for year in YEAR.findall(page.unquoted(sentence)))
        for sentence in page.statements
        if YEAR.search(page.unquoted(sentence))
    ]
    if present is None or len(years) < 3 or _OWNED.search(page.text):
        return
    stated = _year_said(page)
    older = [year for year in years if year < stated]
    if 2 * len(older) > len(years):
        found = _NOW.search(present.words)
        words = found[0] if found else ""
        message = (
            f"The claim speaks of the present (“{words}”), and {len(older)} of {len(years)} dated "
            f"sentences are of years before {stated}."
        )
        yield _note("evidence-older-than-claim", message, Piece(present.inner, present.words))


def _year_said(page: PageText) -> int:
    """The year the claimant spoke in, else that of the page, else the latest year on it."""
    for sentence in page.sentences:
        bare = page.unquoted(sentence)
        year = YEAR.search(bare)
        if year and page.surname and page.surname in bare and (SPEECH.search(bare) or _MADE.search(bare)):
            return int(year[0])
    if page.published:
        return page.published.last.year
    return max(int(year) for year in YEAR.findall(page.text))


def caption_doubled(page: PageText) -> Iterator[Note]:
    """A caption stands twice."""
    if page.doubled:
        message = f"{len(page.doubled)} long lines stand twice, as captions do; this is the first."
        yield _note("caption-doubled", message, page.doubled[0])


def report_undated(page: PageText) -> Iterator[Note]:
    """An outlet is said to have carried the claim, without date or link."""
    for sentence in page.sentences:
        found = _REPORT.search(page.unquoted(sentence))
        if found and not _dated(sentence.words) and not LINK.search(sentence.words):
            message = "An outlet carried it: when, and where can it be read?"
            yield _note("repeat-without-date-or-link", message, sentence)


def claim_not_rated(page: PageText) -> Iterator[Note]:
    """A further claim is stated and no rating or reason follows."""
    if len(page.ratings) > 1:
        return
    for place, line in enumerate(page.body):
        found = _ALSO.search(page.unquoted(line))
        if not found or page.surname is None or page.surname not in line.words:
            continue
        near = " ".join(page.unquoted(one) for one in page.body[place : place + 2])
        if not _JUDGED.search(near):
            yield _note("claim-not-rated", "A further claim is stated, and nothing rates it.", line)


def _dated(words: str) -> bool:
    return bool(YEAR.search(words) or _DAY.search(words))


RULES: dict[str, Rule] = {
    "near-twin-names": twins,
    "date-without-year": day_without_year,
    "relative-date-without-anchor": relative_date,
    "page-without-date": no_page_date,
    "debunked-without-link": debunked,
    "comment-without-date": comment_undated,
    "claimant-not-asked": claimant_not_asked,
    "evidence-without-source": no_source,
    "evidence-older-than-claim": older_than_claim,
    "caption-doubled": caption_doubled,
    "repeat-without-date-or-link": report_undated,
    "claim-not-rated": claim_not_rated,
    **quote_rules(),
}
"""Every rule by its documented name."""
