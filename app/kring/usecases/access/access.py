"""Making, unlocking and leaving a vault; the slow parts are plain functions, so that a job can run them."""

from __future__ import annotations

from pathlib import Path

from kring.scripts.library import Library
from kring.store import backup, notes, opening, passphrases, recovery, restore
from kring.store.backup_file import BackupInfo
from kring.store.keys import STRONG, Limits
from kring.store.stopping import Stop
from kring.store.vault import Vault
from kring.usecases.access import hide_code, holidays, school_rules, school_words
from kring.usecases.access import vault_place as doors
from kring.usecases.access.vault_place import Door, School, exists
from kring.usecases.desk import country, writing
from kring.usecases.desk.desk import Desk
from kring.usecases.texts import Texts

__all__ = ["Door", "Opened", "School", "Stop", "exists"]

LONGEST_BACKUP_ON_LEAVING = 8 * 1024 * 1024  # bytes of a vault: under half a second, also on a slow disk

Opened = Vault


def new_recovery_key() -> bytes:
    """A fresh recovery key."""
    return recovery.new_key()


def groups(key: bytes) -> tuple[str, ...]:
    """A recovery key as its eight groups of four."""
    return tuple(recovery.as_groups(key))


def recovery_key(text: str) -> bytes:
    """A recovery key as somebody typed it; raises RecoveryKeyTypo or RecoveryKeyIncomplete."""
    return recovery.parse(text)


def suggestion(resources: Path, language: str) -> str:
    """A passphrase of five random words."""
    return passphrases.suggest(passphrases.read_words(resources / "words" / f"{language}.txt"))


def judge(passphrase: str) -> passphrases.Strength:
    """How long a passphrase is, and whether that is enough."""
    return passphrases.judge(passphrase)


def create(door: Door, passphrase: str, key: bytes, school: School) -> Vault:
    """Make a vault and open it; slow."""
    return opening.create_vault(
        door.folder,
        passphrase,
        key,
        profile=door.profile or STRONG,
        clock=door.clock,
        new_id=door.new_id,
        limits=door.limits or Limits(),
        config_folder=door.config,
        backup_folder=door.backups,
        first_notes=_notes_of(school),
    )


def unlock(door: Door, passphrase: str | None = None, key: bytes | None = None) -> Vault:
    """Open the vault by passphrase or recovery key; slow; raises the errors of the vault."""
    return opening.open_vault(
        door.folder,
        passphrase=passphrase,
        recovery_key=key,
        clock=door.clock,
        limits=door.limits or Limits(),
        config_folder=door.config,
        backup_folder=door.backups,
    )


def desk(door: Door, vault: Vault, resources: Path, language: str) -> Desk:
    """The desk over an open vault."""
    library = Library(resources / "scripts", Texts(resources, language).conditions)
    made = Desk(vault, door.clock, door.new_id, library, resources, language, door.backups)
    writing.value(made, "school")  # a talk names the school also while the disk does not answer
    hide_code.read_ahead(made)
    made.quiet_days = school_rules.quiet_days(vault)
    made.free_days = holidays.free_days(vault)
    school_words.take_up(made, country.kept(vault))
    return made


def change_passphrase(door: Door, vault: Vault, passphrase: str) -> None:
    """Give an open vault another passphrase; slow."""
    opening.change_passphrase(vault, passphrase, door.profile or STRONG, door.limits or Limits())


def keep_school(vault: Vault, school: School) -> None:
    """Keep what first run asked; it has names, so it lives in the vault."""
    for key, value in _notes_of(school).items():
        notes.put(vault, key, value)


def _notes_of(school: School) -> dict[str, str]:
    return {"holder": school.holder, "reason": school.reason, "school": school.name}


def school(vault: Vault) -> School:
    """What first run asked."""
    return School(*(notes.get(vault, key) or "" for key in ("holder", "reason", "school")))


def back_up(door: Door, vault: Vault, stop: Stop | None = None) -> BackupInfo | None:
    """A verified backup where something changed since the last one; slow; None where nothing did."""
    made = None
    if vault.changes or backup.is_due(vault, door.backups):
        made = backup.backup_now(vault, door.backups, door.clock, stop=stop)
    doors.set_backup_waits(door, False)
    return made


def leave(door: Door, vault: Vault) -> bool:
    """End of a session: close, whatever happens; gives whether a verified backup of everything is there.

    Nobody who leaves waits for the backup of a big vault: it is made after the next unlock, and the lock screen
    says so until then.
    """
    try:
        if vault.size > LONGEST_BACKUP_ON_LEAVING:
            waits = bool(vault.changes) or doors.backup_waits(door)
            doors.set_backup_waits(door, waits)
            return not waits
        back_up(door, vault)
        return True
    except Exception:  # whatever it is: locking comes first, and the next session makes the backup that is missing
        return False
    finally:
        vault.close()


def backups(door: Door) -> tuple[BackupInfo, ...]:
    """The verified backups there are, newest first."""
    return tuple(backup.list_backups(door.backups))


def restore_backup(door: Door, info: BackupInfo, passphrase: str | None, key: bytes | None) -> Path | None:
    """Put a backup in the place of the vault; gives where that one is kept (None: there was none); slow."""
    return restore.restore(
        info,
        door.folder,
        passphrase=passphrase,
        recovery_key=key,
        clock=door.clock,
        limits=door.limits or Limits(),
        config_folder=door.config,
    )


def last_place(vault: Vault) -> str:
    """Where the facilitator was when the vault was locked."""
    return notes.get(vault, "place") or ""


def keep_place(vault: Vault, place: str) -> None:
    """Remember where the facilitator is; it is only ids. Where nothing moved nothing is written."""
    if place != last_place(vault):
        notes.put(vault, "place", place)
