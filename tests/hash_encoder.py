"""A real encoder that needs no weights: each stem is hashed to a place in the vector."""

import hashlib
from collections.abc import Sequence
from typing import Literal

import numpy as np

from onrecord.records.engine import EngineId, Vectors
from onrecord.text.words import stems


class HashEncoder:
    """Texts that share stems are near. Deterministic; satisfies `Encoder`."""

    def __init__(self, name: str = "hash-of-stems", dimensions: int = 64) -> None:
        self.engine = EngineId(name, "1")
        self.dimensions = dimensions

    def encode(self, texts: Sequence[str], role: Literal["query", "passage"]) -> Vectors:
        """One unit-length row per text."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in stems(text) or [text]:
                place = int.from_bytes(hashlib.sha256(stem.encode()).digest()[:4], "big")
                row[place % self.dimensions] += 1.0
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
