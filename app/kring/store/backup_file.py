"""One backup file: copied page by page under a key of its own, opened again and checked, and only then given its name.

The name says all that must be known without a key: `kring-<vault>-<number>-<UTC time>.kvb`, and beside it a copy of
the header. The first 16 bytes of the file are random; with the data key they give the file's own key.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kring.domain.errors import (
    BackupFailed,
    BackupFault,
    FolderRefused,
    NotSaved,
    VaultDamaged,
    VaultForeign,
    VaultInUse,
    VaultPart,
)
from kring.store import header as headers
from kring.store import keys
from kring.store.connection import Database, DatabaseError, Fault, fault_of, problems
from kring.store.files import private_file, private_folder, sync_file, sync_folder
from kring.store.header import VaultHeader
from kring.store.migrations import version_of
from kring.store.stopping import Stop

PAGES_AT_A_TIME = 64

_PATTERN = re.compile(r"kring-([0-9a-f]{8})-(\d{6,})-(\d{8}T\d{6})Z\.kvb")
_STAMP = "%Y%m%dT%H%M%S"
_HEADER_ENDING = ".header.json"
_COUNTED = ("case_row", "event", "script_text", "print_log", "audit")

Progress = Callable[[int, int], None]
Source = Callable[[], AbstractContextManager[Database]]  # the connection, for this thread alone


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A verified backup: its file, running number, instant (UTC), and the first 8 digits of its vault's id."""

    path: Path
    number: int
    at: datetime
    vault: str

    @property
    def header(self) -> Path:
        """The copy of the header that came with it."""
        return self.path.with_name(self.path.name + _HEADER_ENDING)


def found_in(folder: Path, vault_id: str | None = None) -> list[BackupInfo]:
    """The finished backups in a folder, of one vault or of all, newest number first."""
    found = []
    for path in folder.glob("kring-*.kvb"):
        match = _PATTERN.fullmatch(path.name)
        if match and (vault_id is None or vault_id.startswith(match[1])):
            at = datetime.strptime(match[3], _STAMP).replace(tzinfo=UTC)
            found.append(BackupInfo(path, int(match[2]), at, match[1]))
    return sorted(found, key=lambda info: info.number, reverse=True)


def take(
    source: Source,
    header: VaultHeader,
    data_key: bytes,
    folder: Path,
    now: datetime,
    pages: int = PAGES_AT_A_TIME,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> BackupInfo:
    """Makes a verified backup in the folder; raises BackupFailed, or VaultDamaged where the source cannot be read."""
    try:
        private_folder(folder)
        info = _next(folder, header.vault_id, now)
        part = info.path.with_name(info.path.name + ".part")
        _discard_parts(folder, header.vault_id)
        private_file(part)
        _copy(source, part, data_key, pages, progress or (lambda _remaining, _total: None), stop or Stop())
        sync_file(part)
        headers.write(header, info.header)
        part.replace(info.path)
        sync_folder(folder)
    except OSError as error:
        raise BackupFailed(BackupFault.FULL if error.errno == errno.ENOSPC else BackupFault.FAILED) from error
    except FolderRefused as error:
        raise BackupFailed(BackupFault.FAILED) from error
    finally:
        with suppress(OSError):  # what is left is discarded by the next backup
            _discard_parts(folder, header.vault_id)
    return info


def open_copy(file: Path, data_key: bytes) -> Database:
    """Opens a backup file itself; raises VaultDamaged(VaultPart.BACKUP) where it is not whole or of another vault."""
    with file.open("rb") as stream:
        salt = stream.read(16)
    if len(salt) < 16:
        raise VaultDamaged(VaultPart.BACKUP)
    try:
        return Database(file, keys.subkey(data_key, b"kring-backup", salt), salt)
    except DatabaseError as error:
        raise VaultDamaged(VaultPart.BACKUP) from error


def counts(database: Database) -> tuple[int, ...]:
    """How many rows the tables have."""
    return tuple(database.number(f"SELECT count(*) FROM {table}") for table in _COUNTED)


def unsound(database: Database) -> bool:
    """Whether a database fails its own checks, or its search index does not belong to its rows."""
    strays = database.number(
        "SELECT count(*) FROM search_docsize LEFT JOIN event ON event.seq = search_docsize.id WHERE event.words IS NULL"
    )
    missing = database.number(
        "SELECT count(*) FROM event WHERE words IS NOT NULL AND seq <= (SELECT upto FROM search_state) "
        "AND NOT EXISTS (SELECT 1 FROM search_docsize WHERE search_docsize.id = event.seq)"
    )
    return bool(problems(database) or strays or missing)


def holds_all(info: BackupInfo, source: Source, data_key: bytes) -> bool:
    """Whether a backup has as much in it as the database has now; False where it cannot be read."""
    try:
        copy = open_copy(info.path, data_key)
    except (VaultDamaged, VaultForeign, OSError):
        return False
    try:
        return counts(copy) == _counted(source)
    except DatabaseError:
        return False
    finally:
        _close(copy)


def still_sound(file: Path, data_key: bytes) -> bool:
    """Whether a backup file can be opened and read whole; slow."""
    try:
        copy = open_copy(file, data_key)
    except (VaultDamaged, OSError):
        return False
    try:
        return not unsound(copy) and not copy.rows("PRAGMA cipher_integrity_check")
    except DatabaseError:
        return False
    finally:
        _close(copy)


def _copy(source: Source, part: Path, data_key: bytes, pages: int, progress: Progress, stop: Stop) -> None:
    def step(remaining: int, total: int) -> None:
        stop.look()
        progress(remaining, total)

    salt = keys.new_salt()
    before = _counted(source)
    target = _opened(part, keys.subkey(data_key, b"kring-backup", salt), salt)
    try:
        with source() as database:
            database.copy_into(target, pages, step)
            version = version_of(database)
    except (NotSaved, VaultInUse) as error:
        raise BackupFailed(BackupFault.FAILED) from error
    except DatabaseError as error:
        raise _copying_failed(error) from error
    finally:
        with suppress(DatabaseError):  # what matters is raised already, or is found when the copy is opened again
            target.close()
    _verify(part, data_key, before, _counted(source), version, stop)


def _opened(part: Path, key: bytes, salt: bytes) -> Database:
    """The empty target; whatever fails here lies with the place of the backup, never with the vault."""
    try:
        return Database(part, key, salt)
    except DatabaseError as error:
        raise BackupFailed(BackupFault.FULL if fault_of(error) is Fault.FULL else BackupFault.FAILED) from error


def _copying_failed(error: Exception) -> BackupFailed | VaultDamaged:
    match fault_of(error):
        case Fault.FULL:
            return BackupFailed(BackupFault.FULL)
        case Fault.DAMAGED | Fault.NO_KEY:
            return VaultDamaged(VaultPart.DATABASE)
    return BackupFailed(BackupFault.FAILED)


def _verify(
    file: Path, data_key: bytes, before: tuple[int, ...], after: tuple[int, ...], version: int, stop: Stop
) -> None:
    """Opens the copy anew; the source may have grown or shrunk meanwhile, so the counts lie between two."""
    try:
        copy = open_copy(file, data_key)
    except VaultDamaged as error:
        raise BackupFailed(BackupFault.UNVERIFIED) from error
    try:
        between = all(min(a, b) <= c <= max(a, b) for a, c, b in zip(before, counts(copy), after))
        with stop.around(copy):
            sound = between and not unsound(copy)
        if not sound or version_of(copy) != version:
            raise BackupFailed(BackupFault.UNVERIFIED)
    except DatabaseError as error:
        raise BackupFailed(BackupFault.STOPPED if stop.asked else BackupFault.UNVERIFIED) from error
    finally:
        _close(copy)


def _counted(source: Source) -> tuple[int, ...]:
    try:
        with source() as database:
            return counts(database)
    except (NotSaved, VaultInUse) as error:  # the vault's disk does not answer; that is no damage
        raise BackupFailed(BackupFault.FAILED) from error
    except DatabaseError as error:
        raise _copying_failed(error) from error


def _close(database: Database) -> None:
    try:
        database.close()
    except DatabaseError as error:
        raise BackupFailed(BackupFault.FAILED) from error


def _next(folder: Path, vault_id: str, now: datetime) -> BackupInfo:
    number = max((info.number for info in found_in(folder, vault_id)), default=0) + 1
    at = now.astimezone(UTC).replace(microsecond=0)
    name = f"kring-{vault_id[:8]}-{number:06d}-{at.strftime(_STAMP)}Z.kvb"
    return BackupInfo(folder / name, number, at, vault_id[:8])


def _discard_parts(folder: Path, vault_id: str) -> None:
    for old in folder.glob(f"kring-{vault_id[:8]}-*.part*"):
        old.unlink(missing_ok=True)
