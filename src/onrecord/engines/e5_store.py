"""The converted encoder in the user's cache: made once, written whole or not at all, checked on every load.

A folder per version holds the graph and the vocabulary, each named after its SHA-256, and
`manifest.json`, which says which files belong together. The manifest is put in place last
and in one step, so a reader finds either nothing or a whole encoder, however many
processes convert at once and whenever one of them is killed.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from onrecord.engines.e5_blob import BLOB_SHA256, PACKAGE_VERSION, Blob, find_blob, read_blob
from onrecord.engines.e5_graph import build_graph
from onrecord.errors import EngineDamaged, EngineError

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

FORM = "1"
"""Counts up whenever the converted files change their meaning; part of the engine's version."""

VERSION = f"{PACKAGE_VERSION}-{FORM}"
MANIFEST = "manifest.json"
STEPS = 4
CHUNK = 1 << 20


@dataclass(frozen=True)
class Recipe:
    """How a graph is made from the installed weights, and under which name and version it is kept."""

    name: str
    version: str
    what: str
    build: Callable[[Blob], Any]


ENCODER = Recipe("e5-small-int8", VERSION, "the multilingual encoder", build_graph)


@dataclass(frozen=True)
class Stored:
    """Where the checked files of the converted encoder are."""

    graph: Path
    vocabulary: Path


@dataclass(frozen=True)
class Vocabulary:
    """What the tokenizer needs: pieces with their scores, the special ones, the character table."""

    pieces: list[tuple[str, float]]
    normalise: dict[int, str]
    begin: int
    end: int
    unknown: int


def cache_folder(cache: Path | None = None, recipe: Recipe = ENCODER) -> Path:
    """The folder of the converted engine: under `cache`, `ONRECORD_CACHE` or the user's cache.

    >>> str(cache_folder(Path("somewhere")))
    'somewhere/engines/e5-small-int8-0.3.0-1'
    """
    given = os.environ.get("ONRECORD_CACHE")
    base = cache or (Path(given) if given else platformdirs.user_cache_path("onrecord"))
    return base / "engines" / f"{recipe.name}-{recipe.version}"


def open_stored(
    cache: Path | None = None, progress: Progress | None = None, recipe: Recipe = ENCODER
) -> Stored:
    """The files of the engine, converted first if they are not there yet.

    Raises:
        EngineMissing: nothing converted yet, and the package with the weights is absent.
        EngineDamaged: the weights, or a converted file, do not have the expected SHA-256.
        EngineError: the cache cannot be read or written.
    """
    folder = cache_folder(cache, recipe)
    try:
        if not (folder / MANIFEST).is_file():
            convert(folder, progress, recipe)
        return _checked(folder, recipe)
    except OSError as error:
        raise EngineError(
            f"The cache of {recipe.what} at {folder} cannot be used: {error.strerror or error}.",
            "Expected a folder that can be read and written, with 100 MB free.",
            "Free some space, or set ONRECORD_CACHE to another folder.",
        ) from error


def convert(folder: Path, progress: Progress | None = None, recipe: Recipe = ENCODER) -> None:
    """Make the graph and the vocabulary from the installed weights and store them in `folder`.

    Raises:
        EngineMissing: the package with the weights is absent.
        EngineDamaged: the weights are not the pinned ones.
    """

    def tell(done: int) -> None:
        if progress is not None:
            progress(f"preparing {recipe.what}", done, STEPS)

    tell(0)
    blob = read_blob(find_blob())
    tell(1)
    graph: bytes = recipe.build(blob).SerializeToString(deterministic=True)
    tell(2)
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = json.dumps(asdict(vocabulary_of(blob)), ensure_ascii=False, separators=(",", ":"))
    files = {
        "graph": _write_named(folder, "encoder", ".onnx", graph),
        "vocabulary": _write_named(folder, "vocabulary", ".json", vocabulary.encode()),
    }
    tell(3)
    manifest = {
        "engine": recipe.name,
        "version": recipe.version,
        "source_sha256": BLOB_SHA256,
        "files": files,
    }
    _write_whole(folder / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
    tell(STEPS)


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary that `convert` stored at `path`."""
    told = json.loads(path.read_bytes())
    pieces = [(piece, score) for piece, score in told.pop("pieces")]
    normalise = {int(point): text for point, text in told.pop("normalise").items()}
    return Vocabulary(pieces=pieces, normalise=normalise, **told)


def vocabulary_of(blob: Blob) -> Vocabulary:
    """The vocabulary as the weights carry it."""
    return Vocabulary(
        pieces=[(piece, float(score)) for piece, score in zip(blob.pieces, blob.scores, strict=True)],
        normalise=blob.normalise,
        begin=blob.shape.begin,
        end=blob.shape.end,
        unknown=blob.shape.unknown,
    )


def _write_named(folder: Path, stem: str, suffix: str, body: bytes) -> dict[str, str | int]:
    """Write `body` under a name that holds its SHA-256; say what was written."""
    digest = hashlib.sha256(body).hexdigest()
    name = f"{stem}-{digest[:12]}{suffix}"
    _write_whole(folder / name, body)
    return {"name": name, "sha256": digest, "size": len(body)}


def _write_whole(path: Path, body: bytes) -> None:
    """Put `body` at `path` in one step: a reader sees the old file or the new one, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        os.fchmod(handle, 0o644)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _checked(folder: Path, recipe: Recipe) -> Stored:
    """The files that the manifest names, after comparing their sizes and SHA-256."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files = manifest["files"]
        told = (manifest["version"], manifest["source_sha256"])
        parts = {part: files[part] for part in ("graph", "vocabulary")}
        wanted = {
            part: (folder / Path(file["name"]).name, file["sha256"], file["size"])
            for part, file in parts.items()
        }
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(
            folder, f"The manifest {folder / MANIFEST} cannot be read.", "the one written"
        ) from error
    if told != (recipe.version, BLOB_SHA256):
        raise damaged(
            folder, f"The manifest {folder / MANIFEST} speaks of other weights: {told}.", "the pinned ones"
        )
    for path, digest, size in wanted.values():
        _check_file(folder, path, digest, size)
    return Stored(graph=wanted["graph"][0], vocabulary=wanted["vocabulary"][0])


def _check_file(folder: Path, path: Path, digest: str, size: int) -> None:
    if not path.is_file():
        raise damaged(folder, f"The file {path} is gone.", f"SHA-256 {digest}")
    if path.stat().st_size != size:
        raise damaged(folder, f"{path} has {path.stat().st_size} bytes.", f"{size} bytes")
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    if found.hexdigest() != digest:
        raise damaged(folder, f"{path} has the SHA-256 {found.hexdigest()}.", f"SHA-256 {digest}")


def damaged(folder: Path, given: str, expected: str) -> EngineDamaged:
    """The error for a converted file that is not what it should be."""
    return EngineDamaged(
        given, f"Expected {expected}.", f"Delete the folder {folder}: the next run makes it anew."
    )
