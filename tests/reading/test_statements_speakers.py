"""Who is meant: a stack of speakers over sentences and paragraphs, each resolution a step of its own."""

import pytest

from onrecord.reading.statements import read_statements
from onrecord.reading.statements_speakers import Speakers
from onrecord.records.document import Document
from onrecord.records.statement import Claimant, Said, Statement


def read(text: str, language: str = "en", said: Said | None = None) -> tuple[Statement, ...]:
    document = Document("snp_1", text, None, (), None, None, "", language, "given", "text:")
    found = read_statements(document, said, None)
    for each in found:
        assert each.span.of(text) == each.words
    return found


def names(text: str, language: str = "en") -> list[str | None]:
    return [each.claimant.name if each.claimant else None for each in read(text, language)]


@pytest.mark.parametrize(
    ("text", "name", "step"),
    [
        ("The Foreign Ministry said it was old. The ministry said it was new.", "Foreign Ministry",
         "“The ministry” is read as Foreign Ministry"),
        ("A spokesman for the city said it was old. The spokesman said it was new.",
         "A spokesman for the city", "the only source"),
        ("The World Health Organization said it was old. The WHO said it was new.",
         "World Health Organization", "“WHO” is read as World Health Organization"),
        ("Human Rights Watch said it was old. The group said it was new.", "Human Rights Watch",
         "the only body named shortly before"),
        ("Thomas West, the American envoy, said it was old. Thomas said it was new.", "Thomas West",
         "“Thomas” is read as Thomas West"),
        ("Thomas West said it was old. Mr. West said it was new.", "Thomas West", "named before"),
        ("António Guterres, the U.N. secretary-general, said it was old. The U.N. chief said it was new.",
         "António Guterres", "the only source with such a role"),
        ("The envoy, Zamir Kabulov, arrived on Monday. He said it was new.", "Zamir Kabulov",
         "whom the text is about"),
        ("The ministry said it was old. It also said it was new.", "The ministry", "“It” is read as"),
        ("Officials said it was old. They said it was new.", "Officials", "“They” is read as"),
        ("The envoy said it was old. His office closed. He said it was new.", "The envoy", "“He” is read as"),
        ("The governor, a former general, said it was old. The former general said it was new.",
         "The governor", "is read as The governor"),
        ("Thomas West and Zamir Kabulov met. The two said it was new.", "Thomas West and Zamir Kabulov",
         "the only two named shortly before"),
        ("The coach said it was old. The 52-year-old said it was new.", "The coach",
         "the only person named shortly before"),
    ],
)  # fmt: skip
def test_each_way_of_naming_a_source_again_is_resolved_with_its_reason(
    text: str, name: str, step: str
) -> None:
    last = read(text)[-1]
    assert last.claimant is not None
    assert last.claimant.name == name
    assert any(step in each for each in last.steps)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The mayor and the head of the board met. She said it was new.", "The mayor",
         "the head of the board"),
        ("John Kennedy said it was old. Robert Kennedy said it was odd. Kennedy said it was new.",
         "John Kennedy", "Robert Kennedy"),
        ("The French envoy said it was old. The German envoy said it was odd. The envoy said it was new.",
         "The French envoy", "The German envoy"),
        ("Mr. West and Mr. Kabulov met. He said it was new.", "Mr. West", "Mr. Kabulov"),
    ],
)  # fmt: skip
def test_two_who_fit_are_both_named_and_neither_is_chosen(text: str, one: str, other: str) -> None:
    last = read(text)[-1]
    (step,) = [each for each in last.steps if "could be any of" in each]
    assert one in step
    assert other in step
    assert last.claimant is None or last.claimant.name not in (one, other)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The deputy minister said it was old. The minister said it was new.", "The minister"),
        ("The former president said it was old. The president said it was new.", "The president"),
        ("The ministry said it was old. A ministry official said it was new.", "A ministry official"),
        ("The mayor's lawyer said it was old. The mayor said it was new.", "The mayor"),
    ],
)
def test_a_lesser_office_or_an_aide_is_not_taken_for_the_office(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_a_woman_is_not_read_as_he() -> None:
    last = read("The spokeswoman said it was old. He said it was new.")[-1]
    assert last.claimant is None
    assert any("is a woman" in step for step in last.steps)


def test_whose_the_spokesman_is_stands_in_a_step_of_its_own() -> None:
    last = read("Zamir Kabulov said it was old. His spokesman said it was new.")[-1]
    assert last.claimant == Claimant("His spokesman")
    assert "“His” is read as the last source named, Zamir Kabulov." in last.steps


def test_a_quotation_that_stands_alone_goes_back_over_a_paragraph_that_names_nobody() -> None:
    text = (
        "“We were told to wait,” a nurse at the hospital said.\n\nThe ward has forty beds.\n\n"
        "“They sent us home in the morning.”"
    )
    last = read(text)[-1]
    assert last.claimant == Claimant("a nurse at the hospital")
    assert any("nobody else is named since" in step for step in last.steps)


def test_a_quotation_that_stands_alone_after_two_others_is_nobodys() -> None:
    text = "The mayor said it was old.\n\nThe minister met the envoy.\n\n“They sent us home in the morning.”"
    assert read(text)[-1].claimant != Claimant("The mayor")


def test_a_quotation_in_several_paragraphs_is_one_statement() -> None:
    text = "The airline said: “We regret it.\n\n“Crews were moved.\n\n“Refunds will be paid.” It closed."
    (only,) = read(text)
    assert only.words.endswith("Refunds will be paid.")
    assert only.claimant == Claimant("The airline")


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Fuel will last for ten days – energy minister", "energy minister", "Fuel will last for ten days"),
        ("Border to stay shut for a month, says army", "army", "Border to stay shut for a month"),
        ("Minister Says Dam Will Last Until Autumn", "Minister", "Dam Will Last Until Autumn"),
        ("Health minister: wards in the north are full", "Health minister", "wards in the north are full"),
        ("‘We will leave in May’: minister", "minister", "We will leave in May"),
    ],
)
def test_headlines_name_their_source_in_several_places(text: str, name: str, words: str) -> None:
    (only,) = read(text)
    assert only.claimant == Claimant(name)
    assert only.words == words


def test_what_somebody_else_says_after_but_is_theirs() -> None:
    text = "Officials say the dam is safe, but residents say it is not."
    assert [(each.claimant.name, each.words) for each in read(text) if each.claimant] == [
        ("Officials", "the dam is safe"),
        ("residents", "it is not"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Still, the minister said, the dam is safe for now.", ["the dam is safe for now"]),
        ("The dam, the minister says, is the oldest of all.",
         ["The dam, the minister says, is the oldest of all"]),
        ("The dam is safe, the ministry said, adding that more is coming.",
         ["The dam is safe", "more is coming"]),
        ("The ministry said that the dam was safe, adding that more was coming.",
         ["the dam was safe", "more was coming"]),
        ("Said the minister: “The dam is safe.”", ["The dam is safe."]),
    ],
)  # fmt: skip
def test_a_source_inside_the_sentence_and_what_is_added_are_told_apart(text: str, words: list[str]) -> None:
    found = read(text)
    assert [each.words for each in found] == words
    assert len({each.claimant for each in found}) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is old,” said Gen. Secretary.", "Gen. Secretary"),
        ("“It is old,” the senator (D-Maine), a member of the panel, said on Friday.", "the senator"),
        ("“It is so old,” the senator demanded.", "the senator"),
        ("In a radio interview the minister declared “it may be obsolete by now.”", "the minister"),
        ("“It is old.” ― Zamir Kabulov", "Zamir Kabulov"),
        ("The ministry, in a statement, said the road was safe.", "The ministry"),
        ("The envoy, speaking after the talks, said the road was safe.", "The envoy"),
        ("The senator claimed, without evidence, that the vote was stolen.", "The senator"),
    ],
)  # fmt: skip
def test_the_source_is_found_beside_titles_appositions_and_asides(text: str, name: str) -> None:
    (only,) = read(text)
    assert only.claimant is not None
    assert only.claimant.name == name


def test_speakers_can_be_asked_from_outside() -> None:
    speakers = Speakers()
    assert speakers.meet("Zamir Kabulov, the Russian envoy", 0) == (
        Claimant("Zamir Kabulov", "Russian envoy"),
        (),
    )
    speakers.hear("The American envoy, Thomas West, left.", 1)
    claimant, steps = speakers.meet("the envoy", 2)
    assert claimant == Claimant("the envoy")
    assert steps == ("“the envoy” could be any of: Zamir Kabulov, Thomas West. It is left as written.",)
    assert [each.name for each in speakers.known] == ["Zamir Kabulov", "Thomas West"]


def said(text: str) -> list[tuple[str | None, str]]:
    return [(each.claimant.name if each.claimant else None, each.words) for each in read(text)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The mayor said the dam is safe, and the ministry said it is not.", "the ministry"),
        ("The mayor said the dam is safe, while the ministry said it is not.", "the ministry"),
        ("The mayor said the dam is safe but the ministry said it is not.", "the ministry"),
        ("The mayor said the dam is safe and the ministry has also said it is not.", "the ministry"),
        ("The mayor said the dam is safe, and her deputy, a lawyer, said it is not.", "her deputy"),
        ("The dam is safe, the mayor said, and the ministry said it is not.", "the ministry"),
    ],
)
def test_a_second_source_in_a_sentence_ends_what_the_first_said(text: str, other: str) -> None:
    first, second = read(text)
    assert first.words.lower() == "the dam is safe"
    assert second.words == "it is not"
    assert second.claimant is not None
    assert second.claimant.name.startswith(other)


@pytest.mark.parametrize(
    "content",
    [
        "the dam is safe and the ministry is ready",
        "Russia and Ukraine say the war is over",
        "Germany, France, and Italy say the war is over",
        "the dam was closed when the minister and the governor said so",
        "the men were arrested and the police report was false",
    ],
)
def test_and_between_two_nouns_or_without_a_second_source_ends_nothing(content: str) -> None:
    assert said(f"The mayor said {content}.") == [("The mayor", content)]


def test_he_after_two_who_spoke_in_one_sentence_is_neither_of_them() -> None:
    text = "Thomas West said the deal is safe, and Zamir Kabulov said it is not. He added that talks go on."
    last = read(text)[-1]
    assert last.claimant is None
    assert "“He” could be any of: Thomas West, Zamir Kabulov." in last.steps


def test_he_after_a_man_and_a_woman_who_spoke_in_one_sentence_is_the_man() -> None:
    text = "Mr. West said the deal is safe, and Mrs. May said it is not. He added that talks go on."
    assert names(text)[-1] == "Mr. West"


@pytest.mark.parametrize("written", ["", "—", " , ", "“”", "12", "…"])
def test_words_without_a_letter_name_nobody_and_say_so(written: str) -> None:
    claimant, (step,) = Speakers().meet(written, 0)
    assert claimant is None
    assert "names nobody" in step


def test_a_dash_between_source_and_verb_breaks_nothing() -> None:
    assert said("Officials — , told reporters that the dam is safe.") == [("Officials", "the dam is safe")]
