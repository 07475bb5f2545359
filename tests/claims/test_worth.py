"""How much checking a claim would matter: the engine decides where it can, and the rules' words stay."""

from collections.abc import Sequence

from onrecord.claims.worth import weigh, worth
from onrecord.records.engine import EngineId, WorthFinding
from onrecord.records.statement import Checkable, Claim, Worth
from onrecord.text.spans import Span


class Told:
    """An engine that says what the test tells it, in English."""

    engine = EngineId("told", "1")
    languages = frozenset({"en"})

    def __init__(self, finding: WorthFinding) -> None:
        self.finding = finding
        self.asked: list[tuple[tuple[str, ...], str | None]] = []

    def judge(self, sentences: Sequence[str], language: str | None) -> list[WorthFinding]:
        self.asked.append((tuple(sentences), language))
        return [self.finding for _ in sentences]


def a_claim(text: str, language: str | None = "en") -> Claim:
    step, reason = worth(text, language)
    return Claim(
        statement="stm_1",
        document="doc_1",
        span=Span(0, len(text)),
        words=text,
        text=text,
        claimant=None,
        checkable=Checkable.CHECKABLE,
        checkable_reason="It asserts something.",
        worth=step,
        worth_reason=reason,
        language=language,
        made_by="claims-rules 1",
    )


HIGH = WorthFinding(Worth.HIGH, 0.8, "a probability of 0.80, high from 0.40: for it “opened” (+0.7)")
SILENT = WorthFinding(Worth.UNSAID, None, "it was not measured in language 'de'")


def test_the_engine_decides_the_step_and_the_rules_stay_in_the_reason() -> None:
    before = a_claim("Harvests were good everywhere.")
    assert before.worth is Worth.LOW
    (claim,) = weigh([before], Told(HIGH))
    assert claim.worth is Worth.HIGH
    assert claim.worth_reason.startswith("By told: a probability of 0.80")
    assert "By the rules it would be low: It holds no name" in claim.worth_reason
    assert claim.made_by == "claims-rules 1 + told 1"


def test_where_the_engine_is_silent_the_step_of_the_rules_stays_and_both_say_why() -> None:
    (claim,) = weigh([a_claim("Die Ernte war überall gut.", "de")], Told(SILENT))
    assert claim.worth is Worth.UNSAID
    assert claim.worth_reason == (
        "No rules for language 'de'. told does not say: it was not measured in language 'de'."
    )


def test_without_an_engine_the_claims_are_as_the_rules_left_them() -> None:
    before = (a_claim("Britain armed the group."), a_claim("Good morning to all of you"))
    assert weigh(before, None) == before


def test_claims_are_asked_about_in_their_own_language_and_come_back_in_order() -> None:
    before = [a_claim("One opened."), a_claim("Two opened."), a_claim("Drei.", "de"), a_claim("Four opened.")]
    engine = Told(HIGH)
    assert [claim.text for claim in weigh(before, engine)] == [claim.text for claim in before]
    assert engine.asked == [
        (("One opened.", "Two opened."), "en"),
        (("Drei.",), "de"),
        (("Four opened.",), "en"),
    ]
    assert weigh([], engine) == ()


def test_worth_changes_neither_the_words_nor_whether_a_claim_can_be_checked() -> None:
    before = a_claim("Harvests were good everywhere.")
    (after,) = weigh([before], Told(HIGH))
    assert (after.words, after.text, after.checkable) == (before.words, before.text, before.checkable)
