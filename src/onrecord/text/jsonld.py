"""JSON-LD as pages carry it: often slightly broken, sometimes hostile."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 30
"""Objects nested deeper than this are not looked into."""
MAX_NODES = 20_000

MAX_BROKEN = 200_000
"""Code points of broken JSON that are searched."""

_FIELD = re.compile(
    r'"(@type|datePublished|dateModified|headline|inLanguage)"\s*:\s*"([^"\\\n]{1,300})"(?=\s*[,}\n]|\s*$)'
)
_WRAPPER = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*\Z")
_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SPACE = re.compile(r"\s+")


def parse(text: str) -> Any:
    """The JSON value in `text`: comment wrappers, line breaks in strings and commas before a
    closing bracket are put up with.

    >>> parse('<!-- {"a": 1,} -->')
    {'a': 1}

    Raises:
        ValueError: it is still no JSON, or nested too deeply to read.
    """
    bare = _WRAPPER.sub("", text).strip().rstrip(";")
    try:
        try:
            return json.loads(bare, strict=False)
        except ValueError:
            return json.loads(_COMMA.sub(r"\1", bare), strict=False)
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem


def salvage(text: str) -> list[dict[str, Any]]:
    """What can be saved of an article in broken JSON-LD: one object with its simple fields, or none.

    >>> salvage('{"@type": "NewsArticle", "headline": "He said "no"", "datePublished": "2022-11-02"')
    [{'@type': 'NewsArticle', 'datePublished': '2022-11-02'}]
    """
    found: dict[str, Any] = {}
    for name, value in _FIELD.findall(text[:MAX_BROKEN]):
        found.setdefault(name, value)
    return [found] if "@type" in found and len(found) > 1 else []


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object in `value`, outer ones first, in the order they stand.

    >>> [node["@type"] for node in objects({"@type": "A", "x": [{"@type": "B"}]})]
    ['A', 'B']
    """
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < MAX_NODES:
        here, depth = waiting.pop()
        seen += 1
        if depth > MAX_DEPTH:
            continue
        inner: list[Any] = []
        if isinstance(here, dict):
            found.append(here)
            inner = list(here.values())
        elif isinstance(here, list):
            inner = here
        waiting += [(part, depth + 1) for part in reversed(inner) if isinstance(part, dict | list)]
    return found


def types(node: dict[str, Any]) -> tuple[str, ...]:
    """The names in `@type`, without their vocabulary.

    >>> types({"@type": ["https://schema.org/Claim", "Thing"]})
    ('Claim', 'Thing')
    """
    named = node.get("@type", ())
    named = [named] if isinstance(named, str) else named
    if not isinstance(named, list | tuple):
        return ()
    return tuple(re.split(r"[/#:]", name)[-1] for name in named if isinstance(name, str))


def words_of(value: Any) -> str | None:
    """The text in a JSON-LD value: tags and character references resolved, spaces evened.

    >>> words_of({"@value": "<b>Not</b> &amp; so"}), words_of("  "), words_of(["a", "b"])
    ('Not & so', None, 'a')
    """
    if isinstance(value, list):
        return next((found for found in map(words_of, value[:20]) if found), None)
    if isinstance(value, dict):
        return words_of(value.get("@value")) if "@value" in value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    bare = html.unescape(_TAG.sub(" ", html.unescape(str(value))))
    # Half of a pair of surrogates is no character and could not be stored.
    whole = bare.encode("utf-8", "replace").decode("utf-8")
    return _SPACE.sub(" ", whole.replace("\x00", "")).strip() or None


def names_of(value: Any) -> tuple[str, ...]:
    """The names of people or bodies in a value: a string, an object with `name`, or a list.

    >>> names_of([{"@type": "Person", "name": " A desk "}, "B", {"@id": "#x"}])
    ('A desk', 'B')
    """
    return tuple(dict.fromkeys(_names(value)))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value[:50]:
            if not isinstance(part, list):
                yield from _names(part)
        return
    if isinstance(value, dict):
        if isinstance(value.get("name"), list):
            for name in value["name"][:50]:
                yield from filter(None, [words_of(name)])
            return
        value = value.get("name")
    name = words_of(value)
    if name and not name.lower().startswith(("http://", "https://", "www.")):
        yield name
