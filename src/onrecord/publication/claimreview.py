"""ClaimReview: one for each rated claim, complete or not at all."""

import json
import re
from pathlib import Path
from typing import Any

from onrecord.errors import PublishError
from onrecord.publication.site import Site, archive_name, require_site, slug_of, web_address
from onrecord.records.check import Check
from onrecord.records.evidence import Stance
from onrecord.records.narrative import Narrative, SightingStance
from onrecord.records.report import RatedClaim, Report, Source
from onrecord.records.verdict import Rating

SCHEMA_FILE = Path(__file__).with_name("claimreview.schema.json")
BEST, WORST = 5, 1
_AGAINST = (SightingStance.DISPUTES, SightingStance.DEBUNKS)
_BEARS = (Stance.SUPPORTS, Stance.REFUTES)
# What could end the element, and marks that turn the direction of what follows.
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def claim_reviews(report: Report, check: Check, site: Site) -> list[dict[str, Any]]:
    """One ClaimReview for each claim with a rating, in the order of the claims.

    Higher ratings are truer. `unproved` is no point on the scale and has words only.

    Raises:
        PublishError: the publisher, the claimant, an author or a web address is missing,
            or publisher and claimant are the same.
    """
    require_site(site)
    _require(report, site)
    page = site.page_address(slug_of(report, check))
    return [
        _review(report, check, site, (page, number, claim))
        for number, claim in enumerate(report.claims, start=1)
        if claim.rating is not None
    ]


def _require(report: Report, site: Site) -> None:
    for field, value in (("claimant", report.claimant), ("author", report.author), ("editor", report.editor)):
        if not value.strip():
            raise PublishError(
                f"report.{field}",
                f"The report names no {field}.",
                "ClaimReview needs it.",
                f"Record the {field} and sign again.",
            )
    if report.claimant.casefold() == site.publisher.casefold():
        raise PublishError(
            "claimant",
            f"{report.claimant} is both claimant and publisher.",
            "A ClaimReview reviews what somebody else said.",
            "Set the publisher of the site to your own organisation.",
        )


def _review(report: Report, check: Check, site: Site, place: tuple[str, int, RatedClaim]) -> dict[str, Any]:
    page, number, claim = place
    address = f"{page}#claim-{number}"
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{address}-review",
        "url": address,
        "claimReviewed": claim.text,
        "datePublished": report.signed_at.date().isoformat(),
        "inLanguage": report.language,
        "author": _organisation(site),
        "editor": {"@type": "Person", "name": report.editor},
        "reviewBody": claim.why.text,
        "itemReviewed": _claim(report, check, site, (page, number, claim)),
        "reviewRating": _rating(Rating(claim.rating or "")),
    }
    citations = _citations(report, check, claim)
    if citations:
        review["citation"] = citations
    return review


def _organisation(site: Site) -> dict[str, Any]:
    return {"@type": "Organization", "name": site.publisher, "url": site.publisher_address or site.base}


def _rating(rating: Rating) -> dict[str, Any]:
    shown: dict[str, Any] = {"@type": "Rating", "alternateName": rating.label}
    if rating.number is not None:
        shown |= {"ratingValue": rating.number, "bestRating": BEST, "worstRating": WORST}
    return shown


def _claim(report: Report, check: Check, site: Site, place: tuple[str, int, RatedClaim]) -> dict[str, Any]:
    page, number, claim = place
    claimant: dict[str, Any] = {"@type": "Person", "name": report.claimant}
    if report.role:
        claimant["jobTitle"] = report.role
    found: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"{page}#claim-{number}",
        "author": claimant,
        "appearance": [_appearance(report, check, site), *_carried(report, check, claim)],
    }
    if report.said_on and report.said_on.granularity != "range":
        found["datePublished"] = report.said_on.value
    first = _first_appearance(check, claim)
    if first:
        found["firstAppearance"] = first
    return found


def _appearance(report: Report, check: Check, site: Site) -> dict[str, Any]:
    """Where the statement was read: its own address, else our archived copy of it."""
    document = check.document
    work: dict[str, Any] = {"@type": "CreativeWork"}
    own_copy = f"{site.base}archive/{archive_name(document)}.html"
    work["url"] = web_address(document.address) or own_copy
    if document.title or report.venue:
        work["name"] = document.title or report.venue
    if document.publisher:
        work["publisher"] = {"@type": "Organization", "name": document.publisher}
    if document.published and document.published.granularity != "range":
        work["datePublished"] = document.published.value
    return work


def _carried(report: Report, check: Check, claim: RatedClaim) -> list[dict[str, Any]]:
    """Where others with an address carried this statement: not the older line, not who disputes it."""
    seen: dict[str, dict[str, Any]] = {}
    for one in check.sightings:
        address = web_address(one.address)
        ours = one.claim == claim.claim and one.document and one.stance not in _AGAINST
        if not ours or not address or not one.on or not report.said_on or one.on.last < report.said_on.first:
            continue
        work: dict[str, Any] = {"@type": "CreativeWork", "url": address}
        if one.title:
            work["name"] = one.title
        work["publisher"] = {"@type": "Organization", "name": one.outlet}
        if one.on.granularity != "range":
            work["datePublished"] = one.on.value
        seen.setdefault(address, work)
    return list(seen.values())


def _first_appearance(check: Check, claim: RatedClaim) -> dict[str, Any] | None:
    """Where the older line was first seen, when that record has an address."""
    lines = [one for one in check.lines if isinstance(one, Narrative) and one.claim == claim.claim]
    addresses = {one.id: one.address for one in check.sightings if one.document}
    addresses |= {one.id: one.address for one in check.factchecks}
    addresses |= {one.id: one.address for one in check.sources}
    for line in lines:
        address = web_address(addresses.get(line.first_seen_in or ""))
        if address:
            work: dict[str, Any] = {"@type": "CreativeWork", "url": address}
            if line.first_seen and line.first_seen.granularity != "range":
                work["datePublished"] = line.first_seen.value
            return work
    return None


def _citations(report: Report, check: Check, claim: RatedClaim) -> list[dict[str, Any]]:
    """What the reason cites and what the page shows for or against the claim; never the statement."""
    wanted = {cite.record for cite in claim.why.cites}
    wanted |= {one.document for one in check.evidence if one.claim == claim.claim and one.stance in _BEARS}
    wanted.discard(check.document.id)
    return [_work(source) for source in report.sources if source.record in wanted]


def _work(source: Source) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
    if web_address(source.address):
        work["url"] = source.address
    if source.published and source.published.granularity != "range":
        work["datePublished"] = source.published.value
    return work


def for_script(value: Any) -> str:
    """JSON that can stand inside a `script` element: nothing in it can end the element.

    >>> for_script({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
