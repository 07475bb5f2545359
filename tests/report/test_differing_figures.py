"""Counts of one thing stand side by side; counts of unlike things, or of what is not said, never do."""

import pytest
from casework import document

from onrecord.records.document import Document
from onrecord.report.figures import differing, heading

BRIDGE = "The old bridge over the Weser in Bremen collapsed on 5 May 2020."


def told(name: str, text: str, published: str = "2020-05-06") -> Document:
    return document(text, f"Report of {name}", name, published)


def groups(*texts: str) -> list[tuple[str, ...]]:
    documents = [told(f"paper {place}", text, f"2020-05-{place + 6:02}") for place, text in enumerate(texts)]
    return [tuple(one.number.words for one in group) for group in differing(documents)]


def test_tolls_of_one_event_stand_together_in_the_words_of_their_sources() -> None:
    one = told(
        "a paper", "The collapse of the bridge over the Weser in Bremen on 5 May 2020 killed 9 Germans."
    )
    other = told("a channel", f"{BRIDGE} At least 14 Germans were killed and 30 injured.", "2020-05-08")
    (group,) = differing([other, one])
    assert [count.number.words for count in group] == ["9 Germans", "At least 14 Germans"]
    assert heading(group) == "Germans killed"
    for count in group:
        assert count.number.span.of(count.document.text) == count.number.words


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_event() -> None:
    later = (
        "The police said on 7 May 2020 that 17 people had died when the old bridge over the Weser in Bremen "
        "collapsed. It fell on 5 May 2020."
    )
    assert groups(f"{BRIDGE} At least 9 people died.", later) == [("At least 9 people", "17 people")]


@pytest.mark.parametrize(
    "other",
    [
        "The old bridge over the Weser in Bremen collapsed on 6 May 2020 and killed 20 people.",
        "A concert at the old bridge over the Weser in Bremen on 5 May 2020 was attended by 900 people.",
        "A fire in a factory in Munich on 5 May 2020 killed 20 people.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020 and injured 20 people.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020 and killed 20 cows.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020; 20 people were killed or injured.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020 and killed 20.",
        "The old bridge over the Weser in Bremen collapsed in May 2020 and killed 20 people.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020 and killed 9 people.",
        "The old bridge over the Weser in Bremen collapsed on 5 May 2020. It was built for 20 people.",
        "On 5 May 2020 a ship sank. On 6 May 2020 rain fell on the old bridge over the Weser in Bremen.\n\n"
        "The weather was bad. It killed 20 people.",
    ],
)
def test_another_day_event_kind_or_thing_is_not_set_beside_it(other: str) -> None:
    assert groups(f"{BRIDGE} The collapse killed 9 people.", other) == []


def test_one_source_does_not_differ_from_itself() -> None:
    assert groups(f"{BRIDGE} It killed 9 people. The collapse of the bridge killed 12 people.") == []
