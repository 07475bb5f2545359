"""Used wrongly, or on bad input: a clear error, the right exit status, never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from commands_cast import STATEMENT, Command, process

from onrecord.cli.app import run
from onrecord.cli.output import words
from onrecord.cli.table import COMMANDS


def refused(ran: object, *parts: str) -> None:
    """A use that was wrong: status 2, three lines of error, no traceback, nothing on the output."""
    status, out, err = ran.status, ran.out, ran.err  # type: ignore[attr-defined]
    assert status == 2, ran
    assert out == ""
    assert err.startswith("error: ")
    assert "\n  expected: " in err
    assert "\n  do: " in err
    assert "Traceback" not in err
    for part in parts:
        assert part in err


def test_the_help_names_every_command_and_takes_less_than_a_third_of_a_second(tmp_path: Path) -> None:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        shown = process("--help", cwd=tmp_path)
        times.append(time.perf_counter() - started)
    assert shown.status == 0
    assert all(f"  {name} " in shown.out for name in COMMANDS)
    assert min(times) < 0.3


def test_the_help_loads_no_library_that_is_not_in_python_itself(tmp_path: Path) -> None:
    code = (
        "import sys; from onrecord.cli.app import run; run(['--help']); "
        "heavy = {'typer', 'rich', 'numpy', 'sqlalchemy', 'lancedb', 'onrecord.archive'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, onrecord: Command) -> None:
    shown = onrecord(name, "--help")
    assert shown.status == 0
    assert COMMANDS[name].about in " ".join(shown.out.split())
    assert "--json" in shown.out


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_does_not_exist_is_an_error_of_usage(name: str, onrecord: Command) -> None:
    refused(onrecord(name, "--no-such-option"), f"onrecord {name} --help")


def test_a_command_that_does_not_exist_is_answered_with_the_nearest(onrecord: Command) -> None:
    refused(onrecord("chekc"), "chekc", "'check'")


def test_an_error_is_json_when_json_was_asked_for(onrecord: Command, tmp_path: Path) -> None:
    for words_given in (("chekc", "--json"), ("add", "--json"), ("verify", "--json", "--archive", tmp_path)):
        ran = onrecord(*words_given)
        assert ran.status == 2
        assert ran.err == ""
        assert set(ran.json["error"]) >= {"kind", "given", "expected", "do"}


def test_a_folder_that_is_no_archive_is_named(onrecord: Command, tmp_path: Path) -> None:
    for name in ("verify", "reindex"):
        refused(onrecord(name, "--archive", tmp_path), str(tmp_path))
    refused(onrecord("check", STATEMENT, "--archive", tmp_path), str(tmp_path))
    refused(onrecord("verify", "--archive", tmp_path / "nowhere"))


def test_a_half_written_archive_is_refused_and_not_touched(onrecord: Command, tmp_path: Path) -> None:
    made = tmp_path / "whole"
    assert onrecord("init", made).status == 0
    half = tmp_path / "half"
    half.mkdir()
    marker = (made / "archive.json").read_bytes()
    (half / "archive.json").write_bytes(marker[: len(marker) // 2])
    ran = onrecord("verify", "--archive", half)
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")
    assert (half / "archive.json").read_bytes() == marker[: len(marker) // 2]


def test_an_archive_is_not_made_over_another(onrecord: Command, tmp_path: Path) -> None:
    assert onrecord("init", tmp_path / "one").status == 0
    refused(onrecord("init", tmp_path / "one"), "one")


def test_an_empty_and_a_binary_file_are_kept_and_named_and_the_status_is_1(
    desk: Path, tmp_path: Path, onrecord: Command
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"GIF89a\x00\x01\x02" * 50)
    ran = onrecord("add", tmp_path / "empty.txt", tmp_path / "picture.txt")
    assert ran.status == 1
    assert "empty" in ran.out
    assert "binary" in ran.out
    assert onrecord("verify").status == 0


def test_a_broken_line_of_fact_checks_is_named_and_the_others_come_in(
    desk: Path, tmp_path: Path, onrecord: Command
) -> None:
    good = json.dumps({"publisher": "Another desk", "claim": "The dam is full.", "rating": "True"})
    (tmp_path / "more.jsonl").write_text(f"{good}\n{{not json\n", "utf-8")
    ran = onrecord("add", tmp_path / "more.jsonl", "--json")
    assert ran.status == 1
    assert len(ran.json["factchecks"]) == 1
    assert len(ran.json["skipped"]) == 1


def test_a_file_that_does_not_exist_is_an_error_of_usage(desk: Path, onrecord: Command) -> None:
    refused(onrecord("add", "nowhere/at/all"), "nowhere")
    refused(onrecord("check", "statment.toml"), "statment.toml")
    refused(onrecord("audit", "nowhere.html"), "nowhere.html")


def test_a_private_address_is_not_fetched(desk: Path, onrecord: Command) -> None:
    ran = onrecord("add", "http://127.0.0.1/secret", "--json")
    assert ran.status == 1
    assert ran.json["error"]["reason"] == "private-address"
    assert onrecord("add", "ftp://desk.example/a", "--json").json["error"]["reason"] == "bad-scheme"


def test_a_statement_from_the_future_is_refused(desk: Path, onrecord: Command) -> None:
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    refused(onrecord("check", STATEMENT, "--by", "The ministry", "--on", tomorrow), tomorrow)
    refused(onrecord("check", STATEMENT, "--on", "the day after"), "the day after")


def test_an_error_names_the_option_as_it_was_typed(desk: Path, tmp_path: Path, onrecord: Command) -> None:
    refused(onrecord("check", STATEMENT, "--on", "9999"), "The date --on is 9999", "leave --on out")
    refused(onrecord("check", STATEMENT, "--on", "the day after"), "--on: ")
    refused(onrecord("check", STATEMENT, "--language", "the English"), "The --language 'the English'")
    refused(onrecord("check", " "), "The STATEMENT is empty")
    refused(onrecord("who", "Ivanov", "--on", "yesterday"), "--on: ")
    (tmp_path / "future.toml").write_text('text = "The dam is safe."\non = "9999"\n')
    refused(onrecord("check", tmp_path / "future.toml"), "The date `on` is 9999")


def test_an_empty_statement_is_refused(desk: Path, tmp_path: Path, onrecord: Command) -> None:
    refused(onrecord("check", ""))
    (tmp_path / "empty.toml").write_bytes(b"")
    refused(onrecord("check", tmp_path / "empty.toml"))
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    refused(onrecord("check", tmp_path / "noise.txt"))


def test_a_statement_with_nothing_to_check_is_a_result_with_a_reason(desk: Path, onrecord: Command) -> None:
    ran = onrecord("check", "What a wonderful morning it is!", "--by", "The ministry")
    assert ran.status == 0
    assert "Not enough" in ran.out or "No rating" in ran.out or "No claim" in ran.out


def test_a_language_we_do_not_know_is_a_result(desk: Path, onrecord: Command) -> None:
    ran = onrecord("check", "Blorp dunka frim wesslo prang tik mibbel ronta.", "--language", "qaa", "--json")
    assert ran.status == 0, ran
    assert ran.json["id"].startswith("chk_")


@pytest.mark.parametrize(
    "text",
    [
        "صرّحت الوزارة بأن الجسر الجديد كلّف أربعين مليون يورو عام 2021.",
        "Новый мост стоил 40 миллионов евро в 2021 году.",
    ],
)
def test_other_scripts_come_out_as_they_went_in(desk: Path, text: str) -> None:
    ran = process("check", text, "--by", "The ministry", cwd=desk, COLUMNS="400")
    assert ran.status == 0, ran
    assert text.rstrip(".") in ran.out


def test_a_terminal_that_knows_only_ascii_gets_escapes_and_no_traceback(desk: Path) -> None:
    ran = process("check", "Мост стоил 40 миллионов евро.", cwd=desk, PYTHONIOENCODING="ascii")
    assert ran.status == 0
    assert "Traceback" not in ran.err


def test_a_statement_cannot_give_orders_to_the_terminal(desk: Path, onrecord: Command) -> None:
    ran = onrecord("check", "The bridge\x1b[2J cost [red]40[/red] million euros \u202ein 2021.")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "[red]40[/red]" in ran.out
    assert words("a\u202eb\x07c").plain == "abc"


def test_an_id_that_is_not_there_and_one_that_fits_twice_are_refused(desk: Path, onrecord: Command) -> None:
    refused(onrecord("show", "clm_ffffffffffff"))
    refused(onrecord("show", "doc_"), "doc_")


def test_a_rating_that_is_on_no_scale_is_answered_with_the_scale(desk: Path, onrecord: Command) -> None:
    found = onrecord("check", STATEMENT, "--by", "The ministry", "--json").json
    claim = found["claims"][0]["id"]
    refused(onrecord("rate", claim, "flase", "--reason", "So.", "--as", "A reporter"), "Mostly false")
    refused(onrecord("rate", claim, "false", "--reason", " ", "--as", "A reporter"), "reason")
    refused(onrecord("rate", found["id"], "false", "--reason", "So.", "--as", "A reporter"))


def test_a_setting_that_does_not_exist_is_named_with_its_file(desk: Path, onrecord: Command) -> None:
    (desk / "onrecord.toml").write_text("publischer = 'The Desk'\n", "utf-8")
    refused(onrecord("check", STATEMENT), "publischer", "onrecord.toml")


def test_a_page_with_mistakes_ends_with_1_and_names_them(tmp_path: Path, onrecord: Command) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "The envoy Petrakov said on November 2 that the bridge was new.\n"
        "Last month the claim was debunked. Petrakov left. Pertakov's aide stayed.\n",
        "utf-8",
    )
    ran = onrecord("audit", page, "--json")
    assert ran.status == 1
    assert {note["rule"] for note in ran.json["notes"]} >= {"near-twin-names", "date-without-year"}
    shown = onrecord("audit", page)
    assert "near-twin-names" in shown.out


def test_an_audit_reads_everything_that_readers_of_a_page_see(tmp_path: Path, onrecord: Command) -> None:
    page = tmp_path / "page.html"
    caption = "A bridge over the river seen from the town in the north. (Photo: the city)"
    page.write_text(
        f"<html><body><p>Published 3 May 2022.</p><p>{caption}</p><p>The bridge was paid by the city, "
        f"the city council said on 2 May 2022.</p><p>{caption}</p>"
        "<p hidden>Pertakov Petrakov</p></body></html>",
        "utf-8",
    )
    rules = {note["rule"] for note in onrecord("audit", page, "--json").json["notes"]}
    assert "near-twin-names" not in rules
    assert any("caption" in rule for rule in rules)


def test_doctor_works_without_an_archive_and_says_how_to_get_what_is_missing(
    onrecord: Command, tmp_path: Path
) -> None:
    ran = onrecord("doctor", "--archive", tmp_path, "--json")
    assert ran.status == 0
    assert {"onrecord", "python", "engines", "archive"} <= set(ran.json)
    for engine in ran.json["engines"]:
        assert engine["installed"] or engine["how_to_get"]


def test_doctor_says_how_far_the_index_is(desk: Path, onrecord: Command) -> None:
    ran = onrecord("doctor", "--json")
    assert ran.status == 0
    assert ran.json["archive"]["behind"] == 0
    assert "behind" in onrecord("doctor").out


def test_the_index_is_built_again_and_the_check_stays_the_same(desk: Path, onrecord: Command) -> None:
    said = ("check", STATEMENT, "--by", "The ministry", "--json")
    before = onrecord(*said).json["id"]
    built = onrecord("reindex", "--json")
    assert built.status == 0
    assert built.json["documents"] == 3, "three sources; the statement is none"
    assert onrecord(*said).json["id"] == before


def test_a_changed_byte_is_found_by_verify(desk: Path, onrecord: Command) -> None:
    warc = max(
        (path for path in (desk / "snapshots").rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_size,
    )
    body = bytearray(warc.read_bytes())
    body[len(body) // 2] ^= 1
    warc.chmod(0o644)
    warc.write_bytes(bytes(body))
    ran = onrecord("verify", "--json")
    assert ran.status == 1
    assert ran.json["problems"]


def test_a_reader_who_stops_reading_is_no_error(desk: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m onrecord.cli --help | head -1; exit ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, cwd=desk, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    code = (
        "import onrecord.cli.app as app\n"
        "def stop(words):\n    raise KeyboardInterrupt\n"
        "app.run = stop\napp.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == ""


def test_what_is_not_an_error_of_ours_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.app._command", lambda name, given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["doctor"])


def test_the_environment_names_the_archive(desk: Path, tmp_path: Path) -> None:
    assert process("verify", cwd=tmp_path, ONRECORD_ARCHIVE=str(desk)).status == 0
    assert process("verify", cwd=desk, ONRECORD_ARCHIVE=os.curdir).status == 0
