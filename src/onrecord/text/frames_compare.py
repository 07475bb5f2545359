"""Two texts held side by side: the same actors, deed, polarity and object?

Each comparison gives what it found, the two pieces of text, and a sentence. Not finding out
is a result of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.text.actors import ActorMention, Likeness, kind, label, likeness
from onrecord.text.frames import FREE_ORDER, Deed, Frame
from onrecord.text.predicates import Nearness, nearness

MUTUAL = frozenset({"cooperate", "enter-talks"})
"""Relations that hold both ways round."""
SHARED_WORDS = 0.5
"""Share of the shorter text's content words from which two texts speak of the same thing."""
FEWEST_SHARED_WORDS = 2
"""One word in common is chance, however short the texts are."""
FEW_SHARED_WORDS = 0.2


class Outcome(StrEnum):
    """What holding two texts side by side gave."""

    AGREE = "agree"
    DIFFER = "differ"
    OPPOSE = "oppose"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Held:
    """One comparison. `near` says that the two agree without being equal, `loose` that only a
    wide group such as "terrorists" joins them, `named` that the lexicons tell it: without, only
    shared words do, or a name whose part in the sentence was not read.
    """

    name: str
    outcome: Outcome
    ours: str
    theirs: str
    reason: str
    near: bool = False
    loose: bool = False
    named: bool = True


@dataclass(frozen=True)
class Comparison:
    """The four comparisons of two frames, made on the pair of deeds that agree most."""

    actor: Held
    predicate: Held
    polarity: Held
    object: Held

    @property
    def all(self) -> tuple[Held, Held, Held, Held]:
        """Actor, predicate, polarity and object, in this order."""
        return self.actor, self.predicate, self.polarity, self.object


def compare(ours: Frame, theirs: Frame) -> Comparison:
    """Hold two frames side by side.

    >>> from onrecord.text.frames import frame
    >>> found = compare(frame("Washington backs Daesh"), frame("ISIS was created by the Americans"))
    >>> [held.outcome.value for held in found.all], found.predicate.near
    (['agree', 'agree', 'agree', 'agree'], True)
    >>> compare(frame("Washington fights Daesh"), frame("Washington backs Daesh")).predicate.outcome
    <Outcome.OPPOSE: 'oppose'>
    """
    pairs = [_of_pair(ours, theirs, a, b) for a in ours.deeds for b in theirs.deeds]
    if not pairs:
        return _without_deeds(ours, theirs)
    best = max(pairs, key=_weight)  # the first of equals: texts say the main thing first
    other_deed = best.predicate.outcome is Outcome.DIFFER and best.object.outcome is not Outcome.DIFFER
    if other_deed and _same_words(ours, theirs) is Outcome.AGREE:
        return _without_deeds(ours, theirs)
    return best


def _weight(found: Comparison) -> float:
    total = 0.0
    for held in (found.actor, found.predicate, found.object):
        if held.outcome is Outcome.AGREE:
            total += 2.5 if held.near else 3.0
        elif held.outcome is Outcome.OPPOSE or held.outcome is Outcome.UNKNOWN:
            total += 1.0
    return total


def _of_pair(ours: Frame, theirs: Frame, a: Deed, b: Deed) -> Comparison:
    free = bool({ours.language, theirs.language} & FREE_ORDER)
    straight = _sides(ours, theirs, a, b, free)
    if a.relation.relation in MUTUAL or b.relation.relation in MUTUAL:
        turned = _sides(ours, theirs, a, Deed(b.relation, b.receivers, b.doers), free)
        straight = max(straight, turned, key=lambda two: sum(one.outcome is Outcome.AGREE for one in two))
    predicate = _predicate(a, b)
    return Comparison(straight[0], predicate, _polarity(a, b, predicate), straight[1])


def _sides(ours: Frame, theirs: Frame, a: Deed, b: Deed, free: bool) -> tuple[Held, Held]:
    actor = _side("actor", (a.doers, b.doers), (_others(ours, a.receivers), _others(theirs, b.receivers)))
    thing = _side("object", (a.receivers, b.receivers), (_others(ours, a.doers), _others(theirs, b.doers)))
    swapped = _best(a.doers, b.receivers) is not None and _best(a.receivers, b.doers) is not None
    if swapped and actor.outcome is Outcome.DIFFER:
        outcome = Outcome.UNKNOWN if free else Outcome.DIFFER
        why = (
            "the two sides stand the other way round, but word order is free in this language"
            if free
            else "the two sides have changed places"
        )
        actor = Held("actor", outcome, actor.ours, actor.theirs, why)
        thing = Held("object", outcome, thing.ours, thing.theirs, why)
    if thing.outcome is Outcome.UNKNOWN and not a.receivers and not b.receivers:
        thing = _by_words(ours, theirs)
    return actor, thing


def _others(frame: Frame, taken: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    spans = {one.span for one in taken}
    return tuple(one for one in frame.actors if one.span not in spans)


def _side(
    name: str,
    pair: tuple[Sequence[ActorMention], Sequence[ActorMention]],
    rest: tuple[Sequence[ActorMention], Sequence[ActorMention]],
) -> Held:
    """Compare the doers, or the receivers, of two deeds."""
    a, b = pair
    if a and b:
        return _both_named(name, a, b)
    if not a and not b:
        return Held(name, Outcome.UNKNOWN, "", "", "neither text names one")
    named, others = (a, rest[1]) if a else (b, rest[0])
    pair_found = _best(named, others)
    ours, theirs = (_words(a), "") if a else ("", _words(b))
    if pair_found is None:
        if name == "object":
            return Held(name, Outcome.DIFFER, ours, theirs, f"only one text names {label(named[0].key)}")
        return Held(name, Outcome.UNKNOWN, ours, theirs, "only one text says who acts")
    one, other = pair_found.ours, pair_found.theirs
    ours, theirs = (one.words, other.words) if a else (other.words, one.words)
    why = f"both name {label(one.key)}; its part in one of them was not read"
    return Held(name, Outcome.AGREE, ours, theirs, why, near=True, named=False)


def _both_named(name: str, a: Sequence[ActorMention], b: Sequence[ActorMention]) -> Held:
    found = _best(a, b)
    if found is None:
        return Held(name, Outcome.DIFFER, _words(a), _words(b), f"{_labels(a)} is not {_labels(b)}")
    one, other = found.ours.key, found.theirs.key
    if found.likeness is Likeness.EQUAL:
        extra = dict.fromkeys(label(mention.key) for mention in a if _best([mention], b) is None)
        more = f"; ours also names {', '.join(extra)}" if extra else ""
        return Held(name, Outcome.AGREE, _words(a), _words(b), f"both name {label(one)}{more}")
    why = f"near: {label(one)} and {label(other)}, one belongs to the other"
    loose = "group" in (kind(one), kind(other))
    return Held(name, Outcome.AGREE, _words(a), _words(b), why, near=True, loose=loose)


@dataclass(frozen=True)
class _Pair:
    likeness: Likeness
    ours: ActorMention
    theirs: ActorMention


def _best(a: Sequence[ActorMention], b: Sequence[ActorMention]) -> _Pair | None:
    """The likest pair of two lists, the first of equals; nothing when all are apart."""
    for wanted in (Likeness.EQUAL, Likeness.NEAR):
        for one in a:
            for other in b:
                if likeness(one.key, other.key) is wanted:
                    return _Pair(wanted, one, other)
    return None


def _words(mentions: Iterable[ActorMention]) -> str:
    return ", ".join(dict.fromkeys(one.words for one in mentions))


def _labels(mentions: Iterable[ActorMention]) -> str:
    return ", ".join(dict.fromkeys(label(one.key) for one in mentions))


def _predicate(a: Deed, b: Deed) -> Held:
    one, other = a.relation, b.relation
    how = nearness(one.relation, other.relation)
    if how is Nearness.EQUAL:
        return Held("predicate", Outcome.AGREE, one.words, other.words, f"both mean: {one.relation}")
    pair = f"{one.relation} and {other.relation}"
    if how is Nearness.NEAR:
        return Held("predicate", Outcome.AGREE, one.words, other.words, f"near: {pair}", near=True)
    if how is Nearness.OPPOSED:
        return Held("predicate", Outcome.OPPOSE, one.words, other.words, f"opposites: {pair}")
    return Held("predicate", Outcome.DIFFER, one.words, other.words, f"not the same: {pair}")


def _polarity(a: Deed, b: Deed, predicate: Held) -> Held:
    one, other = a.relation, b.relation
    ours = f"{one.negation} … {one.words}" if one.negated else one.words
    theirs = f"{other.negation} … {other.words}" if other.negated else other.words
    if one.negated is other.negated:
        why = "both are denied" if one.negated else "neither is denied"
        return Held("polarity", Outcome.AGREE, ours, theirs, why)
    if predicate.outcome is Outcome.DIFFER:
        return Held("polarity", Outcome.DIFFER, ours, theirs, "one is denied, of two different deeds")
    return Held("polarity", Outcome.OPPOSE, ours, theirs, "one says it, the other denies it")


def _without_deeds(ours: Frame, theirs: Frame) -> Comparison:
    """Texts whose relation the lexicon does not know: all actors, all words."""
    words = _by_words(ours, theirs)
    alike = _same_words(ours, theirs)
    if alike is Outcome.AGREE:
        predicate = Held("predicate", alike, words.ours, words.theirs, words.reason, near=True, named=False)
    else:
        why = "no relation that the lexicon knows stands in both texts"
        predicate = Held("predicate", Outcome.UNKNOWN, "", "", why)
    a, b = _negated(ours), _negated(theirs)
    if bool(a) is bool(b):
        why = "both are denied" if a else "neither is denied"
        polarity = Held("polarity", Outcome.AGREE, a, b, why)
    else:
        polarity = Held("polarity", Outcome.OPPOSE, a, b, "one says it, the other denies it")
    return Comparison(_all_actors(ours, theirs), predicate, polarity, words)


def _negated(frame: Frame) -> str:
    found = [deed.relation.negation for deed in frame.deeds if deed.relation.negated]
    return ", ".join(dict.fromkeys(found)) if len(found) % 2 else frame.negation


def _all_actors(ours: Frame, theirs: Frame) -> Held:
    a, b = ours.actors, theirs.actors
    if not a and not b:
        return Held("actor", Outcome.UNKNOWN, "", "", "neither text names an actor")
    if not a or not b:
        return Held("actor", Outcome.UNKNOWN, _words(a), _words(b), "only one text names an actor")
    return _both_named("actor", a, b)


def _same_words(ours: Frame, theirs: Frame) -> Outcome:
    if ours.language != theirs.language or not ours.content or not theirs.content:
        return Outcome.UNKNOWN
    share = len(ours.content & theirs.content) / min(len(ours.content), len(theirs.content))
    if share >= SHARED_WORDS and len(ours.content & theirs.content) >= FEWEST_SHARED_WORDS:
        return Outcome.AGREE
    return Outcome.DIFFER if share < FEW_SHARED_WORDS else Outcome.UNKNOWN


def _by_words(ours: Frame, theirs: Frame) -> Held:
    """The object by content words, for texts whose object is no listed actor."""
    found = _same_words(ours, theirs)
    common = sorted(ours.content & theirs.content)
    if found is Outcome.AGREE:
        return Held(
            "object",
            found,
            ", ".join(common),
            ", ".join(common),
            f"{len(common)} content words in common",
            named=False,
        )
    if found is Outcome.UNKNOWN and ours.language != theirs.language:
        return Held("object", found, "", "", "words of two languages do not compare")
    only_ours, only_theirs = sorted(ours.content - theirs.content), sorted(theirs.content - ours.content)
    why = f"{len(common)} of {min(len(ours.content), len(theirs.content))} content words in common"
    return Held("object", found, ", ".join(only_ours), ", ".join(only_theirs), why)
