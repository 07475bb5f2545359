"""Reporting verbs that report nothing: "did not say", "if he says", "Did he say …?", "Nobody said"."""

import re

from onrecord.text.spans import Span
from onrecord.text.speech import reporting_verb

LOOKED_AT = 600
"""Characters before a verb that are looked at: a clause is shorter."""

_NO_REPORT = re.compile(
    r"(?:\b(?:must|can|could|may|might|should|shall|cannot|not(?!\s+only)|never|neither|nor|no\s+longer|hardly|barely"
    r"|declined|refused|ought|without|short\s+of|instead\s+of|rather\s+than|refrained\s+from|avoided|avoids|avoiding"
    r"|denied|denies)|n[’']t"
    r"|(?<!went on )(?<!continued )(?<!goes on )(?<!continues )\bto)"
    r"(?:\s+(?:have|has|had|be|been|also|(?!only\b)\w+ly|yet|even|ever|once))*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:that|which|whether|what)$", re.IGNORECASE)
_OPENER = re.compile(r"\b(?:if|unless|whether|lest|whoever|whatever)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[,;:()⟦⟧—–]|\s-\s")
_APPOSITION = re.compile(r"(?:,[^,]*,|\([^()]*\)|\s[—–-]\s[^—–]*\s[—–-])$")
_AUXILIARIES = re.compile(
    r"(?:(?<!\S)(?:has|have|had|is|are|was|were|been|be|will|would|do|does|did|also|ever|even|really|still|now"
    r"|already|\w+ly)\s*)+$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|says|said|told"
    r"|made|came|went|took|gave|got|[a-z]{3,}ed|[a-z]+n[’']t)\b"
)
_LEAD = re.compile(r"(?:^|[,;:—–⟦⟧]|\s(?:and|but|so|yet|or|nor)\s)\s*(?:(?:and|but|so|yet|or|nor)\s+)?", re.I)
_WHY = r"(?:(?:why|when|where|how|what|which|who|whom|whose)\s+(?:[a-z]+\s+)?)?"
_ASKED = re.compile(
    rf"{_WHY}(?:did|does|has|have|had|is|are|was|were|could|would|should"
    r"|(?:did|does|do|has|have|had|is|are|was|were|could|would|should|wo|ca)n[’']t)\s",
    re.IGNORECASE,
)
_ASKED_IF_MARKED = re.compile(
    rf"{_WHY}(?:do|will|may|might|can|must|shall)\s|(?:who|which|what)\b", re.IGNORECASE
)
_QUESTION = re.compile(r"\?[\s\W]*$")
_NOBODY = re.compile(
    r"\W*(?:(?:and|but|so|yet|or|because|though|although|while)\s+)?"
    r"(?:nobody|no[\s-]one|none|nothing|neither|nor|few(?:er)?|hardly\s+any\w*|any|anyone|anybody"
    r"|not\s+(?:a|an|one|any|all|every|many|everyone|everybody)|no(?=\s+[^\W\d]))\b(?![.’'-])",
    re.IGNORECASE,
)


def unsaid(before: str, after: str = "") -> bool:
    """Whether the words around a reporting verb tell that nothing was said, or leave it open.

    `before` are the words of the sentence up to the verb, with its auxiliaries and whatever opens its
    clause; `after` those behind the verb, of which only a closing question mark is looked at.

    >>> unsaid("The ministry did not "), unsaid("If the minister "), unsaid("Did the minister ")
    (True, True, True)
    >>> unsaid("He went on to "), unsaid("If it rains, the minister "), unsaid("The minister not only ")
    (False, False, False)
    """
    text = before.rstrip()[-LOOKED_AT:]
    if _NO_REPORT.search(text) or _RELATIVE.search(text):
        return True
    while (shorter := _APPOSITION.sub("", text)) != text:
        text = shorter.rstrip()
    text = _AUXILIARIES.sub("", text).rstrip()
    return _under_opener(text) or _asked(text + " ", _QUESTION.search(after) is not None)


def unsaid_at(sentence: str, cue: Span) -> bool:
    """The same for a cue of one or more words, `cue` counted from the start of `sentence`.

    >>> unsaid_at("The mayor refused to say whether it is safe.", Span(10, 24))
    True
    """
    verbs = list(reporting_verb().finditer(sentence, cue.start, cue.end))
    last = re.search(r"\S+$", cue.of(sentence))
    if verbs:
        start, end = verbs[-1].span()
    else:
        start, end = cue.start + (last.start() if last else 0), cue.end
    return unsaid(sentence[:start], sentence[end:])


def nobody(source: str) -> bool:
    """Whether the words for a source stand for no one who spoke.

    >>> nobody("Nobody"), nobody("No official"), nobody("Few ministers"), nobody("neither side")
    (True, True, True, True)
    >>> nobody("A few ministers"), nobody("The ministry"), nobody("No. 10")
    (False, False, False)
    """
    return _NOBODY.match(source) is not None


def _under_opener(text: str) -> bool:
    """Whether "if" or its like opens the verb's clause, with no comma and no other verb between."""
    opened = list(_OPENER.finditer(text))
    if not opened:
        return False
    between = text[opened[-1].end() :]
    return _CLOSED.search(between) is None and _FINITE.search(between) is None


def _asked(text: str, marked: bool) -> bool:
    """Whether the verb stands in a question: an auxiliary before its subject."""
    leads = [0, *(lead.end() for lead in _LEAD.finditer(text))]
    for start in leads:
        asked = _ASKED.match(text, start) or (_ASKED_IF_MARKED.match(text, start) if marked else None)
        if asked is None:
            continue
        between = text[asked.end() :]
        if not _CLOSED.search(between) and not _FINITE.search(between):
            return True
    return False
