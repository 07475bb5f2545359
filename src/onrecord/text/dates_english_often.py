"""English words for what recurs, and vague words for now, the past and the future."""

import re
from collections.abc import Iterator

from onrecord.text.dates_anchor import Written
from onrecord.text.dates_english import Make, Rule, after, before, span_of, written_by
from onrecord.text.dates_english_lasting import NUMBER, UNITS, length, number_of, unit_of
from onrecord.text.months import ENGLISH_PARTS, ENGLISH_SEASONS, ENGLISH_WEEKDAYS

_SOON_CUE = re.compile(r"\b(?:as|too|very|how|so)\s+$", re.IGNORECASE)


def _set(value: str) -> Make:
    return lambda found: Written(span_of(found), "said", value=value, kind="SET")


def _every(found: "re.Match[str]") -> Written | None:
    words = found["count"]
    number = 2.0 if words and words.lower() == "other" else number_of(words) if words else 1.0
    if number is not None and found["and_half"]:
        number += 0.5
    unit = unit_of(found)
    if unit == "second" and not words:
        return None
    return Written(span_of(found), "said", value=length(number, unit), kind="SET")


def _every_such(found: "re.Match[str]") -> Written:
    word = found["such"].lower()
    if word in ENGLISH_WEEKDAYS:
        value = f"XXXX-WXX-{ENGLISH_WEEKDAYS[word] + 1}"
    elif word in ENGLISH_SEASONS:
        value = f"XXXX-{ENGLISH_SEASONS[word]}"
    elif word == "weekend":
        value = "XXXX-WXX-WE"
    else:
        value = f"XXXX-XX-XX{ENGLISH_PARTS[word]}"
    return Written(span_of(found), "said", value=value, kind="SET")


def _weekdays(found: "re.Match[str]") -> Written:
    value = f"XXXX-WXX-{ENGLISH_WEEKDAYS[found['such'].lower()] + 1}"
    return Written(span_of(found), "said", value=value, kind="SET")


def _times(found: "re.Match[str]") -> Written | None:
    first = found.group().split()[0].lower()
    if first not in ("once", "twice", "many", "several", "few") and number_of(first) is None:
        return None
    return Written(span_of(found), "said", value=length(1, unit_of(found)), kind="SET")


_OFTEN = {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
          "monthly": "P1M", "quarterly": "P3M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
          "biannual": "P6M", "biennial": "P2Y"}  # fmt: skip


def _often(found: "re.Match[str]") -> Written | None:
    word = found.group()
    opening = not before(found, 3).strip() or before(found, 3).rstrip()[-1:] in ".!?\n"
    if word[0].isupper() and not (opening and re.match(r"\s+[a-z]", after(found, 4))):
        return None  # "the Daily News"
    return Written(span_of(found), "said", value=_OFTEN[word.lower()], kind="SET")


def _ref(value: str) -> Make:
    reason = {"PRESENT_REF": "the present", "PAST_REF": "how long ago is not said"}.get(
        value, "when is not said"
    )
    return lambda found: Written(span_of(found), "said", value=value, reason=reason)


def _now(found: "re.Match[str]") -> Written | None:
    by = re.search(r"\bby\s$", before(found, 4), re.IGNORECASE)
    if re.search(r"from\s$", before(found, 5), re.IGNORECASE) or (
        re.match(r"-|\s+that\b", after(found, 6)) and not by
    ):
        return None
    return Written(span_of(found), "said", value="PRESENT_REF", reason="the present")


def _soon(found: "re.Match[str]") -> Written | None:
    if _SOON_CUE.search(before(found, 6)) or re.match(r"\s+(?:after|as|before|enough)\b", after(found, 8)):
        return None
    return Written(span_of(found), "said", value="FUTURE_REF", reason="when is not said")


_SUCH = "|".join([*ENGLISH_WEEKDAYS, *ENGLISH_PARTS, *ENGLISH_SEASONS, "weekend"])

RULES: tuple[Rule, ...] = (
    (
        rf"\b(?:once\s+)?(?:every|each)\s+(?:(?P<count>other|{NUMBER})\s+)?(?P<and_half>and\s+a\s+half\s+)?"
        rf"(?P<unit>{UNITS})s?\b",
        _every,
    ),
    (rf"\b(?:every|each)\s+(?P<such>{_SUCH})\b", _every_such),
    (rf"\b(?P<such>{'|'.join(ENGLISH_WEEKDAYS)})s\b", _weekdays),
    (
        r"\b(?:once|twice|(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:times|days|nights|hours|weeks|months))\s+(?:an?"
        r"|per|each|every)\s+"
        rf"(?P<unit>{UNITS})\b",
        _times,
    ),
    (rf"\b(?:{'|'.join(_OFTEN)})\b", _often),
    (r"\b(?:until\s+now|right\s+now|now)\b", _now),
    (
        r"\b(?:currently|nowadays|at\s+present|presently|at\s+the\s+moment|these\s+days|to\s+this\s+day)\b",
        _ref("PRESENT_REF"),
    ),
    (
        r"\b(?:recently|lately|in\s+the\s+(?:recent\s+|distant\s+)?past(?=\s*[.,;:)”\"]|\s+(?:and|but|he"
        r"|she|it|they|we"
        r"|has|have|was|were|when|by)\b|\s*\Z)|long\s+ago|the\s+recent\s+past)\b",
        _ref("PAST_REF"),
    ),
    (r"\brecent\s+(?:days|weeks|months|years|decades|times)\b", _ref("PAST_REF")),
    (r"\b(?:soon)\b", _soon),
    (
        r"\b(?:in\s+the\s+(?:near\s+)?future|the\s+(?:near\s+|foreseeable\s+"
        r"|distant\s+)?future(?=\s*[.,;]|\s+of\b)"
        r"|some\s?day(?!\w)|(?:the\s+)?coming\s+(?:days|weeks|months|years)|before\s+long)\b",
        _ref("FUTURE_REF"),
    ),
)


def recurring(text: str) -> Iterator[Written]:
    """Every word for what recurs or for a vague time in an English text, in no order."""
    return written_by(RULES, text)
