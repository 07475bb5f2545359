"""The set of our own passages on who says what, measured on small ones."""

from pathlib import Path

import pytest

from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.speech import a_passage, judge, judge_quoted, measure, passages
from onrecord.bench.textacy_baseline import as_quoted
from onrecord.errors import InputError
from onrecord.records.engine import Engines
from onrecord.text.spans import Span

WRITTEN = """== en-01
The ministry said {the road was closed}. It added that {it would open in May}.
-- reported | The ministry | = | said
-- reported | It | The ministry | added
"""
HELD = """== en-02
The mayor and the head of the board met. She said {it was new}.
-- reported | She | ? the mayor / the head of the board | said
== en-03
It has a sign that reads “No photographs”.
-- none
"""


def test_a_set_that_is_right_in_everything_has_the_value_one(tmp_path: Path) -> None:
    for part, written in (("dev", WRITTEN), ("held", HELD)):
        (tmp_path / "speech" / part).mkdir(parents=True)
        (tmp_path / "speech" / part / "en.txt").write_text(written, "utf-8")
    figures = {
        each.key: each for each in measure(Places(tmp_path, tmp_path, Engines())) if isinstance(each, Figure)
    }
    for half, count in (("dev", 2), ("held", 1)):
        for name in ("contents", "sources", "claimants", "modes"):
            assert figures[f"speech.{half}.en.{name}"].measured == 1.0
        assert figures[f"speech.{half}.en.contents"].count == count


def test_a_set_that_is_not_there_is_absent(tmp_path: Path) -> None:
    (only,) = measure(Places(tmp_path, tmp_path, Engines()))
    assert isinstance(only, Absent)


def test_the_set_has_two_parts_eight_languages_and_a_span_for_each_statement() -> None:
    root = Path(__file__).parents[2] / "bench" / "speech"
    found = list(passages(root))
    assert len(found) >= 120
    assert len({each.key for each in found}) == len(found)
    assert {each.language for each in found} >= {"en", "de", "fr", "es", "it", "pt", "ru", "ar"}
    for each in found:
        assert each.half == ("held" if int(each.key[3:]) > 100 else "dev")
        assert all(said.span.of(each.text).strip() for said in each.said)


def test_a_wrong_claimant_a_wrong_mode_and_a_miss_are_counted_apart() -> None:
    wrong = a_passage(
        "en-01", "en", "The ministry said {it rained all night}.\n-- direct | The ministry | It | said"
    )
    judged = judge(wrong, Engines())
    assert (judged.contents, judged.sources, judged.claimants, judged.modes) == (1, 1, 0, 0)
    missed = judge(a_passage("en-01", "dev", "{It rained}.\n-- reported | - | ? | -"), Engines())
    assert (missed.found, missed.gold, missed.contents) == (0, 1, 0)


def test_two_who_fit_must_both_be_named() -> None:
    text = "The mayor and the head of the board met. She said {it was new}.\n"
    text += "-- reported | She | ? the mayor / {} | said"
    assert (
        judge(a_passage("en-01", "dev", text.replace("{}", "the head of the board")), Engines()).claimants
        == 1
    )
    assert judge(a_passage("en-01", "dev", text.replace("{}", "the minister")), Engines()).claimants == 0


def test_a_passage_whose_lines_do_not_fit_its_braces_is_refused() -> None:
    with pytest.raises(InputError, match="1 pairs of braces and 0 lines"):
        a_passage("en-01", "dev", "It said {it rained}.")


def test_the_baseline_is_judged_in_the_same_way() -> None:
    passage = a_passage("en-01", "dev", "“{We left,}” the envoy said.\n-- direct | the envoy | = | said")
    judged = judge_quoted(passage, [(Span(0, 10), "envoy"), (Span(12, 20), "he")])
    assert (judged.found, judged.contents, judged.sources) == (2, 1, 1)
    assert judge_quoted(passage, []).contents == 0


def test_a_text_that_the_baseline_refuses_gives_nothing() -> None:
    def refuses() -> list[object]:
        raise ValueError("unclosed")

    assert as_quoted(refuses) == []
