"""A backup on a full or failing disk says which it is; it is never called a mistake of Kring (finding F8)."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from failing_disk import ERRNOS, SQLITE_CODES, FailingDisk, Where, sqlite
from kring.domain.errors import BackupFailed, VaultDamaged
from kring.store import backup, backup_file
from kring.words.errors import error
from vault_builders import add_notes, clock, new_vault

STEPS = ["BEGIN", "SELECT", "PRAGMA key", "PRAGMA journal_mode", "PRAGMA integrity_check", "COMMIT"]


@pytest.mark.parametrize("begins", STEPS)
@pytest.mark.parametrize("code", SQLITE_CODES)
@pytest.mark.every(7)
def test_whatever_sqlite_says_the_sentence_is_about_the_backup_or_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, begins: str
) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "one")
    disk = FailingDisk(monkeypatch)
    disk.fail(sqlite(code), Where(begins))
    with pytest.raises((BackupFailed, VaultDamaged)) as told:
        backup.backup_now(vault, tmp_path / "backups", clock)
    assert "Kring itself" not in str(error(told.value))
    disk.mend()
    assert backup.list_backups(tmp_path / "backups") == [] and not list((tmp_path / "backups").glob("*.part*"))
    assert backup.backup_now(vault, tmp_path / "backups", clock).number == 1
    vault.close()


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize("step", ["private_file", "sync_file", "sync_folder", "headers.write", "found_in"])
def test_whatever_the_system_says_the_backup_was_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str
) -> None:
    vault = new_vault(tmp_path / "vault")

    def failing(*_anything: object) -> None:
        raise OSError(getattr(errno, name), "the disk")

    monkeypatch.setattr(f"kring.store.backup_file.{step}", failing)
    with pytest.raises(BackupFailed) as told:
        backup.backup_now(vault, tmp_path / "backups", clock)
    assert told.value.reason == ("full" if name == "ENOSPC" else "failed")
    vault.close()


def test_a_backup_that_is_made_stays_made_when_the_old_ones_cannot_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = new_vault(tmp_path / "vault")

    def failing(*_anything: object) -> None:
        raise OSError(errno.EIO, "the disk")

    monkeypatch.setattr(backup, "rotate", failing)
    monkeypatch.setattr(backup_file, "_discard_parts", lambda *_: None)
    assert backup.backup_now(vault, tmp_path / "backups", clock).number == 1
    vault.close()
