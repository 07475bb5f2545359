"""How long reading takes: the articles, how the time grows, and what the manual says of it."""

import xml.etree.ElementTree as ElementTree

import pytest

from onrecord.bench import __main__ as command
from onrecord.bench.reading_speed import LENGTHS, Point, article, drawn, growth, section
from onrecord.bench.run import Result

LINEAR = tuple(Point(words, words / 1000, words // 20, words // 18) for words in LENGTHS)
SQUARE = tuple(Point(words, (words / 1000) ** 2, 1, 1) for words in LENGTHS)


@pytest.mark.parametrize("words", LENGTHS)
def test_an_article_has_about_as_many_words_as_asked(words: int) -> None:
    assert words <= len(article(words, 0).split()) < words + 25


def test_five_articles_of_one_length_are_five_texts() -> None:
    assert len({article(250, seed) for seed in range(5)}) == 5


def test_the_manual_says_whether_the_cost_is_linear() -> None:
    assert "to the power 1.00: linear" in "\n".join(section(LINEAR, "x.svg"))
    assert "to the power 2.00: more than linear" in "\n".join(section(SQUARE, "x.svg"))
    assert growth(SQUARE) == 2.0


def test_the_drawing_is_an_svg_with_a_title_and_its_numbers_in_words() -> None:
    root = ElementTree.fromstring(drawn(LINEAR))
    texts = {element.tag.rpartition("}")[2]: element.text or "" for element in root}
    assert texts["title"] == "Seconds to read an article, against its words"
    assert "1,000 words 1.00 s" in texts["desc"]
    circles = [element for element in root.iter() if element.tag.endswith("circle")]
    assert len(circles) == len(LENGTHS) + 1, "a mark for each length, and the target"


def test_the_page_of_performance_holds_the_curve_and_its_table() -> None:
    page = command.page([Result("an article read", "generated", 1.0, "s", "1.5", True, LINEAR)], 0.5)
    assert f"]({command.PICTURE})" in page
    assert "| 8,000 | 8.00 | 1.00 | 400 | 444 |" in page
