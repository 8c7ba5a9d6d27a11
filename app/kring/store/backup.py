"""Backups of the open vault: made, verified, listed, and rotated."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kring.domain.errors import BackupFailed, BackupFault, KringError
from kring.store import backup_file, search
from kring.store.backup_file import PAGES_AT_A_TIME, BackupInfo, Progress
from kring.store.backups_kept import Aged, to_drop
from kring.store.connection import DatabaseError
from kring.store.stopping import Stop
from kring.store.vault import Vault

Clock = Callable[[], datetime]


def backup_now(
    vault: Vault,
    folder: Path,
    clock: Clock,
    *,
    pages: int = PAGES_AT_A_TIME,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> BackupInfo:
    """Makes a verified backup and rotates the older ones; raises BackupFailed or VaultDamaged.

    May run in another thread than the one that writes: it copies a few pages at a time.
    """
    if folder.absolute().is_relative_to(vault.folder.absolute()):
        raise ValueError("backups lie outside the vault's folder, so that a restore leaves them alone")
    with contextlib.suppress(KringError, DatabaseError):  # what is wrong with the vault is said by the copying below
        search.catch_up(vault)
    now = clock()

    def step(remaining: int, total: int) -> None:
        if progress is not None:
            progress(remaining, total)
        vault.give_way()

    info = backup_file.take(vault.held, vault.header, vault.data_key(), folder, now, pages, step, stop)
    with contextlib.suppress(OSError):  # the backup is there; what is due goes after the next one
        rotate(folder, vault.id, now)
    return info


def is_due(vault: Vault, folder: Path) -> bool:
    """Whether the newest backup lacks something, such as after a crash or a disk that was full.

    Raises VaultDamaged, or BackupFailed where the disk does not answer.
    """
    try:
        newest = next(iter(backup_file.found_in(folder, vault.id)), None)
    except OSError as error:
        raise BackupFailed(BackupFault.FAILED) from error
    return newest is None or not backup_file.holds_all(newest, vault.held, vault.data_key())


def list_backups(folder: Path, vault_id: str | None = None) -> list[BackupInfo]:
    """The verified backups in a folder, of one vault or of all, newest first."""
    return backup_file.found_in(folder, vault_id)


def rotate(folder: Path, vault_id: str, now: datetime) -> list[BackupInfo]:
    """Deletes the backups of this vault that are due; those that are gone."""
    found = backup_file.found_in(folder, vault_id)
    due = to_drop([Aged(info.number, info.at) for info in found], now.astimezone(UTC))
    gone = [info for info in found if info.number in due]
    for info in gone:
        info.path.unlink(missing_ok=True)
        info.header.unlink(missing_ok=True)
    return gone


def sound(info: BackupInfo, vault: Vault) -> bool:
    """Whether a backup can still be read whole; opens it as it lies."""
    return backup_file.still_sound(info.path, vault.data_key())
