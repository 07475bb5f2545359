"""Archived copies: the text of a source with the cited words marked, so that a link leads to them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup

from onrecord.errors import PublishError
from onrecord.publication.site import Citable, anchor, text_bytes, text_hash, web_address
from onrecord.publication.write import shown
from onrecord.records.document import Citation, Document
from onrecord.records.factcheck import FactCheck
from onrecord.records.report import Report
from onrecord.text.spans import Span
from onrecord.text.written import direction, in_full, language_name

FIELDS = {
    "claim": "The claim it checked",
    "claimant": "Who said it",
    "rating_words": "Its rating",
    "title": "Its title",
}
Cited = dict[str, list[Span]]


def all_citations(report: Report) -> list[Citation]:
    """Every citation of a report."""
    sentences = [report.standfirst, *(claim.why for claim in report.claims)]
    sentences += [sentence for section in report.sections for sentence in section.sentences]
    found = [cite for sentence in sentences for cite in sentence.cites]
    return [report.quote_citation, *found] if report.quote_citation else found


def cited_spans(cites: Iterable[Citation], record: str) -> Cited:
    """What is cited of one record, by field."""
    found: Cited = {}
    for cite in cites:
        if cite.record == record:
            found.setdefault(cite.field, []).append(cite.span)
    return {field: sorted(set(spans)) for field, spans in found.items()}


def joined(note: Path, cited: Cited, record: Citable) -> Cited:
    """The spans cited now and by pages published earlier, as far as they lie in the text.

    `note` is the file beside an earlier copy, if there is one.

    Raises:
        PublishError: the note is damaged, so what earlier pages cite is not known.
    """
    known: Cited = {field: list(spans) for field, spans in cited.items()}
    try:
        earlier = _read(note.read_bytes() if note.is_file() else None)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise PublishError(
            "site.note",
            f"The note {note} on what pages cite in {record.id} cannot be read ({problem}).",
            "The note says which words the pages published earlier lead to.",
            f"Delete it and publish again: {', '.join(_citing(note)) or 'this check'}.",
        ) from problem
    for field, places in earlier.items():
        text = getattr(record, field, None)
        if not isinstance(text, str):
            continue
        spans = [Span(start, end) for start, end in places if 0 <= start <= end <= len(text)]
        known.setdefault(field, []).extend(spans)
    return {field: sorted(set(spans)) for field, spans in known.items()}


def _citing(note: Path) -> list[str]:
    """The pages of the site that lead to the copy beside a note."""
    pages = sorted(note.parent.parent.glob("checks/*/index.html"))
    return [page.parent.name for page in pages if f"archive/{note.stem}.html".encode() in page.read_bytes()]


def _read(earlier: bytes | None) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The places noted beside an earlier copy.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: the note is damaged.
    """
    if earlier is None:
        return {}
    cited = json.loads(earlier)["cited"]
    return {str(field): [(int(start), int(end)) for start, end in spans] for field, spans in cited.items()}


def note_of(record: Citable, cited: Cited) -> dict[str, Any]:
    """What lies beside a copy as JSON: what it is, and which of its words are cited."""
    return {
        "record": record.id,
        "title": record.title,
        "publisher": record.publisher,
        "published": record.published.value if record.published else None,
        "address": record.address,
        "language": record.language,
        "restated_by": record.restated_by,
        "cited": {field: [[span.start, span.end] for span in spans] for field, spans in cited.items()},
    }


def copy_view(record: Citable, cited: Cited, text_file: str | None, sha256: str | None) -> dict[str, Any]:
    """What the template of a copy may use."""
    names = (
        ["title", "text"] if isinstance(record, Document) else ["title", "claim", "claimant", "rating_words"]
    )
    fields = [(name, getattr(record, name)) for name in names]
    title = record.title or (record.claim if isinstance(record, FactCheck) else "A text without a title")
    return {
        "title": title[:200],
        "about": _about(record, sha256),
        "fields": [(name, marked(text, cited.get(name, []), name)) for name, text in fields if text],
        "names": FIELDS,
        "source_language": record.language,
        "source_direction": direction(record.language),
        "text_file": text_file,
    }


def _about(record: Citable, sha256: str | None) -> list[tuple[str, str]]:
    found = [
        ("Publisher", record.publisher or "not on record"),
        ("Published", in_full(record.published) if record.published else "date not found"),
        ("Language", language_name(record.language)),
        ("Restated by", record.restated_by or ""),
        ("Carries a text of", record.carries or "" if isinstance(record, Document) else ""),
        ("Original", web_address(record.address) or "no link"),
        ("SHA-256 of the bytes as fetched", sha256 or ""),
        ("Record", record.id),
    ]
    return [(name, value) for name, value in found if value]


def marked(text: str, spans: Sequence[Span], field: str) -> Markup:
    """The text, escaped, with every cited stretch marked and its place named.

    Stretches may overlap: the text is cut at every end of one, and a piece is marked
    when any stretch covers it.

    >>> marked("a <b> c", [Span(2, 5)], "text")
    Markup('a <mark id="text-2-5">&lt;b&gt;</mark> c')
    """
    inside = sorted({span for span in spans if span.end <= len(text)})
    cuts = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    made = []
    for start, end in pairwise(cuts):
        here = [span for span in inside if span.start == start]
        covered = any(span.start <= start and end <= span.end for span in inside)
        words = shown(text[start:end])
        if not covered:
            made.append(words)
            continue
        names = [anchor(field, span.start, span.end) for span in here]
        for name in names[1:]:
            made.append(Markup('<span id="{}"></span>').format(name))
        opening = Markup('<mark id="{}">').format(names[0]) if names else Markup("<mark>")
        made.append(opening + words + Markup("</mark>"))
    return Markup("").join(made)


def plain_copy(record: Citable) -> tuple[str, bytes] | None:
    """The name and the bytes of the text file beside a copy; an earlier fact-check has none."""
    if isinstance(record, FactCheck):
        return None
    return f"{text_hash(record)}.txt", text_bytes(record.text)
