"""Fact-checks from ClaimReview, the vocabulary by which publishers mark them for machines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.intake.fields import Unusable, factcheck
from onrecord.intake.ratings import rate_number
from onrecord.intake.skipped import Skipped
from onrecord.records.factcheck import FactCheck
from onrecord.text.jsonld import names_of, objects, parse, types, words_of
from onrecord.text.when import When

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|\d{4}(?![-\d])")


def read_page(name: str, text: str) -> list[FactCheck | Skipped]:
    """The fact-checks marked in a web page.

    Raises:
        InputError: the page holds no JSON-LD at all.
    """
    from lxml.etree import LxmlError  # noqa: PLC0415
    from lxml.html import document_fromstring  # noqa: PLC0415

    try:
        tree = document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"))
    except (LxmlError, ValueError) as problem:
        raise _nothing(name) from problem
    blocks = [tag.text or "" for tag in tree.iter("script") if "ld+json" in (tag.get("type") or "").lower()]
    if not blocks:
        raise _nothing(name)
    found: list[FactCheck | Skipped] = []
    for number, block in enumerate(blocks, start=1):
        where = f"{name}, JSON-LD block {number}"
        try:
            found += read_value(where, parse(block))
        except ValueError as problem:
            found.append(Skipped(where, f"It is no JSON ({problem})."))
    return found


def read_value(where: str, value: Any) -> Iterator[FactCheck | Skipped]:
    """The fact-checks in a JSON value: ClaimReview at any depth, or an answer of Google's search."""
    if isinstance(value, dict) and isinstance(value.get("claims"), list):
        yield from _answer(where, value["claims"])
        return
    nodes = objects(value)
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    reviews = [node for node in nodes if "ClaimReview" in types(node) and len(node) > 2]
    for number, review in enumerate(reviews, start=1):
        place = where if len(reviews) == 1 else f"{where}, ClaimReview {number}"
        try:
            yield _review(review, named)
        except Unusable as problem:
            yield Skipped(place, str(problem))


def _review(review: Mapping[str, Any], named: Mapping[str, Any]) -> FactCheck:
    claim = _object(review.get("itemReviewed"), named)
    rating = _object(review.get("reviewRating"), named)
    # The older form wraps the work in which the claim stands into the claim itself.
    claimant = _names(claim.get("author"), named) or _names(claim.get("creator"), named)
    address = words_of(review.get("url")) or words_of(review.get("mainEntityOfPage"))
    words = words_of(rating.get("alternateName")) or words_of(rating.get("ratingExplanation"))
    row = {
        "publisher": _publisher(review, named, address),
        "claim": words_of(review.get("claimReviewed"))
        or words_of(claim.get("text"))
        or words_of(claim.get("name")),
        "title": words_of(review.get("name")) or words_of(review.get("headline")),
        "url": address if (address or "").lower().startswith("http") else None,
        "published": _day(review.get("datePublished")),
        "claimant": ", ".join(claimant) or None,
        "claim_date": _day(claim.get("datePublished")),
        "rating": words,
        "language": _language(review.get("inLanguage")),
        "outlets": list(_outlets(claim, named)),
        "keywords": _keywords(review.get("keywords")),
    }
    read = factcheck(row)
    if words is None:
        rated = rate_number(
            rating.get("ratingValue"), rating.get("bestRating", 5), rating.get("worstRating", 1)
        )
        read = replace(read, rating=rated.rating, rating_from=rated.reason)
    return read


def _answer(where: str, claims: list[Any]) -> Iterator[FactCheck | Skipped]:
    """The fact-checks in an answer of the Google Fact Check Tools API."""
    for number, claim in enumerate(claims, start=1):
        place = f"{where}, claim {number}"
        reviews = claim.get("claimReview") if isinstance(claim, dict) else None
        if not isinstance(reviews, list) or not reviews:
            yield Skipped(place, "It has no list `claimReview`.")
            continue
        for review in reviews:
            try:
                yield _found(claim, review)
            except Unusable as problem:
                yield Skipped(place, str(problem))


def _found(claim: Mapping[str, Any], review: Any) -> FactCheck:
    if not isinstance(review, dict):
        raise Unusable("A review in it is no object.")
    publisher = review.get("publisher")
    by = publisher if isinstance(publisher, dict) else {}
    return factcheck(
        {
            "publisher": words_of(by.get("name")) or words_of(by.get("site")),
            "claim": words_of(claim.get("text")),
            "title": words_of(review.get("title")),
            "url": words_of(review.get("url")),
            "published": _day(review.get("reviewDate")),
            "claimant": words_of(claim.get("claimant")),
            "claim_date": _day(claim.get("claimDate")),
            "rating": words_of(review.get("textualRating")),
            "language": _language(review.get("languageCode")),
        }
    )


def _object(value: Any, named: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object meant by `value`, also when it only points to another one by its `@id`."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return named.get(value) or {"name": value}
    if not isinstance(value, dict):
        return {}
    if set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return named.get(value["@id"]) or value
    return value


def _names(value: Any, named: Mapping[str, Any]) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for one in values[:20] for name in names_of(_object(one, named) or None)))


def _publisher(review: Mapping[str, Any], named: Mapping[str, Any], address: str | None) -> str | None:
    author = _object(review.get("author"), named)
    of_house = _names(review.get("publisher"), named)
    by = _names(review.get("author"), named)
    if "Person" in types(dict(author)) and of_house:
        return of_house[0]
    host = urlsplit(address or "").hostname if "[" not in (address or "") else None
    return next(iter((*by, *of_house)), None) or host


def _outlets(claim: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[str]:
    for key in ("firstAppearance", "appearance"):
        value = claim.get(key)
        for one in (value if isinstance(value, list) else [value])[:50]:
            work = _object(one, named)
            yield from _names(work.get("publisher"), named) or _names(work.get("author"), named)


def _keywords(value: Any) -> list[str]:
    if isinstance(value, str):
        value = value.split(",")
    return [word for word in map(words_of, value[:50]) if word] if isinstance(value, list) else []


def _language(value: Any) -> str | None:
    code = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", words_of(value) or "")
    return code[0].lower() if code else None


def _day(value: Any) -> str | None:
    """The date in a value as markup gives it; what is no date is left out, since pages often err."""
    form = _DAY.match((words_of(value) or "").strip())
    try:
        return When(form[0]).value if form else None
    except InputError:
        return None


def _nothing(name: str) -> InputError:
    return InputError(
        f"The page {name!r} holds no JSON-LD.",
        "A page of a fact-checker with ClaimReview in it.",
        "Add it as a source instead, or write its fact-check into a JSONL file.",
    )
