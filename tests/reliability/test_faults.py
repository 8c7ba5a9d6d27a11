"""A disk that fails: nothing is acknowledged falsely, and the next try opens the file anew (trust.md, R6)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kring.domain.errors import NotSaved, VaultDamaged
from kring.store import events
from kring.store.connection import Database, DatabaseError
from kring.store.vault import Vault
from vault_builders import CASE, TALK, add_notes, new_vault, note


class Failing:
    """Stands in for a database of which one statement fails as the disk would make it fail."""

    def __init__(self, database: Database, begins: str, code: int, after: bool) -> None:
        self._database = database
        self._begins = begins
        self._code = code
        self._after = after

    def run(self, sql: str, *values: object) -> int:
        """Fails before, or after having done it: a flush may fail when all is written already."""
        if not sql.startswith(self._begins):
            return self._database.run(sql, *values)  # type: ignore[arg-type]
        if self._after:
            self._database.run(sql, *values)  # type: ignore[arg-type]
        error = DatabaseError("disk I/O error")
        error.sqlite_errorcode = self._code  # type: ignore[attr-defined]
        raise error

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)


def fail_once(vault: Vault, begins: str, code: int, after: bool) -> None:
    """Lets the next such statement fail."""
    vault._database = Failing(vault.database, begins, code, after)  # type: ignore[assignment]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("begins", ["BEGIN", "INSERT", "COMMIT", "UPDATE case_row"])
@pytest.mark.parametrize(("code", "reason"), [(10, "failed"), (1034, "failed"), (13, "full"), (8, "readonly")])
def test_a_note_that_failed_is_stored_once_when_tried_again(
    tmp_path: Path, begins: str, code: int, reason: str, after: bool
) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "before")
    fail_once(vault, begins, code, after)
    late = note("late", "late")
    with pytest.raises(NotSaved) as told:
        events.append(vault, CASE, TALK, [late], "{}")
    assert told.value.reason == reason
    if reason == "full":
        vault.reopen()
    events.append(vault, CASE, TALK, [late], "{}")
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["before", "late"]
    assert vault.check().sound
    vault.close()


def test_while_the_file_cannot_be_opened_nothing_is_said_to_be_stored(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    fail_once(vault, "COMMIT", 10, False)
    hidden = tmp_path / "hidden"
    with pytest.raises(NotSaved):
        add_notes(vault, "one")
    (tmp_path / "vault").rename(hidden)
    for _ in range(3):
        with pytest.raises(NotSaved):
            add_notes(vault, "two")
    hidden.rename(tmp_path / "vault")
    add_notes(vault, "three")
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["three"]
    vault.close()


def test_a_reopened_file_that_is_damaged_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = new_vault(tmp_path / "vault")
    fail_once(vault, "COMMIT", 10, False)
    with pytest.raises(NotSaved):
        add_notes(vault, "one")
    monkeypatch.setattr("kring.store.vault.problems", lambda _database: ["broken"])
    with pytest.raises(VaultDamaged):
        add_notes(vault, "two")
    vault.close()


def test_a_mistake_of_ours_rolls_back_and_keeps_the_connection(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")

    def work() -> None:
        add_notes(vault, "half")
        raise ZeroDivisionError

    calls: list[Callable[[], object]] = [
        lambda: vault.together(work),
        lambda: vault.write(lambda d: d.run("NO SQL")),
    ]
    for call in calls:
        with pytest.raises((ZeroDivisionError, DatabaseError)):
            call()
    add_notes(vault, "whole")
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["whole"]
    vault.close()


def fail_reading(vault: Vault, times: int, code: int = 10) -> None:
    """Lets the next questions fail as the disk would make them fail."""
    database = vault.database
    works, left = database.rows, [times]

    def rows(sql: str, *values: object) -> list[tuple[object, ...]]:
        if left[0] == 0:
            return works(sql, *values)  # type: ignore[arg-type]
        left[0] -= 1
        error = DatabaseError("disk I/O error")
        error.sqlite_errorcode = code  # type: ignore[attr-defined]
        raise error

    database.rows = rows  # type: ignore[method-assign,assignment]


def test_a_disk_that_does_not_answer_a_question_is_not_called_damaged(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "before")
    fail_reading(vault, 1)
    with pytest.raises(NotSaved):
        events.read(vault, CASE, TALK)
    assert [event.words for event in events.read(vault, CASE, TALK)] == ["before"]
    fail_reading(vault, 1, code=11)
    with pytest.raises(VaultDamaged):
        events.read(vault, CASE, TALK)
    vault.close()


def test_a_question_that_fails_inside_a_change_undoes_it_and_opens_the_file_anew(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    before = vault.database
    fail_reading(vault, 1)

    def work() -> list[str | None]:
        add_notes(vault, "half")
        return [event.words for event in events.read(vault, CASE, TALK)]

    with pytest.raises(NotSaved):
        vault.together(work)
    assert vault.together(work) == ["half"]
    assert vault.database is not before
    vault.close()
