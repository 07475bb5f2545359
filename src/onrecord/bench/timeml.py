"""Reads the time expressions of TimeML files."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from onrecord.bench.timexes import Annotated, Timex
from onrecord.errors import InputError
from onrecord.text.spans import Span


def documents(folder: Path) -> Iterator[Annotated]:
    """Every TimeML document below a folder, by name, with the expressions of its text."""
    for path in sorted(folder.rglob("*.tml")):
        yield document(path.read_text("utf-8"), path.name)


def document(timeml: str, name: str = "") -> Annotated:
    """The text of a TimeML document, the day it was made, and its expressions without that day.

    >>> said = '<TIMEX3 tid="t1" type="DATE" value="2013-03-21">Thursday</TIMEX3>'
    >>> made = '<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22">March 22</TIMEX3></DCT>'
    >>> read = document(f"<TimeML>{made}<TEXT>It rained on {said}.</TEXT></TimeML>")
    >>> read.published, read.text, read.expressions[0].span.of(read.text)
    ('2013-03-22', 'It rained on Thursday.', 'Thursday')

    Raises:
        InputError: it is no XML, or has no text.
    """
    try:
        root = ElementTree.fromstring(timeml)
    except ElementTree.ParseError as problem:
        raise InputError(
            f"The TimeML document {name!r} ({problem}).",
            "TimeML is XML with the elements DCT and TEXT.",
            "Check that the file is whole.",
        ) from problem
    body = root.find("TEXT")
    if body is None:
        raise InputError(
            f"The TimeML document {name!r} has no TEXT.",
            "TimeML is XML with the elements DCT and TEXT.",
            "Check that the file is TimeML 1.2.",
        )
    made = root.find("DCT/TIMEX3")
    published = (made.get("value") or "")[:10] if made is not None else ""
    text, found = _read(body)
    return Annotated(
        text, published if re.fullmatch(r"\d{4}(-\d\d){0,2}", published) else "", "en", tuple(found)
    )


def _read(element: ElementTree.Element) -> tuple[str, list[Timex]]:
    """The text inside an element, and the expressions in it."""
    text, found = element.text or "", []
    for child in element:
        inside, within = _read(child)
        if child.tag == "TIMEX3":
            span = Span(len(text), len(text) + len(inside))
            found.append(Timex(span, child.get("type", "DATE"), child.get("value")))
        found += [Timex(one.span.shift(len(text)), one.kind, one.value) for one in within]
        text += inside + (child.tail or "")
    return text, found
