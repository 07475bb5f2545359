"""Where the index lives: which generation is in use, and who may change it."""

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from onrecord.archive.durable import in_our_words, write_file
from onrecord.archive.index import INDEX_MARKER, SCHEMA, IndexForm, Query, Vector
from onrecord.archive.lance import LanceIndex, damaged
from onrecord.errors import ArchiveBusy, ArchiveDamaged, EngineMismatch
from onrecord.records.engine import Encoder

WAIT_SECONDS = 5.0
_LOCK = ".lock"

H = TypeVar("H")


class IndexHome:
    """The folder `index/`: `index.json` names the generation in use, a folder of two tables."""

    def __init__(self, folder: Path, wait: float = WAIT_SECONDS) -> None:
        self.folder = folder
        self._wait = wait
        self._open: tuple[str, LanceIndex] | None = None

    def form(self) -> IndexForm:
        """What the index is made of.

        Raises:
            ArchiveDamaged: the index is missing, cannot be read, or has another schema.
        """
        marker = self.folder / INDEX_MARKER
        try:
            form = IndexForm.from_json(marker.read_bytes())
        except OSError as problem:
            raise damaged(f"{marker} cannot be read ({problem.strerror})") from problem
        except (ValueError, KeyError, TypeError) as problem:
            raise damaged(f"{marker} is not what onrecord wrote ({problem})") from problem
        if form.schema != SCHEMA:
            raise damaged(f"it has schema {form.schema}, this onrecord uses {SCHEMA}")
        return form

    def current(self) -> LanceIndex | None:
        """The index in use; `None` when nothing was indexed yet.

        Raises:
            ArchiveDamaged: the index is missing or cannot be read.
        """
        form = self.form()
        if not form.generation:
            return None
        if self._open is None or self._open[0] != form.generation:
            self._open = (form.generation, LanceIndex(self.folder / form.generation, form))
        return self._open[1]

    def search(self, query: Query, ask: Callable[[LanceIndex], list[H]]) -> list[H]:
        """What `ask` finds in the index in use; nothing when nothing was indexed yet.

        Raises:
            ArchiveDamaged: the index is missing or cannot be read.
            EngineMismatch: the query's vector is from another encoder.
        """
        index = self.current()
        if index is None:
            return []
        check_vector(index.form, query.vector)
        try:
            return ask(index)
        except ArchiveDamaged:
            # Somebody may have put a new generation in its place meanwhile.
            if self.form().generation == index.form.generation:
                raise
        return self.search(query, ask)

    def prepare(self, encoder: Encoder | None) -> None:
        """Make an index for rows of this encoder when there is none.

        Raises:
            ArchiveBusy: somebody is filling or replacing it.
        """
        if self.form().generation:
            return
        with self.alone():
            if not self.form().generation:
                self.adopt(self.begin(encoder))

    def writable(self, encoder: Encoder | None) -> LanceIndex:
        """The index in use, for rows of this encoder; to be called and used inside `together`.

        Raises:
            EngineMismatch: it was built with another encoder, or with none, or needs one.
        """
        check_encoder(self.form(), encoder)
        index = self.current()
        if index is None:
            raise damaged("its generation vanished")
        return index

    def begin(self, encoder: Encoder | None) -> LanceIndex:
        """A new, empty generation that nobody searches yet."""
        form = IndexForm(
            generation=secrets.token_hex(8),
            encoder=encoder.engine if encoder else None,
            dimensions=encoder.dimensions if encoder else None,
        )
        with in_our_words(self.folder):
            self.folder.mkdir(exist_ok=True)
        return LanceIndex.make(self.folder / form.generation, form)

    def adopt(self, index: LanceIndex) -> None:
        """Put this generation in use, and remove the others."""
        with in_our_words(self.folder):
            write_file(self.folder / INDEX_MARKER, index.form.to_json())
        self.clear(index.form.generation)

    def clear(self, kept: str) -> None:
        """Remove every generation but `kept`."""
        for folder in self.folder.iterdir():
            if folder.is_dir() and folder.name != kept:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """While this holds, rows may be added, also by others, and nobody replaces the index.

        Raises:
            ArchiveBusy: somebody is replacing it.
        """
        with self._locked(fcntl.LOCK_SH):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this holds, nobody else adds rows or replaces the index.

        Raises:
            ArchiveBusy: somebody does so for longer than we wait.
        """
        with self._locked(fcntl.LOCK_EX):
            yield

    @contextmanager
    def _locked(self, mode: int) -> Iterator[None]:
        with in_our_words(self.folder):
            self.folder.mkdir(exist_ok=True)
            handle = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._acquire(handle, mode)
            yield
        finally:
            os.close(handle)

    def _acquire(self, handle: int, mode: int) -> None:
        until = time.monotonic() + self._wait
        while True:
            try:
                fcntl.flock(handle, mode | fcntl.LOCK_NB)
                return
            except BlockingIOError as problem:
                if time.monotonic() > until:
                    raise ArchiveBusy(
                        "Another process is building or filling the index.",
                        f"We wait {self._wait:g} seconds for it.",
                        "Run the command again when the other one has ended.",
                    ) from problem
                time.sleep(0.05)


def check_encoder(form: IndexForm, encoder: Encoder | None) -> None:
    """Refuse to mix rows of two encoders, or rows with and without vectors.

    Raises:
        EngineMismatch: always says how to re-index.
    """
    ours = encoder.engine if encoder else None
    if form.encoder == ours:
        return
    raise EngineMismatch(
        f"The index was built with {form.encoder or 'words alone'}, and the encoder now is {ours or 'none'}.",
        "All rows of an index have vectors of one encoder, or none: the others would not be found.",
        "Build the index again with the encoder you have: onrecord reindex",
    )


def check_vector(form: IndexForm, vector: Vector | None) -> None:
    """Refuse a query's vector that has another length than the rows'.

    Raises:
        EngineMismatch: the vector is from another encoder.
    """
    if vector is not None and form.dimensions is not None and vector.shape != (form.dimensions,):
        raise EngineMismatch(
            f"A query vector of {vector.shape[-1]} numbers.",
            f"The index holds vectors of {form.dimensions}, made by {form.encoder}.",
            "Encode the query with that encoder, or run: onrecord reindex",
        )
