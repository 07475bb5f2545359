"""What an attribution that the engine found must pass before it is a statement on record."""

import re

from onrecord.reading.statements_unsaid import unsaid_at
from onrecord.text.spans import Span

_NOT_YET = re.compile(
    r"\b(?:will|would|going to|(?:expect|suppos|schedul|prepar|forc)\w* to|due to|set to|likely to|about to"
    r"|ready to|able to|has to|have to|had to)\b",
    re.IGNORECASE,
)
_BEFORE_NOT_YET = re.compile(rf"(?:{_NOT_YET.pattern})(?:\s+(?:have|be|also|\w+ly))?\s*$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no longer|cannot|refus\w+|declin\w+|fail(?:s|ed|ing)? to)\b|n[’']t\b", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"\b(?:s[ay]\w*|said|t[eo]l[ld]\w*|claim\w*|argu\w+|announc\w+|confirm\w*|declar\w+|warn\w*|admit\w*|insist\w*"
    r"|stat(?:e|es|ed|ing)|report\w*|not(?:e|es|ed|ing)|explain\w*|acknowledg\w+|assert\w*|alleg\w+|add\w*"
    r"|accus\w+|repl\w+|respond\w*|comment\w*|wr[io]t\w+|tweet\w*|testif\w+|describ\w+|call\w*|talk\w*|speak\w*)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:asked|questioned|pressed)\b|to\s+(?:say|tell|announce|claim|argue|admit|confirm|deny|warn|comment)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|refut\w+|dismiss\w*|disput\w+|disavow\w*|repudiat\w+|rebut\w*"
    r"|contradict\w*|doubt\w*|debunk\w*)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:tell\w*|told|inform\w*|assur\w+|remind\w*|warn\w*|ask\w*|in|on|at|to|of|for)$", re.IGNORECASE
)
_ADDRESSED = re.compile(r"(?:(?!that\b)[^\s,.;:“”\"]+\s+){1,7}that\s+(?=\S)", re.IGNORECASE)
_DAY = re.compile(
    r"(?:on|in|at|during|after|before|last|this|earlier|late|early)\s(?:(?!that\b)[^\s,;:“”\"]+\s+){1,6}that\s+(?=\S)",
    re.IGNORECASE,
)
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)


def unspoken(sentence: str, cue: Span) -> bool:
    """Whether the sentence says that the words were not said, or not yet, or asks whether they were.

    >>> text = "The mayor did not say that the bridge was closed."
    >>> unspoken(text, Span(10, 21)), unspoken("The mayor said that it was not closed.", Span(10, 14))
    (True, False)
    """
    words = cue.of(sentence)
    if _NOT.search(words) or unsaid_at(sentence, cue):
        return True
    later = _NOT_YET.search(words) or _BEFORE_NOT_YET.search(sentence[: cue.start])
    return later is not None and _SPEAKS.search(words) is not None


def leads_on(content: str) -> bool:
    """Whether the words only lead to what is said: a question put to the speaker, or a speech to come.

    >>> leads_on("Asked about the dam"), leads_on("to say that it is safe"), leads_on("to rebuild it")
    (True, True, False)
    """
    return _LEADS.match(content) is not None


def denies(cue: str) -> bool:
    """Whether the words that attribute deny what follows: then they belong to what is said.

    >>> denies("rejected claims"), denies("said")
    (True, False)
    """
    return _DENIES.search(cue) is not None


def opened(text: str, content: Span, cue: Span) -> Span:
    """The content without what only leads to it: "that", who was told, where and when.

    >>> text = "The envoy told RIA that Russia would help."
    >>> opened(text, Span(15, 42), Span(10, 14)).of(text)
    'Russia would help'
    """
    start, end = content.start, content.end
    written = content.of(text)
    between = text[cue.end : start].split() if cue.end <= start else ["", ""]
    leads = [_THAT]
    if len(between) <= 1:
        leads.append(_DAY)
        if _LED.search(" ".join([cue.of(text), *between])):
            leads.append(_ADDRESSED)
    found = next((found for lead in leads if (found := lead.match(written))), None)
    start += found.end() if found else 0
    while end - 1 > start and text[end - 1] in ".,;: ":
        end -= 1
    return Span(start, end)
