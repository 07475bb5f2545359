"""What the words for a source say of it: a person or a body, one or several, a man or a woman."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.reading.statements_nouns import BODIES, DOCUMENTS, PERSONS, heads_a_source
from onrecord.text.actors import actors
from onrecord.text.speech import ROLE_NOUNS, listed
from onrecord.text.words import words

ARTICLES = frozenset(
    listed("""
the a an this that these those der die das dem den des ein eine einer le la les l un une el los las una uno
unos unas il lo gli i o os as um uma
""")
)
"""Words before a noun that say nothing of who is meant."""

HONORIFICS = {
    "m": frozenset(listed("mr sir lord herr herrn monsieur m señor sr signor senhor господин mister")),
    "f": frozenset(listed("mrs ms miss lady dame frau madame mme señora sra signora senhora госпожа")),
    "": frozenset(listed("dr prof professor rev doctor president presidente")),
}
"""Titles before a surname, with what they say of the person."""

_WOMEN = re.compile(
    r"(?:woman|women|girl|mother|wife|daughter|sister|queen|princess|lady|actress|nun|aunt|widow"
    r"|\w{3,}(?:sprecherin|ministerin|präsidentin|tora|trice|ница|щица))$"
)
_MEN = re.compile(r"(?:\w*man|boy|father|husband|son|brother|king|prince|monk|uncle|businessman)$")
_ARTICLE_OF = dict.fromkeys(listed("der ein le un el il lo"), "m") | dict.fromkeys(
    listed("die eine la une una"), "f"
)
_NO_MAN = frozenset(listed("woman chairwoman spokeswoman congresswoman businesswoman human"))
_PREPOSITION = frozenset(
    listed("""
of for from in at on with to by near under against about within among inside outside like who which von vom
für im in bei de du des pour del da do della dello dei delle di para em по в из от к при باسم
""")
)
_OF_THE = ARTICLES - frozenset(listed("the a an this that these those"))
_MANY = frozenset(
    listed("police people men women children staff troops media authorities two three four five both many")
)


@dataclass(frozen=True)
class Traits:
    """What is known of a source: `person` and `gender` are None or empty where the words do not say."""

    person: bool | None
    plural: bool
    gender: str


@lru_cache(maxsize=4096)
def traits(name: str, role: str | None) -> Traits:
    """What name and role say of the source.

    >>> traits("a spokeswoman for the city", None)
    Traits(person=True, plural=False, gender='f')
    >>> traits("Two researchers", None).plural, traits("The ministry", None).person
    (True, False)
    >>> traits("Thomas West", "envoy").person, traits("VOA", None).person
    (True, False)
    """
    noun = head(name)
    plain = noun.casefold()
    proper = noun[:1].isupper() and not _known_noun(plain)
    kinds = [kind for kind in (_of_noun(plain), _of_noun(head(role).casefold() if role else "")) if kind]
    person: bool | None = None
    if role or "person" in kinds:
        person = "body" not in kinds[:1]
    elif kinds:
        person = False
    elif proper:
        person = _proper(name)
    return Traits(person, _plural(name, plain, proper), _gender(name, plain, role))


def head(words_of: str) -> str:
    """The noun that the words turn on: the last before a preposition or comma.

    >>> head("A spokesman for the city"), head("the observers’ mission"), head("Thomas West")
    ('spokesman', 'mission', 'West')
    """
    tokens: list[str] = []
    for written in words_of.split():
        token = written.strip("()“”\"'.,;:")
        if tokens and (token.lower() in _PREPOSITION or token.lower() in _OF_THE or written[:1] == "("):
            break
        if token and token.lower() not in ARTICLES:
            tokens.append(re.sub(r"[’']s?$", "", token) if len(tokens) == 0 and "’" in token else token)
        if written.endswith((",", "،")):
            break
    return tokens[-1] if tokens else ""


def core(words_of: str) -> frozenset[str]:
    """The words that tell one source from another: no articles, titles or prepositions.

    >>> sorted(core("the U.N. special envoy for Syria"))
    ['envoy', 'special', 'syria', 'u.n']
    """
    return frozenset(words(words_of)) - ARTICLES - _PREPOSITION


def without_title(name: str) -> str:
    """The name without a title such as "Mr." before it.

    >>> without_title("Mr. West"), without_title("West")
    ('West', 'West')
    """
    first, _, rest = name.partition(" ")
    titled = any(first.rstrip(".").casefold() in each for each in HONORIFICS.values())
    return rest.strip() if titled and rest.strip() else name


def _known_noun(plain: str) -> bool:
    return plain in PERSONS or plain in BODIES or plain in DOCUMENTS or plain in ROLE_NOUNS


def _of_noun(plain: str) -> str:
    last = plain.rpartition("-")[2]
    if plain in BODIES or plain in DOCUMENTS:
        return "body"
    if plain in PERSONS or plain in ROLE_NOUNS or last in ROLE_NOUNS:
        return "person"
    if plain and plain[0].islower() and heads_a_source(plain, "en"):
        return "person"
    return ""


def _proper(name: str) -> bool | None:
    """Whether a proper name is a person's; None where it could be either."""
    parts = name.split()
    if not parts:
        return None
    if parts[0].lower() in ("the", "united") or any(mention.known for mention in actors(name, "en")):
        return False
    if any(part.casefold() in BODIES or part.casefold() in DOCUMENTS for part in parts):
        return False
    if len(parts) == 1:
        return False if re.fullmatch(r"[A-Z]{2,}s?|.*\d.*", name) else None
    return None if len(parts) <= 4 else False


def _plural(name: str, plain: str, proper: bool) -> bool:
    first = name.split()[0].casefold() if name.split() else ""
    if plain in _MANY or first in _MANY or re.search(r"\b(?:and|und|et|y|e|и)\b", name):
        return True
    several = plain.endswith("s") and not plain.endswith(("ss", "us", "is", "ics", "’s", "'s"))
    return several and not proper


def _gender(name: str, plain: str, role: str | None) -> str:
    first = name.split()[0].rstrip(".").casefold() if name.split() else ""
    for gender in ("m", "f"):
        if first in HONORIFICS[gender]:
            return gender
    if first in _ARTICLE_OF and len(name.split()) > 1:
        return _ARTICLE_OF[first]
    nouns = [plain, head(role).casefold() if role else ""]
    if any(_WOMEN.search(noun) for noun in nouns):
        return "f"
    return "m" if any(_MEN.fullmatch(noun) and noun not in _NO_MAN for noun in nouns) else ""
