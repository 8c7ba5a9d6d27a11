"""Where a vault lies, before it is opened: as little as the lock screen needs, so that it is there at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kring.paths import Folders

if TYPE_CHECKING:
    from kring.store.keys import Limits, Profile

VAULT = "vault"
BACKUPS = "backups"
WAITS = "backup-waits"  # an empty file: the last session was left without a backup of everything


@dataclass(frozen=True, slots=True)
class Door:
    """Where a vault lies and what opening it needs; tests hand in a cheap profile and loose limits."""

    folder: Path
    backups: Path
    config: Path | None
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    profile: Profile | None = None  # None: the strong one
    limits: Limits | None = None  # None: those of the program

    @classmethod
    def of(cls, folders: Folders, clock: Callable[[], datetime], new_id: Callable[[], str]) -> Door:
        """The user's own vault."""
        return cls(folders.data / VAULT, folders.data / BACKUPS, folders.config, clock, new_id)


@dataclass(frozen=True, slots=True)
class School:
    """What first run asks (practice: the school is the controller): who keeps the spare sheet, why data is kept."""

    holder: str = ""
    reason: str = ""
    name: str = ""


def exists(door: Door) -> bool:
    """Whether there is a vault to unlock."""
    from kring.store.swap import vault_exists

    return vault_exists(door.folder)


def backup_waits(door: Door) -> bool:
    """Whether what changed last is in no backup yet; asked without a key."""
    return (door.backups / WAITS).exists()


def set_backup_waits(door: Door, waits: bool) -> None:
    """Remember it for the lock screen; a disk that refuses only keeps it from being said."""
    with suppress(OSError):
        if waits:
            door.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
            (door.backups / WAITS).touch(mode=0o600)
        else:
            (door.backups / WAITS).unlink(missing_ok=True)
