"""Searching: what was synced is found, in a fixed order, and never by two encoders at once."""

import shutil
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from archive_records import document
from hash_encoder import HashEncoder
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Archive
from onrecord.archive import lance, table_search
from onrecord.archive.fusion import fuse
from onrecord.archive.index import Query
from onrecord.errors import ArchiveBusy, ArchiveDamaged, EngineMismatch
from onrecord.records.factcheck import FactCheck
from onrecord.text.when import When

TOPICS = ["bridge", "harvest", "railway", "election", "hospital", "border", "airport", "flood"]


def fill(archive: Archive) -> None:
    for number in range(24):
        topic, other = TOPICS[number % 8], TOPICS[(number * 3 + 1) % 8]
        year = 2000 + number
        text = f"The council spoke about the {topic}. A report on the {other} came in {year}.\n\nNo {topic}."
        archive.put(document(text, title=f"On the {topic}", published=When(str(year))))
        archive.put(
            FactCheck("A desk", f"The {topic} was closed.", title=f"The {other} was not", address=str(year))
        )


def test_words_find_passages_in_english_russian_and_arabic(archive: Archive) -> None:
    texts = {
        "en": "The ministry was strengthening the bridges.",
        "ru": "Министерство укрепляет мосты.",
        "ar": "الوزارة تعزز الجسور في المدينة.",
    }
    ids = {language: document(text, language=language, title=None) for language, text in texts.items()}
    archive.put(*ids.values())
    archive.sync(None)
    for language, words in {"en": "strengthen bridge", "ru": "укрепление моста", "ar": "الجسور"}.items():
        hits = archive.search_passages(Query(words, language=language))
        assert [hit.document for hit in hits] == [ids[language].id]
        assert hits[0].span.of(texts[language]) == hits[0].words == hits[0].passage.words
        assert hits[0].vector_score is None


def test_a_name_is_found_in_a_text_of_unknown_language(archive: Archive) -> None:
    unknown = document("Kabulov – ISIS – 2022", language=None, title=None)
    archive.put(unknown)
    archive.sync(None)
    assert [hit.document for hit in archive.search_passages(Query("What ISIS does", language="en"))] == [
        unknown.id
    ]


def test_new_records_are_found_after_sync_and_counted_until_then(archive: Archive) -> None:
    fill(archive)
    assert archive.behind() == 48
    assert archive.search_passages(Query("bridge")) == []
    seen: list[tuple[str, int, int]] = []
    synced = archive.sync(None, lambda *step: seen.append(step))
    assert (synced.documents, synced.factchecks, synced.passages) == (24, 24, 48)
    assert (archive.behind(), seen) == (0, [("index", 48, 48)])
    assert archive.sync(None).documents == 0
    archive.put(document("A single new text about a lighthouse."))
    archive.sync(None)
    assert len(archive.search_passages(Query("lighthouse", language="en"))) == 1


def test_the_title_of_an_earlier_check_finds_it(archive: Archive) -> None:
    check = FactCheck("A desk", "It fell.", title="The lighthouse stands", keywords=("coast",), language="en")
    archive.put(check, FactCheck("A desk", "Rain fell.", language="en"))
    archive.sync(None)
    assert [hit.factcheck for hit in archive.search_factchecks(Query("lighthouses", language="en"))] == [
        check.id
    ]


def test_equals_stand_oldest_first_then_by_id_and_undated_last(archive: Archive) -> None:
    dates = [None, When("2022-05-02"), When("2022-05"), When("2010"), When("2022-05-02"), None]
    same = [
        document("The bridge fell.", published=when, snapshot=f"snp_{number}")
        for number, when in enumerate(dates)
    ]
    archive.put(*same)
    archive.sync(HashEncoder())
    wanted = [same[3].id, same[2].id, *sorted([same[1].id, same[4].id]), *sorted([same[0].id, same[5].id])]
    vector = HashEncoder().encode(["bridge"], "query")[0]
    for query in [Query("bridge"), Query("bridge", vector), Query("bridge", limit=3)]:
        assert [hit.document for hit in archive.search_passages(query)] == wanted[: query.limit]


def test_many_equals_are_cut_by_date_and_not_by_where_they_lie(archive: Archive) -> None:
    number = 3 * table_search._DEPTH
    same = [
        FactCheck(
            "A desk", "The bridge fell.", address=str(n), published=When.day(date.fromordinal(738000 - n))
        )
        for n in range(number)
    ]
    archive.put(*same)
    archive.sync(None)
    hits = archive.search_factchecks(Query("bridge", limit=3))
    assert [hit.factcheck for hit in hits] == [check.id for check in same[:-4:-1]]


def test_until_leaves_out_what_is_certainly_later_and_keeps_the_undated(archive: Archive) -> None:
    early, late, undated = (
        document("The bridge.", published=When(value) if value else None) for value in ["2021", "2022-03", ""]
    )
    archive.put(early, late, undated)
    archive.sync(HashEncoder())
    vector = HashEncoder().encode(["bridge"], "query")[0]
    for query in [Query("bridge", until=date(2022, 2, 28)), Query("bridge", vector, until=date(2022, 2, 28))]:
        assert [hit.document for hit in archive.search_passages(query)] == [early.id, undated.id]


def test_a_filter_changes_no_score(archive: Archive) -> None:
    fill(archive)
    archive.sync(None)
    found = archive.search_passages(Query("bridge harvest", limit=60))
    everything = {(hit.document, hit.span): hit.words_score for hit in found}
    some = archive.search_passages(Query("bridge harvest", until=date(2010, 1, 1), limit=60))
    assert 0 < len(some) < len(everything)
    assert all(hit.words_score == everything[hit.document, hit.span] for hit in some)


@pytest.mark.parametrize("text", ["", "   ", "the of and", "«»—…", "\x00", "a" * 5000, 'OR AND ("x" -y)*'])
def test_a_query_without_matching_words_finds_nothing(archive: Archive, text: str) -> None:
    fill(archive)
    archive.sync(None)
    assert archive.search_passages(Query(text, language="en")) == []
    assert archive.search_passages(Query("bridge", limit=0)) == []


def test_both_scores_are_exact_for_every_hit(archive: Archive) -> None:
    fill(archive)
    encoder = HashEncoder()
    archive.sync(encoder)
    vector = encoder.encode(["bridge flood"], "query")[0]
    hits = archive.search_passages(Query("bridge flood", vector, limit=60))
    assert len(hits) == 48
    words = {
        (hit.document, hit.span): hit.words_score
        for hit in archive.search_passages(Query("bridge flood", limit=60))
    }
    for hit in hits:
        stored = encoder.encode([hit.words], "passage")[0].astype(np.float16).astype(np.float32)
        assert hit.vector_score == pytest.approx(float(stored @ vector), abs=2e-6)
        assert hit.words_score == words.get((hit.document, hit.span), 0.0)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_vectors_read_from_disk_give_what_vectors_in_memory_give(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(archive)
    encoder = HashEncoder()
    archive.sync(encoder)
    vector = encoder.encode(["bridge flood"], "query")[0]
    queries = [
        Query("bridge flood", vector, limit=5),
        Query("railway", vector, limit=5, until=date(2012, 1, 1)),
        Query("", vector, limit=5),
    ]
    exact = [archive.search_passages(query) for query in queries]
    monkeypatch.setattr(table_search, "IN_MEMORY", 0)
    assert [archive.search_passages(query) for query in queries] == exact


def test_a_deleted_index_is_named_and_rebuilt_with_equal_results(archive: Archive) -> None:
    fill(archive)
    archive.sync(None)
    archive.put(document("One more about the bridge."))
    archive.sync(None)
    queries = [Query(f"{topic} report council", limit=30) for topic in TOPICS]

    def results() -> list[object]:
        return [(archive.search_passages(query), archive.search_factchecks(query)) for query in queries]

    before = results()
    shutil.rmtree(archive.path / "index")
    for ask in (archive.search_passages, archive.search_factchecks):
        with pytest.raises(ArchiveDamaged, match="onrecord reindex"):
            ask(Query("bridge"))
    assert [problem.what for problem in archive.verify().problems] == ["index"]
    assert "reindex" in (archive.status().index_problem or "")
    rebuilt = archive.rebuild(None)
    assert (rebuilt.documents, rebuilt.factchecks) == (25, 24)
    assert results() == before
    assert archive.verify().clean


def test_tables_that_vanish_from_the_index_are_named(archive: Archive) -> None:
    fill(archive)
    archive.sync(None)
    (tables,) = (path for path in (archive.path / "index").iterdir() if path.is_dir())
    shutil.rmtree(tables / "passages.lance")
    with Archive.open(archive.path) as again, pytest.raises(ArchiveDamaged, match="onrecord reindex"):
        again.search_passages(Query("bridge"))
    archive.rebuild(None)
    assert archive.search_passages(Query("bridge"))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (HashEncoder(), HashEncoder("another")),
        (HashEncoder(), None),
        (None, HashEncoder()),
        (HashEncoder(), HashEncoder(dimensions=32)),
    ],
)
def test_two_encoders_are_never_mixed(
    archive: Archive, first: HashEncoder | None, then: HashEncoder | None
) -> None:
    archive.put(document())
    archive.sync(first)
    archive.put(document("Another text about the bridge."))
    if then is not None and first is not None and then.engine == first.engine:
        with pytest.raises(EngineMismatch, match="onrecord reindex"):
            archive.search_passages(Query("bridge", then.encode(["bridge"], "query")[0]))
        return
    with pytest.raises(EngineMismatch, match="onrecord reindex"):
        archive.sync(then)
    assert archive.behind() == 1
    archive.rebuild(then)
    assert archive.behind() == 0
    assert archive.status().encoder == (then.engine if then else None)
    assert len(archive.search_passages(Query("bridge"))) == 2


def test_an_empty_index_takes_any_encoder(archive: Archive) -> None:
    archive.sync(None)
    archive.put(document())
    archive.sync(HashEncoder())
    assert archive.status().encoder == HashEncoder().engine
    assert archive.status().vector_search == "exact, in memory"


def test_a_vector_asked_of_words_alone_gives_no_vector_score(archive: Archive) -> None:
    archive.put(document())
    archive.sync(None)
    (hit,) = archive.search_passages(Query("bridge", HashEncoder().encode(["bridge"], "query")[0]))
    assert hit.vector_score is None
    assert hit.words_score is not None


def test_rows_that_were_added_before_a_kill_are_not_added_twice(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(archive)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(archive._jobs), "done", killed)
    with pytest.raises(KeyboardInterrupt):
        archive.sync(None)
    monkeypatch.undo()
    assert archive.behind() == 48
    archive.sync(None)
    assert (archive.status().passages, archive.status().factchecks) == (48, 24)
    assert archive.verify().clean


def test_another_open_archive_sees_what_was_synced_and_rebuilt(archive: Archive) -> None:
    archive.put(document())
    archive.sync(None)
    with Archive.open(archive.path) as other:
        assert len(other.search_passages(Query("bridge"))) == 1
        archive.put(document("The bridge is open again."))
        archive.sync(None)
        assert len(other.search_passages(Query("bridge"))) == 2
        archive.rebuild(HashEncoder())
        assert len(other.search_passages(Query("bridge"))) == 2


def test_an_index_that_somebody_rebuilds_is_busy(archive: Archive) -> None:
    archive.put(document())
    with Archive.open(archive.path) as other:
        other._home._wait = 0.1
        with archive._home.alone(), pytest.raises(ArchiveBusy):
            other.sync(None)
        assert other.sync(None).documents == 1


def test_rows_go_to_the_index_that_a_rebuild_put_in_place_at_the_last_moment(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put(document())
    archive.sync(None)
    archive.put(document("The harvest was good."))
    together = archive._home.together
    late = document("A lighthouse stands on the coast.")

    def after_a_rebuild() -> AbstractContextManager[None]:
        with Archive.open(archive.path) as other:
            other.rebuild(None)
            other.put(late)
        return together()

    monkeypatch.setattr(archive._home, "together", after_a_rebuild)
    archive.sync(None)
    assert archive.behind() == 0
    hits = archive.search_passages(Query("lighthouse", language="en"))
    assert [hit.document for hit in hits] == [late.id]
    assert archive.verify().clean


def test_a_large_index_settles_later_and_still_finds_new_rows(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lance, "SETTLE_ALWAYS", 0)
    monkeypatch.setattr(lance, "SETTLE_SHARE", 0.5)
    monkeypatch.setattr(lance, "TIDY_FRAGMENTS", 4)
    fill(archive)
    archive.sync(None)
    for number in range(8):
        archive.put(document(f"Lighthouse number {number}."))
        archive.sync(None)
        assert len(archive.search_passages(Query("lighthouse", language="en"))) == number + 1
    assert archive.verify().clean


NAMES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 50).map(lambda score: round(score, 2)))


@given(NAMES, NAMES)
def test_fused_scores_run_from_0_to_1_and_do_not_depend_on_the_order_given(
    words: dict[str, float], near: dict[str, float]
) -> None:
    names = sorted({*words, *near})
    days = {name: "2020-01-01" if name in "ace" else None for name in names}
    fused = fuse(words, near, days)
    assert fused == fuse(words, near, dict(reversed(days.items())))
    assert all(0 <= hit.score <= 1 for hit in fused)
    assert {hit.id for hit in fused} == set(names)


def test_search_goes_on_while_a_rebuild_runs(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    archive.sync(None)
    found = []
    archive.rebuild(
        None,
        lambda *_: found.append(
            len(
                archive.search_passages(
                    Query("bridge"),
                )
            )
        ),
    )
    assert found
    assert all(found)
