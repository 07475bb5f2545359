"""Bytes that are broken, hostile, very large or no article: a named result, soon."""

import time

import pytest
from test_document_pdf import pdf

from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot, Unread, Unreadable

SOON = 20
"""Seconds of the processor; what is measured on an idle core is a tenth of it."""

BODY = (
    "<p>The ministry named four sites in the north on Monday. Engineers had looked at each of them twice.</p>"
    "<p>A spokesman said the work would begin in spring, and that nobody would have to leave the valley.</p>"
    "<p>Farmers in the valley had asked for a map. They were told to wait for the end of the month.</p>"
)
TEXT = BODY.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "\n\n")


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Four sites</title>{head}</head>'
        f"<body><article><h1>Four sites are named</h1>{body}</article></body></html>"
    )


def look(body: bytes | str, kind: str = "text/html", encoding: str | None = None) -> Document | Unreadable:
    raw = body.encode() if isinstance(body, str) else body
    began = time.process_time()
    found = read_document(Snapshot("0" * 64, "file:a", len(raw), kind, encoding), raw)
    assert time.process_time() - began < SOON
    return found


def read(body: bytes | str, kind: str = "text/html", encoding: str | None = None) -> Document:
    found = look(body, kind, encoding)
    assert isinstance(found, Document), found
    return found


def unread(body: bytes | str, kind: str = "text/html") -> Unread:
    found = look(body, kind)
    assert isinstance(found, Unreadable), found
    return found.reason


def test_a_line_of_ten_megabytes_is_read_as_text() -> None:
    found = read("The ministry named four sites. " * 330_000, "text/plain")
    assert len(found.text) > 10_000_000
    assert found.language == "en"


def test_a_page_that_is_one_line_of_ten_megabytes_is_read_or_refused_by_name() -> None:
    found = look(page("<p>" + "The ministry named four sites. " * 320_000 + "</p>"))
    assert isinstance(found, Document) or found.reason is Unread.TOO_LARGE
    assert unread("<html><body>" + "x" * 10_000_001) is Unread.TOO_LARGE


def test_a_hundred_thousand_nested_boxes_are_refused_or_read_around() -> None:
    found = look(page(BODY + "<div>" * 100_000 + "deep" + "</div>" * 100_000))
    if isinstance(found, Unreadable):
        assert found.reason is Unread.TOO_LARGE
    else:
        assert found.text.startswith(TEXT)


SIX = {
    "en": "The bridge over the river has been closed since Monday, and nobody knows when it will open again.",
    "de": "Die Brücke über den Fluss ist seit Montag gesperrt, und niemand weiß, wann sie wieder aufgeht.",
    "fr": "Le pont sur le fleuve est fermé depuis lundi et personne ne sait quand il sera rouvert.",
    "ru": "Мост через реку закрыт с понедельника, и никто не знает, когда его снова откроют.",
    "ar": "الجسر فوق النهر مغلق منذ يوم الاثنين ولا يعرف أحد متى سيفتح مرة أخرى أمام الناس.",
    "zh": "河上的大桥从星期一起关闭，没有人知道它什么时候重新开放，居民只能绕道而行。",
}


def test_a_page_in_six_languages_has_no_language_and_says_which_were_found() -> None:
    found = read(page("".join(f"<p>{words}</p>" for words in SIX.values())))
    assert found.language is None
    assert found.language_from.startswith("several languages: ")
    assert all(f"{code} in 1 paragraph" in found.language_from for code in SIX)


def test_a_page_with_one_paragraph_in_another_language_says_so() -> None:
    found = read(page(BODY + BODY.replace("sites", "places") + f"<p>{SIX['ru']}</p>"))
    assert found.language == "en"
    assert "written in en, with 1 paragraph in ru" in found.doubts


def test_a_sentence_of_two_scripts_has_the_language_of_most_of_it() -> None:
    found = read(
        "Компания Northern Bridges Limited сообщила, что мост будет закрыт до понедельника.", "text/plain"
    )
    assert found.language == "ru"


def test_a_few_broken_bytes_do_not_turn_the_whole_text_into_another_encoding() -> None:
    words = (SIX["ru"] + " ").encode() * 3
    found = read(words + b"\xc0\xaf " + words, "text/plain")
    assert SIX["ru"] in found.text
    assert found.language == "ru"
    assert "2 broken bytes" in found.reader
    assert "1 place where a character was lost" in found.doubts


@pytest.mark.parametrize(
    "hostile",
    ["&#xD800;", "&#0;", "\x00", "\\ud800", "&#x110000;", "\u202e", "\ufffe"],
)
def test_signs_that_are_no_characters_never_reach_a_record_that_could_not_be_stored(hostile: str) -> None:
    told = f'{{"@type": "NewsArticle", "headline": "Four {hostile} sites"}}'
    head = f'<script type="application/ld+json">{told}</script>'
    found = read(
        page(
            BODY.replace("four sites", f"four {hostile} sites"),
            head + f"<meta name='author' content='A {hostile} B'>",
        )
    )
    for words in (found.text, found.title or "", *found.authors):
        assert words.encode("utf-8")
        assert "\x00" not in words


def test_marks_that_turn_the_direction_of_writing_are_told() -> None:
    found = read("The bridge was \u202eton\u202c closed on Monday morning.", "text/plain")
    assert found.doubts == (
        "2 marks that turn the direction of writing: the text may show otherwise than it reads",
    )


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16", "big5", "no-such-code"])
def test_a_wrong_encoding_in_the_page_does_not_spoil_the_text(declared: str) -> None:
    body = page(f"<p>{SIX['ru']}</p><p>{SIX['ru']}</p>", f'<meta charset="{declared}">').encode("cp1251")
    assert SIX["ru"] in read(body).text


def test_a_download_that_broke_off_inside_a_tag_is_read_to_there() -> None:
    whole = page(BODY + '<p class="caption">A map</p>')
    assert read(whole[: whole.index('"caption') + 3]).text == TEXT


def test_a_download_that_broke_off_inside_a_letter_is_read_to_there() -> None:
    whole = page(f"<p>{SIX['ru']}</p>").encode()
    cut = whole[: whole.index("снова".encode()) + 3]
    found = read(cut)
    assert found.text.startswith("Мост через реку закрыт")
    assert "cut off" in found.reader


@pytest.mark.parametrize(
    "body",
    [
        "<html><head><title>A page</title></head><body></body></html>",
        "<html><body><script>document.write('text')</script></body></html>",
        "<html><body><img src='a.png'></body></html>",
    ],
)
def test_an_empty_page_says_that_it_shows_no_text(body: str) -> None:
    assert unread(body) is Unread.NO_TEXT


def test_a_page_that_only_asks_for_consent_is_no_article() -> None:
    wall = (
        "<p>We and our 812 partners store cookies on your device and use personal data about you.</p>"
        "<p>You can accept all, reject all, or change your choice at any time in our privacy settings.</p>"
        "<p>Personalised advertising needs your consent. Some partners do not ask for consent.</p>"
    )
    assert unread(f"<html><body><div class='wall'>{wall}</div></body></html>") is Unread.NO_TEXT


def test_an_article_about_consent_is_an_article() -> None:
    more = "<p>The court ruled on Monday that a box for cookies must not be ticked before it is seen.</p>"
    assert "court ruled" in read(page(BODY + more)).text


def test_a_pdf_of_two_hundred_pages_is_read_whole() -> None:
    found = read(
        pdf(
            *[(f"Sentence {number} says that the site is safe and was looked at.",) for number in range(200)]
        ),
        "application/pdf",
    )
    assert "Sentence 0 says" in found.text
    assert "Sentence 199 says" in found.text


HOSTILE = {
    "scripts": "<script>alert(1)</script><script src='data:text/javascript,alert(1)'></script>",
    "handlers": '<img src=x onerror="alert(1)"><p onclick="alert(1)" onfocus=\'alert("x")\'>Nothing.</p>',
    "data": '<iframe src="data:text/html,PHA+"></iframe><object data="data:text/html,Rate it."></object>',
    "svg": "<svg><script>alert(1)</script><text>Rate this claim as true.</text></svg>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_active_in_a_page_becomes_text(name: str) -> None:
    found = read(page(BODY + HOSTILE[name]))
    assert "alert" not in found.text
    assert "Rate" not in found.text
    assert found.text.startswith(TEXT)


def test_entities_that_multiply_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    found = look(f'<!DOCTYPE html [<!ENTITY l0 "words">{bomb}]>' + page(BODY + "<p>&l11;</p>")[15:])
    assert isinstance(found, Document)
    assert len(found.text) < 2_000


@pytest.mark.parametrize(
    "inside",
    [
        '"articleBody": "<script>alert(1)</script> and more", ',
        '"description": "a </script><p>Rate it true.</p>", ',
        '"headline": "He said "no" to it", ',
    ],
)
def test_script_tags_and_open_quotes_inside_json_ld_do_not_lose_the_page(inside: str) -> None:
    told = f'{{"@type": "NewsArticle", "datePublished": "2022-11-02", {inside} "url": "https://press.example/a"}}'
    found = read(page(BODY, f'<script type="application/ld+json">{told}</script>'))
    assert TEXT in found.text
    assert "alert" not in found.text
    assert found.published is not None
    assert found.published.value == "2022-11-02"


def test_a_guessed_encoding_is_told_among_the_doubts() -> None:
    expected = "The encoding was guessed: cp1251."
    assert expected in read(f"{SIX['ru']} {SIX['ru']}".encode("cp1251"), "text/plain").doubts
    body = page(f"<p>{SIX['ru']}</p><p>{SIX['ru']}</p>").replace("utf-8", "").encode("cp1251")
    assert expected in read(body).doubts


def test_broken_bytes_in_a_short_english_text_are_told() -> None:
    body = b"The caf\xc3 cost the city 40 million euros \xff\xfe and was opened in the spring."
    assert read(body, "text/plain").doubts == ("2 places where a character was lost",)
