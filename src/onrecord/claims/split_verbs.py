"""Coordinated verbs apart, by the syntax of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.lexicon import BELIEVED, COMPARED, DENIES, NOBODY, REPORTS, STAY_WITH_VERB
from onrecord.claims.pieces import MAX_SUBJECT
from onrecord.claims.split_hedges import hedged, reporting, shared_auxiliary, under_hedge
from onrecord.claims.tree import AUXILIARIES, SUBJECTS, VERBS, Draft, Tree

_DEPTH = 3
_MARKS = frozenset({",", ";", ":"})
_JOINTS = frozenset({*_MARKS, "and", "but", "yet", "&"})


@dataclass(frozen=True)
class _Group:
    """Verbs joined by "and": the first of them, all of them, where each begins and the last ends."""

    verbs: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def coordinated(tree: Tree, draft: Draft) -> list[Draft]:
    """A draft for each of the verbs that are joined, or nothing when they must stay together."""
    for site in _sites(tree, draft):
        group = _group(tree, draft, site)
        if group and not _stays(tree, draft, group):
            parts = _parts(tree, draft, group)
            if parts:
                return parts
    return []


def lead(tree: Tree, draft: Draft) -> list[int]:
    """ "According to …" or "reportedly" at the beginning, which hold for every part of the sentence."""
    words = [n for n in draft.shown if n < draft.head]
    if words and tree.word(words[0]) in STAY_WITH_VERB:
        return [n for n in words[:2] if n == words[0] or tree.word(n) == ","]
    if [tree.word(n) for n in words[:2]] != ["according", "to"]:
        return []
    reached = [n for n in words if n in tree.reach(words[0])]
    return [*reached, *(n for n in words if n == reached[-1] + 1 and tree.word(n) == ",")]


def context(tree: Tree, draft: Draft, n: int) -> list[int]:
    """The reporting words that must go with a part taken from around token `n`."""
    for site in _sites(tree, draft):
        if site != draft.head and n in tree.reach(site):
            return [at for at in draft.shown if at not in tree.reach(site)]
    return lead(tree, draft)


def _sites(tree: Tree, draft: Draft) -> Iterator[int]:
    """The main verb, then the verbs it reports: "said that …", "accused … of …", "ordered … to …"."""
    at = draft.head
    if tree.tokens[at].pos in VERBS:
        yield at
    for _ in range(_DEPTH):
        if tree.negated(at) or tree.tokens[at].lemma.lower() in DENIES:
            return
        below = next(_reported(tree, draft, at), None)
        if below is None:
            return
        yield below
        at = below


def _reported(tree: Tree, draft: Draft, verb: int) -> Iterator[int]:
    lemma = tree.tokens[verb].lemma.lower()
    held = lemma in BELIEVED and (tree.has(verb, {"auxpass"}) or lemma in ("seem", "appear"))
    reports = lemma in REPORTS or held or tree.tokens[verb].pos not in VERBS
    for n in draft.shown:
        dep, head = tree.governed(draft, n)
        said = dep == "ccomp" or (dep == "xcomp" and reports)
        done = dep == "pcomp" and reports and verb in _above(tree, draft, head)
        if (said and head == verb) or done:
            yield n


def _above(tree: Tree, draft: Draft, preposition: int) -> tuple[int, ...]:
    """What a preposition hangs on, and the verb of that when it is an object: "accused him of …"."""
    head = tree.governed(draft, preposition)[1]
    return (head, tree.tokens[head].head) if tree.tokens[head].dep == "dobj" else (head,)


def _group(tree: Tree, draft: Draft, site: int) -> _Group | None:
    verbs, starts, ends = [site], [_beginning(tree, draft, site)], []
    for n in draft.shown:
        token = tree.tokens[n]
        if n <= site or token.pos not in VERBS or token.head not in verbs:
            continue
        if token.dep != "conj" and not (token.dep == "dep" and token.tag == "VBD"):
            continue
        start = _beginning(tree, draft, n)
        end = _before_joint(tree, draft, start)
        if end is None or end < verbs[-1]:
            return None
        verbs.append(n)
        starts.append(start)
        ends.append(end)
    if len(verbs) < 2:
        return None
    last = draft.shown[-1] if site == draft.head else tree.right[site]
    return _Group(tuple(verbs), tuple(starts), (*ends, _end(tree, draft, site, last)))


def _beginning(tree: Tree, draft: Draft, verb: int) -> int:
    return next(n for n in draft.shown if n in tree.reach(verb))


def _end(tree: Tree, draft: Draft, site: int, last: int) -> int:
    """The last token of the joined verbs; a reporting clause at the end is outside."""
    for n in draft.shown:
        token = tree.tokens[n]
        if token.dep == "parataxis" and token.head == site and n > site and token.lemma.lower() in REPORTS:
            return tree.left[n] - 1
    return last


def _before_joint(tree: Tree, draft: Draft, start: int) -> int | None:
    """The last token before what joins two verbs: "and", "but", a comma. None when it is another word."""
    before = [n for n in draft.shown if n < start]
    joined = False
    while before and (tree.tokens[before[-1]].dep == "cc" or tree.word(before[-1]) in _MARKS):
        if tree.word(before[-1]) not in _JOINTS:
            return None
        joined = True
        before.pop()
    return before[-1] if joined and before else None


def _stays(tree: Tree, draft: Draft, group: _Group) -> bool:
    """Whether the verbs share something that must not be given to one of them alone."""
    first, second = group.verbs[0], group.verbs[1]
    if tree.has(first, {"preconj"}):
        return True
    if _shares_object(tree, first, second):
        return True
    if _who_says(tree, draft, group):
        return True
    last = group.verbs[-1]
    named = any(tree.tokens[n].dep == "cc" for n in range(group.ends[-2], last))
    if not named and not tree.has(last, SUBJECTS):
        return True  # a comma alone joins no predicates
    words = [tree.word(n) for n in range(group.starts[-1], group.ends[-1] + 1)]
    compared = [_compares(tree, start, end) for start, end in zip(group.starts, group.ends, strict=True)]
    return "than" in words and sum(compared) > 1


def _who_says(tree: Tree, draft: Draft, group: _Group) -> bool:
    """Whether it is open if a clause is still reported: "said that he left, and the mayor resigned"."""
    site = group.verbs[0]
    before = group.verbs[:-1]
    reports = any(tree.tokens[n].lemma.lower() in REPORTS and tree.children(n, "ccomp") for n in before)
    marked = any(tree.word(n) == "that" for n in tree.children(site, "mark"))
    for verb, start in zip(group.verbs[1:], group.starts[1:], strict=True):
        if not tree.has(verb, SUBJECTS) or any(tree.word(n) == "that" for n in tree.children(verb, "mark")):
            continue
        comma = any(tree.word(n) == "," for n in (start - 1, start - 2))
        if comma and ((site == draft.head and reports) or (site != draft.head and marked)):
            return True
    return False


def _shares_object(tree: Tree, first: int, second: int) -> bool:
    """Whether nothing stands between two verbs but "and": "bombed and looted the village"."""
    between = range(first + 1, second)
    bare = all(tree.tokens[n].dep == "cc" or tree.word(n) in _MARKS for n in between)
    return bare and not tree.has(second, SUBJECTS) and tree.has(second, ("dobj", "agent", "prep", "xcomp"))


def _compares(tree: Tree, start: int, end: int) -> bool:
    return any(
        (tree.tokens[n].tag in ("JJR", "RBR") and tree.word(n + 1) != "than") or tree.word(n) in COMPARED
        for n in range(start, end + 1)
    )


def _parts(tree: Tree, draft: Draft, group: _Group) -> list[Draft]:
    site, region = group.verbs[0], range(group.starts[0], group.ends[-1] + 1)
    around = [n for n in draft.shown if n not in region]
    parts = []
    for verb, start, end in zip(group.verbs, group.starts, group.ends, strict=True):
        own = [n for n in draft.shown if start <= n <= end]
        copied: list[int] | None = []
        if verb != site:
            copied = _copied(tree, draft, group, verb)
        if copied is None:
            return []
        head = verb if site == draft.head else draft.head
        mine = {*own, *around} if verb == site else own
        part = draft.of({*around, *copied, *own}, mine, head)
        parts.append(_with_verb(tree, part, site, verb))
    return parts


def _with_verb(tree: Tree, draft: Draft, site: int, verb: int) -> Draft:
    """The draft; "and 30 injured" gets the auxiliary of the verb before it, in brackets."""
    token = tree.tokens[verb]
    helping = tree.children(site, *AUXILIARIES)
    passive = tree.has(site, {"auxpass"})
    if token.tag != "VBN" or verb == site or not passive or not tree.has(verb, SUBJECTS):
        return draft
    if tree.has(verb, AUXILIARIES):
        return draft
    added = (*draft.added, (verb, " ".join(tree.tokens[n].word for n in helping)))
    return Draft(draft.shown, draft.own, draft.head, added, draft.relation)


def _copied(tree: Tree, draft: Draft, group: _Group, verb: int) -> list[int] | None:
    """What must be copied before a joined verb; None when it cannot stand alone."""
    site = group.verbs[0]
    if tree.has(verb, SUBJECTS) and tree.tokens[site].dep in ("xcomp", "pcomp"):
        return None
    if any(tree.word(n) != "that" for n in tree.children(verb, "mark")):
        return None  # "but only because …" is no claim without what it explains
    if tree.has(verb, SUBJECTS):
        return _before_clause(tree, draft, group, verb)
    helping = [n for n in tree.children(site, *AUXILIARIES) if n < site and n in draft.shown]
    first = min([*helping, site])
    before = [n for n in draft.shown if group.starts[0] <= n < first]
    if len(before) > MAX_SUBJECT or any(tree.word(n) in NOBODY for n in before):
        return None
    infinite = tree.tokens[site].dep in ("xcomp", "pcomp") or tree.tokens[site].tag == "VBG"
    if (
        not tree.has(site, SUBJECTS)
        and not infinite
        and tree.governed(draft, site)[0]
        not in (
            "xcomp",
            "pcomp",
        )
    ):
        return None
    prefix = [n for n in before if not _adverb(tree, site, n)]
    under = hedged(tree, draft, site, group.ends[0])
    if tree.has(verb, AUXILIARIES):
        return None if shared_auxiliary(tree, verb, under) else prefix
    if under is not None:
        return under_hedge(tree, draft, (site, under, verb), prefix)
    return _unhelped(tree, (site, verb), prefix, [n for n in draft.shown if first <= n < site])


def _before_clause(tree: Tree, draft: Draft, group: _Group, verb: int) -> list[int] | None:
    """What is copied before a clause with a subject of its own: the words that report or hedge it."""
    first = min(tree.children(verb, *SUBJECTS))
    if first > verb and tree.tokens[verb].lemma != "be":
        return None
    said = reporting(tree, draft, group.verbs[0], group.starts[group.verbs.index(verb)])
    return said if said is None or said else lead(tree, draft)


def _adverb(tree: Tree, site: int, n: int) -> bool:
    """Whether the word before the verb describes this verb alone: not "reportedly"."""
    token = tree.tokens[n]
    subject = max(tree.children(site, *SUBJECTS), default=-1)
    own = token.head == site and n > subject and token.dep in ("advmod", "neg")
    return own and tree.word(n) not in STAY_WITH_VERB


def _unhelped(tree: Tree, verbs: tuple[int, int], prefix: list[int], helping: list[int]) -> list[int] | None:
    """What is copied before a verb without an auxiliary of its own."""
    site, verb = verbs
    one, other = tree.tokens[site], tree.tokens[verb]
    ambiguous = other.word.lower() == other.lemma.lower() and other.tag in ("VB", "VBD", "VBP", "VBN")
    if ambiguous and not helping and any(tree.tokens[n].tag == "VB" for n in range(site + 1, verb)):
        return None  # "wanted to speak and let them know"
    if helping and (ambiguous or other.tag in ("VB", "VBN", "VBG")):
        alike = one.tag == other.tag or (ambiguous and one.tag == "VB")
        shared = [*prefix, *(n for n in helping if not _adverb(tree, site, n))]
        return None if tree.negated(site) or not alike else shared
    if (tree.negated(site) and not helping) or tree.tokens[helping[0] if helping else site].tag == "TO":
        return None
    if other.tag in ("VBD", "VBZ", "VBP") or (other.tag in ("VB", "VBN") and one.tag in ("VBD", "VBP")):
        return prefix
    return prefix if other.tag == one.tag == "VBG" else None
