"""When the disk refuses in the middle of a conference: an encrypted copy of what is saved, in another place."""

from __future__ import annotations

from pathlib import Path

from kring.store import backup
from kring.store.snapshot import BackupInfo
from kring.usecases.desk import Desk

FOLDER = "kring-copy"


def copy_elsewhere(desk: Desk, folder: Path) -> BackupInfo:
    """A verified, encrypted copy of the vault below a folder; slow; raises BackupFailed or VaultDamaged.

    What the disk has not taken yet is not in it: that stays in memory and is tried again.
    """
    return backup.backup_now(desk.vault, folder / FOLDER, desk.clock)
