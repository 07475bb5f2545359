"""Settings: the file, the environment, and what is refused."""

from pathlib import Path

import pytest

from onrecord import settings
from onrecord.errors import InputError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path, {}) == settings.Settings()
    assert settings.load(None, {}) == settings.Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('threads = 3\npublisher = "The Desk"\n', "utf-8")
    found = settings.load(tmp_path, {"ONRECORD_THREADS": "5"})
    assert (found.threads, found.publisher) == (5, "The Desk")


def test_a_folder_in_the_file_is_counted_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('site_folder = "site"\n', "utf-8")
    assert settings.load(tmp_path, {}).site_folder == tmp_path / "site"


def test_a_whole_number_is_a_number(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("fetch_seconds = 7\n", "utf-8")
    assert settings.load(tmp_path, {}).fetch_seconds == 7.0


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("publischer = 'x'", "publischer"),
        ("threads = 'two'", "threads"),
        ("threads = true", "threads"),
        ("words_only = 1", "words_only"),
        ("publisher = 3", "publisher"),
        ("risk = 1.5", "risk"),
        ("risk = 0", "risk"),
        ("risk = 1", "risk"),
        ("risk = nan", "risk"),
        ("threads = 0", "threads"),
        ("cache = 5", "cache"),
        ("not toml at all", "no TOML"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_what_was_expected(
    tmp_path: Path, line: str, named: str
) -> None:
    (tmp_path / "onrecord.toml").write_text(line + "\n", "utf-8")
    with pytest.raises(InputError) as problem:
        settings.load(tmp_path, {})
    assert named in problem.value.given
    assert "onrecord.toml" in problem.value.given
    assert problem.value.expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORDS_ONLY", "perhaps"),
        ("THREADS", "many"),
        ("THREADS", "-1"),
        ("FETCH_SECONDS", "soon"),
        ("RISK", "nan"),
    ],
)
def test_a_wrong_value_in_the_environment_is_named_with_its_variable(name: str, value: str) -> None:
    with pytest.raises(InputError, match=f"ONRECORD_{name}"):
        settings.load(None, {f"ONRECORD_{name}": value})


def test_every_setting_has_a_sentence_and_a_type_in_words() -> None:
    for name in settings.names():
        assert settings.about(name).endswith(".")
        assert settings.type_words(name)
