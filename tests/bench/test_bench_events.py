"""The set of events: pairs of tellings, dates and figures on a tiny case, and a gold timeline."""

from pathlib import Path

from onrecord.bench.events import Entry, a_text, entries, judged, measure
from onrecord.bench.figure import Absent, Figure, Places
from onrecord.records.engine import Engines

CASE = {
    "case": "bridge",
    "reports": [
        {
            "title": "Bridge falls",
            "published": "2018-08-15",
            "text": "A bridge in Genoa collapsed on 14 August 2018. The ministry counted 26 people killed.",
        },
        {
            "title": "A count",
            "published": "2018-08-19",
            "text": "The collapse of the bridge in Genoa on 14 August 2018 killed 43 people.",
        },
    ],
    "events": [
        {
            "event": "collapse",
            "report": 0,
            "at": "collapsed on",
            "on": "2018-08-14",
            "status": "happened",
            "counts": [{"kind": "killed", "value": 26}],
        },
        {
            "event": "collapse",
            "report": 1,
            "at": "collapse of",
            "on": "2018-08-15",
            "status": "planned",
            "counts": [{"kind": "killed", "value": 44}],
        },
    ],
}


def test_a_case_counts_its_pairs_dates_marks_and_figures() -> None:
    (score,) = judged([CASE])
    assert (score.right, score.found, score.gold) == (1, 1, 1)
    assert (score.tellings, score.dated, score.marked) == (2, 1, 1)
    assert (score.figures_right, score.figures_found, score.figures_gold) == (1, 2, 2)


def test_a_join_across_two_cases_is_wrong_unless_the_name_holds_a_slash() -> None:
    other = CASE | {"case": "other"}
    assert sum(score.found - score.right for score in judged([CASE, other])) == 4
    named = [event | {"event": "genoa/collapse"} for event in CASE["events"]]  # type: ignore[union-attr,operator]
    scores = judged([CASE | {"events": named}, other | {"events": named}])
    assert [score.found - score.right for score in scores] == [0, 0]


def test_a_gold_timeline_is_read_and_a_date_that_is_right_counts(tmp_path: Path) -> None:
    folder = tmp_path / "semeval2015_timeline_trial"
    for name in ("TimeLines_x", "Corpus_task4_TimeML"):
        (folder / name).mkdir(parents=True)
    (folder / "TimeLines_x" / "ship.txt").write_text(
        "Ship\n1\t2012-01-13\t7-2-sank\n2\t2012-01-14\t7-3-rescued\n3\tXXXX-XX-XX\t7-3-said\n", "utf-8"
    )
    text = folder / "Corpus_task4_TimeML" / "7-ship.tml"
    text.write_text(
        '<TimeML><DOCID>7</DOCID><DCT><TIMEX3 type="DATE" value="2012-01-15">x</TIMEX3></DCT><TEXT>'
        '<s id="0">A ship</s><s id="1">It <EVENT eid="e1">sank</EVENT> on 13 January 2012 .</s>'
        '<s id="2">People were rescued .</s></TEXT></TimeML>',
        "utf-8",
    )
    document, spans = a_text(text)
    assert [span.of(document.text) for span in spans] == [
        "A ship",
        "It sank on 13 January 2012.",
        "People were rescued.",
    ]
    found = list(measure(Places(tmp_path, tmp_path, Engines())))
    assert [one.key for one in found if isinstance(one, Absent)] == ["events.own-dev", "events.own-held"]
    figures = {one.key: (one.measured, one.count) for one in found if isinstance(one, Figure)}
    assert figures["events.timeline-trial.dated"] == (0.5, 2)


def test_a_line_of_a_timeline_may_name_several_mentions() -> None:
    assert list(entries("X\n1\t2005\t3-2-sued\t4-9-law_suit\n")) == [
        Entry("2005", (("3", 2, "sued"), ("4", 9, "law_suit")))
    ]
