import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.bench.dates import HALVES, LANGUAGES, TARGET, main, measure, rows_of, table
from onrecord.bench.dates_baselines import BASELINES, Baseline, Unavailable
from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.timeml import document
from onrecord.bench.timexes import Annotated
from onrecord.errors import InputError
from onrecord.records.engine import Engines

SETS = Path(__file__).parents[2] / "bench"
ROW = {
    "id": "en-001",
    "published": "2022-11-07",
    "language": "en",
    "text": "It met on Thursday for two hours, as in 2016.",
    "expressions": [
        ["Thursday", 10, "DATE", "2022-11-03"],
        ["two hours", 23, "DURATION", "PT2H"],
        ["2016", 40, "DATE", "2015"],
    ],
}
VALUE = re.compile(
    r"(?:PRESENT|PAST|FUTURE)_REF|BC\d{4}|MA\d+|\d{2,4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4})?|\d{4}-W\d\d(?:-WE)?"
    r"|\d{4}-(?:SP|SU|FA|WI|Q[1-4]|H[12])|XXXX-(?:\d\d|WI)|(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)T(?:MO|AF|EV|NI|\d\d:\d\d)"
    r"|XXXX-WXX-\d|P(?:[\d.]+|X)(?:Y|M|W|D|DE|CE)|PT(?:(?:[\d.]+|X)[HMS])+"
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries, which take seconds to load."""
    monkeypatch.setattr("onrecord.bench.dates.BASELINES", {})


def places(tmp_path: Path, rows: list[dict[str, object]]) -> Places:
    (tmp_path / "dates").mkdir()
    for half in HALVES:
        lines = [json.dumps(row) + "\n" for row in rows]
        (tmp_path / "dates" / f"{half}.jsonl").write_text("".join(lines), "utf-8")
    return Places(tmp_path, tmp_path, Engines())


@pytest.mark.usefixtures("alone")
def test_a_span_counts_where_it_overlaps_and_a_value_where_it_is_the_same(tmp_path: Path) -> None:
    measured = {one.key: one for one in measure(places(tmp_path, [ROW])) if isinstance(one, Figure)}
    assert measured["dates.en-dev.all.spans"].measured == 1.0
    assert measured["dates.en-dev.all.values"].measured == pytest.approx(2 / 3)
    assert measured["dates.en-dev.dates.values"].measured == 0.5
    assert measured["dates.en-dev.dates.values"].count == 2


@pytest.mark.usefixtures("alone")
def test_only_held_out_english_has_a_target(tmp_path: Path) -> None:
    figures = [one for one in measure(places(tmp_path, [ROW])) if isinstance(one, Figure)]
    assert {one.key for one in figures if one.target == TARGET} == {
        "dates.en-held.dates.values",
        "dates.en-held.all.values",
    }


@pytest.mark.usefixtures("alone")
def test_a_set_that_is_not_there_is_absent_with_the_reason(tmp_path: Path) -> None:
    (one, other) = list(measure(Places(tmp_path, tmp_path, Engines())))
    assert isinstance(one, Absent)
    assert isinstance(other, Absent)
    assert "is not there" in one.reason


def test_a_library_is_shown_beside_ours_without_a_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = Baseline(("en",), lambda: lambda row: [])
    monkeypatch.setattr("onrecord.bench.dates.BASELINES", {"blind": blind})
    figures = [one for one in measure(places(tmp_path, [ROW])) if isinstance(one, Figure) and one.baseline]
    assert {one.key for one in figures} >= {"dates.en-held.blind.all.values"}
    assert {(one.measured, one.target) for one in figures} == {(0.0, None)}


@pytest.mark.parametrize("name", BASELINES)
def test_a_library_that_is_not_installed_is_absent_with_the_command(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("dateparser.search", "recognizers_date_time"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Unavailable, match="pip install"):
        BASELINES[name].tagger()


def test_an_offset_that_does_not_fit_its_words_is_refused() -> None:
    with pytest.raises(InputError, match="does not stand at 11"):
        Annotated.of_row({**ROW, "expressions": [["Thursday", 11, "DATE", "2022-11-03"]]})


def test_our_annotated_texts_are_whole_and_their_split_is_by_number() -> None:
    for half in HALVES:
        lines = (SETS / "dates" / f"{half}.jsonl").read_text("utf-8").splitlines()
        for row in map(json.loads, lines):
            assert int(row["id"].rpartition("-")[2]) % 2 == (half == "dev"), row["id"]
            assert row["language"] in LANGUAGES
            date.fromisoformat(row["published"])
            end = 0
            for words, offset, kind, value in row["expressions"]:
                assert offset >= end, (row["id"], words)
                assert VALUE.fullmatch(value), (row["id"], words, value)
                timed = kind != "SET" and re.search(r"^[^P].*T(?:\d|MO|AF|EV|NI)", value) is not None
                assert (kind == "TIME") is timed, (row["id"], words)
                end = offset + len(words)
        assert len(rows_of(SETS / "dates" / f"{half}.jsonl")) == len(lines)


def timeml(body: str) -> str:
    made = '<TIMEX3 tid="t0" type="DATE" value="2013-03-22">22 March 2013</TIMEX3>'
    return f"<TimeML><DCT>{made}</DCT><TEXT>{body}</TEXT></TimeML>"


def test_timeml_is_read_with_expressions_inside_other_tags() -> None:
    said = '<TIMEX3 tid="t1" type="DATE" value="2013-03-21">Thursday</TIMEX3>'
    read = document(timeml(f"<s>It <EVENT>rained</EVENT> on {said}.</s> It stopped."))
    assert read.text == "It rained on Thursday. It stopped."
    (one,) = read.expressions
    assert (one.span.of(read.text), one.value) == ("Thursday", "2013-03-21")


@pytest.mark.parametrize("broken", ["<TimeML>", "<TimeML/>"])
def test_timeml_that_is_not_whole_is_refused(broken: str) -> None:
    with pytest.raises(InputError, match="TimeML document 'a"):
        document(broken, "a.tml")


def test_the_table_of_a_timeml_folder_counts_spans_types_and_values(tmp_path: Path) -> None:
    said = '<TIMEX3 tid="t1" type="DATE" value="2013-03-21">Thursday</TIMEX3>'
    (tmp_path / "a.tml").write_text(timeml(f"It rained on {said}."), "utf-8")
    lines = list(table(tmp_path))
    assert "1 documents, 1 expressions" in lines[0]
    assert [line.split()[2] for line in lines[1:]] == ["1.000", "1.000", "1.000"]


@pytest.mark.usefixtures("alone")
def test_the_table_of_our_texts_has_a_line_for_each_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places(tmp_path, [ROW])
    monkeypatch.setattr(sys, "argv", ["dates", str(tmp_path)])
    assert main() == 0
    assert "dates.en-held.all.values" in capsys.readouterr().out


def test_a_folder_without_timeml_is_said_to_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dates", str(tmp_path)])
    assert main() == 1
    assert "Nothing was measured" in capsys.readouterr().out
