"""What was said, and the claims in it, in the terminal."""

from collections.abc import Iterable
from dataclasses import replace

from casework import make_check
from rich.console import Console, RenderableType

from onrecord.cli.view_check import check_lines
from onrecord.cli.view_said import claim_lines, said_lines, worth_in_short
from onrecord.records.check import Check
from onrecord.records.narrative import NewLine
from onrecord.records.statement import Mode, Worth
from onrecord.records.verdict import NotEnough


def printed(lines: Iterable[RenderableType], width: int = 600) -> str:
    console = Console(width=width)
    with console.capture() as captured:
        for line in lines:
            console.print(line)
    return captured.get()


def with_steps(*steps: str, words: str | None = None) -> Check:
    check = make_check()
    (one,) = check.statements
    changed = replace(one, mode=Mode.REPORTED, steps=steps, words=words or one.words)
    return replace(check, statements=(changed,))


def test_a_statement_is_shown_with_its_verb_and_mode_and_how_its_speaker_was_found() -> None:
    text = printed(
        said_lines(
            with_steps(
                "“He” is read as the last source named, the envoy.",
                "The attribution was found by attribution-e5 1, probability 0.72.",
                "The date is that of the publication.",
            )
        )
    )
    assert "Reported, by the verb “said”." in text
    assert "“He” is read as the last source named" in text
    assert "found by attribution-e5 1, probability 0.72" in text
    assert "The date is that" not in text


def test_why_a_speaker_is_not_known_comes_first() -> None:
    text = printed(
        said_lines(
            with_steps(
                "The attribution was found by attribution-e5 1, probability 0.72.",
                "The speaker is not known: no source was found.",
            )
        )
    )
    assert text.index("The speaker is not known") < text.index("found by attribution-e5")


def test_the_steps_of_a_statement_take_two_lines_at_most() -> None:
    text = printed(said_lines(with_steps(*(f"“He” is read as the envoy number {n}." for n in range(9)))), 80)
    shown = text[text.index("Reported, by") :].rstrip().splitlines()
    assert len(shown) <= 2


def test_a_text_without_punctuation_is_shown_shortened_with_its_note() -> None:
    step = "The text has no punctuation: sentences and speakers cannot be told apart."
    text = printed(said_lines(with_steps(step, words="the council met and voted " * 100)))
    assert "…" in text
    assert step in text
    assert text.count("the council met") <= 15


def test_the_reason_of_worth_is_the_step_the_probability_two_parts_and_the_words_of_the_rules() -> None:
    reason = (
        "By debate-worth: a probability of 0.81, high from 0.60: for it its meaning as a whole (+0.9), the"
        " number “40” (+1.4), “taxes” (+0.3); against it “I” (-0.2)."
        " By the rules it would be medium: It holds a number."
    )
    claim = replace(make_check().claims[0], worth=Worth.HIGH, worth_reason=reason)
    assert worth_in_short(claim) == (
        "high, probability 0.81: the number “40” (+1.4), its meaning as a whole (+0.9). "
        "By the rules medium: It holds a number."
    )


def test_the_reason_of_worth_takes_two_lines_at_most() -> None:
    check = make_check()
    (first, *rest) = check.claims
    long = replace(first, worth_reason="It names a place and another place. " * 20)
    text = printed(claim_lines(replace(check, claims=(long, *rest))), 80)
    shown = text[text.index("Does it matter?") : text.index("2  ")].rstrip().splitlines()
    assert len(shown) == 2


def test_what_holds_for_every_claim_is_said_once() -> None:
    check = make_check()
    alike = replace(
        check,
        lines=tuple(NewLine(one.id, "this archive holds no earlier fact-checks.") for one in check.claims),
        outcomes=tuple(NotEnough(one.id, ("a passage",), ()) for one in check.claims),
    )
    text = printed(check_lines(alike))
    assert text.count("this archive holds no earlier fact-checks.") == 1
    assert "1, 2, 3  this archive holds" in text
    assert text.count("missing: a passage") == 1
    assert "1, 2, 3  Not enough to propose a rating" in text
