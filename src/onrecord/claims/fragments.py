"""Words that are no sentence: what names something and asserts nothing, and what breaks off."""

import itertools
import re

from onrecord.claims import lexicon
from onrecord.claims.split_words import first_verb
from onrecord.claims.tree import AUXILIARIES, FINITE, SUBJECTS, VERBS, Tree
from onrecord.records.engine import Parse
from onrecord.records.statement import Checkable
from onrecord.text.speech import listed
from onrecord.text.words import words

NAMES_ONLY = "It names something and asserts nothing."
BREAKS_OFF = "The words break off."

_CHARGED = ("accus", "blam", "charg", "convict", "suspect", "den")
"""Beginnings of verbs whose content is a claim without a verb of its own: "accused X of doing Y"."""
_MEANS = tuple(
    listed(
        "promis pledg vow sw undert plan intend want seek sought hop aim threat offer agree order ask urg"
        " call tell told demand instruct command request beg warn encourag decid propos prepar wish guarant"
        " commit"
    )
)
"""Beginnings of verbs of intent, promise and order."""
_INFINITIVE = re.compile(r"(?:not\s+)?to\s+[a-z]+\b", re.IGNORECASE)
_AS_FACT = re.compile(r"(?:not\s+)?to\s+(?:have|be)\b", re.IGNORECASE)
_WAITS = re.compile(
    r"\b(?:and|or|but|because|although|if|unless|than|whereas|the|an|their|its|my|our|your|every)$"
)
"""Words that cannot be the last of a sentence."""
_WAITS_AS_SUBJECT = re.compile(
    r"\b(?:as|because|although|though|if|when|while|where|after|before|since|unless|until|that|which|whom|and|but)"
    r"\s+(?:he|she|they|we|I)$"
)
_AS_MUCH_AS = re.compile(r"\bas\s+\w+\s+as\s+\w+$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:of|at|from|into|with|for|between|among|against|towards?|upon|despite|during|as)$"
)
_LEFT_BEHIND = re.compile(
    r"\b(?:who|whom|whose|which|that|what|where|how|why|when|to\s+[a-z]+|\w+(?:ed|en|ne|ght|ld|ot))\b"
)
"""Words after which a preposition may be the last: "what they fight for", "to talk with", "was shot at"."""
_QUESTION = re.compile(r"(?:whether|how)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:(?:about|nearly|at least|up to|more than|some)\s+)?\d[\d.,]*\s+\w", re.IGNORECASE)
_OPENS_LOOSE = re.compile(
    r"(?:of|at|from|into|with|about|against|out\s+(?:at|of|against)|back\s+at|over)\b(?!.*,)", re.IGNORECASE
)


def broken_off(text: str, parse: Parse | None) -> bool:
    """Whether the words end where more must follow.

    >>> broken_off("The party is ahead even as he", None), broken_off("It is what they fight for", None)
    (True, False)
    """
    if _AS_MUCH_AS.search(text):
        return False
    if _WAITS.search(text) or _WAITS_AS_SUBJECT.search(text):
        return True
    found = _PREPOSITION.search(text)
    if found is None or _LEFT_BEHIND.search(text[: found.start()]):
        return False
    if parse is None or not parse.tokens:
        return True
    last = parse.tokens[-1]
    tree = Tree(parse)
    within = {tree.tokens[n].dep for n in tree.up(len(parse.tokens) - 1)}
    return last.pos in ("ADP", "SCONJ") and last.dep != "prt" and not within & {"relcl", "acl", "ccomp"}


def fragment(text: str, verb: str, parse: Parse | None) -> tuple[Checkable, str] | None:
    """Why reported words assert nothing, when they have no verb in a tense of their own; else None.

    `verb` is the word that introduces them, `parse` their syntax, where there is one.

    >>> fragment("to raise taxes", "promised", None)[0], fragment("to comment", "declined", None)[0]
    (<Checkable.INTENT: 'intent'>, <Checkable.VAGUE: 'vague'>)
    """
    introduced = verb.lower()
    asked = _QUESTION.match(text)
    if asked:
        return (
            Checkable.VAGUE,
            f"“{asked.group()}” opens a question; the words do not say which answer holds.",
        )
    if introduced.startswith(_CHARGED) or _asserts(text, parse):
        return None
    infinitive = _INFINITIVE.match(text)
    if infinitive is None:
        return Checkable.VAGUE, NAMES_ONLY
    if introduced.startswith(_MEANS):
        shown = f"“{verb} {infinitive.group()}”"
        return Checkable.INTENT, f"{shown} speaks of what somebody means to do or is told to do."
    if _AS_FACT.match(text):
        return None
    return Checkable.VAGUE, f"“{infinitive.group()}” names an act and does not say that it was done."


def _asserts(text: str, parse: Parse | None) -> bool:
    """Whether the words have a verb in a tense, or are a headline: a noun with a participle or a number."""
    if parse is None:
        return _asserts_by_words(text)
    tree = Tree(parse)
    if _COUNTED.match(text) or _maybe_misread(tree):
        return True
    return any(_says(tree, n) or _headline(tree, n) for n in range(len(tree.tokens)))


def _maybe_misread(tree: Tree) -> bool:
    """Whether a bare plural stands before a word that may be its verb, taken for a noun: "banks close"."""
    tags = [token.tag for token in tree.tokens]
    return any(
        one in ("NNS", "NNPS") and other in ("NN", "JJ", "RB", "VB")
        for one, other in itertools.pairwise(tags)
    )


def _asserts_by_words(text: str) -> bool:
    """Without syntax only an infinitive, loose words, and a short phrase without any verb form are told."""
    if _INFINITIVE.match(text) or _OPENS_LOOSE.match(text):
        rest = lexicon.PRONOUN.split(text, maxsplit=1)[0]
        return first_verb(rest) is not None
    return True


def _says(tree: Tree, n: int) -> bool:
    """Whether this is a verb in a tense, or with a subject, outside all that only describes a noun."""
    token = tree.tokens[n]
    if token.pos not in VERBS or token.dep in AUXILIARIES:
        return False
    tensed = tree.finite(n) or (tree.has(n, SUBJECTS) and not tree.has(n, {"mark"}))
    return tensed and not any(_describes(tree, each) for each in (n, *tree.up(n)))


def _describes(tree: Tree, n: int) -> bool:
    """Whether a clause hangs on a noun, or on nothing that could be a main clause."""
    token = tree.tokens[n]
    on_a_verb = tree.tokens[token.head].pos in VERBS
    return token.dep in ("relcl", "acl") or (token.dep == "advcl" and not on_a_verb)


def _headline(tree: Tree, n: int) -> bool:
    """Whether a number counts a noun, or a bare noun has a participle: "17 dead", "Hospital closed"."""
    token = tree.tokens[n]
    if any(tree.tokens[each].dep == "relcl" for each in (n, *tree.up(n))):
        return False
    if token.tag == "CD" and token.dep == "nummod":
        return token.word.lower() not in ("one", "first")
    if token.tag != "VBN" or token.head == n:
        return token.tag == "VBN" and tree.has(n, {"nsubj", "nsubjpass"})
    noun = token.head
    plain = tree.tokens[noun].dep == "ROOT" and noun < n and not tree.has(noun, {"det", "poss"})
    return token.dep == "acl" and plain and tree.tokens[noun].tag in FINITE | {"NN", "NNS", "NNP", "NNPS"}


_PRONOUN_NEXT = re.compile(
    rf"that\s+(?:(?-i:{lexicon.AUX}|same|very|year|month|week|day|night|one)\b|['’])", re.I
)
_PAST_NEXT = re.compile(rf"that\s+{lexicon.PAST_VERB}\b", re.IGNORECASE)
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
_ADDRESSEE = re.compile(r"((?:to\s+)?\S+(?:\s+\S+){0,7}?)\s+(?=that\s)")
_TOLD = tuple(listed("tell told inform assur remind warn notif convinc persuad advis"))


def opening(text: str, verb: str) -> int:
    """Characters of reported words before their content: an addressee, and "that" where it only joins.

    >>> opening("that the hospital had closed", "said"), opening("that was wrong", "said")
    (5, 0)
    >>> opening("the agency that rates would fall", "told")
    16
    """
    start = 0
    found = _ADDRESSEE.match(text)
    if found and not _THAT.match(text) and _only_addressed(found[1], verb):
        start = found.end()
    rest = text[start:]
    that = _THAT.match(rest)
    if that is None or _PRONOUN_NEXT.match(rest):
        return start if that is None else 0
    past = _PAST_NEXT.match(rest)
    if past and not first_verb(rest[past.end() :]):
        return 0
    return start + that.end()


def _only_addressed(before: str, verb: str) -> bool:
    """Whether words before "that" only say who was told."""
    told = verb.lower().startswith(_TOLD) or before.lower().startswith("to ")
    joined = re.search(r"[,;:“\"]|\b(?:and|or|but)$", before)
    return told and not joined and first_verb(before) is None and len(words(before)) > 0
