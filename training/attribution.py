"""Trains the attribution engine: who is said to have said what, by which words.

    python -m training.attribution --data DIR --epochs 3 --state FIRST.pt --write FIRST.npz
    python -m training.attribution --data DIR --epochs 2 --rate 8e-5 --start FIRST.pt --write FILE.npz

Reads the training part of PolNeAR; every twentieth of its articles is set aside, for choosing how
scores become words (`training.attribution_choice`). The lower layers of the encoder stay as they
are and are run once, so two cores are enough: see `training/README.md` for how long it takes.
Needs torch, which onrecord does not.
"""

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from onrecord.engines import e5, e5_blob, e5_store
from onrecord.engines.attribution import CONTENT, REACH, SOURCE
from onrecord.engines.attribution_graph import FROZEN
from onrecord.engines.pieces import Cutter, Window
from onrecord.text.spans import Span
from training.e5_torch import Embeddings, layers, warm_then_down
from training.polnear import ASIDE, Relation, articles

SEED = 7
BATCH = 12
WIDTH = 128


@dataclass
class Example:
    """A window as numbers: which pieces begin (1) or go on with (2) a cue, and each cue's roles."""

    ids: list[int]
    places: list[int]
    cue: list[int]
    roles: list[tuple[list[int], list[int], tuple[int, int]]]


def example(window: Window, found: Sequence[Relation], marks: tuple[int, int]) -> Example:
    """The window with what is annotated in it. A cue's roles are learnt within its paragraph."""
    ids, places = window.ids(*marks)
    cue = [0] * len(window.pieces)
    roles = []
    for relation in found:
        cued = _inside(window, relation.cue)
        if not cued:
            continue
        for order, at in enumerate(cued):
            cue[at] = 2 if order and cued[order - 1] == at - 1 else 1
        paragraph = next(each for each in window.paragraphs if each[0] <= cued[0] < each[1])
        role = [0] * len(window.pieces)
        for kind, spans in ((CONTENT, relation.content), (SOURCE, relation.source)):
            for at in _inside(window, spans):
                role[at] = kind
        roles.append((cued, role, paragraph))
    return Example(ids, places, cue, roles)


def _inside(window: Window, spans: Sequence[Span]) -> list[int]:
    return [at for at, piece in enumerate(window.pieces) if any(span.overlaps(piece.span) for span in spans)]


class Heads(nn.Module):
    """Which pieces are cues; and for a cue, which pieces are its content and its source."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.Linear(width, 3)
        self.of_cue = nn.Linear(width, WIDTH)
        self.of_piece = nn.Linear(width, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.role = nn.Linear(WIDTH, 3)

    def roles(self, hidden: torch.Tensor, cued: Sequence[int]) -> torch.Tensor:
        """For one window and one cue: three scores per piece (neither, content, source)."""
        at = torch.arange(hidden.shape[0])
        first, last = min(cued), max(cued)
        far = torch.where(at < first, at - first, torch.where(at > last, at - last, 0))
        near = torch.sign(far) * (REACH * torch.log1p(far.abs()) / np.log1p(e5.LONGEST)).round().long()
        joined = (
            self.of_cue(hidden[list(cued)].mean(0))
            + self.of_piece(hidden)
            + self.distance(near.long() + REACH)
        )
        scores: torch.Tensor = self.role(nn.functional.gelu(joined))
        return scores


class Reader(nn.Module):
    """The upper layers of the encoder, and the heads."""

    def __init__(self, blob: e5_blob.Blob) -> None:
        super().__init__()
        self.layers = layers(blob, range(FROZEN, blob.shape.layers))
        self.heads = Heads(blob.shape.width)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the upper layers make of the lower ones' rows."""
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


class Lower(nn.Module):
    """The word table and the lower layers, as they are."""

    def __init__(self, blob: e5_blob.Blob) -> None:
        super().__init__()
        self.embeddings = Embeddings(blob)
        self.layers = layers(blob, range(FROZEN))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The rows of one text."""
        hidden = self.embeddings(ids[None])
        mask = torch.ones(hidden.shape[:2], dtype=torch.bool)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        rows: torch.Tensor = hidden[0]
        return rows


def prepared(
    found: Sequence[tuple[str, list[Relation]]], cutter: Cutter, marks: tuple[int, int]
) -> list[list[Example]]:
    """The examples of each article."""
    return [[example(window, noted, marks) for window in cutter.windows(text)] for text, noted in found]


def lowered(examples: Sequence[Example], lower: Lower) -> list[torch.Tensor]:
    """The lower layers' rows of each example, in 16 bits."""
    lower.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return [lower(torch.tensor(each.ids)).to(torch.bfloat16) for each in examples]


def loss_of(reader: Reader, batch: Sequence[tuple[Example, torch.Tensor]]) -> torch.Tensor:
    """Cues and roles together."""
    longest = max(len(rows) for _, rows in batch)
    hidden = torch.zeros(len(batch), longest, batch[0][1].shape[1])
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    for at, (_, rows) in enumerate(batch):
        hidden[at, : len(rows)], mask[at, : len(rows)] = rows.float(), True
    with torch.autocast("cpu", torch.bfloat16):
        out = reader(hidden, mask).float()
    cues, roles = [], []
    for at, (each, _) in enumerate(batch):
        pieces = out[at][each.places]
        cues.append(
            nn.functional.cross_entropy(reader.heads.cue(pieces), torch.tensor(each.cue), reduction="sum")
        )
        for cued, role, (first, last) in each.roles:
            scores = reader.heads.roles(pieces[first:last], [at - first for at in cued])
            roles.append(nn.functional.cross_entropy(scores, torch.tensor(role[first:last]), reduction="sum"))
    size = sum(len(each.places) for each, _ in batch)
    return (torch.stack(cues).sum() * 3 + torch.stack(roles or [out.sum() * 0]).sum()) / size


def train(reader: Reader, rows: list[tuple[Example, torch.Tensor]], epochs: int, rate: float) -> None:
    """AdamW, windows of like length together, the learning rate up and then down."""
    chance = random.Random(SEED)
    heads = list(reader.heads.parameters())
    rates = [{"params": list(reader.layers.parameters()), "lr": rate}, {"params": heads, "lr": 8 * rate}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: warm_then_down(step, steps))
    reader.train()
    started, done = time.time(), 0
    for epoch in range(epochs):
        order = sorted(rows, key=lambda each: len(each[1]) + chance.random() * 40)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = loss_of(reader, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
            if done % 50 == 0:
                print(f"step {done}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        print(
            f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.time() - started:.0f} s", flush=True
        )


def tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The weights as they ship: the upper layers' matrices in 8 bits, the rest in 16-bit floats."""
    shipped: dict[str, np.ndarray] = {}
    for key, values in state.items():
        where, _, rest = key.partition(".")
        part, _, kind = rest.rpartition(".")
        name = {"weight": "w", "bias": "b"}[kind]
        if where == "layers":
            number, _, part = part.partition(".")
            part = f"l{FROZEN + int(number)}.{part}"
        matrix = values.float().numpy()
        if where == "layers" and matrix.ndim == 2:
            scales = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
            shipped[f"{part}.w"] = np.rint(matrix / scales[:, None]).astype(np.int8)
            shipped[f"{part}.w.scales"] = scales.astype(np.float32)
        elif part == "distance":
            shipped[part] = matrix.astype(np.float16)
        else:
            shipped[f"{part}.{name}"] = matrix.astype(np.float16)
    return shipped


def main() -> None:
    """Train, and write the weights."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--data", type=Path, required=True)
    words.add_argument("--epochs", type=int, default=3)
    words.add_argument("--rate", type=float, default=1.2e-4, help="the highest learning rate")
    words.add_argument("--start", type=Path, help="go on from this state")
    words.add_argument("--state", type=Path, help="keep the state at full precision, to go on from")
    words.add_argument("--most", type=int, default=10_000, help="articles to train on")
    words.add_argument("--write", type=Path, required=True)
    given = words.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    blob = e5_blob.read_blob(e5_blob.find_blob())
    vocabulary = e5_store.vocabulary_of(blob)
    tokenizer = e5.make_tokenizer(vocabulary)
    tokenizer.no_truncation()
    cutter, marks = Cutter(tokenizer, vocabulary.normalise), (vocabulary.begin, vocabulary.end)
    found = list(articles(given.data / "polnear" / "train.tar.gz"))
    kept = [each for at, each in enumerate(found) if at % ASIDE][: given.most]
    examples = [each for some in prepared(kept, cutter, marks) for each in some]
    print(f"{len(kept)} articles, {len(examples)} windows", flush=True)
    started = time.time()
    rows = list(zip(examples, lowered(examples, Lower(blob)), strict=True))
    print(f"lower layers: {time.time() - started:.0f} s", flush=True)
    reader = Reader(blob)
    if given.start:
        reader.load_state_dict(torch.load(given.start, weights_only=True))
    train(reader, rows, given.epochs, given.rate)
    if given.state:
        torch.save(reader.state_dict(), given.state)
    np.savez_compressed(given.write, **tensors(reader.state_dict()))


if __name__ == "__main__":
    main()
