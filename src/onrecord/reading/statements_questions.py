"""English questions, which name nobody who says something."""

import re

_OPENS = re.compile(
    r"(?:is|was|are|were|do|does|did|has|have|had|would|should|could|why|how|what|who|whom|whose|when|where|which)"
    r"(?:n[’']t)?\s+\S",
    re.IGNORECASE,
)
_MAY_BE_A_NAME = re.compile(r"(?:can|will|may|might|shall)\s+\S", re.IGNORECASE)


def asks(words: str) -> bool:
    """Whether words begin as a question does, with its auxiliary or question word before others.

    "Will", "Can" and "May" begin names too, so they count only where the words end in a question mark.

    >>> asks("Is Starmer"), asks("Will Smith"), asks("Will Starmer lead?"), asks("The ministry")
    (True, False, True, False)
    """
    plain = words.strip()
    if plain.endswith("?") and _MAY_BE_A_NAME.match(plain):
        return True
    return _OPENS.match(plain) is not None
