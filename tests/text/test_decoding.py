"""Bytes to text: UTF-8 with broken bytes, and encodings that are guessed."""

import pytest

from onrecord.text.decoding import Decoded, decode

GERMAN = "Die Behörde prüfte die Dämme und fand keine größeren Schäden."
FRENCH = "Le ministère a déclaré à la presse que le pont était fermé depuis février."
RUSSIAN = "Министерство сообщило, что плотина безопасна и что её проверили дважды в этом году."


def read(body: bytes, declared: str | None = None) -> Decoded:
    found = decode(body, declared)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "body",
    [
        b"The caf\xc3 cost the city 40 million euros \xff\xfe and was opened in the spring.",
        b"The caf\xc3 cost the city 40 million euros in the spring.",
        b"The council said the bridge is safe.\xe2\x80 Nobody asked for the report.",
        "The ministry said “it is safe” and the caf".encode()
        + b"\xe9 was closed for the whole of the spring.",
    ],
)
def test_a_short_english_text_with_a_few_broken_bytes_is_still_utf_8(body: bytes) -> None:
    found = read(body)
    assert found.encoding == "utf-8"
    assert "\ufffd" in found.text
    assert found.text.replace("\ufffd", "") == body.decode("utf-8", "ignore")
    assert "broken bytes" in found.how


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "iso-8859-1"),
        ("The café was closed in the spring, and the council’s report says why.", "cp1252"),
        ("Der Fußball und der Weg daß er hier die Straß ging im Frühling.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_a_text_in_another_encoding_is_not_taken_for_broken_utf_8_and_the_guess_is_told(
    text: str, encoding: str
) -> None:
    found = read(text.encode(encoding))
    assert found.text == text
    assert found.doubts == (f"The encoding was guessed: {found.encoding}.",)


def test_a_declared_encoding_is_no_guess() -> None:
    found = read(GERMAN.encode("cp1252"), "windows-1252")
    assert (found.text, found.doubts) == (GERMAN, ())


def test_whole_utf_8_leaves_no_doubt() -> None:
    assert read(FRENCH.encode()).doubts == ()
