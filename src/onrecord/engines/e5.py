"""The multilingual encoder: multilingual-e5-small in 8 bits, on onnxruntime."""

import json
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np

from onrecord.engines.e5_blob import HOW_TO_GET
from onrecord.engines.e5_store import (
    VERSION,
    Progress,
    Vocabulary,
    cache_folder,
    damaged,
    open_stored,
    read_vocabulary,
)
from onrecord.errors import EngineMissing
from onrecord.records.engine import EngineId, Vectors

Role = Literal["query", "passage"]

ENGINE = EngineId("e5-small-int8", VERSION, "centred")
DIMENSIONS = 384
LONGEST = 512
"""Pieces of one text that the encoder reads; what follows is left out."""

LONGEST_CHARACTERS = 16 * LONGEST
"""No piece is longer than 16 characters, so no text needs more than this to give `LONGEST` pieces."""

NEAR_ENOUGH = 0.99
"""Cosine to the stored vectors below which the encoder is not used. The worst measured is .9987."""

THREADS = 2


@dataclass(frozen=True)
class Reference:
    """What ships with the package: a few texts with their vectors in 32-bit floats, and a mean per role.

    The means are fixed, so an archive's vectors never depend on what else is in it. On a
    reduced CLEF 2020 development pool (3,760 claims) MAP@5 is .873 without a mean, .904
    with one for both roles, .914 with one per role.
    """

    texts: tuple[tuple[Role, str], ...]
    vectors: Vectors
    means: dict[Role, Vectors]


@cache
def reference() -> Reference:
    """The stored reference vectors and the means that are subtracted from every vector."""
    told = json.loads(resources.files("onrecord.engines").joinpath("e5_reference.json").read_bytes())
    return Reference(
        texts=tuple((role, text) for role, text in told["texts"]),
        vectors=np.array(told["vectors"], np.float32),
        means={role: np.array(told["means"][role], np.float32) for role in ("query", "passage")},
    )


class E5Encoder:
    """Turns texts of a hundred languages into vectors that can be compared with a dot product.

    A text has the same vector, to the last bit, whatever texts stand beside it and however
    many threads work. `E5Encoder()` loads at once, and converts the weights first when that
    has not been done; it takes about two seconds, or three the first time.

    Raises:
        EngineMissing: a package is absent, or the weights are not in the pinned version.
        EngineDamaged: a file is not the pinned one, or the vectors are not the expected ones.
    """

    engine = ENGINE
    dimensions = DIMENSIONS

    def __init__(
        self, cache: Path | None = None, threads: int | None = None, progress: Progress | None = None
    ) -> None:
        require("onnxruntime", "tokenizers")
        self.threads = threads or default_threads()
        stored = open_stored(cache, progress)
        vocabulary = read_vocabulary(stored.vocabulary)
        self._normalise = vocabulary.normalise
        self._tokenizer = make_tokenizer(vocabulary)
        self._session = open_session(stored.graph)
        self._compare_with_reference(cache)

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """One unit-length row of 384 numbers per text, in the order given.

        `role` says which side of a search the text is on: `query` for what is looked for
        (and for comparing like with like), `passage` for what is looked through. Only the
        first 512 pieces, about 350 English words, are read.
        """
        centred = self.raw(texts, role) - reference().means[role]
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        vectors: Vectors = centred / np.maximum(lengths, np.float32(1e-9))
        return vectors

    def raw(self, texts: Sequence[str], role: Role) -> Vectors:
        """The vectors before the role's mean is subtracted."""

        def one(text: str) -> Vectors:
            return run_graph(self._session, self._tokenizer, prepare(text, role, self._normalise))

        if self.threads == 1 or len(texts) < 2:
            rows = [one(text) for text in texts]
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                rows = list(pool.map(one, texts))
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)

    def _compare_with_reference(self, cache: Path | None) -> None:
        stored = reference()
        for (role, text), wanted in zip(stored.texts, stored.vectors, strict=True):
            cosine = float(self.raw([text], role)[0] @ wanted)
            if not cosine >= NEAR_ENOUGH:
                raise damaged(
                    cache_folder(cache),
                    f"The encoder gives {text!r} a vector with cosine {cosine:.3f} to the stored one.",
                    f"at least {NEAR_ENOUGH}",
                )


def prepare(text: str, role: Role, normalise: dict[int, str]) -> str:
    """`text` as the tokenizer takes it: prefix, character table, single spaces, no needless tail.

    >>> prepare(" an  envoy ", "query", {})
    'query: an envoy'
    """
    whole = text[: 4 * LONGEST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    plain = re.sub(" {2,}", " ", whole.translate(normalise).strip(" "))
    return f"{role}: {plain}"[:LONGEST_CHARACTERS].rstrip(" ")


def make_tokenizer(vocabulary: Vocabulary) -> Any:
    """The unigram tokenizer, built from the pieces: a third faster than reading its own JSON."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415

    unigram = models.Unigram(vocabulary.pieces, unk_id=vocabulary.unknown, byte_fallback=False)
    tokenizer = Tokenizer(unigram)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    begin, end = (vocabulary.pieces[at][0] for at in (vocabulary.begin, vocabulary.end))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)]
    )
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def open_session(graph: Path) -> Any:
    """An onnxruntime session of one thread; several texts are run side by side instead."""
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def run_graph(session: Any, tokenizer: Any, prepared: str) -> Vectors:
    """The vector that a session gives a prepared text."""
    ids = np.array(tokenizer.encode(prepared).ids, np.int64)
    vector: Vectors = session.run(None, {"ids": ids})[0]
    return vector


def default_threads() -> int:
    """`ONRECORD_THREADS`, or as many as there are processors, at most 2."""
    given = os.environ.get("ONRECORD_THREADS", "")
    return int(given) if given.isdecimal() and int(given) else min(THREADS, os.cpu_count() or 1)


def require(*packages: str) -> None:
    """Nothing, when the packages are installed.

    Raises:
        EngineMissing: one of them is not.
    """
    for package in packages:
        if find_spec(package) is None:
            raise EngineMissing(
                f"The package {package} is not installed.", "The multilingual encoder needs it.", HOW_TO_GET
            )
