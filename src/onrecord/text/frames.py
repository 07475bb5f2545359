"""Who does what to whom in a sentence, read from the order of words and a few small words.

This is no syntax. It finds the relations of the lexicon and gives each the actors that stand
where a doer and a receiver would, with passives, "X is a creation of Y" and "receives from"
turned round. In Russian and Arabic order says less, so there `ordered` is false.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text.actors import ActorMention, actors, kind
from onrecord.text.attribution import headline_speaker, speakers
from onrecord.text.predicates import RelationMention, negation_of, relations
from onrecord.text.sentences import sentences
from onrecord.text.spans import Span
from onrecord.text.tokens import Token, fold, is_arabic, tokens
from onrecord.text.words import stems

FREE_ORDER = frozenset({"ru", "ar"})
"""Languages in which the doer may stand after the receiver without any mark we read."""

_PLACES = frozenset({"state", "group", "name"})
_VIOLENT = frozenset({"harm", "kill", "threaten"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her"})
_UPON = frozenset({"on", "against", "of", "upon"})
_FROM = frozenset({"buy"})
_MUTUAL = frozenset({"cooperate", "enter-talks"})
_RELATIVE = frozenset({"that", "who", "which", "what"})
_PASSIVE_REACH = 3
_PRONOUN_REACH = 2


@dataclass(frozen=True)
class Deed:
    """A relation with the actors on its two sides. Either side may be empty: nobody was found there."""

    relation: RelationMention
    doers: tuple[ActorMention, ...]
    receivers: tuple[ActorMention, ...]


@dataclass(frozen=True)
class Frame:
    """What a text says who does to whom.

    `actors` are all that are named, the speaker left out; `places` those that only say where.
    `content` holds the stems of the words that are neither actors nor relations. `negation` is the
    negating words where no deed was found. `ordered` says whether word order tells the roles.
    """

    text: str
    language: str | None
    deeds: tuple[Deed, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[ActorMention, ...]
    content: frozenset[str]
    negation: str
    ordered: bool


@lru_cache(maxsize=8192)  # a check holds the sentences of one document against each of its claims
def frame(text: str, language: str | None = "en") -> Frame:
    """Who does what to whom in `text`.

    >>> deed = frame("Daesh was armed by the Americans.").deeds[0]
    >>> [one.key for one in deed.doers], deed.relation.relation, [one.key for one in deed.receivers]
    (['us'], 'help', ['isis'])
    >>> deed = frame("Islamic State is a creation of Washington and London").deeds[0]
    >>> [one.key for one in deed.doers], [one.key for one in deed.receivers]
    (['us', 'uk'], ['isis'])
    """
    speakers = _speakers(text, language)
    named = [one for one in actors(text, language) if not any(span.overlaps(one.span) for span in speakers)]
    mentions = relations(text, language)
    words = tokens(text)
    deeds: list[Deed] = []
    places: dict[Span, ActorMention] = {}
    for sentence in sentences(text, language or "en"):
        here = [one for one in named if sentence.covers(one.span)]
        for place in (one for one in here if _is_place(one, words)):
            places[place.span] = place
        deeds += _deeds(
            _Sentence(text, words, here, language),
            [one for one in mentions if sentence.covers(one.span)],
        )
    return Frame(
        text,
        language,
        tuple(deeds),
        tuple(named),
        tuple(places.values()),
        _content(text, language, [one.span for one in named] + [one.span for one in mentions]),
        "" if deeds else negation_of(text, language),
        language not in FREE_ORDER,
    )


def _speakers(text: str, language: str | None) -> list[Span]:
    """Where the speakers' names stand: they are not doers of what is said."""
    found = []
    tail = headline_speaker(text)
    if tail:
        found.append(tail)
    for sentence in sentences(text, language or "en"):
        found += [span.shift(sentence.start) for span in speakers(sentence.of(text), language)]
    return found


def _content(text: str, language: str | None, taken: Sequence[Span]) -> frozenset[str]:
    rest, at = [], 0
    for span in sorted(taken):
        rest.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    rest.append(text[at:])
    return frozenset(stem for stem in stems(" ".join(rest), language) if len(stem) > 1 and not stem.isdigit())


@dataclass(frozen=True)
class _Sentence:
    text: str
    words: list[Token]
    named: list[ActorMention]
    language: str | None

    def between(self, start: int, end: int) -> list[str]:
        return [one.form for one in self.words if start <= one.span.start and one.span.end <= end]


def _deeds(sentence: _Sentence, mentions: Sequence[RelationMention]) -> list[Deed]:
    deeds: list[Deed] = []
    for mention in mentions:
        before, inside, after = _sides(sentence, mention)
        doers, receivers = _roles(sentence, mention, before, after)
        if inside:
            doers, receivers = _around(mention, tuple(inside), before, after)
        if mention.relation in _MUTUAL and not doers and len(receivers) > 1:  # "dealings between A and B"
            doers, receivers = receivers[:1], receivers[1:]
        earlier = [one for one in deeds if one.relation.span.end <= mention.span.start]
        if earlier:
            doers, receivers = _inherit(sentence, mention, earlier[-1], doers, receivers)
        same = {one.span for one in doers}
        deeds.append(Deed(mention, doers, tuple(one for one in receivers if one.span not in same)))
    return deeds


_Run = tuple[ActorMention, ...]


def _around(
    mention: RelationMention, inside: _Run, before: list[_Run], after: list[_Run]
) -> tuple[_Run, _Run]:
    """The roles when an actor stands inside the relation's own words: "brought ISIS into being"."""
    if mention.turned:
        return inside, before[-1] if before else ()
    return before[-1] if before else (after[0] if after else ()), inside


def _sides(
    sentence: _Sentence, mention: RelationMention
) -> tuple[list[_Run], list[ActorMention], list[_Run]]:
    """The runs of actors before a relation, the actors inside its words, and the runs after it."""
    acting = [one for one in sentence.named if not _is_place(one, sentence.words)]
    if (
        mention.turned or mention.past or mention.relation in _FROM
    ):  # "is run from Washington" names a doer, no place
        acting = [
            one
            for one in sentence.named
            if one in acting
            or (one.span.start >= mention.span.end and _word_before(one, sentence.words) == "from")
        ]
    before = [one for one in acting if one.span.end <= mention.span.start]
    inside = [one for one in acting if one.span.overlaps(mention.span)]
    after = [one for one in acting if one.span.start >= mention.span.end]
    return _runs(sentence, before), inside, _runs(sentence, after)


def _runs(sentence: _Sentence, named: Sequence[ActorMention]) -> list[_Run]:
    runs: list[list[ActorMention]] = []
    for one in named:
        if runs and _joined(sentence, runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [tuple(run) for run in runs]


def _joined(sentence: _Sentence, one: ActorMention, other: ActorMention) -> bool:
    between = sentence.between(one.span.end, other.span.start)
    if is_arabic(fold(other.words)):
        return all(word in _small("joins") for word in between) and (
            bool(between) or fold(other.words).startswith("و")
        )
    gap = sentence.text[one.span.end : other.span.start]
    if re.search(r"[;:.!?–—]", gap):
        return False
    return all(word in _small("joins") for word in between)


def _roles(
    sentence: _Sentence, mention: RelationMention, before: list[_Run], after: list[_Run]
) -> tuple[_Run, _Run]:
    last, first = (before[-1] if before else ()), (after[0] if after else ())
    if _a_noun(sentence, mention):  # "in the attack, for which …": whoever stands before did not attack
        led = sentence.between(mention.span.end, first[0].span.start)[:1] if first else []
        return (first, ()) if led == ["by"] else ((), first if led and led[0] in _UPON else ())
    if mention.turned:
        if not first and len(before) > 1:
            return before[-1], before[-2]
        if not first and last and len(last) > 1:  # "Daesh is an American creation"
            return last[-1:], last[:-1]
        return first, last
    if _passive(sentence, mention, first):
        return (first if first and _led_in(sentence, mention, first) else ()), last
    if not before and len(after) > 1 and sentence.language == "ar":  # the verb stands first
        return after[0], after[1]
    if not after and len(before) > 1 and sentence.language == "de":  # the verb stands last
        led_in = set(sentence.between(before[-2][-1].span.end, before[-1][0].span.start)) & _small("by")
        return (before[-1], before[-2]) if led_in else (before[-2], before[-1])
    return last, first


def _a_noun(sentence: _Sentence, mention: RelationMention) -> bool:
    if sentence.language not in ("en", None) or mention.relation not in _VIOLENT:
        return False
    before = [one for one in sentence.words if one.span.end <= mention.span.start]
    return bool(before) and before[-1].form in _DETERMINERS


def _passive(sentence: _Sentence, mention: RelationMention, first: _Run) -> bool:
    if _led_in(sentence, mention, first) and (mention.past or sentence.language not in ("en", None)):
        return True
    if not mention.past:
        return False
    words = [one for one in sentence.words if one.span.end <= mention.span.start][-_PASSIVE_REACH:]
    near = [
        one for one in words if not re.search(r"[,;:.!?]", sentence.text[one.span.end : mention.span.start])
    ]
    forms = [one.form for one in near]
    return any(form in _small("be") for form in forms) and not _RELATIVE & set(forms)


def _led_in(sentence: _Sentence, mention: RelationMention, first: _Run) -> bool:
    """Whether "by" or its like leads in the first actors after a relation."""
    if not first:
        return False
    between = sentence.between(mention.span.end, first[0].span.start)[-4:]
    return any(word in _small("by") or word == "from" for word in between)


def _inherit(
    sentence: _Sentence, mention: RelationMention, earlier: Deed, doers: _Run, receivers: _Run
) -> tuple[_Run, _Run]:
    """Roles that the sentence leaves out because the deed before had them."""
    before = [one for one in sentence.words if one.span.end <= mention.span.start]
    lead = before[-1].form if before else ""
    own = {one.span for one in doers} - {one.span for one in (*earlier.doers, *earlier.receivers)}
    if not own and lead in _small("same_doer"):
        doers = earlier.doers
    after = sentence.between(mention.span.end, len(sentence.text))[:_PRONOUN_REACH]
    if any(word in _small("pronouns") for word in after):
        receivers = earlier.receivers or receivers
    return doers, receivers


def _is_place(one: ActorMention, words: Sequence[Token]) -> bool:
    if kind(one.key) not in _PLACES or (kind(one.key) == "group" and one.key == "terrorists"):
        return False
    return _word_before(one, words) in _small("place")


def _word_before(one: ActorMention, words: Sequence[Token]) -> str:
    before = [word.form for word in words if word.span.end <= one.span.start][-2:]
    if before and before[-1] in {
        "the",
        "its",
        "their",
        "la",
        "el",
        "der",
        "den",
        "dem",
        "l",
        "eastern",
        "northern",
    }:
        before.pop()
    return before[-1] if before else ""


@cache
def _small(name: str) -> frozenset[str]:
    table = tomllib.loads(files("onrecord.text").joinpath("frames.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in table[name]["words"].split())
