"""Text from anywhere, made safe to print. Loads nothing, so that errors can use it too."""

import re
import unicodedata

# Marks that turn the direction of writing, and could make a line read otherwise than it is.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ORDERS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: object) -> str:
    """One line without control characters: nothing in it gives orders to a terminal.

    >>> clean("a\\x1b[31mb\\nc")
    'a[31mb c'
    """
    return "".join(
        " " if sign in "\n\t\r" else sign
        for sign in str(text)
        if sign in "\n\t\r" or (unicodedata.category(sign) != "Cc" and sign not in _TURNS)
    )


def clean_json(written: str) -> str:
    """JSON with every control character in it escaped; it still says the same.

    >>> clean_json('"a\\x9bb"')
    '"a\\\\u009bb"'
    """
    return _ORDERS.sub(lambda sign: f"\\u{ord(sign.group()):04x}", written)
