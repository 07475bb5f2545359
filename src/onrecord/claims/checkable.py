"""Whether evidence could show a claim to be true or false, with the words that decided."""

import re
from collections.abc import Callable

from onrecord.claims import lexicon
from onrecord.claims.lexicon_other import OTHER, SHORT, Markers
from onrecord.claims.split_words import first_verb
from onrecord.records.statement import Checkable
from onrecord.text.actors import actors
from onrecord.text.words import stems, words

MAX_WORDS = 150
"""Words after which a stretch without a sentence end is no single claim."""

LEAST_CONTENT = 2
LEAST_WORDS = 3

_EMPTY_END = re.compile(
    r"(?:\s+(?:a|an|the|just|another|no|in|at|on|one|their|its|his|her|of|to|far|very))+$"
)

_FACT_AFTER = re.compile(r"\s+(?:that|because)\s+(?:\S+\s+){3,}")
"""What follows a judging word when something else is asserted: "a disgrace that the council closed …"."""

Judged = tuple[Checkable, str]


def checkable(text: str, language: str | None, *, purpose: bool = False) -> Judged:
    """Whether the claim can be checked, and one sentence that names the words which decided.

    `purpose` says that the claim is taken for the purpose it names.

    >>> checkable("They will attack Kabul next year", "en")[0]
    <Checkable.PREDICTION: 'prediction'>
    >>> checkable("The group wants to attack Kabul", "en")
    (<Checkable.INTENT: 'intent'>, '“wants to” speaks of what somebody means to do, which no record shows.')
    """
    length = len(text.split())
    if length > MAX_WORDS:
        return (
            Checkable.VAGUE,
            f"The words run on for {length} words without a full stop, so no claim stands out.",
        )
    if text.rstrip(' ”"»’').endswith(("?", "؟", "？")):
        return Checkable.VAGUE, "It is a question; nothing is asserted."
    if language == "en":
        return _english(text, purpose)
    return _other(text, language)


def _english(text: str, purpose: bool) -> Judged:
    if purpose:
        found = lexicon.PURPOSE.search(text)
        named = found.group().strip(" ,") if found else "to"
        return Checkable.INTENT, f"“{named}” speaks of a purpose, which no record shows."
    rules: tuple[Callable[[str], Judged | None], ...] = (
        *(_courtesy, _promise, _order, _feeling),
        *(_intent, _opinion, _prediction, _judgement, _vague),
    )
    for rule in rules:
        judged = rule(text)
        if judged:
            return judged
    return _assertion(text)


def _courtesy(text: str) -> Judged | None:
    found = lexicon.GREETING.search(text)
    if found is None or len(text.split()) > SHORT + 2 or re.search(r"\d", text):
        return None
    return Checkable.VAGUE, f"“{found.group()}” is courtesy; nothing is asserted."


def _promise(text: str) -> Judged | None:
    found = lexicon.PROMISE.search(text)
    if found is None:
        return None
    return Checkable.INTENT, f"“{found.group()}” promises something, which no record shows yet."


def _order(text: str) -> Judged | None:
    found = lexicon.ORDER.search(text)
    if found is None or first_verb(text[found.end() :]):
        return None
    return Checkable.OPINION, f"“{found.group()}” tells others what to do; nothing is asserted."


def _feeling(text: str) -> Judged | None:
    announced = lexicon.ANNOUNCED.search(text)
    if announced and not lexicon.AMOUNT.search(text):
        return Checkable.VAGUE, f"“{announced.group()}” announces words; nothing is asserted."
    found = lexicon.OWN_FEELING.search(text)
    if found is None or lexicon.AMOUNT.search(text) or _FACT_AFTER.match(text, found.end()):
        return None
    return Checkable.OPINION, f"“{found.group()}” says what the speaker feels, and nothing else is asserted."


def _leads(text: str, found: "re.Match[str] | None") -> bool:
    """Whether the words found are the main verb: only a subject and auxiliaries stand before."""
    if found is None:
        return False
    before = text[: found.start()]
    last = max(lexicon.FIRST_AUX.finditer(before), key=lambda aux: aux.end(), default=None)
    if lexicon.RELATIVE.search(re.sub(r",[^,]*,", " ", before)):
        return False
    if last is None:
        return len(before.split()) <= 10 and not re.search(r"\b(?!United\b)[a-z]{2,}ed\b", before)
    between = before[last.end() :]
    return re.fullmatch(rf"(?:\s*,)?(?:\s+{lexicon.ADVERB})*(?:\s*,)?\s*", between, re.IGNORECASE) is not None


def _intent(text: str) -> Judged | None:
    found = lexicon.INTENT.search(text)
    if found is None or not _leads(text, found):
        return None
    return Checkable.INTENT, f"“{found.group()}” speaks of what somebody means to do, which no record shows."


def _opinion(text: str) -> Judged | None:
    found = lexicon.OUGHT.search(text)
    before = text[: found.start()] if found else ""
    if found and not lexicon.RELATIVE.search(before) and not lexicon.OTHERS_SAY.search(before):
        return Checkable.OPINION, f"“{found.group()}” says what ought to be, not what is."
    return None


def _prediction(text: str) -> Judged | None:
    found = lexicon.PREDICTION.search(text) or lexicon.MODAL.search(text)
    first = lexicon.FIRST_AUX.search(text)
    if found is None or first is None or first.start() < found.start():
        return None
    before = text[: found.start()]
    if lexicon.PRONOUN.search(re.sub(r",[^,]*,", " ", before)) or lexicon.OTHERS_SAY.search(before):
        return None
    how = "is to come" if lexicon.PREDICTION.match(text, found.start()) else "is possible"
    return Checkable.PREDICTION, f"“{found.group()}” speaks of what {how}, not of what is or was."


def _vague(text: str) -> Judged | None:
    cleft = lexicon.CLEFT.match(text)
    if cleft and actors(cleft[1], "en"):
        return None
    content = stems(text, "en")
    if len(content) < LEAST_CONTENT:
        return Checkable.VAGUE, f"It has fewer than {LEAST_CONTENT} words of content."
    nobody = lexicon.UNNAMED.match(text)
    resolved = nobody and text[nobody.end() :].startswith(" [")
    rest = text[nobody.end() :] if nobody else ""
    if lexicon.OURSELVES.match(text) and len(content) <= LEAST_CONTENT and not actors(text, "en"):
        return Checkable.VAGUE, "“We” says not who, and little else is said."
    stands_for_that = re.match(r"it (?:is|was) (?:\w+ ){1,4}that ", text, re.IGNORECASE)
    if stands_for_that:
        return None
    if nobody and not resolved and not actors(rest, "en") and not lexicon.AMOUNT.search(rest):
        return Checkable.VAGUE, f"“{nobody.group()}” names nobody, and no name or number stands in it."
    return None


def _judgement(text: str) -> Judged | None:
    word = lexicon.JUDGING.search(text)
    belief = lexicon.BELIEF.match(text)
    if word is None or re.search(r"\d", text) or _FACT_AFTER.match(text, word.end()):
        return None
    copula = lexicon.COPULA.search(text)
    between = text[copula.end() : word.start()] if copula and copula.end() <= word.start() else None
    near = between is not None and len(between.split()) <= 4 and not re.search(r"\w(?:ing|ed)\b", between)
    if near or belief:
        return Checkable.OPINION, f"“{word.group()}” is a judgement, and nothing else is asserted."
    return None


def _assertion(text: str) -> Judged:
    group = lexicon.VERB_GROUP.search(text)
    shown = _EMPTY_END.sub("", group.group()) if group else ""
    said = f"“{shown}” asserts" if shown else "It asserts"
    reason = f"{said} that something is so or was done, which records can support or contradict."
    judging = lexicon.JUDGING.search(text)
    if judging:
        reason += f" “{judging.group()}” is a judgement and is not rated."
    intent = lexicon.INTENT.search(text)
    if intent:
        reason += f" What “{intent.group()}” says of a purpose is not rated."
    hedge = lexicon.HEDGE.search(text)
    if hedge:
        reason += f" The hedge “{hedge.group()}” stays."
    return Checkable.CHECKABLE, reason


def _other(text: str, language: str | None) -> Judged:
    rules = OTHER.get(language or "")
    if rules is None:
        named = "language not known" if language is None else f"language {language!r}"
        if actors(text, language) or re.search(r"\d", text):
            return (
                Checkable.CHECKABLE,
                f"It holds a name or a number; no rules for opinion or intent exist ({named}).",
            )
        return Checkable.VAGUE, f"It holds no name and no number, and no other rules exist ({named})."
    for kind, field in _MARKED:
        found = rules.pattern(field).search(text)
        if found:
            return (
                kind,
                f"“{found.group()}” is one of the few words that mark {kind.value} in {language}.",
            )
    judging = _other_judgement(text, rules)
    if judging:
        return Checkable.OPINION, f"“{judging}” is one of the few words that mark opinion in {language}."
    greeting = rules.pattern("greeting").match(text.lstrip("¡¿"))
    if greeting and len(text.split()) <= SHORT:
        return Checkable.VAGUE, f"“{greeting.group()}” is courtesy; nothing is asserted."
    if len(words(text)) < LEAST_WORDS:
        return Checkable.VAGUE, f"It has fewer than {LEAST_WORDS} words."
    return (
        Checkable.CHECKABLE,
        f"None of the few marker words of intent, prediction and opinion for {language} occurs.",
    )


_MARKED = (
    (Checkable.INTENT, "intent"),
    (Checkable.PREDICTION, "prediction"),
    (Checkable.OPINION, "duty"),
)


def _other_judgement(text: str, rules: Markers) -> str | None:
    """The judging word, when nothing else is asserted as far as the rules see: no number stands in it."""
    found = rules.pattern("judging").search(text)
    if found is None or re.search(r"\d", text):
        return None
    copula = rules.pattern("copula").search(text)
    near = (
        copula and found.start() - copula.end() >= 0 and len(text[copula.end() : found.start()].split()) <= 4
    )
    return found.group() if near or (copula is None and len(text.split()) <= SHORT) else None
