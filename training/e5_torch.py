"""The encoder in torch, from the same weights that the shipped graph is made from; for training only."""

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from onrecord.engines.e5_blob import Blob


class Embeddings(nn.Module):
    """Word and place, normalised. Never trained."""

    def __init__(self, blob: Blob) -> None:
        super().__init__()
        width = blob.shape.width
        self.words = torch.from_numpy(blob.blocks("emb.word", width, rows=len(blob.pieces)).floats())
        places = blob.floats("emb.pos").reshape(-1, width) + blob.floats("emb.type")[:width]
        self.places = torch.from_numpy(np.array(places))
        self.norm = norm(blob, "emb.ln")

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """One row per piece: (texts, pieces) to (texts, pieces, width)."""
        rows: torch.Tensor = self.norm(self.words[ids] + self.places[: ids.shape[1]])
        return rows


class Layer(nn.Module):
    """One layer of attention and its wide part, under the names of the weights' file."""

    def __init__(self, blob: Blob, name: str) -> None:
        super().__init__()
        self.heads = blob.shape.heads
        width, inner = blob.shape.width, blob.shape.inner
        self.q, self.k, self.v, self.ao = (
            linear(blob, f"{name}.{part}", width) for part in ["q", "k", "v", "ao"]
        )
        self.fi, self.fo = linear(blob, f"{name}.fi", width), linear(blob, f"{name}.fo", inner)
        self.aln, self.oln = norm(blob, f"{name}.aln"), norm(blob, f"{name}.oln")
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`mask` is (texts, pieces), true where there is a piece."""
        texts, pieces, width = hidden.shape

        def split(rows: torch.Tensor) -> torch.Tensor:
            return rows.view(texts, pieces, self.heads, width // self.heads).transpose(1, 2)

        mixed = nn.functional.scaled_dot_product_attention(
            split(self.q(hidden)), split(self.k(hidden)), split(self.v(hidden)), mask[:, None, None, :]
        )
        mixed = mixed.transpose(1, 2).reshape(texts, pieces, width)
        hidden = self.aln(hidden + self.drop(self.ao(mixed)))
        rows: torch.Tensor = self.oln(hidden + self.drop(self.fo(nn.functional.gelu(self.fi(hidden)))))
        return rows


def linear(blob: Blob, name: str, columns: int) -> nn.Linear:
    """A linear part with the weights of the file."""
    weight = torch.from_numpy(blob.blocks(f"{name}.w", columns).floats())
    part = nn.Linear(columns, weight.shape[0])
    part.weight.data.copy_(weight)
    part.bias.data.copy_(torch.from_numpy(np.array(blob.floats(f"{name}.b"))))
    return part


def norm(blob: Blob, name: str) -> nn.LayerNorm:
    """A normalisation with the weights of the file."""
    part = nn.LayerNorm(blob.shape.width, eps=blob.shape.epsilon)
    part.weight.data.copy_(torch.from_numpy(np.array(blob.floats(f"{name}.w"))))
    part.bias.data.copy_(torch.from_numpy(np.array(blob.floats(f"{name}.b"))))
    return part


def layers(blob: Blob, numbers: Sequence[int]) -> nn.ModuleList:
    """The layers with these numbers, counted from 0 at the bottom."""
    return nn.ModuleList([Layer(blob, f"l{number}") for number in numbers])


def warm_then_down(step: int, steps: int, warm: float = 0.06) -> float:
    """The share of the full learning rate at a step: up in a straight line, then down along a cosine."""
    first = max(1, round(warm * steps))
    if step < first:
        return step / first
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - first) / max(1, steps - first))))
