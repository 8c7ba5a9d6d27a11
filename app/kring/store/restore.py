"""Restores a backup beside the present vault, checks it, and only then has `swap_vaults.py` put it in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kring.domain.errors import (
    DiskFault,
    KringError,
    NotSaved,
    VaultDamaged,
    VaultInUse,
    VaultPart,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kring.store import backup_file, header, header_copies, passphrases
from kring.store.backup_file import BackupInfo
from kring.store.connection import Database, DatabaseError, fault_of, of_disk
from kring.store.files import private_file, private_folder, refuse_synced, sync_folder
from kring.store.header import VaultHeader
from kring.store.header_copies import Places
from kring.store.keys import Limits
from kring.store.swap_vaults import DATABASE_NAME, place_for_restored, swap_in
from kring.store.vault import connect

Clock = Callable[[], datetime]

_PROGRAM_LIMITS = Limits()
_RESTORING = ".restoring"


def restore(
    backup: BackupInfo,
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: bytes | None = None,
    clock: Clock,
    limits: Limits = _PROGRAM_LIMITS,
    config_folder: Path | None = None,
) -> Path | None:
    """Puts a backup in the place of a closed vault; where the former vault is now, or None when there was none.

    The newest header decides which passphrase is asked. Raises WrongPassphrase, WrongRecoveryKey, VaultInUse,
    VaultDamaged("backup" or "header"), NotSaved or FolderSynced, and has changed nothing then.
    """
    refuse_synced(folder)
    found = header_copies.newest_header(Places(folder, config_folder, backup.path.parent), backup.vault, limits)
    slot, secret = header.PASSPHRASE, passphrases.normalise(passphrase or "")
    if recovery_key is not None:
        slot, secret = header.RECOVERY, recovery_key
    data_key = header.unlock(found, slot, secret, limits)
    if data_key is None:
        raise WrongRecoveryKey if recovery_key is not None else WrongPassphrase
    _refuse_in_use(folder, found, data_key)
    work = folder.with_name(folder.name + _RESTORING)
    ready = place_for_restored(folder)
    try:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(ready, ignore_errors=True)
        private_folder(work)
        _rebuild(backup, work, found, data_key)
        work.replace(ready)
        sync_folder(folder.parent)
        return swap_in(folder, clock().astimezone(UTC))
    except OSError as error:
        raise NotSaved(DiskFault.FAILED) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _rebuild(backup: BackupInfo, work: Path, found: VaultHeader, data_key: bytes) -> None:
    """The backup is read from a copy, so that it stays as it is even when something fails."""
    copied = work / "backup.part"
    private_file(copied)
    shutil.copyfile(backup.path, copied)
    source = backup_file.open_copy(copied, data_key)
    private_file(work / DATABASE_NAME)
    try:
        target = Database(work / DATABASE_NAME, data_key, found.salt)
        try:
            source.copy_into(target, backup_file.PAGES_AT_A_TIME, lambda _remaining, _total: None)
        finally:
            target.close()
        restored = connect(work, found, data_key)
        try:
            same = backup_file.counts(restored) == backup_file.counts(source)
            if not same or backup_file.unsound(restored):
                raise VaultDamaged(VaultPart.BACKUP)
        finally:
            restored.close()
    except DatabaseError as error:
        if (fault := of_disk(fault_of(error))) is not None:
            raise NotSaved(fault) from error
        raise VaultDamaged(VaultPart.BACKUP) from error
    finally:
        source.close()
    copied.unlink()
    header.write(found, work / header.HEADER_NAME)


def _refuse_in_use(folder: Path, found: VaultHeader, data_key: bytes) -> None:
    try:
        connect(folder, found, data_key).close()
    except VaultInUse:
        raise
    except (KringError, DatabaseError, OSError):
        return
