"""Pages from addresses and from the archive, files that are hostile, and what a waiting person sees."""

import sys
from pathlib import Path

import pytest
from commands_cast import STATEMENT, Command
from local_server import Page, serving

from onrecord.cli.desk import is_address
from onrecord.intake import sources

ARTICLE = (
    b"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>"
    b"<p>Published 3 May 2022.</p><p>The ministry said that the new bridge over the river cost "
    b"40 million euros in 2021. The ministry paid the builders in three parts over two years.</p>"
    b"</article></body></html>"
)
RED = "\x1b[31m"


@pytest.fixture
def own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ALLOW_PRIVATE_ADDRESSES", "yes")


def test_an_article_at_an_address_is_fetched_kept_and_checked(
    desk: Path, onrecord: Command, own_network: None
) -> None:
    with serving({"/story": Page(ARTICLE)}) as port:
        ran = onrecord("check", f"http://127.0.0.1:{port}/story", "--json")
    assert ran.status == 0, ran
    document = ran.json["document"]
    assert "40 million euros" in document["text"]
    again = [onrecord("check", document[name], "--json") for name in ("id", "snapshot")]
    assert [one.json["document"]["id"] for one in again] == [document["id"]] * 2
    assert [one.json["claims"] for one in again] == [ran.json["claims"]] * 2
    assert onrecord("verify").status == 0


def test_an_article_that_cannot_be_had_is_refused(desk: Path, onrecord: Command, own_network: None) -> None:
    with serving({"/picture": Page(b"GIF89a\x00\x01" * 40, "image/gif")}) as port:
        gone = onrecord("check", f"http://127.0.0.1:{port}/gone", "--json")
        assert gone.json["error"]["kind"] == "FetchError"
        assert onrecord("check", f"http://127.0.0.1:{port}/picture").status == 2
    assert "claims" not in onrecord("check", "doc_0000", "--json").json
    assert onrecord("check", "snp_0000").status == 2
    beside = onrecord("check", "https://desk.example/1", "--by", "The ministry")
    assert beside.status == 2
    assert "by was given with it" in beside.err


def test_words_that_begin_with_an_address_are_words() -> None:
    assert is_address(" https://desk.example/1 ")
    assert not is_address("https://desk.example/1 is where the minister spoke.")


@pytest.mark.parametrize("name", ["a\x1b[31mb.html", "a\nb.html", "a\x9b31mb.html"])
def test_a_name_cannot_give_orders_to_the_terminal(
    desk: Path, tmp_path: Path, onrecord: Command, name: str
) -> None:
    # Two lines that name no file are the words of a statement.
    for command in ("audit", "add") if "\n" in name else ("audit", "add", "check"):
        missing = onrecord(command, tmp_path / name)
        assert missing.status == 2
        assert not {"\x1b", "\x9b"} & set(missing.err)
        assert len(missing.err.splitlines()) == 3
    (tmp_path / name).write_bytes(ARTICLE.replace(b"The bridge<", f"The {RED}bridge\x9b31m<".encode()))
    for command in ("audit", "check", "add"):
        ran = onrecord(command, tmp_path / name)
        assert ran.status in (0, 1), ran
        assert not {"\x1b", "\x9b"} & set(ran.out + ran.err)
    (tmp_path / name).write_bytes(b"\x00\x01" * 99)
    for command in ("audit", "check", "add"):
        ran = onrecord(command, tmp_path / name)
        assert ran.status in (1, 2)
        assert not {"\x1b", "\x9b"} & set(ran.out + ran.err)


def test_a_title_cannot_give_orders_to_the_terminal(desk: Path, tmp_path: Path, onrecord: Command) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Title: A {RED}bridge\x9b31m\nPublisher: {RED}A desk\n\n{STATEMENT}\n", "utf-8")
    added = onrecord("add", page, "--json").json["documents"][0]
    for words in (("check", page), ("audit", page), ("show", added), ("check", STATEMENT)):
        ran = onrecord(*words)
        assert ran.status in (0, 1)
        assert not {"\x1b", "\x9b"} & set(ran.out + ran.err)
    shown = onrecord("show", added, "--json")
    assert "\x9b" not in shown.out
    assert shown.json["record"]["publisher"].endswith("A desk")


def test_an_unreadable_file_is_named_each_time(desk: Path, tmp_path: Path, onrecord: Command) -> None:
    (tmp_path / "picture.gif").write_bytes(b"GIF89a\x00\x01\x02" * 50)
    for _ in range(2):
        ran = onrecord("add", tmp_path / "picture.gif")
        assert ran.status == 1
        assert "not readable: 1" in ran.out


def test_a_file_that_is_too_large_or_no_file_is_refused(
    desk: Path, tmp_path: Path, onrecord: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    for name in ("large.txt", "large.html", "large.toml"):
        (tmp_path / name).write_bytes(b"text = 'word'\n" * 10)
        for words in (("audit",), ("check",), ("check", "--by", "The ministry"), ("add",)):
            ran = onrecord(*words, tmp_path / name)
            assert ran.status == 2, (words, name)
            assert ran.err.startswith("error: ")
    for command in ("audit", "add"):
        for odd in ("x" * 5000, f"{tmp_path}/{'y/' * 3000}z.html", "nul\x00.html"):
            ran = onrecord(command, odd)
            assert ran.status == 2
            assert ran.err.startswith("error: ")


def test_who_waits_sees_what_for(
    desk: Path, tmp_path: Path, onrecord: Command, own_network: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    (tmp_path / "earlier.txt").write_text('{"publisher": "A desk", "claim": "The dam is full."}\n', "utf-8")
    with serving({"/story": Page(ARTICLE, seconds=0.3)}) as port:
        address = f"http://127.0.0.1:{port}/story"
        assert f"getting {address}" in onrecord("add", address).err
        assert "getting the page" in onrecord("audit", address).err
        assert "taking the statement" in onrecord("check", address).err
        assert onrecord("audit", address, "--json").err == ""
    assert "earlier.txt" in onrecord("add", "--factchecks", tmp_path / "earlier.txt").err
    check = onrecord("check", STATEMENT, "--json").json["id"]
    signed = ("--author", "A reporter", "--as", "An editor", "--accept-proposals")
    assert onrecord("sign", check, *signed, "--not-asked-because", "It is a test.").status == 0
    site = ("--to", tmp_path / "site", "--address", "https://desk.example", "--as", "An editor")
    assert "writing the page" in onrecord("publish", check, *site).err
