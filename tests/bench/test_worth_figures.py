"""The figures of check-worthiness, on a tiny input: what is trained on what, and what is absent."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from hash_encoder import HashEncoder

from onrecord.bench.figure import Absent, Figure, Places
from onrecord.bench.worth import measure
from onrecord.bench.worth_scores import Method, NaiveBayes, Trial
from onrecord.bench.worth_sets import DEBATES, LANGUAGES, UNSEEN_DEBATES, clef2019, debate_of, tweets
from onrecord.engines import e5
from onrecord.records.engine import Engines

CLAIM = "The deficit fell by {} percent, and he voted against the bill."
TALK = "Thank you all, and I will fight for {} families like yours."
HEAD = "topic\ttweet_id\ttweet_url\ttweet_text\tclass_label\n"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The three sets, with four sentences for each debate and four texts in each other file."""
    numbers = [first + step for first, _ in DEBATES for step in range(1, 5)]
    rows = [
        {"sentence_id": number, "label": at % 2, "text": (CLAIM if at % 2 else TALK).format(number)}
        for at, number in enumerate(numbers)
    ]
    (tmp_path / "claimbuster").mkdir()
    (tmp_path / "claimbuster" / "train.json").write_text(json.dumps(rows))
    debates = tmp_path / "clef2019_checkworthiness" / "training"
    debates.mkdir(parents=True)
    for name in UNSEEN_DEBATES:
        lines = [f"{at}\tMODERATOR\t{text}\t{label}" for at, (text, label) in enumerate(_texts(name))]
        (debates / f"{name}.tsv").write_text("\n".join(lines) + "\n")
    english = tmp_path / "clef2022_claim_detection" / "english"
    english.mkdir(parents=True)
    with tarfile.open(english.parent / "other_languages.tar.gz", "w:gz") as packed:
        for name in LANGUAGES.values():
            for task in ("1A_checkworthy", "1B_claim"):
                for part in ("train", "dev_test"):
                    _put(packed, english, name, f"CT22_{name}_{task}_{part}.tsv")
    return tmp_path


def _texts(seed: str) -> list[tuple[str, int]]:
    return [(f"{(CLAIM if at % 2 else TALK).format(at)} {seed}", at % 2) for at in range(20)]


def _put(packed: tarfile.TarFile, english: Path, name: str, file: str) -> None:
    rows = "".join(
        f"COVID-19\t{at}\thttp://x\t{text}\t{label}\n" for at, (text, label) in enumerate(_texts(file))
    )
    if name == "english":
        (english / file).write_text(HEAD + rows)
        return
    told = (HEAD + rows + "COVID-19\t99\thttp://x\tno label\t\n").encode()
    member = tarfile.TarInfo(f"{name}/{file}")
    member.size = len(told)
    packed.addfile(member, io.BytesIO(told))


def places(shared: Path) -> Places:
    encoder = HashEncoder(dimensions=e5.DIMENSIONS)
    return Places(shared, shared, Engines(encoder=encoder))


def test_every_set_gives_figures_of_the_engine_beside_naive_bayes_and_the_rules(shared: Path) -> None:
    found = [one for one in measure(places(shared)) if isinstance(one, Figure)]
    keys = [one.key for one in found]
    assert len(set(keys)) == len(keys)
    for on in ("debates-late", "debates-early", "clef2019", "tweets-en-1A", "tweets-en-1B"):
        assert {f"worth.{on}.{who}.f1" for who in ("engine", "bayes", "rules", "always")} <= set(keys)
    for language in set(LANGUAGES) - {"en"}:
        assert f"worth.tweets-{language}-1A.engine.f1" in keys
    assert "worth.debates-late.drop" in keys
    assert all(one.baseline == (".engine." not in one.key) for one in found)
    assert all(one.low <= one.measured <= one.high for one in found)


def test_what_is_easy_is_learnt_from_other_years_and_the_target_is_named(shared: Path) -> None:
    found = {one.key: one for one in measure(places(shared)) if isinstance(one, Figure)}
    late = found["worth.debates-late.engine.f1"]
    assert late.measured > 0.95
    assert late.target == 0.72
    assert "trained on 1960–2004, tested on the debates of 2008–2016 (50% marked)" in late.on
    assert late.count == 4 * sum(year >= 2008 for _, year in DEBATES)


def test_what_is_not_there_is_said_and_nothing_is_made_up(tmp_path: Path) -> None:
    assert [one.key for one in measure(places(tmp_path))] == ["worth.debates", "worth.tweets"]
    (absent,) = measure(Places(tmp_path, tmp_path, Engines()))
    assert absent == Absent("worth", "The multilingual encoder is absent.")


def test_a_sentence_that_stands_in_the_training_set_is_left_out_of_the_test(shared: Path) -> None:
    rows = clef2019(shared, [])
    known = rows[0].text.upper().replace(",", " --")
    assert len(rows) == 20 * len(UNSEEN_DEBATES)
    assert len(clef2019(shared, [known])) == len(rows) - 1


def test_a_tweet_without_a_label_is_left_out(shared: Path) -> None:
    assert len(tweets(shared, "nl", "1B", "train")) == 20


def test_the_debates_are_the_thirty_three_of_twelve_elections() -> None:
    assert len(DEBATES) == 33
    assert {year for _, year in DEBATES} == set(range(1960, 2017, 4)) - {1964, 1968, 1972}
    assert debate_of(989)[1] == 1988
    assert debate_of(990)[1] == 1976


def test_naive_bayes_leaves_out_words_it_has_never_seen() -> None:
    bayes = NaiveBayes(["taxes fell", "thank you", "thank them"], [1, 0, 0])
    known, unknown = bayes.log_odds(["", "zebra"])
    assert known == unknown == pytest.approx(np.log(1 / 2))


def test_sentences_of_one_debate_are_drawn_together() -> None:
    marked = np.array([True] * 50 + [False] * 50)
    method = Method("engine", "the engine", np.array([True] * 100), shown=("precision",))
    (alone,) = Trial("t", "", marked, tuple(str(at) for at in range(100))).figures([method])
    (together,) = Trial("t", "", marked, ("a",) * 50 + ("b",) * 50).figures([method])
    assert alone.measured == together.measured == 0.5
    assert together.high - together.low > alone.high - alone.low
