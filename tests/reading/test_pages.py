"""What is taken from a news page, what stays out, and what is said about it."""

import json

import pytest

from onrecord.archive.codec import decode, encode
from onrecord.reading.document import read_document
from onrecord.records.document import Document, Snapshot
from onrecord.text.when import When

PARTS = (
    "The ministry named four sites in the north on Monday. Engineers had looked at each of them twice.",
    "A spokesman said the work would begin in spring, and that nobody would have to leave the valley.",
    "Farmers in the valley had asked for a map. They were told to wait for the end of the month.",
)
BODY = "".join(f"<p>{part}</p>" for part in PARTS)
TEXT = "\n\n".join(PARTS)
TITLE = "Four sites in the north are named"


def page(body: str = BODY, head: str = "", top: str = f"<h1>{TITLE}</h1>", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{TITLE} | A daily</title>{head}</head>"
        f"<body><main><article>{top}{body}</article></main></body></html>"
    )


def read(text: str, address: str = "https://press.example/four") -> Document:
    body = text.encode()
    found = read_document(Snapshot("0" * 64, address, len(body), "text/html"), body)
    assert isinstance(found, Document), found
    return found


def linked(fields: str, kind: str = "NewsArticle") -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", {fields}}}</script>'


def tag(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


# Body


def test_the_lead_between_headline_and_text_is_the_first_paragraph() -> None:
    lead = "Four sites are to be opened, and the valley waits for a map."
    for set_as in (
        f'<div class="standfirst">{lead}</div>',
        f'<h2 class="subtitle">{lead}</h2>',
        f"<div>{lead}</div>",
    ):
        assert read(page(top=f"<h1>{TITLE}</h1>{set_as}")).text == f"{lead}\n\n{TEXT}"


def test_a_text_in_several_containers_is_read_to_its_end() -> None:
    parts = [
        f"Paragraph {number} says what the engineers saw at the site, and who was there with them."
        for number in range(12)
    ]
    columns = "".join(
        f'<div class="chunk"><p>{"</p><p>".join(parts[start : start + 4])}</p></div><aside>Offer</aside>'
        for start in (0, 4, 8)
    )
    assert read(page(columns)).text.split("\n\n") == parts


@pytest.mark.parametrize(
    "teaser",
    [
        '<h3>Auch interessant</h3><ul><li><a href="/a">Ein Damm wird gebaut im Norden</a></li>'
        '<li><a href="/b">Der Damm ist fertig und sicher</a></li></ul>',
        '<p><strong>MORE: </strong><a href="/a">A dam in another valley is safe</a></p>',
        '<article><a href="/a"><h3>A dam in another valley is safe</h3></a></article>',
        '<p><a href="/a">A dam in another valley is safe, engineers say</a></p>',
        '<div class="author-bio"><p>The author has written about dams for thirty years.</p></div>',
        "<p>Follow us on all channels, and never miss a story about dams again.</p>",
        "<p>Empfohlener redaktioneller Inhalt</p>"
        "<p>Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.</p>",
        "<p>© 2022 A daily. All rights reserved.</p>",
        '<p>اقرأ أيضا: <a href="/x">سد آخر في واد آخر آمن أيضا</a></p>',
        "<p>Подписывайтесь на наш канал и узнавайте новости первыми.</p>",
        "<p>関連記事：別の谷のダム</p>",
    ],
)
def test_teasers_offers_and_questions_for_consent_stay_out(teaser: str) -> None:
    assert read(page(BODY + teaser)).text == TEXT
    first, rest = BODY.split("</p>", 1)
    assert read(page(f"{first}</p>{teaser}{rest}")).text == TEXT


def test_a_sentence_with_links_in_it_is_text() -> None:
    more = '<p>The <a href="/a">ministry of water</a> and the <a href="/b">ministry of land</a> differ.</p>'
    assert "differ." in read(page(BODY + more)).text


def test_a_list_of_facts_is_text_even_where_each_has_a_link() -> None:
    facts = "".join(
        f'<li>Site {n} lies by the <a href="/{n}">river</a> and was looked at in spring.</li>'
        for n in range(4)
    )
    found = read(page(f"{BODY}<ul>{facts}</ul>"))
    assert found.text.count("was looked at in spring") == 4


def test_slanted_text_below_a_picture_is_a_caption() -> None:
    found = read(page(BODY + '<p><img src="a.png"><br><em>The valley in spring</em></p>'))
    assert found.captions == ("The valley in spring",)
    assert found.text == TEXT


def test_a_line_that_ends_in_a_credit_is_a_caption() -> None:
    found = read(page("<div>The northern valley in spring. Foto: A desk/Archiv</div>" + BODY))
    assert found.text == TEXT


def test_a_quotation_pulled_out_of_the_text_is_not_read_twice() -> None:
    assert (
        read(page(f"<blockquote>Engineers had looked at each of them twice.</blockquote>{BODY}")).text == TEXT
    )


def test_the_headline_with_the_line_above_it_is_not_repeated_in_the_text() -> None:
    assert read(page(f"<h2>Water {TITLE}</h2>{BODY}")).text == TEXT


def test_byline_and_dateline_stay_out_of_the_text() -> None:
    head = tag("article:author", "Anna Mill")
    top = f"<h1>{TITLE}</h1><p>By Anna Mill, Northport</p><p>Published 2 November 2022, 17:41</p>"
    assert read(page(head=head, top=top)).text == TEXT


def test_entries_of_a_live_blog_are_read_in_their_order() -> None:
    entries = "".join(
        f"<section><h3>{hour}:00</h3><p>At {hour} the gate was opened and the water fell.</p></section>"
        for hour in (9, 10, 11)
    )
    found = read(
        page(entries, linked(f'"headline": "{TITLE}", "datePublished": "2022-11-02"', "LiveBlogPosting"))
    )
    places = [found.text.index(f"At {hour} the gate") for hour in (9, 10, 11)]
    assert places == sorted(places)
    assert found.published == When("2022-11-02")


def test_a_japanese_page_is_read() -> None:
    words = "国土交通省は火曜日、北部の四つの候補地を発表した。技術者がそれぞれを二度調べたという。"
    top = '<h1>北部の四つの候補地を発表</h1><p class="date">2022年11月2日 9時30分</p>'
    found = read(page(f"<p>{words}</p><p>{words[::-1]}</p>", top=top, lang="ja"))
    assert words in found.text
    assert (found.language, found.published, found.title) == (
        "ja",
        When("2022-11-02"),
        "北部の四つの候補地を発表",
    )


def test_text_that_only_stands_in_json_ld_is_read_and_the_reader_told() -> None:
    told = TEXT.replace("\n\n", "\\n")
    found = read(page(f"<p>{PARTS[0]}</p><p>Subscribe to read on.</p>", linked(f'"articleBody": "{told}"')))
    assert found.text == TEXT
    assert any("articleBody" in doubt for doubt in found.doubts)


# Title


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        (tag("og:title", f"Water: {TITLE} - A daily"), f"<h1>{TITLE}</h1>", TITLE),
        (tag("og:title", f"{TITLE} | A daily"), "", TITLE),
        (linked(f'"headline": "{TITLE}"') + tag("og:title", TITLE), "<h1>Sites named at last</h1>", TITLE),
        ("", f"<h1><span>Water in the north</span> <span>{TITLE}</span></h1>", TITLE),
        (tag("og:site_name", "A daily"), "<h1>A daily</h1>", TITLE),
    ],
)
def test_the_title_is_the_form_most_places_agree_on(head: str, top: str, title: str) -> None:
    assert read(page(head=head, top=top)).title == title


# Authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ('<p class="byline">By Anna Mill and Otto Weir</p>', ("Anna Mill", "Otto Weir")),
        ('<span class="author">Von Anna Mill, Hamburg</span>', ("Anna Mill",)),
        ("<p>Par Anna Mill</p>", ("Anna Mill",)),
        ("<p>Por Anna Mill</p>", ("Anna Mill",)),
        ("<p>Автор: Анна Мельник</p>", ("Анна Мельник",)),
        ("<p>بقلم: هدى سعيد</p>", ("هدى سعيد",)),
        ("<p>作者：张水</p>", ("张水",)),
        ('<a href="/autoren/anna-mill">Anna Mill</a>', ("Anna Mill",)),
    ],
)
def test_the_byline_is_read_where_the_tags_name_nobody_but_the_outlet(
    byline: str, authors: tuple[str, ...]
) -> None:
    head = tag("og:site_name", "A daily") + linked('"author": {"@type": "Organization", "name": "A daily"}')
    assert read(page(head=head, top=f"<h1>{TITLE}</h1>{byline}")).authors == authors


def test_an_outlet_that_names_nobody_is_its_own_author() -> None:
    head = tag("og:site_name", "A daily") + linked('"author": {"@type": "Organization", "name": "A daily"}')
    assert read(page(head=head)).authors == ("A daily",)


# Dates


@pytest.mark.parametrize(
    ("shown", "lang"),
    [
        ("Veröffentlicht am 2. November 2022, 9:30 Uhr", "de"),
        ("Publié le 2 novembre 2022 à 9h30", "fr"),
        ("2 de noviembre de 2022", "es"),
        ("2 ноября 2022, 09:30", "ru"),
        ("2 листопада 2022", "uk"),
        ("2 listopada 2022", "pl"),
        ("2 Kasım 2022", "tr"),
        ("٢ نوفمبر ٢٠٢٢", "ar"),
        ("2 नवंबर 2022", "hi"),
        ("2 พฤศจิกายน 2565", "th"),
        ("2 tháng 11, 2022", "vi"),
        ("2022.11.02 09:30", "ko"),
        ("2022년 11월 2일", "ko"),
        ("02/11/2022", "it"),
        ("November 2nd, 2022", "en"),
    ],
)
def test_a_dateline_in_the_pages_own_script_gives_the_day(shown: str, lang: str) -> None:
    found = read(page(top=f'<h1>{TITLE}</h1><p class="dateline">{shown}</p>', lang=lang))
    assert found.published == When("2022-11-02")
    assert found.published_from.startswith("found in the text of the page, “")


def test_a_day_that_can_be_read_in_two_ways_is_not_taken_from_the_dateline() -> None:
    found = read(page(top=f'<h1>{TITLE}</h1><p class="dateline">02/11/2022</p>'))
    assert not found.published_from.startswith("found in the text of the page, “")


def test_the_day_is_the_one_on_the_clock_of_the_place_when_a_tag_gives_the_moment_in_utc() -> None:
    head = tag("article:published_time", "2022-11-02T23:27:00Z")
    top = f"<h1>{TITLE}</h1><time>3.11.2022, 00:27 Uhr</time>"
    found = read(page(head=head, top=top, lang="de"))
    assert found.published == When("2022-11-03")
    assert "gives the same moment in UTC" in found.published_from


def test_a_moment_in_utc_alone_is_taken_as_it_is_written() -> None:
    found = read(page(head=tag("article:published_time", "2022-11-02T23:27:00Z")))
    assert (found.published, found.published_from) == (
        When("2022-11-02"),
        "the meta tag article:published_time",
    )


def test_two_days_of_publication_on_one_page_are_reported() -> None:
    head = linked(f'"headline": "{TITLE}", "datePublished": "2022-11-02"') + tag(
        "article:published_time", "2022-11-05"
    )
    found = read(page(head=head))
    assert found.published == When("2022-11-02")
    assert found.doubts == (
        "published on 2022-11-02 (datePublished of the NewsArticle in the page's JSON-LD), "
        "but 2022-11-05 is given too (the meta tag article:published_time)",
    )


def test_the_day_of_a_change_is_kept_beside_and_is_no_disagreement() -> None:
    head = linked('"datePublished": "2022-11-02", "dateModified": "2022-11-05"') + tag(
        "og:pubdate", "2022-11-05"
    )
    found = read(page(head=head))
    assert (found.published, found.modified, found.doubts) == (When("2022-11-02"), When("2022-11-05"), ())


def test_the_date_of_an_article_in_a_list_beside_is_not_the_pages() -> None:
    beside = (
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "A dam", '
        '"datePublished": "2020-01-05"}]}'
    )
    own = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2022-11-02"}}'
    head = f'<script type="application/ld+json">[{beside}, {own}]</script>'
    assert read(page(head=head)).published == When("2022-11-02")


def test_a_document_stored_before_these_fields_were_kept_is_read_and_has_its_id() -> None:
    found = read(page(head=linked('"datePublished": "2022-11-02", "dateModified": "2022-11-05"')))
    stored = json.loads(encode(found))
    assert stored.pop("modified") == "2022-11-05"
    assert stored.pop("doubts") == []
    assert decode(json.dumps(stored), Document).id == found.id
