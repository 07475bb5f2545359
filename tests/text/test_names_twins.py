"""Near-twin names: slips are found, neighbours are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.names import near_twins


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Kabulov spoke. Kabulov left. Asked about Kubalov's remarks", ("Kabulov", "Kubalov")),
        ("Zawahiri was killed. Zawahiri lived there. Zawhiri was old.", ("Zawahiri", "Zawhiri")),
        ("Lavrenko said so. A week later Lavernko said more.", ("Lavrenko", "Lavernko")),
        ("Попытка Кабулова. Слова Кабулова. Речь Кубалова.", ("Кабулова", "Кубалова")),
    ],
)
def test_a_slip_in_a_name_is_found(text: str, pair: tuple[str, str]) -> None:
    twins = near_twins(text)
    assert [(twin.a, twin.b) for twin in twins] == [pair]
    assert twins[0].spans[0].of(text) == pair[1]


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Iraq met. Iran spoke.",
        "Austria and Australia signed. Austria paid. Austria left.",
        "Afghan and Afghans, Taliban and Talibani, Russian and Russians",
        "Slovakia spoke. Slovakia paid. Slovenia did not.",
        "Britain answered. British troops left. The Britons stayed.",
        "Mohammed Atef and Mohammad Omar met. Mohammed Atef left.",
        "Petrova and Petrovs and Petrov",
        "Written words. The written Wirtten",
    ],
)
def test_names_that_are_rightly_alike_are_left_alone(text: str) -> None:
    assert near_twins(text) == []


def test_two_frequent_names_are_two_names() -> None:
    assert near_twins("Kabulov Kubalov. " * 4) == []


@given(st.text(max_size=300))
def test_any_text_gives_spans_of_the_rarer_form(text: str) -> None:
    for twin in near_twins(text):
        assert all(span.of(text) == twin.b for span in twin.spans)
