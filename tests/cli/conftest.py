"""A small archive that the commands made, and a way to run them."""

from pathlib import Path

import pytest
from commands_cast import Command, Ran, write_sources

from onrecord.cli.app import run


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process."""

    def ran(*words: object) -> Ran:
        capsys.readouterr()
        status = run([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran


@pytest.fixture(autouse=True)
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands run without the engines extra, so that they give the same everywhere."""
    monkeypatch.setenv("ONRECORD_WORDS_ONLY", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def desk(tmp_path: Path, onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with three sources and an earlier fact-check; commands work in it."""
    folder = tmp_path / "desk"
    assert onrecord("init", folder).status == 0
    assert onrecord("add", write_sources(tmp_path / "sources"), "--archive", folder).status == 0
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(folder))
    return folder
