"""Which engines there are, and the ones a run may use. Nothing heavy is loaded before its first use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Literal

import numpy as np

from onrecord.engines import attribution, attribution_graph, e5, e5_blob, e5_store, english, lexical, worth
from onrecord.errors import EngineMissing
from onrecord.records.engine import Attribution, EngineId, Engines, Parse, Vectors


@dataclass(frozen=True)
class EngineSettings:
    """What a person may choose about the engines.

    `words_only` leaves out every engine that needs the extra. `threads` and `cache` default
    to `ONRECORD_THREADS` and `ONRECORD_CACHE`, then to at most 2 and the user's cache.
    """

    words_only: bool = False
    threads: int | None = None
    cache: Path | None = None
    progress: e5_store.Progress | None = None


@dataclass(frozen=True)
class EngineStatus:
    """One line of `onrecord doctor`: an engine, whether it can be used, and how to get it.

    `how_to_get` is empty for an engine that is there; otherwise it says what is missing.
    """

    name: str
    version: str
    installed: bool
    what_for: str
    how_to_get: str


MOST_KEPT = 4_096
"""Vectors that are kept, of 384 numbers each: some six megabytes."""
MOST_KEPT_AT_ONCE = 64
"""Longer lists are documents on their way into the index, which are not asked for again."""


class LazyEncoder:
    """The multilingual encoder, loaded when it first encodes.

    Raises, on first use:
        EngineDamaged: the weights or a converted file are not what was pinned.
        EngineMissing: a package went away since the engines were listed.
    """

    engine = e5.ENGINE
    dimensions = e5.DIMENSIONS

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._kept: dict[tuple[str, str], Vectors] = {}

    def encode(self, texts: Sequence[str], role: Literal["query", "passage"]) -> Vectors:
        """One unit-length row per text; see `E5Encoder.encode`.

        The vectors of short lists are kept: the stages of a check ask for the same claims and
        lines again, and a text always has the same vector.
        """
        with self._lock:
            encoder = self._loaded
        if not 0 < len(texts) <= MOST_KEPT_AT_ONCE:
            return encoder.encode(texts, role)
        with self._lock:
            known = {text: self._kept[text, role] for text in texts if (text, role) in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, encoder.encode(new, role), strict=True))
            with self._lock:
                if len(self._kept) + len(new) > MOST_KEPT:
                    self._kept.clear()
                self._kept |= {(text, role): known[text] for text in new}
        return np.stack([known[text] for text in texts])

    @cached_property
    def _loaded(self) -> e5.E5Encoder:
        return e5.E5Encoder(self._settings.cache, self._settings.threads, self._settings.progress)


class LazySyntax:
    """English syntax, loaded when it first parses.

    Raises, on first use:
        EngineMissing: a package went away since the engines were listed.
    """

    languages = english.SpacySyntax.languages

    def __init__(self) -> None:
        self.engine: EngineId = english.engine_id()
        self._lock = Lock()

    def parse(self, texts: Sequence[str]) -> list[list[Parse]]:
        """For each text its sentences; see `SpacySyntax.parse`."""
        with self._lock:
            syntax = self._loaded
        return syntax.parse(texts)

    @cached_property
    def _loaded(self) -> english.SpacySyntax:
        return english.SpacySyntax()


class LazyAttribution:
    """The attribution engine, loaded when it first reads.

    Raises, on first use:
        EngineDamaged: the weights or a converted file are not what was pinned.
        EngineMissing: a package went away since the engines were listed.
    """

    engine = attribution.ENGINE
    languages = attribution.LANGUAGES

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._lock = Lock()

    def find(self, text: str) -> list[Attribution]:
        """The attributions in `text`; see `AttributionReader.find`."""
        with self._lock:
            reader = self._loaded
        return reader.find(text)

    @cached_property
    def _loaded(self) -> attribution.AttributionReader:
        return attribution.AttributionReader(self._settings.cache, self._settings.progress)


DEFAULTS = EngineSettings()
ENCODER = "The multilingual encoder"
SYNTAX = "English syntax"
ATTRIBUTION = "The attribution engine"
WORTH = "The engine of check-worthiness"


def load(settings: EngineSettings = DEFAULTS) -> Engines:
    """The engines a run may use, ready to load themselves on first use.

    An engine that is absent is `None`, and `missing` says in a sentence how to get it.

    >>> load(EngineSettings(words_only=True)).missing[0]
    'The multilingual encoder is switched off by the setting words_only.'
    """
    if settings.words_only:
        every = (ENCODER, SYNTAX, ATTRIBUTION, WORTH)
        off = [f"{what} is switched off by the setting words_only." for what in every]
        return Engines(stance=lexical.LexicalStance(), missing=tuple(off))
    encoder_lack, syntax_lack = _encoder_lack(settings), _syntax_lack()
    reader_lack = _encoder_lack(settings, attribution_graph.RECIPE)
    lacks = (
        (ENCODER, encoder_lack),
        (SYNTAX, syntax_lack),
        (ATTRIBUTION, reader_lack),
        (WORTH, _worth_lack(encoder_lack)),
    )
    missing = [f"{what} is missing. {lack}" for what, lack in lacks if lack]
    encoder = None if encoder_lack else LazyEncoder(settings)
    return Engines(
        encoder=encoder,
        syntax=None if syntax_lack else LazySyntax(),
        stance=lexical.LexicalStance(),
        attribution=None if reader_lack else LazyAttribution(settings),
        worth=worth.DebateWorth(encoder) if encoder else None,
        missing=tuple(missing),
    )


def status(settings: EngineSettings = DEFAULTS) -> tuple[EngineStatus, ...]:
    """Every engine with its version, whether it can be used, and how to get it if not.

    >>> [found.name for found in status()]
    ['e5-small-int8', 'en-core-web-sm', 'lexical-stance', 'attribution-e5', 'debate-worth']
    """
    encoder_lack, syntax_lack = _encoder_lack(settings), _syntax_lack()
    reader_lack = _encoder_lack(settings, attribution_graph.RECIPE)
    stance = lexical.ENGINE
    return (
        EngineStatus(
            e5.ENGINE.name,
            e5.ENGINE.version,
            not encoder_lack,
            "search by meaning, in a hundred languages",
            encoder_lack,
        ),
        EngineStatus(
            "en-core-web-sm",
            english.PACKAGE_VERSION,
            not syntax_lack,
            "sentences, names and who did what, in English",
            syntax_lack,
        ),
        EngineStatus(
            stance.name, stance.version, True, "hints whether a passage supports a claim, in English", ""
        ),
        EngineStatus(
            attribution.ENGINE.name,
            attribution.ENGINE.version,
            not reader_lack,
            "who is said to have said what, in English",
            reader_lack,
        ),
        EngineStatus(
            worth.ENGINE.name,
            worth.ENGINE.version,
            not encoder_lack,
            "says how much checking a claim would matter, in English and, where it is sure, five languages",
            _worth_lack(encoder_lack),
        ),
    )


def _encoder_lack(settings: EngineSettings, recipe: e5_store.Recipe = e5_store.ENCODER) -> str:
    """What an engine made from the encoder's weights lacks and how to get it; empty when nothing."""
    for package in ("onnxruntime", "tokenizers"):
        if find_spec(package) is None:
            return f"The package {package} is not installed. {e5_blob.HOW_TO_GET}"
    if (e5_store.cache_folder(settings.cache, recipe) / e5_store.MANIFEST).is_file():
        return ""
    if find_spec("onnx") is None:
        return f"The package onnx, which converts the weights once, is not installed. {e5_blob.HOW_TO_GET}"
    return _lack_of(e5_blob.find_blob)


def _syntax_lack() -> str:
    return _lack_of(english.check_installed)


def _worth_lack(encoder_lack: str) -> str:
    return f"It needs the multilingual encoder. {encoder_lack}" if encoder_lack else ""


def _lack_of(look: Callable[[], object]) -> str:
    try:
        look()
    except EngineMissing as error:
        return str(error)
    return ""
