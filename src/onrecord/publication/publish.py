"""Publication: a signed report becomes a page, its machine record, and a site around it."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import PublishError
from onrecord.publication.claimreview import claim_reviews, for_script
from onrecord.publication.copies import (
    all_citations,
    cited_spans,
    copy_view,
    joined,
    note_of,
    plain_copy,
)
from onrecord.publication.site import Site, archive_name, require_site
from onrecord.publication.view import PageView, page_view, records_of
from onrecord.publication.write import render, site_lock, write_files
from onrecord.records.base import Record, plain
from onrecord.records.check import Check
from onrecord.records.decision import Act, Decision
from onrecord.records.report import Report, Severity
from onrecord.records.verdict import Rating
from onrecord.text.written import in_full

__all__ = ["Published", "Site", "publish"]

STYLE = Path(__file__).parent / "static" / "onrecord.css"
ENTRY = "entry.json"


@dataclass(frozen=True)
class Published:
    """Where a page lies, its address, and which files were written or changed."""

    page: Path
    address: str
    files: tuple[Path, ...]


def publish(report: Report, check: Check, site: Site, decisions: Sequence[Decision] = ()) -> Published:
    """Write the page of `report` and everything the site needs around it.

    `decisions` are those in force; they stand in the machine record. Publishing the same
    report again changes nothing; a later report on the same statement takes its place
    under the same address.

    Raises:
        PublishError: a field is missing, a note blocks, the report is of another check,
            nobody signed, or the folder cannot be written.
    """
    _require(report, check, site, decisions)
    reviews = claim_reviews(report, check, site)
    view = page_view(report, check, site, for_script(reviews))
    try:
        with site_lock(site.folder):
            files = _copies(report, check, site)
            files |= _page_files(view, reviews, _record(report, check, decisions))
            files |= _site_files(site, view)
            written = write_files(site.folder, files)
    except OSError as problem:
        raise PublishError(
            "site.folder",
            f"The folder {site.folder} could not be written ({problem.strerror or problem}).",
            "The site lies in a folder with room that this account may write to.",
            "Make room or choose another folder, then publish again.",
        ) from problem
    return Published(site.folder / "checks" / view.slug / "index.html", view.address, written)


def _require(report: Report, check: Check, site: Site, decisions: Sequence[Decision]) -> None:
    require_site(site)
    if report.check != check.id:
        raise PublishError(
            "report.check",
            f"The report is on the check {report.check}, not {check.id}.",
            "A page shows a report with its own check.",
            "Pass the check that the report names.",
        )
    blocking = [note.message for note in report.notes if note.severity is Severity.BLOCKS]
    if blocking:
        raise PublishError(
            "report.notes",
            f"The proofreader blocks it: {' '.join(blocking)}",
            "A report without blocking notes.",
            "Mend what the notes name and sign again.",
        )
    if decisions and not any(one.act is Act.SIGN and one.subject == check.id for one in decisions):
        raise PublishError("signature", "Nobody signed this check.", "A person signs first.", "Sign it.")
    records = records_of(check)
    for cite in all_citations(report):
        text = getattr(records.get(cite.record), cite.field, None)
        if not isinstance(text, str) or cite.span.of(text) != cite.words:
            raise PublishError(
                "report.citation",
                f"Words cited from {cite.record} do not stand there: {cite.words[:80]!r}.",
                "Every citation leads to the exact words.",
                "Write the report again from the check.",
            )


def _common(site: Site, root: str) -> dict[str, Any]:
    return {"site": site, "root": root, "language": site.language, "style": style_name()}


def _copies(report: Report, check: Check, site: Site) -> dict[str, bytes]:
    """The archived copies of every source of the report, with what earlier pages cite in them."""
    files: dict[str, bytes] = {}
    records, cites = records_of(check), all_citations(report)
    for source in report.sources:
        record = records[source.record]
        name = f"archive/{archive_name(record)}"
        cited = joined(site.folder / f"{name}.json", cited_spans(cites, record.id), record)
        text = plain_copy(record)
        if text is not None:
            files[f"archive/{text[0]}"] = text[1]
        files[f"{name}.json"] = _json(note_of(record, cited))
        view = copy_view(record, cited, text[0] if text else None, source.snapshot_sha256)
        files[f"{name}.html"] = render("archive.html", _common(site, "../") | view)
    return files


def _page_files(view: PageView, reviews: list[dict[str, Any]], record: Any) -> dict[str, bytes]:
    """The files of one check. The page comes after the files it links to, which are named by their bytes."""
    folder = f"checks/{view.slug}"
    linked = {"check": _json(record), "claimreview": _json(reviews)}
    names = {name: f"{name}.{_version(body)}.json" for name, body in linked.items()}
    context = _common(view.site, view.root) | {"page": view, "files": names}
    return {
        style_name(): STYLE.read_bytes(),
        **{f"{folder}/{names[name]}": body for name, body in linked.items()},
        f"{folder}/index.html": render("check.html", context),
        f"{folder}/{ENTRY}": _json(_entry(view)),
        **{f"{folder}/{name}.json": body for name, body in linked.items()},
    }


def style_name() -> str:
    """The style sheet's place, named by its bytes: a page keeps the one it was made with."""
    return f"static/onrecord.{_version(STYLE.read_bytes())}.css"


def _version(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]


def _entry(view: PageView) -> dict[str, Any]:
    """What the front page and the feeds say of a check."""
    return {
        "slug": view.slug,
        "headline": view.headline,
        "standfirst": "".join(run.words for run in view.standfirst.runs),
        "author": view.author,
        "editor": view.editor,
        "signed": view.signed,
        "signed_at": view.signed_iso,
        "claims": [{"mark": claim.mark, "label": claim.label} for claim in view.claims],
    }


def _site_files(site: Site, view: PageView) -> dict[str, bytes]:
    """Front page, feed, site map and method, from the entries of all checks."""
    entries = {view.slug: _entry(view)}
    for place in sorted((site.folder / "checks").glob(f"*/{ENTRY}")):
        if place.parent.name not in entries:
            entries[place.parent.name] = _read_entry(place, view)
    newest = sorted(entries.values(), key=lambda entry: (entry["signed_at"], entry["slug"]), reverse=True)
    common = _common(site, "") | {"entries": newest, "updated": newest[0]["signed_at"], "in_full": in_full}
    return {
        "methodology/index.html": render(
            "methodology.html", _common(site, "../") | {"ratings": tuple(Rating)}
        ),
        "feed.xml": render("feed.xml", common),
        "sitemap.xml": render("sitemap.xml", common),
        "index.html": render("front.html", common),
    }


def _read_entry(place: Path, view: PageView) -> dict[str, Any]:
    """What an earlier page noted for the front page; a damaged note stops the publication."""
    try:
        entry = json.loads(place.read_bytes())
        problem = "" if entry.keys() >= _entry(view).keys() else "a field is missing"
    except (ValueError, AttributeError) as damage:
        problem = str(damage)
    if problem:
        raise PublishError(
            "site.entry",
            f"The file {place} cannot be read ({problem}).",
            "It says what the front page and the feed tell of that check.",
            f"Delete it, publish this check, and then publish the check of {place.parent.name} again.",
        )
    return dict(entry)


def _record(report: Report, check: Check, decisions: Sequence[Decision]) -> dict[str, Any]:
    return {
        "report": _with_ids(report),
        "check": _with_ids(check),
        "decisions": [_with_ids(one) for one in decisions],
    }


def _with_ids(value: Any) -> Any:
    """A record as JSON can hold it, with the id of every record in it."""
    if isinstance(value, Record):
        fields = dataclasses.fields(value)
        own = {"id": value.id, "kind": value.KIND}
        return own | {field.name: _with_ids(getattr(value, field.name)) for field in fields}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        shape = plain(value)
        if not isinstance(shape, Mapping):
            return shape
        return {field.name: _with_ids(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_with_ids(one) for one in value]
    return plain(value)


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"
