"""Once the words of a case died, nothing that anybody said and nobody's name is left in any row of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_origin

import pytest

import builders as build
import frozen
from kring.domain import codec
from kring.domain.errors import Refused
from kring.domain.events import Event
from kring.domain.refusals import Rule
from kring.store import cases as case_rows
from kring.store import events, search, words_die
from kring.store.connection import DatabaseError
from kring.store.vault import Vault
from kring.usecases import case_line, cases, past_and_search
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import new_event
from kring.usecases.desk.waiting import REFUSED, KeptChange, Rows, from_json, refused_text, to_json, words_of
from kring.usecases.talks import talks


def raw(vault: Vault) -> str:
    """Everything that lies in the vault, as the database gives it, also the tables of the index; no script itself."""
    tables = {row[0]: "*" for row in vault.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    tables["script_text"] = "hash, turns"
    rows = [row for table, columns in tables.items() for row in vault.rows(f"SELECT {columns} FROM {table}")]
    values = [value for row in rows for value in row]
    return "\n".join(v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in values)


def said_in(vault: Vault, case_id: str) -> set[str]:
    """Every text of a case that can die, and each longer word of it; not what the scripts say all by themselves."""
    rows = events.read_all(vault, case_id)
    whole = {text for row in rows for _, text in codec.texts(row.kind, row.body, row.words) if len(text) > 3}
    scripts = " ".join(row[0] for row in vault.rows("SELECT text FROM script_text"))
    return {text for text in whole | {p for text in whole for p in text.split() if len(p) > 7} if text not in scripts}


def planted() -> Iterator[Event]:
    """Every kind of event once, with a word of its own in each field that can die and nothing in the others."""
    for kind, cls in sorted(codec.kinds().items()):
        given: dict[str, object] = {f.name: None for f in fields(cls)}
        for number, name in enumerate(codec.mortal(kind)):
            word = f"Zq{kind.replace('-', '')}{'abcdef'[number]}"
            given[name] = (word,) if get_origin(codec.hints(cls)[name]) is tuple else word
        yield cls(**given)


def test_no_word_of_any_kind_of_event_is_left_in_a_row_or_in_the_index(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.opened(desk)
    rows = [new_event(desk, event) for event in planted()]
    assert not any("Zq" in body for *_, body, _words in rows)
    events.append(desk.vault, built.id, None, rows)
    search.catch_up(desk.vault)
    assert raw(desk.vault).lower().count("zq") > sum(len(codec.mortal(kind)) for kind in codec.kinds())
    had = sum(bool(codec.mortal(kind)) for kind in codec.kinds())
    assert words_die.of_case(desk.vault, built.id) > had
    assert "zq" not in raw(desk.vault).lower()
    assert {row.id for row in events.read_all(desk.vault, built.id)} >= {row[0] for row in rows}
    desk.vault.close()


def test_names_die_in_turns_lists_and_forms_too(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    build.note(desk, talk, "She looks at Priya.", built["ellie"])
    drafts.keep_with_place(desk, ["Half a sentence"], drafts.HalfWritten(f"{built.id}:needs", "talks", "Ellie’s page"))
    refused = refused_text(built.id, Rule.GATE_CLOSED, ["Karen said so"])
    desk.vault.together(lambda: drafts.writing.put_value(desk, REFUSED + "one", refused))
    desk.vault.together(lambda: drafts.writing.put_value(desk, REFUSED + "two", json.dumps([built.id, "x", "Karen"])))
    assert cases.lines(desk)
    names = {name for person in built.case.people.values() for name in (person.name, person.called)}
    planted = {
        *names,
        "Half a sentence",
        "Karen said so",
        "She looks",
        "Locker",
        "E.M.",
        *said_in(desk.vault, built.id),
    }
    before = raw(desk.vault)
    assert all(text in before for text in (*names, "Half a sentence", "Karen said so", "She looks", "Locker", "E.M."))

    words_die.of_case(desk.vault, built.id)

    after = raw(desk.vault)
    assert [text for text in planted if text in after] == []
    with pytest.raises(Refused) as refusal:
        talks.open_talk(desk, cases.load(desk, built.id), talk.id)
    assert refusal.value.code is Rule.WORDS_ERASED
    desk.vault.close()


@pytest.mark.parametrize("name", frozen.NAMES)
def test_the_record_of_a_case_without_its_words_reads_on_and_other_cases_keep_theirs(name: str, tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy(name, tmp_path))
    first, *others = frozen.all_cases(desk)
    kept = [frozen.read(case, talk) for case in others for talk in frozen.of_case(desk, case)]
    said = said_in(desk.vault, first.id) - {text for case in others for text in said_in(desk.vault, case.id)}
    words_die.of_case(desk.vault, first.id)
    assert [text for text in said if text in raw(desk.vault)] == []

    again = cases.load(desk, first.id)
    assert list(again.people) == list(first.people) and not any(p.name for p in again.people.values())
    assert [w.want for w in again.wishes] == [w.want for w in first.wishes]
    assert list(again.talks) == list(first.talks) and list(again.promises) == list(first.promises)
    case_rows.set_summary(desk.vault, first.id, case_line.written(desk, again))
    assert len(cases.lines(desk)) + len(cases.closed_lines(desk)) == 1 + len(others)
    assert not any(found.case_id == first.id for found in past_and_search.find(desk, "the"))
    rest = [frozen.read(case, talk) for case in others for talk in frozen.of_case(desk, cases.load(desk, case.id))]
    assert rest == kept
    assert desk.vault.check().sound
    desk.vault.close()


def test_what_an_earlier_program_wrote_elsewhere_comes_in_with_its_words_where_they_can_die(tmp_path: Path) -> None:
    at = datetime(2026, 11, 17, 9, tzinfo=UTC)
    body = '{"person":"noor","askers":["Mrs Vos","her aunt"],"on":"2026-11-17"}'
    row = ("r1", at.isoformat(), None, "askers-named", body, "Her, please.")
    letter = to_json([KeptChange("k1", at, (Rows("case-a", None, (row,)),))])
    ((wanted,),) = (kept.wanted for kept in from_json(letter))
    assert isinstance(wanted, Rows)
    ((*_before, kind, now, words),) = wanted.rows
    assert now == '{"person":"noor","on":"2026-11-17"}'
    assert codec.decode(kind, now, words) == codec.decode(kind, body, "Her, please.")
    assert words_of([wanted]) == ("Mrs Vos", "her aunt", "Her, please.")


def test_turns_may_die_and_nothing_else_of_a_script(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    build.talked(desk)
    for change in ("turns = '[]'", "text = ''", "hash = 'x'", "text = '', turns = ''"):
        with pytest.raises(DatabaseError):
            desk.vault.write(lambda database, change=change: database.run(f"UPDATE script_text SET {change}"))
    desk.vault.close()
