"""Training the engine of check-worthiness: what it learns, and that nothing is calibrated on what it saw."""

import numpy as np
import pytest
from hash_encoder import HashEncoder

from onrecord.engines.worth import scores
from onrecord.engines.worth_fit import Marked, fit, learn, logistic, steps_of, vocabulary

CLAIMS = [
    f"{what} {how} by {number} percent since the last election"
    for what in ("taxes", "wages", "prices", "exports", "pensions")
    for how in ("rose", "fell")
    for number in (3, 12, 40)
]
TALK = [
    f"thank you, {whom}, and I will {what} for {whom} tomorrow"
    for whom in ("everybody", "friends", "neighbours", "Ohio", "families")
    for what in ("fight", "work")
    for _ in range(3)
]


def marked(claims: list[str] = CLAIMS, talk: list[str] = TALK) -> Marked:
    texts = [text for pair in zip(claims, talk, strict=True) for text in pair]
    return Marked(
        tuple(texts),
        HashEncoder().encode(texts, "query"),
        np.array([1, 0] * len(claims)),
        np.repeat([1996, 2000, 2004], len(texts) // 3),
    )


def test_claims_score_above_talk_of_an_election_that_was_not_seen() -> None:
    every = marked()
    seen = every.where(every.elections != 2004)
    held = every.where(every.elections == 2004)
    odds = scores(fit(seen, with_words=True), held.texts, held.vectors)
    assert odds[held.labels == 1].min() > odds[held.labels == 0].max()


def test_a_scorer_without_words_has_none() -> None:
    assert fit(marked(), with_words=False).words == {}


def test_the_same_sentences_give_the_same_weights() -> None:
    one, other = (fit(marked(), with_words=True) for _ in range(2))
    assert one.bias == other.bias
    assert one.words == other.words
    assert np.array_equal(one.vector, other.vector)


def test_labels_that_are_chance_leave_the_unseen_near_the_share_of_the_marked() -> None:
    every = marked()
    dice = np.random.default_rng(0)
    by_chance = Marked(every.texts, every.vectors, dice.permutation(every.labels), every.elections)
    learned = learn(by_chance, with_words=True)
    assert abs(float(learned.unseen.mean()) - 0.5) < 0.05
    assert learned.unseen.std() < 0.2


def test_steps_are_read_off_the_unseen_and_low_keeps_nineteen_in_twenty() -> None:
    unseen = np.linspace(0.005, 0.995, 100)
    labels = (unseen > 0.5).astype(np.int64)
    high, low = steps_of(unseen, labels)
    assert high == pytest.approx(0.5, abs=0.01)
    assert low <= high
    assert (unseen[labels == 1] >= low).mean() >= 0.95


def test_names_numbers_and_rare_words_are_kept_out_of_the_vocabulary() -> None:
    texts = ["In Ohio taxes fell by 3 percent."] * 25 + ["The tariff rose."] * 24
    assert vocabulary(texts) == ("0", "fell", "percent", "taxes")


def test_a_larger_penalty_makes_smaller_weights() -> None:
    inputs, labels = np.array([[0.0], [1.0]] * 20), np.array([0, 1] * 20)
    weak, strong = (logistic(inputs, labels, penalty=penalty)[0][0] for penalty in (0.1, 10.0))
    assert weak > strong > 0
