"""The attribution engine as an ONNX graph: the encoder's lower layers, and upper ones of our own.

The word table and the lower layers are those of the installed encoder; the upper layers and
the heads are trained by `training/attribution.py` and ship with onrecord, in 8 bits with one
scale a row.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.engines.e5_blob import PACKAGE_VERSION, Blob, Shape
from onrecord.engines.e5_graph import Builder, Matrix, embeddings, layer
from onrecord.engines.e5_store import Recipe
from onrecord.errors import EngineDamaged

FILE = "attribution.npz"
SHA256 = "88fa0d7ab3797f947c9755a7f2f67b156c07cadc3f0eaa48af9e157eff3f2c8f"
FORM = "1"
"""Counts up whenever the same weights would be used in another way."""

VERSION = f"{SHA256[:8]}-{FORM}"
FROZEN = 6
"""The lower layers that are the encoder's own."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Rows:
    """A matrix in 8 bits, one scale a row."""

    bytes_: npt.NDArray[np.int8]
    scales: Floats

    def floats(self) -> Floats:
        """The matrix in 32-bit floats.

        >>> Rows(np.array([[2, -4]], np.int8), np.array([0.5], np.float32)).floats().tolist()
        [[1.0, -2.0]]
        """
        matrix: Floats = self.bytes_.astype(np.float32) * self.scales[:, None]
        return matrix


class Trained:
    """The weights that ship, under the names that the encoder's file gives to its own."""

    def __init__(self, tensors: dict[str, npt.NDArray[Any]], shape: Shape) -> None:
        self._tensors, self._shape = tensors, shape

    @property
    def shape(self) -> Shape:
        """The sizes of the encoder, which the upper layers keep."""
        return self._shape

    def floats(self, name: str) -> Floats:
        """A tensor in 32-bit floats."""
        return self._tensors[name].astype(np.float32)

    def blocks(self, name: str, columns: int, rows: int | None = None) -> Matrix:
        """A matrix of the upper layers."""
        return Rows(self._tensors[name], self.floats(f"{name}.scales"))


@cache
def shipped() -> dict[str, npt.NDArray[Any]]:
    """The trained tensors.

    Raises:
        EngineDamaged: the file is not the one that was released.
    """
    body = resources.files("onrecord.engines").joinpath(FILE).read_bytes()
    found = hashlib.sha256(body).hexdigest()
    if found != SHA256:
        raise EngineDamaged(
            f"The file {FILE} of onrecord has the SHA-256 {found}.",
            f"Expected {SHA256}.",
            "Install onrecord again: pip install --force-reinstall onrecord",
        )
    with np.load(BytesIO(body), allow_pickle=False) as told:
        return {name: told[name] for name in told.files}


def build(blob: Blob) -> Any:
    """The engine as an `onnx.ModelProto`.

    Input `ids`, the pieces of one window; outputs, a row per piece: `cue`, scores for no cue,
    the beginning of one and its going on; `of_cue` and `of_piece`, which `roles` adds up.
    """
    import onnx  # noqa: PLC0415

    make = Builder(onnx, "int8")
    trained = Trained(shipped(), blob.shape)
    hidden = embeddings(make, blob)
    for number in range(blob.shape.layers):
        hidden = layer(make, blob if number < FROZEN else trained, f"l{number}", hidden)
    outputs: dict[str, list[int | str]] = {}
    for name in ("cue", "of_cue", "of_piece"):
        matrix, bias = trained.floats(f"{name}.w"), trained.floats(f"{name}.b")
        product = make.node("MatMul", hidden, make.weight(f"{name}.w", matrix.T.copy()))
        given = [product, make.weight(f"{name}.b", bias)]
        make.nodes.append(onnx.helper.make_node("Add", given, [name], name=name))
        outputs[name] = ["pieces", len(bias)]
    return make.whole("attribution", outputs)


RECIPE = Recipe("attribution-e5", f"{PACKAGE_VERSION}-{VERSION}", "the attribution engine", build)
