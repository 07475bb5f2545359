"""Auxiliary words and reporting words that reach over a joined verb, by the syntax of the sentence."""

from onrecord.claims.lexicon import DENIES, PAST_ONLY
from onrecord.claims.pieces import MAX_SUBJECT
from onrecord.claims.tree import AUXILIARIES, SUBJECTS, Draft, Tree

_OPENS_INFINITE = frozenset({"MD", "TO"})
_LEADS_ON = frozenset({"xcomp", "acomp", "oprd"})
_BARE = frozenset({"have", "be", "been"})
_MAY_BE_PARTICIPLE = frozenset({"VBD", "VBN", "VB", "VBP"})


def hedged(tree: Tree, draft: Draft, site: int, stop: int) -> int | None:
    """The verb under "may have", "is believed to", "has": the first verb, or what it leads on to.

    None where the verb at `site` stands alone. `stop` is the last token before what joins the next verb.
    """
    at = site
    for _ in range(3):
        below = [
            n for n in draft.shown if at < n <= stop and tree.tokens[n].head == at and _leads_on(tree, n)
        ]
        if not below:
            break
        at = below[0]
    helping = tree.children(at, *AUXILIARIES)
    tags = {tree.tokens[n].tag for n in helping}
    perfect = any(tree.tokens[n].lemma == "have" for n in helping)
    if at != site and "TO" in tags and (perfect or tree.has(site, {"auxpass"})):
        return at
    return at if at == site and perfect else None


def _leads_on(tree: Tree, n: int) -> bool:
    return tree.tokens[n].dep in _LEADS_ON and not tree.has(n, SUBJECTS)


def unsure(tree: Tree, site: int, under: int) -> bool:
    """Whether the words before the verb `under` leave open if it was done: not a mere "has"."""
    helping = tree.children(under, *AUXILIARIES)
    return under != site or any(tree.tokens[n].tag in _OPENS_INFINITE for n in helping)


def under_hedge(tree: Tree, draft: Draft, verbs: tuple[int, int, int], prefix: list[int]) -> list[int] | None:
    """What is copied before a joined verb that may stand under "may have"; None where that is open.

    `verbs` are the first verb, the one under its hedge, and the joined one without an auxiliary.
    """
    site, under, verb = verbs
    if tree.negated(site) or tree.negated(under):
        but = any(tree.word(n) == "but" for n in tree.children(site, "cc"))
        return prefix if but and not unsure(tree, site, under) else None
    token = tree.tokens[verb]
    if token.tag in ("VBZ", "VBP") and token.word.lower() != token.lemma.lower():
        return prefix  # "may have left and lives in Rome": a present tense cannot stand under it
    if not unsure(tree, site, under) and tree.word(verb) in PAST_ONLY:
        return prefix
    if tree.word(verb) in PAST_ONLY or not _alike(tree, under, verb):
        return None
    first = min(n for n in (*tree.children(site, *AUXILIARIES), site) if n in draft.shown)
    run = [n for n in draft.shown if first <= n < under]
    whole_run = run == list(range(first, under)) and len(run) <= MAX_SUBJECT
    return [*prefix, *run] if whole_run else None


def _alike(tree: Tree, under: int, verb: int) -> bool:
    """Whether the joined verb has the form that the auxiliary of the first one asks for."""
    perfect = any(tree.tokens[n].lemma == "have" for n in tree.children(under, *AUXILIARIES))
    one, other = tree.tokens[under], tree.tokens[verb]
    if perfect and one.tag in ("VBN", "VBD"):
        return other.tag in ("VBN", "VBD") or (other.tag in _MAY_BE_PARTICIPLE and _unchanged(other.word))
    return other.tag == one.tag


def _unchanged(word: str) -> bool:
    """Whether the past of the verb is like its present: "cut", "spread"."""
    return word.lower().endswith(("t", "d"))


def shared_auxiliary(tree: Tree, verb: int, under: int | None) -> bool:
    """Whether the auxiliary of the joined verb itself needs the modal before: "may …, and have …"."""
    own = [tree.word(n) for n in tree.children(verb, *AUXILIARIES)]
    if under is None or not own or own[0] not in _BARE:
        return False
    return any(tree.tokens[n].tag in _OPENS_INFINITE for n in tree.children(under, *AUXILIARIES))


def reporting(tree: Tree, draft: Draft, site: int, start: int) -> list[int] | None:
    """The words before the clause that a verb reports, where a clause after "and" is reported too.

    "The report says the dam broke and 30 died": no comma parts the two. Empty where nothing is
    reported; None where the verb denies, so that the sentence must stay whole.
    """
    if any(tree.word(n) == "," for n in (start - 1, start - 2)):
        return []
    below = [n for n in tree.children(site, "ccomp") if site < n < start and n in draft.shown]
    if not below:
        return []
    if tree.negated(site) or tree.tokens[site].lemma.lower() in DENIES:
        return None
    words = [n for n in draft.shown if n < tree.left[below[0]]]
    return words if len(words) <= MAX_SUBJECT else None
