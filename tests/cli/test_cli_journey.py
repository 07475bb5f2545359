"""The whole way on the command line, on a small archive: add, check, decide, ask, sign, publish."""

import re
from pathlib import Path
from typing import Any

import pytest
from commands_cast import STATEMENT, Command, Ran

WHO = ("--as", "A reporter")
SITE = ("--address", "https://desk.example")


@pytest.fixture
def checked(desk: Path, onrecord: Command) -> dict[str, Any]:
    found = onrecord("check", STATEMENT, "--by", "The ministry", "--on", "2022-06-10", "--json")
    assert found.status == 0, found
    shown: dict[str, Any] = found.json
    return shown


def test_a_folder_is_added_once(desk: Path, tmp_path: Path, onrecord: Command) -> None:
    again = onrecord("add", tmp_path / "sources", "--json")
    assert again.status == 0
    assert again.json["documents"] == []
    assert again.json["factchecks"] == []
    assert again.json["already"] == 4


def test_what_was_read_about_each_new_document_is_told_as_json_and_doubts_on_the_screen(
    desk: Path, tmp_path: Path, onrecord: Command
) -> None:
    page = tmp_path / "dam.txt"
    page.write_text(
        "Title: The dam\nDateline: KYIV\nDate: 2022-11-04\n\nThe ministry said the dam is safe.\n"
    )
    added = onrecord("add", page, "--json").json
    (read,) = added["read"]
    assert [read["id"]] == added["documents"]
    assert (read["title"], read["publisher"], read["published"]) == ("The dam", None, "2022-11-04")
    assert read["published_from"] == "the header line Date"
    assert "Dateline: KYIV" in read["doubts"][0]
    page.write_text("Title: The dam again\nDateline: KYIV\n\nThe ministry said the dam is safe.\n")
    assert "The line “Dateline: KYIV” looks like a header" in " ".join(onrecord("add", page).out.split())


def test_a_check_as_json_holds_every_record_with_its_id(checked: dict[str, Any]) -> None:
    assert checked["id"].startswith("chk_")
    assert checked["claims"]
    assert all(claim["id"].startswith("clm_") for claim in checked["claims"])
    assert {outcome["claim"] for outcome in checked["outcomes"]} == {one["id"] for one in checked["claims"]}
    assert checked["statements"][0]["on"] == "2022-06-10"


def test_a_check_is_shown_in_full_by_the_beginning_of_its_id(
    checked: dict[str, Any], onrecord: Command
) -> None:
    shown = onrecord("show", checked["id"][:12], "--json")
    assert shown.status == 0
    assert shown.json["record"]["id"] == checked["id"]
    assert shown.json["decisions"] == []


def test_a_check_for_people_has_all_its_parts_and_says_that_nobody_decided(
    desk: Path, onrecord: Command
) -> None:
    text = onrecord("check", STATEMENT, "--by", "The ministry", "--on", "2022-06-10").out
    for part in (
        "What was said",
        "The claims in it",
        "nobody has decided anything yet",
        "The line it belongs to",
        "Who repeated it",
        "The record, by date",
        "What was not found",
        "These are proposals. A person decides",
    ):
        assert part in text
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_nothing_is_signed_before_every_gate_is_open(checked: dict[str, Any], onrecord: Command) -> None:
    refused = onrecord("sign", checked["id"], "--author", "A reporter", "--as", "An editor")
    assert refused.status == 2
    assert "has no decision" in refused.err
    assert "was not asked" in refused.err
    early = onrecord("publish", checked["id"], "--as", "An editor", "--to", "site", *SITE)
    assert early.status == 1
    assert "not signed" in early.err


def test_from_decisions_to_a_published_page(checked: dict[str, Any], onrecord: Command, desk: Path) -> None:
    (desk / "onrecord.toml").write_text('publisher = "The Desk"\nsite_folder = "../site"\n', "utf-8")
    first, *others = [claim["id"] for claim in checked["claims"]]
    rated = onrecord("rate", first, "false", "--reason", "The audit office puts it at 21 million.", *WHO)
    assert rated.status == 0, rated
    for claim in others:
        assert onrecord("pass-over", claim, "--reason", "Not looked into here.", *WHO).status == 0
    asked = onrecord("ask", checked["id"], "--claimant", "--whom", "The ministry", *WHO, "--json")
    assert asked.status == 0, asked
    request = asked.json["id"]
    assert onrecord("answer", request, "--words", "The figure holds the roads.", *WHO).status == 0
    signed = onrecord("sign", checked["id"], "--author", "A reporter", "--as", "An editor")
    assert signed.status == 0, signed
    published = onrecord("publish", checked["id"], "--as", "An editor", *SITE, "--json")
    assert published.status == 0, published
    page = Path(published.json["page"])
    assert page.is_file()
    assert "The ministry" in page.read_text("utf-8")
    assert onrecord("verify").status == 0


def test_proposals_are_taken_over_and_silence_is_recorded(checked: dict[str, Any], onrecord: Command) -> None:
    asked = onrecord("ask", checked["id"], "--claimant", "--whom", "The ministry", *WHO, "--json").json
    assert onrecord("silence", asked["id"], *WHO).status == 0
    signed = onrecord(
        "sign", checked["id"], "--author", "A reporter", "--as", "An editor", "--accept-proposals"
    )
    assert signed.status == 0, signed
    shown = onrecord("show", checked["id"]).out
    assert "silence" in shown
    assert "An editor" in shown


def test_the_reason_for_not_asking_can_be_given_with_the_signature(
    checked: dict[str, Any], onrecord: Command
) -> None:
    words = ("--accept-proposals", "--not-asked-because", "This is a test of the commands.")
    signed = onrecord("sign", checked["id"], "--author", "A reporter", "--as", "An editor", *words)
    assert signed.status == 0, signed
    assert onrecord("waive", checked["id"], "--reason", "Said again.", *WHO).status == 0


def test_a_draft_shows_the_page_and_ends_with_1_while_a_note_blocks(
    checked: dict[str, Any], onrecord: Command
) -> None:
    draft = onrecord("draft", checked["id"])
    assert "The proofreader's notes" in draft.out
    assert draft.status == (1 if "blocks" in draft.out else 0)


def test_every_record_can_be_shown(checked: dict[str, Any], onrecord: Command) -> None:
    ids = set(
        re.findall(
            r'"((?:clm|doc|evd|mtg|stm|snp|nen|prp|nch|nln|nar|fck)_[0-9a-f]{24})"',
            str(checked).replace("'", '"'),
        )
    )
    assert ids
    for one in sorted(ids):
        shown: Ran = onrecord("show", one)
        assert shown.status == 0, one
        assert one in shown.out
