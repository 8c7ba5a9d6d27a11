"""Words that the disk does not take wait in the window, whatever it was that the disk did not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import builders
from kring.domain.people import Person, PersonId
from kring.settings import Settings
from kring.store.connection import DatabaseError
from kring.store.vault import Vault
from kring.ui.context import Context
from kring.ui.jobs import Jobs
from kring.usecases import cases
from kring.usecases.cases import Newcomer


def fail(vault: Vault, method: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reading (`rows`) or writing (`run`) of this connection fails with this code of SQLite."""

    def failing(*_anything: object) -> None:
        error = DatabaseError("the disk")
        error.sqlite_errorcode = code  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(vault.database, method, failing)


@pytest.mark.parametrize(("method", "code"), [("rows", 10), ("run", 10), ("run", 13), ("run", 8), ("run", 5)])
def test_words_wait_and_are_stored_once_when_the_disk_is_back(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, code: int
) -> None:
    desk = builders.desk(tmp_path)
    case = cases.open_case(desk, "A case", builders.REPORTED.date())
    someone = Newcomer(Person(PersonId("p1"), "Someone", "Someone", True))
    context, said = Context(desk, Settings(), Jobs()), list[str]()
    context.not_saved.connect(said.append)
    context.open(case)
    with monkeypatch.context() as patch:
        fail(desk.vault, method, code, patch)
        assert context.do(cases.join, people=(someone,)) is False
        assert not context.all_saved and said and said[0].startswith("Not saved")
        desk.vault._poisoned = True  # the next try opens the file anew
    assert context.try_again() and context.all_saved
    assert [person.name for person in cases.load(desk, case.id).people.values()] == ["Someone"]
    desk.vault.close()
