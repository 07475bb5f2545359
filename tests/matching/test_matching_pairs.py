"""Pairs of claims with the relation that an editor would give them."""

import pytest

from onrecord.matching.guards import guard
from onrecord.records.factcheck import FactCheck, Finding, Relation
from onrecord.records.statement import Checkable, Claim, Worth
from onrecord.text.spans import Span
from onrecord.text.when import When

SAME, RELATED, CONTRADICTS = Relation.SAME, Relation.RELATED, Relation.CONTRADICTS

KABULOV = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS)"
)

# claim, earlier claim, relation
THE_LINE = [
    (KABULOV, "The United States created Islamic State.", SAME),
    (KABULOV, "Washington backs ISIS.", SAME),
    (KABULOV, "ISIS was made by the American and British secret services.", SAME),
    (KABULOV, "Daesh received its arms from the United States.", SAME),
    (KABULOV, "ISIS-K is a product of the CIA.", SAME),
    (KABULOV, "The United States supports al-Qaida.", RELATED),
    (KABULOV, "The United States created the Taliban.", RELATED),
    (KABULOV, "Turkey buys oil from ISIS.", RELATED),
    (KABULOV, "Ukraine arms ISIS.", RELATED),
    (KABULOV, "ISIS attacked American soldiers.", RELATED),
    (KABULOV, "Washington fights the Afghan branch of Daesh.", CONTRADICTS),
    (KABULOV, "The United States has never supported ISIS-K.", CONTRADICTS),
    (KABULOV, "American forces destroyed a base of ISIS-K.", CONTRADICTS),
    (KABULOV, "Washington denies that it backs ISIS.", CONTRADICTS),
]
ACTORS = [
    ("Russia armed the Taliban.", "Moscow supplied weapons to the Taliban.", SAME),
    ("Russia armed the Taliban.", "Iran armed the Taliban.", RELATED),
    ("Russia armed the Taliban.", "Russia armed Hezbollah.", RELATED),
    ("NATO bombed Libya.", "The United States bombed Libya.", SAME),
    ("NATO bombed Libya.", "Russia bombed Libya.", RELATED),
    ("The West funds the White Helmets.", "London funds the White Helmets.", SAME),
    ("ISIS attacked the United States.", "The United States attacked ISIS.", RELATED),
    ("Hamas attacked Israel.", "Israel attacked Hamas.", RELATED),
    ("Israel was attacked by Hamas.", "Hamas attacked Israel.", SAME),
    ("Israel was attacked by Hamas.", "Israel attacked Hamas.", RELATED),
    ("Qatar finances Hamas.", "Hamas receives its money from Qatar.", SAME),
    ("Qatar finances Hamas.", "Hamas finances Qatar.", RELATED),
    ("The CIA trained the fighters of ISIS.", "America trained the fighters of ISIS.", SAME),
    ("Poland shelters Belarusian militants.", "Lithuania shelters Belarusian militants.", RELATED),
]
PREDICATES = [
    ("Iran arms the Houthis.", "Iran bombs the Houthis.", CONTRADICTS),
    ("Iran arms the Houthis.", "Iran trains the Houthis.", SAME),
    ("Turkey supports the Kurds.", "Turkey attacks the Kurds.", CONTRADICTS),
    ("China buys oil from Iran.", "China sells oil to Iran.", RELATED),
    ("Germany left the European Union.", "Germany joined the European Union.", CONTRADICTS),
    ("Saudi Arabia finances al-Qaeda.", "Saudi Arabia controls al-Qaeda.", SAME),
    ("Saudi Arabia finances al-Qaeda.", "Saudi Arabia met with al-Qaeda.", SAME),
    ("Russia freed the soldiers of Ukraine.", "Russia arrested the soldiers of Ukraine.", CONTRADICTS),
    ("Russia invaded Georgia.", "Russia sells gas to Georgia.", RELATED),
]
POLARITY = [
    ("Iran does not arm the Houthis.", "Iran arms the Houthis.", CONTRADICTS),
    ("Iran never armed the Houthis.", "Iran never armed the Houthis.", SAME),
    ("There is no evidence that Iran arms the Houthis.", "Iran arms the Houthis.", CONTRADICTS),
    ("It is false that Iran arms the Houthis.", "Iran arms the Houthis.", CONTRADICTS),
    ("Iran not only arms the Houthis but leads them.", "Iran arms the Houthis.", SAME),
    ("Iran does not fight the Houthis.", "Iran arms the Houthis.", RELATED),
    ("The bridge over the harbour is open to lorries.", "The bridge over the harbour is not open to lorries.",
     CONTRADICTS),
    ("The harbour bridge will close for lorries in winter.",
     "The harbour bridge won't close for lorries in winter.", CONTRADICTS),
]  # fmt: skip
FIGURES = [
    ("Russia killed 300 soldiers of Ukraine.", "Russia killed 300 soldiers of Ukraine.", SAME),
    ("Russia killed 300 soldiers of Ukraine.", "Russia killed 900 soldiers of Ukraine.", RELATED),
    ("Russia killed about 300 soldiers of Ukraine.", "Russia killed 290 soldiers of Ukraine.", SAME),
    ("Russia killed at least 20 soldiers of Ukraine.", "Russia killed 25 soldiers of Ukraine.", SAME),
    ("The city lost more than 3 percent of its jobs to the harbour.",
     "The city lost more than 23 percent of its jobs to the harbour.", RELATED),
    ("Turkey attacked the Kurds in 2019.", "Turkey attacked the Kurds in 2016.", RELATED),
    ("Turkey attacked the Kurds in October 2019.", "Turkey attacked the Kurds in 2019.", SAME),
    ("Turkey attacked the Kurds in 2019.", "Turkey attacked the Kurds.", SAME),
    ("The ferry line to the islands carried 40 thousand people in 2011.",
     "The ferry line to the islands carried 40 thousand people in 2018.", RELATED),
    ("The ferry line to the islands carried 40 thousand people.",
     "The ferry line to the islands carried 75 thousand people.", RELATED),
]  # fmt: skip
WORDS = [
    ("Eating six apricot stones a day cures cancer of the lung.",
     "Eating six apricot stones every day cures lung cancer.", SAME),
    ("Eating apricot stones cures cancer.", "Coffee makes people taller.", RELATED),
    ("Youth unemployment has never been as high as this winter.",
     "Youth unemployment is a problem of the mountains.", RELATED),
    ("The new stadium is the largest wooden building in Iceland.",
     "The new stadium is the largest wooden building in Norway.", RELATED),
    ("The new stadium is the largest wooden building.",
     "The new stadium is the largest wooden building in Norway.", SAME),
]  # fmt: skip


def claim(text: str, language: str | None = "en") -> Claim:
    span = Span(0, len(text))
    return Claim(
        "", "", span, text, text, None, Checkable.CHECKABLE, "", Worth.UNSAID, "", language=language
    )  # fmt: skip


def guarded(ours: str, theirs: str, language: str = "en", earlier: str = "en") -> tuple[Relation, str]:
    found = guard(claim(ours, language), FactCheck("A desk", theirs, language=earlier))
    return found.relation, found.reason


@pytest.mark.parametrize(("ours", "theirs", "expected"), [*THE_LINE, *ACTORS, *PREDICATES])
def test_actors_and_deeds_decide_the_relation(ours: str, theirs: str, expected: Relation) -> None:
    relation, reason = guarded(ours, theirs)
    assert relation is expected, reason


@pytest.mark.parametrize(("ours", "theirs", "expected"), POLARITY)
def test_a_denial_makes_a_contradiction(ours: str, theirs: str, expected: Relation) -> None:
    relation, reason = guarded(ours, theirs)
    assert relation is expected, reason


@pytest.mark.parametrize(("ours", "theirs", "expected"), FIGURES)
def test_another_number_or_time_is_another_claim(ours: str, theirs: str, expected: Relation) -> None:
    relation, reason = guarded(ours, theirs)
    assert relation is expected, reason


@pytest.mark.parametrize(("ours", "theirs", "expected"), WORDS)
def test_without_listed_actors_only_nearly_one_wording_is_the_same(
    ours: str, theirs: str, expected: Relation
) -> None:
    relation, reason = guarded(ours, theirs)
    assert relation is expected, reason


LANGUAGES = [
    ("ru", "США создали ИГИЛ.", "en", "The United States backs ISIS.", SAME),
    ("ru", "Россия воюет с ИГИЛ.", "en", "Russia supports ISIS.", CONTRADICTS),
    ("ru", "Турция вооружает ИГИЛ.", "en", "The United States arms ISIS.", RELATED),
    ("ru", "США не поддерживают ИГИЛ.", "en", "The United States backs ISIS.", CONTRADICTS),
    ("ar", "الولايات المتحدة تدعم داعش", "en", "The United States created ISIS.", SAME),
    ("ar", "تدعم الولايات المتحدة داعش", "en", "The United States created ISIS.", SAME),
    ("ar", "إيران تدعم داعش", "en", "The United States created ISIS.", RELATED),
    ("es", "Washington ayuda al Dáesh en suelo afgano", "en", "The United States helps ISIS.", SAME),
    ("it", "L'ISIS è opera degli americani", "en", "The United States created ISIS.", SAME),
    ("de", "Die USA haben den IS gegründet.", "en", "The United States created ISIS.", SAME),
    ("de", "Der IS wurde von den USA gegründet.", "en", "The United States created ISIS.", SAME),
    ("fr", "Les États-Unis soutiennent Daech.", "en", "The United States backs ISIS.", SAME),
]


@pytest.mark.parametrize(("language", "ours", "earlier", "theirs", "expected"), LANGUAGES)
def test_actors_and_deeds_compare_across_languages(
    language: str, ours: str, earlier: str, theirs: str, expected: Relation
) -> None:
    relation, reason = guarded(ours, theirs, language, earlier)
    assert relation is expected, reason


def test_a_free_word_order_that_may_be_turned_is_not_called_the_same() -> None:
    relation, reason = guarded("ИГИЛ придумали американцы.", "The United States created ISIS.", "ru")
    assert relation is Relation.RELATED
    assert "word order is free" in reason


def test_every_guard_gives_both_texts_and_a_reason() -> None:
    found = guard(
        claim("Washington backs Daesh."), FactCheck("A desk", "America created ISIS.", language="en")
    )
    assert [one.name for one in found.guards] == [
        "actor",
        "predicate",
        "polarity",
        "object",
        "time",
        "number",
    ]
    actor, predicate, polarity, thing, time, number = found.guards
    assert (actor.finding, actor.ours, actor.theirs) == (Finding.AGREE, "Washington", "America")
    assert (predicate.ours, predicate.theirs, predicate.reason) == (
        "backs",
        "created",
        "near: help and create",
    )
    assert (thing.ours, thing.theirs) == ("Daesh", "ISIS")
    assert polarity.finding is Finding.AGREE
    assert (time.finding, number.finding) == (Finding.UNKNOWN, Finding.UNKNOWN)
    assert all(one.reason for one in found.guards)


def test_a_group_so_wide_that_anything_fits_joins_only_equal_deeds() -> None:
    claim_text = "The United States exploits terrorists."
    assert guarded(claim_text, "The United States exploits ISIS.")[0] is Relation.SAME
    assert guarded(claim_text, "The United States created ISIS.")[0] is Relation.RELATED


def test_a_relative_time_in_the_earlier_claim_counts_from_its_own_date() -> None:
    earlier = FactCheck(
        "A desk", "Turkey attacked the Kurds last year.", claim_date=When("2020-03-01"), language="en"
    )
    assert guard(claim("Turkey attacked the Kurds in 2019."), earlier).relation is Relation.SAME
    assert guard(claim("Turkey attacked the Kurds in 2014."), earlier).relation is Relation.RELATED


def test_the_guards_say_the_same_on_every_run() -> None:
    earlier = FactCheck("A desk", "America created ISIS.", language="en")
    assert guard(claim(KABULOV), earlier) == guard(claim(KABULOV), earlier)
