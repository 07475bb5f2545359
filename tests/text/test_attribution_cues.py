"""Whose words a sentence gives, and how far it stands from them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.attribution import AttributionKind, attribution, cues, headline_speaker, speakers

KINDS = [
    ("en", "The bridge was closed.", "none", ""),
    ("en", "The envoy said the bridge was closed.", "attributed", "The envoy"),
    ("en", "According to the ministry, the bridge was closed.", "attributed", "ministry"),
    ("en", "The envoy claimed the bridge was closed.", "distanced", "The envoy"),
    ("en", "The envoy accused the ministry of closing the bridge.", "distanced", "The envoy"),
    ("en", "The so-called ministry closed the bridge.", "distanced", None),
    ("en", "The ministry denied that the bridge was closed.", "denied", "The ministry"),
    ("en", "The ministry falsely said the bridge was closed.", "disputed", None),
    ("en", "There is no evidence that the bridge was closed.", "disputed", ""),
    ("en", "The envoy repeated a debunked conspiracy theory.", "disputed", None),
    ("en", "Bridge was closed on purpose: Russian diplomat", "attributed", "Russian diplomat"),
    ("en", "Kabulov: the bridge was closed", "attributed", "Kabulov"),
    ("en", "Record: a bridge of steel", "none", ""),
    ("en", "Nobody contradicts the ministry.", "none", ""),
    ("ru", "Дипломат заявил, что мост закрыт.", "attributed", "Дипломат"),
    ("ru", "По данным ведомства, мост закрыт.", "attributed", "ведомства"),
    ("ru", "Якобы мост закрыт.", "distanced", None),
    ("ru", "Ведомство опровергло это.", "denied", None),
    ("ar", "قال الوزير إن الجسر مغلق", "attributed", None),
    ("ar", "زعم الوزير أن الجسر مغلق", "distanced", None),
    ("de", "Laut Ministerium ist die Brücke gesperrt.", "attributed", None),
    ("de", "Die Brücke ist angeblich gesperrt.", "distanced", None),
    ("fr", "Selon le ministère, le pont est fermé.", "attributed", "le ministère"),
    ("fr", "Le pont serait, sans preuve, fermé.", "disputed", None),
    ("es", "Según el ministerio, el puente está cerrado.", "attributed", "el ministerio"),
    ("es", "El ministerio desmiente el cierre.", "denied", None),
    ("it", "Il ministro ha detto che il ponte è chiuso.", "attributed", "Il ministro"),
    ("it", "La presunta chiusura del ponte.", "distanced", None),
]


@pytest.mark.parametrize(("language", "sentence", "expected", "source"), KINDS)
def test_the_strongest_cue_says_how_a_sentence_stands_to_its_content(
    language: str, sentence: str, expected: str, source: str | None
) -> None:
    found = attribution(sentence, language)
    assert found.kind.value == expected
    if source is not None:
        assert found.source == source
    if found.span is not None:
        assert found.span.of(sentence) in (found.cue, found.source)


def test_a_headline_that_announces_something_names_no_speaker() -> None:
    for line in ("Video: the bridge", "What we know: the bridge", "Explainer: how bridges fall"):
        assert headline_speaker(line) is None, line


def test_every_speaker_of_a_sentence_is_found() -> None:
    line = "According to the agency, the minister said that it rained."
    assert [span.of(line) for span in speakers(line)] == ["agency", "the minister"]


def test_cues_are_listed_in_order_with_their_words() -> None:
    line = "He alleged, without evidence, what the ministry denied."
    assert [(one.kind, one.words) for one in cues(line)] == [
        (AttributionKind.DISTANCED, "alleged"),
        (AttributionKind.DISPUTED, "without evidence"),
        (AttributionKind.DENIED, "denied"),
    ]


def test_an_unlisted_language_is_read_with_the_english_list() -> None:
    assert attribution("The envoy said so.", "fi").kind is AttributionKind.ATTRIBUTED


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ar", "de", "fr", "es", "it", None]))
def test_every_span_lies_in_the_text(text: str, language: str | None) -> None:
    found = attribution(text, language)
    for cue in cues(text, language):
        assert cue.span.of(text) == cue.words
    for span in [*speakers(text, language), *([found.inside] if found.inside else [])]:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("sign", [" ", "\n", "\t", ": ", "A ", "\r\n"])
def test_a_stretch_without_sense_is_read_in_time(sign: str) -> None:
    started = time.perf_counter()
    assert headline_speaker(sign * 50_000) is None
    assert headline_speaker(": a" + sign * 50_000 + "!") is None
    assert time.perf_counter() - started < 2
