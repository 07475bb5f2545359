"""Who stands in a sentence without being a source of it: its subject, and names with their office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord.reading.statements_claimants_other import date_end, first_definite, other
from onrecord.reading.statements_nouns import PERSONS, heads_a_source
from onrecord.reading.statements_people import head, traits
from onrecord.text.speech import PRONOUNS, listed
from onrecord.text.speech_languages import OTHER, patterns

MOST = 400
"""Code points of a sentence that are looked at for its subject."""


@dataclass(frozen=True)
class Heard:
    """Words that name somebody. `subject` says that the sentence is about them."""

    written: str
    subject: bool


_IRREGULAR = (
    "met left spoke came went took made gave held began saw stood sat won lost ran led told kept ruled"
    " flew drew knew grew rose fell broke chose wrote sent spent built bought brought caught fought"
    " sought taught thought felt found got had paid put read set shut cut hit let lay lent sold meets"
    " leaves speaks arrives says tells is are was were has have will would can could may might must"
    " should did does do said declined refused"
)
_VERB = re.compile(
    rf"\s(?:(?:also|later|then|now|never|\w+ly)\s)*(?:{'|'.join(listed(_IRREGULAR))}|[a-z]{{3,}}ed)(?=[\s,.;:])"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s(?:[A-Z]\.|(?:de|van|von|bin|al)(?=\s)|[A-ZÀ-ÖØ-Þ][\w’'-]+)){1,3}"
_AFTER = re.compile(rf"({_NAME}, (?:(?:the|a|an)\s)?[^,.;:⟦⟧\n]{{3,80}})(?=,|\.?\s*$)")
_BEFORE = re.compile(
    rf"(?:(?<=[Tt]he )|(?<=\b[Aa]n )|(?<=\b[Aa] )|(?:^|(?<=[.,;] )))"
    rf"((?:(?!(?:of|for|to|in|on|at|by|and|with|from|that|as)\s)[\w.’'-]+\s){{0,4}}?([a-z]+"
    rf"|[A-Z][a-z]+),? {_NAME})"
)
_JOINED = re.compile(r"\sand\s")
_LEAD = re.compile(
    r"^(?:(?:On|In|At|After|Before|Last|Later|Earlier|Meanwhile|Yesterday|During|As|[A-Z][a-z]+ly)\b[^,]{0,60},\s"
    r"|(?:But|And|Then|Yet|So|Still|Now)\s)"
)
_NAMED = re.compile(
    rf"((?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\.\s)?(?:{_NAME}|[A-ZÀ-Þ][\w’-]+)(?:\s\([^()]{{1,20}}\))?)(?=\s[a-z]|,)"
)
_STARTS = re.compile(r"(?:He|She|They)\b")


@lru_cache(maxsize=256)
def heard(words_of: str, language: str) -> tuple[Heard, ...]:
    """Those named in a sentence: its subject first, then (in English) names that stand with an office.

    >>> [each.written for each in heard("The envoy, Zamir Kabulov, arrived on Monday.", "en")]
    ['The envoy, Zamir Kabulov']
    >>> [each.written for each in heard("The mayor of the town and the head of the board met.", "en")]
    ['The mayor of the town', 'the head of the board']
    >>> heard("The roof was unsafe.", "en"), heard("Мэр прибыл утром.", "ru")[0].written
    ((), 'Мэр')
    >>> heard("Is the mayor a good speaker?", "en")
    ()
    """
    sentence = words_of[:MOST].lstrip()
    if words_of.rstrip(' \n»”"').endswith(("?", "؟")):
        return ()
    if language != "en":
        return tuple(_first_phrase(sentence, language)) if language in OTHER else ()
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    pronoun = _STARTS.match(sentence, start)
    subjects = (pronoun.group(),) if pronoun else tuple(_subject(sentence[start:]))
    others = (each for each in _with_office(sentence) if not any(each in one for one in subjects))
    return (*(Heard(each, True) for each in subjects), *(Heard(each, False) for each in others))


_PAST = {
    language: re.compile(rf"(?<=\s)(?:{forms})(?=[\s.,;:]|$)")
    for language, forms in {
        "es": r"[a-záéíóúñ]{2,}(?:ó|aron|ieron|aba|aban|ía|ían)",
        "pt": r"[a-záéíóúãõç]{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam)",
        "it": r"[a-zàèéìòù]{2,}(?:ò|arono|erono|irono|ava|avano)",
        "fr": r"[a-zàâçéèêëîïôû]{2,}(?:ait|aient|èrent)",
        "ru": r"[а-яё]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись)",
        "uk": r"[а-яіїєґ]{3,}(?:в|ла|ло|ли|вся|лася|лися)",
    }.items()
}
"""A verb in the past, by its ending: the subject stands before it."""


def _first_phrase(sentence: str, language: str) -> Iterator[Heard]:
    """The noun phrase that begins the sentence, or in Arabic stands after its first verb."""
    start = re.match(r"\s*\S+\s+" if language == "ar" else r"\s*", sentence)
    begin = start.end() if start else 0
    begin += date_end(sentence[begin:])
    rules = patterns(language)
    verb = rules.verbs.search(sentence, begin)
    clause = sentence[begin : verb.start() if verb else len(sentence)]
    told = _PAST[language].search(clause) if language in _PAST else None
    clause = clause[: told.start()] if told else clause
    clause = first_definite(clause) if language == "ar" else clause
    named = other(clause, language, spoken=False)
    if named.span is None or named.span.start or rules.according.match(clause):
        return
    words = named.span.of(clause).rstrip(" .,;:")
    if words.lower() not in PRONOUNS and any(heads_a_source(word, language) for word in words.split()):
        yield Heard(words, True)


def _subject(sentence: str) -> Iterator[str]:
    named = _NAMED.match(sentence)
    if (
        named
        and named[1].split()[0].lower() not in _NO_SUBJECT
        and _proper(named[1])
        and sentence[named.end() : named.end() + 5] not in (" and ", ", and")
    ):
        if sentence[named.end()] == ",":
            role = re.match(rf"{re.escape(named[1])}, (?:(?:the|a|an)\s)?[^,.;:⟦⟧]{{3,80}}(?=,)", sentence)
            yield (
                role.group()
                if role and head(role.group().partition(", ")[2]).lower() in PERSONS
                else named[1]
            )
        else:
            yield named[1]
        return
    for verb in islice(_VERB.finditer(sentence), 4):
        words = sentence[: verb.start()].strip(" ,")
        first = words.split()[0].lower() if words else ""
        if not first or first in PRONOUNS or first in _NO_SUBJECT or "⟦" in words or len(words.split()) > 16:
            return
        found = list(_of_subject(words))
        if found:
            yield from found
            return


def _of_subject(words: str) -> Iterator[str]:
    """Those whom the words before a verb name: one, or two joined by "and"."""
    if _CLAUSE.search(words):
        return
    first = words.partition(", ")[0]
    if first != words and traits(first, None).plural and _names(first):
        yield first
        return
    parts = _JOINED.split(words)
    if len(parts) == 2 and all(_names(part) for part in parts) and len(parts[1].split()) > 1:
        yield from parts
    elif _names(words):
        yield words


_CLAUSE = re.compile(r"\s(?:he|she|it|they|we|when|where|that|which|who|while|after|because)\s")
_NO_SUBJECT = frozenset(
    listed(
        "neither either both even only nor that this these those it most all some in on at by for"
        " from with to of unlike like as if"
        " when while although though because since after before"
        " but and so yet or there here what who how why where then not no rival despite until during"
        " under among"
        " is was are were do does did has have had would should could whose which whom"
    )
)


def _proper(words: str) -> bool:
    """Whether capital words are a name: more than one, or one that is no noun for a person or body."""
    alone = " " not in words and (traits(words.lower(), None).plural or heads_a_source(words, "en"))
    return _names(words) and not alone


def _names(words: str) -> bool:
    """Whether the words name a person or body: they turn on such a noun, or are a full name."""
    noun = head(words)
    if not noun:
        return False
    if noun[0].islower():
        return heads_a_source(noun, "en")
    full = re.match(rf"(?:(?:Mr|Mrs|Ms|Dr)\.\s)?(?:{_NAME}|[A-ZÀ-Þ][\w’-]+)(?=$|,)", words)
    if full is None or full.group().endswith(("’s", "'s")):
        return False
    return traits(full.group(), None).person is not False or " " not in full.group()


def _with_office(sentence: str) -> Iterator[str]:
    for found in _AFTER.finditer(sentence):
        role = found[1].partition(", ")[2]
        if head(role).lower() in PERSONS:
            yield found[1]
    for found in _BEFORE.finditer(sentence):
        if found[2].lower() in PERSONS and not found[1].endswith(("’s", "'s", "’", "'")):
            yield found[1]
