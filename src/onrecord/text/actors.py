"""Who a text names: states, alliances, armed groups, bodies, and names nobody listed.

One key stands for all the words for an actor, in several languages: `US`, `Washington`,
`американцы` and `الولايات المتحدة` are `us`. The names stand in `actors.toml`. A name that is
not there is kept under its own words, so that a comparison still works on texts nobody
prepared for.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text.spans import Span
from onrecord.text.tokens import Token, bare_forms, fold, is_arabic, tokens

_WINDOW = 5  # words that may stand between the parts of a composed name ("Afghan offshoot of Daesh")
_CAPITALS_MEAN_NOTHING = frozenset({"is", "un", "who", "ei", "isi", "sis"})
_GERMAN = "de"


class Likeness(StrEnum):
    """How two actors stand to each other."""

    EQUAL = "equal"
    NEAR = "near"
    OTHER = "other"


@dataclass(frozen=True)
class ActorMention:
    """A name at its place. `known` says whether its key comes from the gazetteer."""

    span: Span
    words: str
    key: str
    known: bool = True


@dataclass(frozen=True)
class _Name:
    parts: tuple[str, ...]  # folded, `*` kept
    capitals: tuple[bool, ...]
    acronym: bool
    key: str


@dataclass(frozen=True)
class _Composed:
    key: str
    of: str
    place: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Gazetteer:
    no_name: frozenset[str]
    not_small: frozenset[str]
    joins: frozenset[str]
    acts: frozenset[str]
    names: dict[str, tuple[_Name, ...]]  # by the first three letters of the first part
    labels: dict[str, str]
    written: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    parents: dict[str, frozenset[str]]
    composed: tuple[_Composed, ...]


@cache
def _gazetteer() -> _Gazetteer:
    table = tomllib.loads(files("onrecord.text").joinpath("actors.toml").read_text("utf-8"))
    composed = tuple(
        _Composed(key, row["of"], row["with"], tuple(map(_pattern, row["words"])))
        for key, row in table.pop("composed").items()
    )
    words = {name: frozenset(listed.split()) for name, listed in table.pop("words").items()}
    names: dict[str, list[_Name]] = {}
    for key, row in table.items():
        for written in row["names"]:
            name = _read_name(written, key)
            names.setdefault(name.parts[0].rstrip("*")[:3], []).append(name)
    by_length = {
        start: tuple(sorted(some, key=lambda one: (-len(one.parts), -len("".join(one.parts)), one.parts)))
        for start, some in names.items()
    }
    direct = {key: frozenset(row.get("part_of", ())) for key, row in table.items()}
    return _Gazetteer(
        words["no_name"],
        words["not_in_small_letters"],
        words["joins"],
        words["acts"],
        by_length,
        {key: row["label"] for key, row in table.items()},
        {key: tuple(name.replace("*", "") for name in row["names"]) for key, row in table.items()},
        {key: row["kind"] for key, row in table.items()},
        {key: _all_above(key, direct) for key in direct},
        composed,
    )


def _all_above(key: str, direct: dict[str, frozenset[str]]) -> frozenset[str]:
    above: set[str] = set()
    waiting = list(direct.get(key, ()))
    while waiting:
        one = waiting.pop()
        if one not in above:
            above.add(one)
            waiting.extend(direct.get(one, ()))
    return frozenset(above)


def _pattern(written: str) -> str:
    star = "*" if written.endswith("*") else ""
    return fold(written.rstrip("*")) + star


def _read_name(written: str, key: str) -> _Name:
    parts = [
        token.form + ("*" if written[token.span.end : token.span.end + 1] == "*" else "")
        for token in tokens(written)
    ]
    letters = [letter for letter in written if letter.isalpha()]
    acronym = len(letters) > 1 and all(letter.isupper() for letter in letters)
    capitals = tuple(token.words[:1].isupper() for token in tokens(written))
    return _Name(tuple(parts), capitals, acronym, key)


def fits(pattern: str, form: str) -> bool:
    """Whether a folded word fits a lexicon's pattern, where `*` stands for any ending.

    >>> fits("americ*", "americans"), fits("us", "use")
    (True, False)
    """
    forms = bare_forms(form)
    if pattern.endswith("*"):
        return any(one.startswith(pattern[:-1]) for one in forms)
    return pattern in forms


def label(key: str) -> str:
    """How readers see an actor's key; an unknown name is its own label.

    >>> label("us"), label("zamir kabulov")
    ('United States', 'zamir kabulov')
    """
    return _gazetteer().labels.get(key, key)


def names_of(key: str) -> tuple[str, ...]:
    """The words for a listed actor in every language, to search with; of stems only the stem.

    >>> names_of("isi"), names_of("zamir kabulov")
    (('ISI', 'Inter-Services Intelligence'), ())
    """
    return _gazetteer().written.get(key, ())


def kind(key: str) -> str:
    """`state`, `alliance`, `group`, `armed` or `body`; `name` for a name nobody listed.

    >>> kind("isis"), kind("zamir kabulov")
    ('armed', 'name')
    """
    return _gazetteer().kinds.get(key, "name")


def groups_of(key: str) -> tuple[str, ...]:
    """The armed groups that an actor is a part of.

    >>> groups_of("isis-k"), groups_of("us")
    (('isis',), ())
    """
    above = _gazetteer().parents.get(key, frozenset())
    return tuple(sorted(one for one in above if kind(one) == "armed"))


def likeness(one: str, other: str) -> Likeness:
    """How two keys stand to each other: the same, one part of the other, or apart.

    A name nobody listed is equal to a longer one that ends with it.

    >>> likeness("us", "us"), likeness("us", "west"), likeness("us", "uk")
    (<Likeness.EQUAL: 'equal'>, <Likeness.NEAR: 'near'>, <Likeness.OTHER: 'other'>)
    >>> likeness("kabulov", "zamir kabulov")
    <Likeness.EQUAL: 'equal'>
    """
    if one == other:
        return Likeness.EQUAL
    parents = _gazetteer().parents
    if other in parents.get(one, ()) or one in parents.get(other, ()):
        return Likeness.NEAR
    if one not in parents and other not in parents:
        short, long = sorted((one.split(), other.split()), key=len)
        if short and long[-len(short) :] == short:
            return Likeness.EQUAL
    return Likeness.OTHER


def actors(text: str, language: str | None = "en") -> list[ActorMention]:
    """The actors named in `text`, in order, each with its span and key.

    The listed names of every language are looked for whatever `language` is, because texts
    mix scripts. It only decides how capitals are read: German writes every noun with one.

    >>> [(one.words, one.key) for one in actors("Washington and London arm Daesh")]
    [('Washington', 'us'), ('London', 'uk'), ('Daesh', 'isis')]
    >>> [one.key for one in actors("Американцы помогают ИГИЛ", "ru")]
    ['us', 'isis']
    >>> [one.key for one in actors("the Afghan offshoot of Daesh")]
    ['isis-k']
    """
    return list(_actors(text, language))


@lru_cache(maxsize=4_096)  # every claim of a statement is held against the same passages
def _actors(text: str, language: str | None) -> tuple[ActorMention, ...]:
    found = tokens(text)
    known = list(_known(text, found))
    taken = [mention.span for mention in known]
    unknown = [
        mention
        for mention in _unknown(text, found, language)
        if not any(mention.span.overlaps(span) for span in taken)
    ]
    return tuple(sorted([*_compose(text, found, known), *unknown], key=lambda one: one.span))


def _known(text: str, found: Sequence[Token]) -> Iterator[ActorMention]:
    letters = [letter for letter in text if letter.isalpha()]
    shouting = sum(letter.isupper() for letter in letters) > 0.7 * len(letters) > 14
    small = not any(letter.isupper() for letter in letters)
    at = 0
    while at < len(found):
        name = next(
            (one for one in _candidates(found[at].form) if _stands(one, found, at, shouting, small)), None
        )
        if name is None:
            at += 1
            continue
        span = Span(found[at].span.start, found[at + len(name.parts) - 1].span.end)
        yield ActorMention(span, span.of(text), name.key)
        at += len(name.parts)


@lru_cache(maxsize=16_384)  # few words are many: a text is looked through word by word
def _candidates(form: str) -> tuple[_Name, ...]:
    names = _gazetteer().names
    starts = {one[:size] for one in bare_forms(form) for size in (2, 3)}
    found = [name for start in sorted(starts) for name in names.get(start, ()) if fits(name.parts[0], form)]
    found.sort(key=lambda one: (-len(one.parts), -len("".join(one.parts)), one.parts, one.key))
    return tuple(found)


def _stands(name: _Name, found: Sequence[Token], at: int, shouting: bool, small: bool) -> bool:
    run = found[at : at + len(name.parts)]
    if len(run) < len(name.parts):
        return False
    if not all(fits(part, token.form) for part, token in zip(name.parts, run, strict=True)):
        return False
    first = run[0]
    if shouting and first.form in _CAPITALS_MEAN_NOTHING:
        return False
    if small:
        never = _gazetteer().not_small
        return not any(up and one.form in never for up, one in zip(name.capitals, run, strict=True))
    if is_arabic(first.form):
        return True
    if name.acronym:
        return all(token.words.upper() == token.words for token in run)
    pairs = zip(name.capitals, run, strict=True)
    return all(token.words[:1].isupper() for capital, token in pairs if capital)


def _compose(text: str, found: Sequence[Token], known: list[ActorMention]) -> list[ActorMention]:
    """The mentions, with "Afghan branch of Daesh" made one mention of the branch."""
    result = list(known)
    for rule in _gazetteer().composed:
        for group in [one for one in known if one.key == rule.of]:
            span = _composed_span(rule, group, result, found)
            if span is not None and not re.search(r"[.!?;:]\s|,|\n", span.of(text)):
                result = [one for one in result if not span.overlaps(one.span)]
                result.append(ActorMention(span, span.of(text), rule.key))
    return result


def _composed_span(
    rule: _Composed, group: ActorMention, known: Sequence[ActorMention], found: Sequence[Token]
) -> Span | None:
    """From the place to the group, when a word such as "branch" stands there."""
    places = [one for one in known if one.key == rule.place and _near(one, group, found)]
    if not places or group not in known:
        return None
    place = min(places, key=lambda one: (abs(one.span.start - group.span.start), one.span))
    span = Span(min(place.span.start, group.span.start), max(place.span.end, group.span.end))
    # "branch of Daesh in Afghanistan": the word may stand just before.
    around = [one for one in found if span.start - 12 <= one.span.start and one.span.end <= span.end]
    return span if any(fits(word, token.form) for token in around for word in rule.words) else None


def _near(place: ActorMention, group: ActorMention, found: Sequence[Token]) -> bool:
    low, high = sorted((place.span, group.span))
    return sum(low.end <= token.span.start and token.span.end <= high.start for token in found) <= _WINDOW


def _unknown(text: str, found: Sequence[Token], language: str | None) -> Iterator[ActorMention]:
    """Runs of capitalised words that begin no sentence, or that are too long to be chance."""
    if not any(letter.islower() for letter in text):
        return
    at = 0
    while at < len(found):
        end = _run(text, found, at)
        if end == at:
            at += 1
            continue
        start = at
        first = _opens_sentence(text, found[start])
        at = end
        if first and found[start].form in _gazetteer().no_name:
            start += 1
        alone = end - start == 1
        if end == start or (alone and (language == _GERMAN or (first and not _acts(found, start)))):
            continue
        span = Span(found[start].span.start, found[end - 1].span.end)
        yield ActorMention(span, span.of(text), " ".join(one.form for one in found[start:end]), known=False)


def _run(text: str, found: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words that begins at `at`; `at` itself when none does."""
    end = at
    while end < len(found) and _capitalised(found[end]):
        end += 1
        joined = end
        while joined < len(found) and found[joined].form in _gazetteer().joins and joined - end < 2:
            joined += 1
        between = text[found[end - 1].span.end : found[min(joined, len(found) - 1)].span.start]
        if joined < len(found) and joined > end and _capitalised(found[joined]) and not _breaks(between):
            end = joined
        elif end < len(found) and _breaks(text[found[end - 1].span.end : found[end].span.start]):
            break
    return end


def _acts(found: Sequence[Token], at: int) -> bool:
    """Whether a lone word that opens a sentence is likely a name: one that does something."""
    after = found[at + 1].form if at + 1 < len(found) else ""
    return not found[at].form.endswith("s") and (after in _gazetteer().acts or after.endswith("ed"))


def _breaks(between: str) -> bool:
    return re.search(r"[,;:.!?()«»“”\"—–\n]|['’]", between) is not None


def _capitalised(token: Token) -> bool:
    return token.words[:1].isupper() and len(token.form) > 1 and token.form not in _gazetteer().no_name


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[: token.span.start].rstrip(" \t\u00a0\"'“”„«»‘’([")
    return not before or before[-1] in ".!?…:;\n"
