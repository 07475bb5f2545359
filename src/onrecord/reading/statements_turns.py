"""Interviews and debates written as turns: "Q:", "MODERATOR:", "Name:" at the start of a line."""

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.reading.statements_questions import asks
from onrecord.text.spans import Span
from onrecord.text.speech import listed

LEAST_TURNS = 3
"""Turns below which labels at colons are headings."""

ASKS = frozenset(listed("q question frage вопрос pregunta pergunta domanda س питання"))
ANSWERS = frozenset(listed("a answer antwort ответ respuesta resposta risposta réponse ج відповідь"))
"""Labels of the one who asks and of the one who answers, who are not named by them."""

_LINE = re.compile(
    r"^[ \t*]*(?P<label>[^\W\d_](?:[\w.’'-]|[ ](?=[^\W_(])){0,48}(?: \([^()\n]{1,60}\))?)[ ]?:[ \t*]+(?=\S)",
    re.MULTILINE,
)
_NO_LABEL = re.compile(
    r"(?:note|update|correction|photo|video|read more|source|sources|date|time|where|when|who|what"
    r"|why|how|tel"
    r"|subject|from|to|re|cc|tags|caption|claim|verdict|rating|summary|p\.?s)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TurnAt:
    """One turn: where its label stands, and what was said."""

    label: Span
    content: Span


def turns(text: str) -> tuple[TurnAt, ...]:
    """The turns of an interview or debate; none where the text is not written so.

    There are three turns at least, two labels, and one of them comes again; half of the lines
    from the first turn on begin with a label.

    >>> text = "Q: Is it open?\\nA: It is.\\nQ: Since when?\\nA: Since May."
    >>> [(turn.label.of(text), turn.content.of(text)) for turn in turns(text)][:2]
    [('Q', 'Is it open?'), ('A', 'It is.')]
    """
    lines = [found for found in _LINE.finditer(text) if _is_label(found["label"])]
    labels = Counter(found["label"].casefold() for found in lines)
    if len(lines) < LEAST_TURNS or len(labels) < 2 or labels.most_common(1)[0][1] < 2:
        return ()
    if not _mostly(text, lines[0].start(), len(lines)):
        return ()
    ends = [found.start() for found in lines[1:]] + [len(text)]
    found_turns = []
    for found, end in zip(lines, ends, strict=True):
        said = text[found.end() : end].rstrip()
        found_turns.append(TurnAt(Span(*found.span("label")), Span(found.end(), found.end() + len(said))))
    return tuple(found_turns)


def _is_label(label: str) -> bool:
    bare = re.sub(r"\s\(.*\)$", "", label)
    words = bare.split()
    if _NO_LABEL.match(bare) or len(words) > 5 or asks(bare):
        return False
    plain = bare.casefold()
    if plain in ASKS or plain in ANSWERS:
        return True
    return all(
        word[0].isupper() or not word[0].isalpha() or not _cased(word[0]) for word in words if len(word) > 3
    )


def _cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _mostly(text: str, start: int, count: int) -> bool:
    written = [line for line in text[start:].splitlines() if line.strip()]
    return count * 2 >= len(written)
