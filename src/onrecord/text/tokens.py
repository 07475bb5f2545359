"""Words with their places, and one folded form of each, for the lexicons."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.spans import Span

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
_WORD = re.compile(
    r"EE\.\s?UU\.?"  # Spanish writes the United States with a space in the abbreviation
    r"|(?:[^\W\d_]\.){2,}(?!\w)|[^\W\d_]\.[^\W\d_](?!\w)"  # U.S., U.K, и.о.
    r"|[^\W_]+n['’]t(?!\w)"  # doesn't is one word: it negates
    rf"|(?:[^\W_]|[{_MARKS}])+"
)
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ـ": ""}
)


@dataclass(frozen=True)
class Token:
    """A word at its place; `form` is it folded: lower case, no accents, no abbreviation dots."""

    span: Span
    words: str
    form: str


@lru_cache(maxsize=65_536)  # the same words come again and again
def fold(word: str) -> str:
    """`word` as the lexicons write it.

    >>> fold("Côté"), fold("U.S."), fold("أمريكا"), fold("Doesn’t")
    ('cote', 'us', 'امريكا', "doesn't")
    """
    bare = unicodedata.normalize("NFKD", word.translate(_ARABIC))
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return kept.replace(".", "").replace(" ", "").replace("’", "'").casefold()


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; hyphens part words, and so do apostrophes except in `n't`.

    >>> [token.words for token in tokens("ISIS-K hasn't left the U.S. embassy’s yard")]
    ['ISIS', 'K', "hasn't", 'left', 'the', 'U.S.', 'embassy', 's', 'yard']
    """
    found = []
    for hit in _WORD.finditer(text):
        form = fold(hit.group())
        if form:
            found.append(Token(Span(hit.start(), hit.end()), hit.group(), form))
    return found


def is_arabic(form: str) -> bool:
    """Whether a word is written in Arabic letters.

    >>> is_arabic("داعش"), is_arabic("isis")
    (True, False)
    """
    return "\u0600" <= form[:1] <= "\u06ff"


def bare_forms(form: str) -> tuple[str, ...]:
    """A folded word, and for Arabic the same without what Arabic writes joined to its front.

    >>> bare_forms("والولايات")[-1]
    'ولايات'
    """
    if not is_arabic(form):
        return (form,)
    forms = [form]
    for front in ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك", "س"):
        if form.startswith(front) and len(form) - len(front) >= 2:
            forms.append(form[len(front) :])
    return tuple(sorted(set(forms), key=lambda one: (-len(one), one)))
