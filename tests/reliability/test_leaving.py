"""The end of a session: the vault closes whatever happens, and a backup that is missing is made the next time."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

import builders
from kring.domain.errors import (
    BackupFailed,
    BackupFault,
    DiskFault,
    KringError,
    NotSaved,
    VaultClosed,
    VaultDamaged,
    VaultPart,
)
from kring.store import backup, backup_file, opening
from kring.store.connection import Database
from kring.store.vault import Vault
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.access.access import Door, School
from kring.usecases.desk.desk import Desk
from kring.words.errors import error

SCHOOL = School("Someone else", "until it is safe", "De Vlinder")


def made(folder: Path) -> tuple[Door, Vault]:
    """A new vault and its door."""
    door = builders.door(folder)
    return door, access.create(door, builders.PASSPHRASE, builders.RECOVERY_KEY, SCHOOL)


def desk_of(folder: Path, door: Door, vault: Vault) -> Desk:
    return builders.desk(folder, open_vault=vault)


@pytest.mark.parametrize(
    "problem",
    [
        BackupFailed(BackupFault.FULL),
        VaultDamaged(VaultPart.DATABASE),
        NotSaved(DiskFault.FAILED),
        OSError(errno.ENOSPC, ""),
        KeyError("words"),
    ],
)
def test_the_vault_closes_also_when_the_backup_does_not_succeed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    door, vault = made(tmp_path)

    def fail(*_anything: object, **_more: object) -> None:
        raise problem

    monkeypatch.setattr(backup_file, "take", fail)
    assert access.leave(door, vault) is False
    assert vault.closed
    with pytest.raises(VaultClosed):
        vault.rows("SELECT 1")
    access.unlock(door, builders.PASSPHRASE).close()


def test_the_vault_closes_also_when_the_disk_failed_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door, vault = made(tmp_path)
    vault._poisoned = True
    door.folder.rename(tmp_path / "elsewhere")
    assert access.leave(door, vault) is False
    assert vault.closed


def test_the_first_session_leaves_a_backup_with_what_first_run_asked(tmp_path: Path) -> None:
    door, vault = made(tmp_path)
    assert access.leave(door, vault) is True
    info = access.backups(door)[0]
    assert access.restore_backup(door, info, builders.PASSPHRASE, None) is not None
    again = access.unlock(door, builders.PASSPHRASE)
    assert access.school(again) == SCHOOL
    again.close()


def test_a_session_in_which_nothing_changed_makes_no_backup(tmp_path: Path) -> None:
    door, vault = made(tmp_path)
    access.keep_place(vault, "here")
    access.leave(door, vault)
    again = access.unlock(door, builders.PASSPHRASE)
    access.keep_place(again, "here")
    assert access.leave(door, again) is True
    assert len(access.backups(door)) == 1


def test_what_a_crash_left_without_a_backup_is_in_one_after_the_next_session(tmp_path: Path) -> None:
    door, vault = made(tmp_path)
    access.leave(door, vault)
    crashed = access.unlock(door, builders.PASSPHRASE)
    cases.open_case(desk_of(tmp_path, door, crashed), "A case", builders.REPORTED.date())
    crashed.close()  # a process that dies makes no backup
    again = access.unlock(door, builders.PASSPHRASE)
    assert again.changes == 0
    assert access.leave(door, again) is True
    assert len(access.backups(door)) == 2


def test_words_are_in_the_search_index_after_a_session(tmp_path: Path) -> None:
    door, vault = made(tmp_path)
    cases.open_case(desk_of(tmp_path, door, vault), "A case", builders.REPORTED.date(), "a note with words")
    access.leave(door, vault)
    again = access.unlock(door, builders.PASSPHRASE)
    assert again.rows("SELECT count(*) FROM search_docsize") == [(1,)]
    again.close()


@pytest.mark.parametrize("where", ["header", "database", "notes"])
def test_a_full_disk_at_first_run_is_said_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    door = builders.door(tmp_path)
    full = OSError(errno.ENOSPC, "")
    works = Database.run

    def fail(*_anything: object, **_more: object) -> None:
        raise full

    def full_in_notes(self: Database, sql: str, *values: str) -> int:
        if "INTO meta" in sql and "holder" in values:
            raise full
        return works(self, sql, *values)

    with monkeypatch.context() as patch:
        if where == "header":
            patch.setattr(opening.header, "write", fail)
        elif where == "database":
            patch.setattr(opening.migrations, "start", fail)
        else:
            patch.setattr(Database, "run", full_in_notes)
        with pytest.raises(KringError) as caught:
            access.create(door, builders.PASSPHRASE, builders.RECOVERY_KEY, SCHOOL)
    assert "disk is full" in str(error(caught.value))
    assert not access.exists(door)
    vault = access.create(door, builders.PASSPHRASE, builders.RECOVERY_KEY, SCHOOL)
    assert access.school(vault) == SCHOOL
    assert access.leave(door, vault) is True


def test_a_backup_that_cannot_be_read_does_not_count(tmp_path: Path) -> None:
    door, vault = made(tmp_path)
    access.leave(door, vault)
    access.backups(door)[0].path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    again = access.unlock(door, builders.PASSPHRASE)
    assert backup.is_due(again, door.backups)
    assert access.leave(door, again) is True and len(access.backups(door)) == 2
