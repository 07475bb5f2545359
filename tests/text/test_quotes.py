import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.text.quotes import check_excerpt, quotations

FULL = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan offshoot of Daesh (ISIS), "
    "and are seeking to avail themselves of the extremists to alienate "
    "Afghanistan’s neighboring states from Moscow."
)
CARD = (
    "Americans, together with their British collaborators, are putting their frantic efforts into "
    "strengthening the positions and the destructive potential of the Afghan "
    "offshoot of Daesh (Islamic State)…"
)
OUT_OF_ORDER = "its parts do not stand in this order in the full quote"
LEFT_OUT = "words are left out where the ellipsis stands"


def inner(text: str) -> list[str]:
    return [each.inner.of(text) for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It said "we leave" today.', ["we leave"]),
        ("It said “we leave” today.", ["we leave"]),
        ("It said ‘we leave’ today.", ["we leave"]),
        ("It said 'we leave' today.", ["we leave"]),
        ("Il a dit « nous partons » hier.", [" nous partons "]),
        ("Er sagte: „Wir gehen.“ Dann ging er.", ["Wir gehen."]),
        ("Er sagte: »Wir gehen.« Dann ging er.", ["Wir gehen."]),
        ("Он сказал: «Мы уходим из „Азии“ завтра».", ["Мы уходим из „Азии“ завтра", "Азии"]),
        ("“They said ‘no’ twice”, it read.", ["They said ‘no’ twice", "no"]),
        ("'They said \"no\" twice', it read.", ['They said "no" twice', "no"]),
        ("“One.”\n\nPlain.\n\n“Two.”", ["One.", "Two."]),
        ("The leaders’ house isn’t the ministers' own; rock 'n' roll of the ’90s and '80s.", []),
        ("‘The leaders’ efforts are done’, it read.", ["The leaders’ efforts are done"]),
        ('A 12" pipe and a 6\'2" man.', []),
        ("「我们走」他说", ["我们走"]),
        ("", []),
        ("“” \"\" ''", []),
    ],
)
def test_each_way_of_quoting_is_read(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_that_opens_again_at_each_paragraph_is_one() -> None:
    text = "It said: “First.\n\n“Second.\n\n“Third.” Then it left."
    (only,) = quotations(text)
    assert only.closed
    assert only.inner.of(text) == "First.\n\n“Second.\n\n“Third."


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "It said: “First words. \n\nThe next paragraph.\n\nAnother one said “no”."
    first, second = quotations(text)
    assert (first.closed, first.span.of(text)) == (False, "“First words.")
    assert (second.closed, second.inner.of(text)) == (True, "no")


def test_a_wrapped_line_does_not_end_a_quotation() -> None:
    assert inner("It said “we leave\nthis year” again.") == ["we leave\nthis year"]


def test_depth_tells_outer_from_inner() -> None:
    assert [each.depth for each in quotations("“a ‘b’ c” “d”")] == [0, 1, 0]


ALPHABET = st.text(st.sampled_from(list("ab .,’'\"“”‘«»„‹›\n—“1sS")), max_size=60)


@settings(max_examples=400, deadline=None)
@given(ALPHABET)
def test_spans_nest_and_outermost_ones_never_overlap(text: str) -> None:
    found = quotations(text)
    end = 0
    for each in found:
        assert each.span.covers(each.inner)
        assert each.inner.start == each.span.start + 1
        assert each.span.end <= len(text)
        if each.depth == 0:
            assert each.span.start >= end
            end = each.span.end
    for one in found:
        for other in found:
            if one is not other and one.span.overlaps(other.span):
                assert one.span.covers(other.span) or other.span.covers(one.span)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=8), st.data())
def test_any_run_of_words_is_faithful(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    assert check_excerpt(" ".join(words[start:stop]).upper() + "…", ", ".join(words)).faithful


def test_the_card_quote_is_faithful_and_its_gloss_is_reported() -> None:
    assert check_excerpt(CARD, FULL).reason == "gloss differs: Islamic State / ISIS"
    assert check_excerpt(CARD, FULL).faithful


@pytest.mark.parametrize(
    ("excerpt", "full", "faithful", "reason"),
    [
        ("we leave", "Today we leave the city", True, "word for word"),
        ("…WE LEAVE, the city!", "Today we leave the city", True, "word for word"),
        ("we left", "Today we leave", False, "not one run of words in the full quote"),
        ("Today … city", "Today we leave the city", True, LEFT_OUT),
        ("city … Today", "Today we leave the city", False, OUT_OF_ORDER),
        ("[the group] left", "They left", True, "added in square brackets: the group"),
        ("Yet [the group has] struck", "Yet they struck", True, "added in square brackets: the group has"),
        ("Today we [all] starve", "Today we eat and drink and sing and rest, and never starve", False,
         OUT_OF_ORDER),
        ("hit Daesh (ISIS) again", "hit Daesh again", True, "gloss added: ISIS"),
        ("hit Daesh again", "hit Daesh (ISIS) again", True, "gloss left out: ISIS"),
        ("a (x) b (y)", "a (p) b (q)", True, "gloss differs: x / p; gloss differs: y / q"),
        ("isn't", "it isn’t so", True, "word for word"),
    ],
)  # fmt: skip
def test_an_excerpt_is_compared_word_by_word(excerpt: str, full: str, faithful: bool, reason: str) -> None:
    found = check_excerpt(excerpt, full)
    assert (found.faithful, found.reason) == (faithful, reason)


def test_an_excerpt_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="no words"):
        check_excerpt("… — “”", FULL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("»Vi går nu», sa hon. »Ja», sa han.", ["Vi går nu", "Ja"]),
        ("”Vi går nu”, sa hon.", ["Vi går nu"]),
        ("„Wir gehen\", sagte er. „Nein\", sagte sie.", ["Wir gehen", "Nein"]),
        ("‚Wir gehen', sagte er.", ["Wir gehen"]),
        ("„Er sagte ‚nein‘ zu mir“, sagte sie.", ["Er sagte ‚nein‘ zu mir", "nein"]),
        ("»Wir sagten ›nein‹ zu ihm«, sagte er.", ["Wir sagten ›nein‹ zu ihm", "nein"]),
        ("“We leave.“ he said. “No.”", ["We leave.", "No."]),
        ("“We leave\", he said.", ["We leave"]),
        ("“He said \"no\" to me,” she said.", ["He said \"no\" to me,", "no"]),
        ("\"I am 6'2\" tall,\" he said. \"Yes.\"", ["I am 6'2\" tall,", "Yes."]),
        ("« Nous partons », dit-il. « Oui »", [" Nous partons ", " Oui "]),
        ("〝我们走〞", ["我们走"]),
        ("'We leave': minister", ["We leave"]),
    ],
)  # fmt: skip
def test_marks_of_other_languages_and_mixed_pairs_are_read(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_never_closed_ends_before_the_next_one() -> None:
    text = 'He said: "We go. Then "it is over" was read.'
    first, second = quotations(text)
    assert (first.inner.of(text), first.closed, first.depth) == ("We go. Then", False, 0)
    assert (second.inner.of(text), second.closed, second.depth) == ("it is over", True, 0)


MANY = st.text(st.sampled_from(list("a1 .,'\"“”‘’«»„‹›‚「」〝〞\n—")), max_size=80)


@settings(max_examples=400, deadline=None)
@given(MANY)
def test_depth_is_the_number_of_quotations_around(text: str) -> None:
    found = quotations(text)
    for each in found:
        around = [one for one in found if one is not each and one.span.covers(each.span)]
        assert each.depth == len(around)
        assert each.inner.start < each.inner.end


@pytest.mark.parametrize(
    "part", ['"a ', "“a ", "“‘", "'a' ", "«a» ", '"', "\n\n“a", "s’ a", "“a\n\n", "»a» ", "6'2\" ", '„a" ']
)
def test_the_time_grows_with_the_length_alone(part: str) -> None:
    def once(text: str) -> float:
        begun = time.process_time()
        quotations(text)
        return time.process_time() - begun

    def cost(times: int) -> float:
        return min(once(part * times) for _ in range(3))  # the least is what a busy machine disturbs least

    cost(1_000)
    assert cost(80_000) < 30 * max(cost(10_000), 0.02)
