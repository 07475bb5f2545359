"""Clauses and phrases that assert something of their own, by the syntax of the sentence."""

from collections.abc import Callable, Iterator

from onrecord.claims.lexicon import BOTH_FACTS, JOINS_FACTS, NOBODY
from onrecord.claims.split_verbs import context, coordinated, lead
from onrecord.claims.tree import SUBJECTS, VERBS, Draft, Tree

IS_OR_WAS = "is or was"
"""What is put, in brackets, between a name and its apposition: the sentence gives no tense."""

Rule = Callable[[Tree, Draft], list[Draft]]


def semicolon(tree: Tree, draft: Draft) -> list[Draft]:
    """What stands before and after a semicolon, when both have subject and verb."""
    for n in draft.shown:
        if tree.word(n) != ";":
            continue
        sides = [[at for at in draft.shown if at < n], [at for at in draft.shown if at > n]]
        heads = [_highest(tree, side) for side in sides]
        if None not in heads:
            return [draft.of(side, side, head) for side, head in zip(sides, heads, strict=True)]
    return []


def _highest(tree: Tree, side: list[int]) -> int | None:
    """The verb on which all of these tokens hang, when it has a tense and a subject."""
    within = set(side)
    tops = [n for n in side if tree.tokens[n].head == n or tree.tokens[n].head not in within]
    tops = [n for n in tops if tree.tokens[n].pos not in ("PUNCT", "CCONJ")]
    return tops[0] if len(tops) == 1 and tree.clause(tops[0]) else None


def subordinate(tree: Tree, draft: Draft) -> list[Draft]:
    """A clause with "because", "after", "although" or "while" apart from the main one."""
    if not tree.clause(draft.head):
        return []
    for n in draft.shown:
        if tree.tokens[n].dep != "advcl" or tree.tokens[n].head != draft.head or not tree.clause(n):
            continue
        inside = [at for at in draft.shown if at in tree.reach(n)]
        word = tree.word(inside[0])
        if tree.tokens[inside[0]].dep not in ("mark", "advmod") or not _asserts(tree, draft, inside):
            continue
        after = inside[-1] + 1 if tree.word(inside[-1] + 1) == "," else -1
        rest = [at for at in draft.shown if at not in inside and at != after]
        copied = [at for at in lead(tree, draft) if at not in inside]
        main = draft.of(rest, rest)
        side = draft.of({*copied, *inside[1:]}, inside[1:], n)
        facts = [side, main] if inside[0] == draft.shown[0] else [main, side]
        if word in JOINS_FACTS:
            both = draft.of(draft.shown, draft.shown)
            facts.append(Draft(both.shown, both.own, both.head, both.added, relation=True))
        return facts
    return []


def _asserts(tree: Tree, draft: Draft, inside: list[int]) -> bool:
    word, at = tree.word(inside[0]), draft.shown.index(inside[0])
    opens = at == 0
    if word in JOINS_FACTS:
        return not (word == "because" and tree.negated(draft.head)) and (opens or inside[0] > draft.head)
    comma = at > 0 and tree.word(draft.shown[at - 1]) == ","
    return word in BOTH_FACTS and (word != "while" or opens or comma)


def relative(tree: Tree, draft: Draft) -> list[Draft]:
    """A clause with "who" or "which" between commas, as a claim about the noun before it."""
    for n in draft.shown:
        token = tree.tokens[n]
        if token.dep != "relcl" or token.head not in draft.shown or not tree.finite(n):
            continue
        inside = [at for at in draft.shown if at in tree.reach(n)]
        noun = [at for at in draft.shown if at in tree.reach(token.head) and at < inside[0]]
        word, before = tree.word(inside[0]), tree.word(inside[0] - 1)
        if word not in ("who", "which") or before != "," or _nobody(tree, noun):
            continue
        if tree.tokens[inside[0]].head != n or not tree.tokens[inside[0]].dep.startswith("nsubj"):
            continue
        if not (_before_verb(tree, draft, inside) or (word == "who" and _at_end(tree, draft, inside))):
            continue  # "which" at the end may speak of the whole sentence
        closed = [inside[-1] + 1] if tree.word(inside[-1] + 1) == "," else []
        name = [at for at in noun if at != inside[0] - 1]
        return _aside(tree, draft, (name, inside[1:]), [inside[0] - 1, *inside, *closed], n)
    return []


def _before_verb(tree: Tree, draft: Draft, inside: list[int]) -> bool:
    """Whether the aside stands between its noun and the verb whose subject the noun is."""
    noun = tree.tokens[tree.head_outside(inside)].head
    subject = tree.tokens[tree.head_outside(inside)].dep in SUBJECTS
    whole = inside == list(range(inside[0], inside[-1] + 1))
    return subject and noun > inside[-1] and whole and tree.word(inside[-1] + 1) == ","


def _at_end(tree: Tree, draft: Draft, inside: list[int]) -> bool:
    """Whether the aside ends the sentence, and its noun is not part of another phrase."""
    noun = tree.head_outside(inside)
    above = next(tree.up(noun), noun)
    if tree.tokens[noun].dep == "pobj":
        above = tree.tokens[above].head
    return inside[-1] == draft.shown[-1] and tree.tokens[above].pos in VERBS


def apposition(tree: Tree, draft: Draft) -> list[Draft]:
    """A phrase between commas that says what the noun before it is, when that can be checked."""
    for n in draft.shown:
        token = tree.tokens[n]
        if token.dep != "appos" or token.head not in draft.shown:
            continue
        inside = [at for at in draft.shown if at in tree.reach(n)]
        name = [at for at in draft.shown if at in tree.reach(token.head) and at < inside[0] - 1]
        if tree.word(inside[0] - 1) != "," or not _before_verb(tree, draft, inside) or not name:
            continue
        if tree.tokens[inside[0]].pos not in ("DET", "PRON") or not _measures(tree, inside):
            continue
        found = _aside(tree, draft, (name, inside), [inside[0] - 1, *inside, inside[-1] + 1], n)
        main, said = found
        return [main, Draft(said.shown, said.own, said.head, (*said.added, (inside[0], IS_OR_WAS)))]
    return []


def _measures(tree: Tree, inside: list[int]) -> bool:
    return any(
        tree.tokens[n].tag in ("CD", "JJS", "RBS")
        or tree.word(n) in ("first", "only")
        or tree.word(n)[:4].isdecimal()
        for n in inside
    )


def _aside(
    tree: Tree, draft: Draft, said: tuple[list[int], list[int]], left_out: list[int], head: int
) -> list[Draft]:
    """The sentence without the aside, and the aside with the noun it is about."""
    name, own = said
    around = context(tree, draft, name[0])
    rest = [n for n in draft.shown if n not in left_out]
    kept = [n for n in around if n not in left_out and n not in name]
    return [draft.of(rest, rest), draft.of({*kept, *name, *own}, own, head)]


def _nobody(tree: Tree, noun: list[int]) -> bool:
    return not noun or any(tree.word(n) in NOBODY for n in noun)


def each(tree: Tree, draft: Draft) -> list[Draft]:
    """A claim for each member of the subject, when the sentence says "each" or "both"."""
    if tree.negated(draft.head):
        return []
    for subject in tree.children(draft.head, "nsubj", "nsubjpass"):
        members = _members(tree, draft, subject)
        if len(members) < 2:
            continue
        first, last = members[0][0], members[-1][-1]
        both = first if tree.word(first) == "both" else first - 1
        mark = both if tree.word(both) == "both" else last + 1
        if tree.word(mark) not in ("both", "each") or mark not in draft.shown:
            continue
        if mark == first:
            members[0] = members[0][1:]
        rest = [n for n in draft.shown if n != mark and not min(first, mark) <= n <= last]
        after = [n for n in rest if n > last]
        return [draft.of({*member, *rest}, {*member, *after}) for member in members]
    return []


def _members(tree: Tree, draft: Draft, first: int) -> list[list[int]]:
    """The members of a list that begins with this noun, each as its tokens."""
    heads = [first]
    for n in draft.shown:
        if n > first and tree.tokens[n].dep == "conj" and tree.tokens[n].head in heads:
            heads.append(n)
    joints = {n for head in heads for n in tree.children(head, "cc")}
    if any(tree.word(n) != "and" for n in joints):
        return []
    starts = [next(iter(tree.reach(head))) for head in heads]
    members = []
    for number, head in enumerate(heads):
        stop = starts[number + 1] if number + 1 < len(heads) else head + 1
        within = range(starts[number], stop)
        members.append([n for n in draft.shown if n in within and n not in joints and tree.word(n) != ","])
    return [member for member in members if member]


def amounts(tree: Tree, draft: Draft) -> list[Draft]:
    """A claim for each object, when every one has an amount of its own."""
    if tree.negated(draft.head) or tree.tokens[draft.head].pos not in VERBS:
        return []
    starts = list(_amounts(tree, draft))
    if len(starts) < 2 or sum(tree.tokens[n].pos != "DET" for n in starts) < 2:
        return []
    shown = draft.shown
    front = [n for n in shown if n < starts[0]]
    parts = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else shown[-1] + 1
        own = [n for n in shown if start <= n < stop]
        while number + 1 < len(starts) and own and _joint(tree, own[-1]):
            own.pop()
        parts.append(draft.of({*front, *own}, {*front, *own} if number == 0 else own))
    return parts


def _amounts(tree: Tree, draft: Draft) -> Iterator[int]:
    """Where each object of the verb begins; nothing when one of them has no amount."""
    objects = [n for n in draft.shown if n > draft.head and _object(tree, draft, n)]
    starts = [next(at for at in draft.shown if at in tree.reach(n)) for n in objects]
    if len(objects) < 2 or not any(tree.word(n - 1) == "and" for n in starts):
        return
    for number, start in enumerate(starts):
        counted = tree.tokens[start].tag == "CD" or tree.word(start) in ("a", "an")
        counted = counted or any(tree.tokens[at].tag == "CD" for at in range(start, objects[number] + 1))
        if not counted or (number and not _joint(tree, start - 1)):
            return
    yield from starts


def _joint(tree: Tree, n: int) -> bool:
    return tree.word(n) in (",", "and")


def _object(tree: Tree, draft: Draft, n: int) -> bool:
    """Whether the noun is an object of the main verb, or joined to one."""
    dep, head = tree.tokens[n].dep, tree.tokens[n].head
    for _ in range(len(draft.shown)):
        if dep != "conj":
            break
        dep, head = tree.tokens[head].dep, tree.tokens[head].head
    return dep in ("dobj", "attr") and head == draft.head and tree.tokens[n].pos in ("NOUN", "NUM", "PROPN")


RULES: tuple[Rule, ...] = (semicolon, subordinate, relative, apposition, coordinated, each, amounts)
"""The rules in the order they are tried."""
