"""Windows of pieces: every piece has its place in the text, and nothing is read twice or lost."""

from functools import cache
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.engines.pieces import MOST_CHARACTERS, Cutter

if find_spec("tokenizers") is None:
    pytest.skip("tokenizers is not installed", allow_module_level=True)

from tokenizers import Tokenizer, models, pre_tokenizers

LETTERS = "abcdefghijklmnopqrstuvwxyzMитарбеос“”’.,"


@cache
def _cutter(longest: int) -> Cutter:
    """A small vocabulary of single letters and a few words, cut as the encoder's is."""
    single = [(mark + each, -2.0) for each in LETTERS for mark in ("", "▁")]
    pieces = [("<unk>", 0.0), ("▁", -3.0), ("▁the", -1.0), ("▁said", -1.0), *single]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    return Cutter(tokenizer, {ord("ﬁ"): "fi", ord("\t"): " "}, longest)


def test_a_piece_stands_where_its_letters_stand_also_after_a_ligature() -> None:
    text = "  the oﬁce\tsaid"
    [window] = _cutter(64).windows(text)
    assert [piece.span.of(text) for piece in window.pieces if piece.begins] == ["the", "o", "said"]
    assert [piece.span.of(text) for piece in window.pieces][1:5] == ["o", "ﬁ", "ﬁ", "c"]


def test_a_quotation_mark_is_a_word_of_its_own_and_an_apostrophe_is_not() -> None:
    text = "“it’s,” the"
    [window] = _cutter(64).windows(text)
    assert [piece.span.of(text) for piece in window.pieces if piece.begins] == ["“", "i", ",", "”", "the"]


def test_paragraphs_share_a_window_until_it_is_full_and_a_mark_stands_after_each() -> None:
    first, second = _cutter(9).windows("abc\n\nbca\ncab")
    assert first.paragraphs == ((0, 3), (3, 6))
    numbers, places = first.ids(90, 91)
    assert (numbers[0], numbers[4], numbers[8]) == (90, 91, 91)
    assert [numbers[at] for at in places] == [piece.number for piece in first.pieces]
    assert len(second.paragraphs) == 1


def test_a_paragraph_too_long_for_a_window_is_cut_after_a_sentence() -> None:
    text = "abcabc. bcabca. cabcabc"
    windows = list(_cutter(15).windows(text))
    whole = [text[window.pieces[0].span.start : window.pieces[-1].span.end] for window in windows]
    assert whole == ["abcabc.", "bcabca.", "cabcabc"]


def test_a_line_of_a_million_letters_is_cut_and_none_is_lost() -> None:
    text = "ab" * (3 * MOST_CHARACTERS)
    windows = list(_cutter(256).windows(text))
    assert max(len(window.ids(0, 0)[0]) for window in windows) <= 256
    assert sum(piece.span.end - piece.span.start for window in windows for piece in window.pieces) == len(
        text
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(LETTERS + " \n\tﬁ\ud800字"), max_size=200))
def test_pieces_stand_in_order_within_the_text_and_windows_are_never_too_long(text: str) -> None:
    windows = list(_cutter(24).windows(text))
    spans = [piece.span for window in windows for piece in window.pieces]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(len(window.ids(0, 0)[0]) <= 24 for window in windows)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= covered
