"""Events come back as they went in, in order, and nobody can rewrite them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.store import cases, erasing, events, search
from kring.store.connection import DatabaseError
from kring.store.vault import Vault
from vault_builders import AT, CASE, TALK, add_notes, new_id, note, unlock

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(["t1", "t2", None]), TEXT, st.none() | TEXT), max_size=12))
def test_whatever_was_appended_is_read_back_in_order(
    vault: Vault, written: list[tuple[str | None, str, str | None]]
) -> None:
    case = new_id()
    cases.add(vault, case, case, AT)
    for talk, body, words in written:
        events.append(vault, case, talk, [(new_id(), AT, "p1", "kind", body, words)])
    everything = events.read_all(vault, case)
    assert [(event.talk_id, event.body, event.words) for event in everything] == written
    assert [event.seq for event in everything] == sorted(event.seq for event in everything)
    for talk in ("t1", "t2", None):
        assert [e.body for e in events.read(vault, case, talk)] == [body for t, body, _ in written if t == talk]
    assert events.talks(vault, case) == list(dict.fromkeys(talk for talk, *_ in written if talk))


def test_the_summary_is_stored_with_the_events(vault: Vault) -> None:
    events.append(vault, CASE, TALK, [note()], '{"stage":"talks"}')
    row = cases.get(vault, CASE)
    assert row is not None and row.summary == '{"stage":"talks"}'


def test_an_event_stored_twice_is_there_once(vault: Vault) -> None:
    one, two = note("one", "id-1"), note("two", "id-2")
    first = events.append(vault, CASE, TALK, [one])
    again = events.append(vault, CASE, TALK, [one, two])
    assert again[0] == first[0]
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["one", "two"]


def test_an_event_of_no_known_case_is_refused_whole(vault: Vault) -> None:
    with pytest.raises(DatabaseError):
        events.append(vault, "nowhere", None, [note()])
    assert vault.one("SELECT count(*) FROM event") == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET body = '{}' || body",
        "UPDATE event SET words = 'other'",
        "UPDATE event SET at = 'then'",
        "UPDATE event SET seq = seq + 100",
        "UPDATE event SET case_id = 'x'",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "REPLACE INTO event (seq, id, case_id, at, kind, body) SELECT seq, 'x', case_id, at, kind, body FROM event",
        "DELETE FROM case_row",
        "UPDATE case_row SET number = 'x'",
        "INSERT INTO erasing VALUES (1, 1)",
    ],
)
def test_no_statement_can_rewrite_what_was_recorded(vault: Vault, statement: str) -> None:
    add_notes(vault, "as it was said")
    before = events.read_all(vault, CASE)
    with pytest.raises(DatabaseError):
        vault.write(lambda database: database.run(statement))
    assert events.read_all(vault, CASE) == before
    assert vault.check().sound


def test_a_deletion_needs_an_erasure_and_the_leave_ends_with_it(vault: Vault) -> None:
    add_notes(vault, "one", "two")
    search.catch_up(vault)
    erasing.erase(vault, lambda database: database.run("DELETE FROM event WHERE words = 'one'"))
    assert [event.words for event in events.read_all(vault, CASE)] == ["two"]
    assert search.find(vault, "one") == []
    with pytest.raises(DatabaseError):
        vault.write(lambda database: database.run("DELETE FROM event"))


def test_words_can_die_while_the_record_stays(vault: Vault) -> None:
    add_notes(vault, "kept word", "dying word")
    search.catch_up(vault)
    dying = events.read(vault, CASE, TALK)[1]
    assert events.drop_words(vault, [dying.id]) == 1
    assert events.drop_words(vault, [dying.id, "unknown"]) == 0
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["kept word", None]
    assert search.find(vault, "dying") == []
    assert len(search.find(vault, "word")) == 1


def test_dead_words_leave_the_index_itself(vault: Vault) -> None:
    add_notes(vault, "zebrafinch", "other")
    search.catch_up(vault)
    events.drop_words(vault, [events.read(vault, CASE, TALK)[0].id])
    left = b"".join(row[0] for row in vault.rows("SELECT block FROM search_data"))
    assert b"zebrafinch" not in left
    assert b"other" in left


def test_a_number_freed_by_an_erasure_is_indexed_again(vault: Vault) -> None:
    add_notes(vault, "one", "two")
    search.catch_up(vault)
    erasing.erase(vault, lambda database: database.run("DELETE FROM event WHERE words = 'two'"))
    add_notes(vault, "three")
    search.catch_up(vault)
    assert [len(search.find(vault, word)) for word in ("one", "two", "three")] == [1, 0, 1]


def test_an_event_in_the_bin_is_not_read_and_comes_back(vault: Vault) -> None:
    add_notes(vault, "binned")
    (event,) = events.read(vault, CASE, TALK)
    events.set_deleted(vault, [event.id], AT)
    assert events.read_all(vault, CASE) == []
    assert search.find(vault, "binned") == []
    events.set_deleted(vault, [event.id], None)
    assert events.read_all(vault, CASE) == [event]


def test_half_a_character_does_not_lose_the_note(vault: Vault) -> None:
    add_notes(vault, "smile \ud83d and more")
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["smile ? and more"]


def test_events_outlive_the_lock(vault: Vault, tmp_path: Path) -> None:
    add_notes(vault, "a", None, "b")
    before = events.read_all(vault, CASE)
    vault.close()
    again = unlock(tmp_path / "vault")
    assert events.read_all(again, CASE) == before
    again.close()
