"""Where a vault lies, before it is opened: as little as the lock screen needs, so that it is there at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
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
    def of(cls, folders: Folders, clock: Callable[[], datetime], new_id: Callable[[], str], data: str = "") -> Door:
        """The user's own vault; `data` is the folder it lies in, where that is not the usual one."""
        lies = Path(data) if data else folders.data
        return cls(lies / VAULT, lies / BACKUPS, folders.config, clock, new_id)

    def moved(self, data: Path) -> Door:
        """The vault in another folder; nothing is moved by it."""
        return replace(self, folder=data / VAULT, backups=data / BACKUPS)


@dataclass(frozen=True, slots=True)
class School:
    """What first run asks (practice: the school is the controller): who keeps the spare sheet, why data is kept."""

    holder: str = ""
    reason: str = ""
    name: str = ""


def exists(door: Door) -> bool:
    """Whether there is a vault to unlock."""
    from kring.store.swap_vaults import vault_exists

    return vault_exists(door.folder)


class Found(StrEnum):
    """What there is at the place of the vault."""

    THERE = "there"
    GONE = "gone"  # there was one: a stick or a share is not there, or does not answer
    NEVER = "never"


def look(door: Door) -> Found:
    """Whether the vault is where it was; only where none was ever known may a first one be made."""
    try:
        if exists(door):
            return Found.THERE
        from kring.store.header_copies import knows_a_vault  # with the cipher, for which no lock screen waits

        known = door.config is not None and knows_a_vault(door.config)
    except OSError:  # a folder that does not answer is no folder without a vault
        return Found.GONE
    return Found.GONE if known else Found.NEVER


def data_folder(chosen: Path) -> Path | None:
    """Where the data lies in a folder that somebody chose, whether that is it, the vault in it, or what holds it."""
    from kring.store.swap_vaults import vault_exists

    places = [chosen, chosen / "data", *([chosen.parent] if chosen.name == VAULT else [])]
    for data in places:
        with suppress(OSError):
            if vault_exists(data / VAULT):
                return data
    return None


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
