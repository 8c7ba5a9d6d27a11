"""Puts a restored vault in the place of the present one, which is kept 14 days; finishes what a crash cut in two."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from kring.store.files import sync_folder

DATABASE_NAME = "vault.kring"
DAYS_KEPT = 14

_RESTORED = ".restored"
_KEPT = ".kept-"
_STAMP = "%Y%m%dT%H%M%SZ"


def place_for_restored(folder: Path) -> Path:
    """Where a restored vault waits, complete and checked, for its swap."""
    return folder.with_name(folder.name + _RESTORED)


def swap_in(folder: Path, now: datetime) -> Path | None:
    """Renames the present vault aside and the restored one into its place; where the present one is now, if any.

    `now` is in UTC.
    """
    kept = None
    if folder.exists():
        kept = _free_name(folder, now)
        folder.replace(kept)
        sync_folder(folder.parent)
    place_for_restored(folder).replace(folder)
    sync_folder(folder.parent)
    return kept


def finish_swap(folder: Path) -> None:
    """Finishes a swap that a crash interrupted between its two renames."""
    if not folder.exists() and place_for_restored(folder).is_dir():
        place_for_restored(folder).replace(folder)
        sync_folder(folder.parent)


def kept_vaults(folder: Path) -> list[Path]:
    """The vaults that restores have put aside, oldest first."""
    return sorted(folder.parent.glob(f"{folder.name}{_KEPT}*"))


def drop_kept(folder: Path, now: datetime) -> list[Path]:
    """Deletes what was put aside more than 14 days ago; the folders that are gone. `now` is in UTC."""
    oldest = folder.name + _KEPT + (now - timedelta(days=DAYS_KEPT)).strftime(_STAMP)
    gone = [kept for kept in kept_vaults(folder) if kept.name < oldest]
    for kept in gone:
        shutil.rmtree(kept)
    return gone


def _free_name(folder: Path, now: datetime) -> Path:
    kept = folder.with_name(folder.name + _KEPT + now.strftime(_STAMP))
    number = 1
    while kept.exists():
        number += 1
        kept = folder.with_name(f"{folder.name}{_KEPT}{now.strftime(_STAMP)}-{number}")
    return kept


def vault_exists(folder: Path) -> bool:
    """Whether there is a vault to unlock in a folder."""
    finish_swap(folder)
    return (folder / DATABASE_NAME).is_file()
