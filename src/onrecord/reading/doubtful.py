"""What is doubtful about a text as it was read: signs that replace lost ones, and signs that hide."""

import re

_LOST = re.compile("\ufffd+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONSENT = re.compile(
    r"cookie|consent|privacy|personal data|personali[sz]ed|partners\b|your choice|accept all|reject all|"
    r"datenschutz|einwillig|zustimm|akzeptier|personenbezogen|werbung|confidentialité|consentement|"
    r"données personnelles|"
    r"accepter|refuser|privacidad|consentimiento|datos personales|aceptar|rechazar|consenso|"
    r"dati personali|accetta|"
    r"privacidade|dados pessoais|aceitar|toestemming|persoonsgegevens|accepteren|zgod[ya]|danych osobowych|"
    r"согласи|персональных данных|файлы cookie|ملفات تعريف الارتباط|同意|クッキー|쿠키",
    re.I,
)
MAX_WALL = 3_000
"""Code points: a longer text is no question for consent."""
MIN_WALL = 5
"""Words of consent; an article that mentions cookies has fewer to its length."""
WALL_SHARE = 0.04
"""Words of consent to all words. News pages that mention cookies have less than 0.02."""


def doubtful_signs(text: str) -> tuple[str, ...]:
    """A sentence for each kind of sign that a reader should know of.

    >>> doubtful_signs("Four \ufffd sites")
    ('1 place where a character was lost',)
    >>> doubtful_signs("Four sites")
    ()
    """
    lost, turning = len(_LOST.findall(text)), len(_TURNING.findall(text))
    found = []
    if lost:
        found.append(f"{lost} place{'s' if lost > 1 else ''} where a character was lost")
    if turning:
        marks = f"{turning} mark{'s' if turning > 1 else ''}"
        found.append(f"{marks} that turn the direction of writing: the text may show otherwise than it reads")
    return tuple(found)


def only_asks_consent(text: str) -> bool:
    """Whether a short text is nothing but a question for consent to cookies.

    >>> only_asks_consent("Our partners use cookies. Accept all, reject all. See our privacy policy. " * 2)
    True
    >>> only_asks_consent("The court ruled on cookies on Monday. " * 5)
    False
    """
    if len(text) > MAX_WALL:
        return False
    asked = len(_CONSENT.findall(text))
    kinds = len({word.casefold() for word in _CONSENT.findall(text)})
    return asked >= MIN_WALL and kinds >= 3 and asked >= WALL_SHARE * max(1, len(text.split()))
