"""The open vault: one connection, every change in one transaction, and no word "saved" before the disk has it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from kring.domain.errors import (
    DiskFault,
    FolderRefused,
    NotSaved,
    VaultClosed,
    VaultDamaged,
    VaultForeign,
    VaultInUse,
    VaultPart,
)
from kring.store.connection import Database, DatabaseError, Fault, Row, Value, fault_of, of_disk, problems
from kring.store.files import free_ballast
from kring.store.header import VaultHeader
from kring.store.header_copies import Places
from kring.store.keys import subkey
from kring.store.swap_vaults import DATABASE_NAME

SMALLEST_DATABASE = 512
GIVE_WAY_SECONDS = 0.001  # an unfair lock would otherwise be taken back at once

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a full check of the database found."""

    sound: bool
    problems: int


class Vault:
    """An unlocked vault; used from one thread at a time, except that a backup may run beside it."""

    def __init__(self, places: Places, header: VaultHeader, data_key: bytes) -> None:
        self.places = places
        self.header = header
        self.low_space = False
        self.changes = 0
        self.beside = False  # while it is learned what a change would write: nothing is written
        self._data_key = data_key
        self._lock = threading.RLock()
        self._writing = False
        self._poisoned = False
        self._database: Database | None = connect(places.vault, header, data_key)

    @property
    def id(self) -> str:
        """The random id of this vault, 32 hex digits."""
        return self.header.vault_id

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.places.vault

    @property
    def size(self) -> int:
        """How big the database is, in bytes."""
        return (self.folder / DATABASE_NAME).stat().st_size

    @property
    def closed(self) -> bool:
        """Whether the vault was locked."""
        return not self._data_key

    @property
    def database(self) -> Database:
        """The connection; reopened and checked first where the disk failed before. VaultClosed after `close`."""
        if self.closed:
            raise VaultClosed
        if self._poisoned or self._database is None:
            self.reopen()
        assert self._database is not None
        return self._database

    def key_for(self, use: bytes, about: bytes = b"") -> bytes:
        """A key of 32 bytes for another use, such as the chain of the audit or a backup."""
        if self.closed:
            raise VaultClosed
        return subkey(self._data_key, use, about)

    def data_key(self) -> bytes:
        """The data key itself, for the header and backups."""
        if self.closed:
            raise VaultClosed
        return self._data_key

    @contextmanager
    def held(self) -> Iterator[Database]:
        """The connection for this thread alone, as a backup needs it beside the window's thread.

        Two threads inside the database library at once can wait for each other for ever: one with its lock asks
        Python's authorizer, the other has Python and waits for its lock.
        """
        with self._lock:
            yield self.database

    def give_way(self) -> None:
        """Lets another thread use the connection for a moment; only between two steps of what is `held` once."""
        self._lock.release()
        time.sleep(GIVE_WAY_SECONDS)
        self._lock.acquire()

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a question; raises VaultDamaged, or NotSaved where the disk failed."""
        with self._lock:
            try:
                return self.database.rows(sql, *values)
            except DatabaseError as error:
                self._raise_reading(error)

    def one(self, sql: str, *values: Value) -> Row | None:
        """The first row of a question, or None; raises VaultDamaged, or NotSaved where the disk failed."""
        with self._lock:
            try:
                return self.database.one(sql, *values)
            except DatabaseError as error:
                self._raise_reading(error)

    def write(self, work: Callable[[Database], T]) -> T:
        """Does the work in one transaction that is on the disk when this returns; raises NotSaved when it is not.

        Inside another write it becomes part of that one. On a full disk the ballast is given back and the work is
        done once more, so it must be safe to repeat.
        """
        with self._lock:
            if self.beside:
                raise NotSaved(DiskFault.FAILED)
            if self._writing:
                return work(self.database)
            try:
                return self._attempt(work)
            except NotSaved as error:
                if error.reason is not DiskFault.FULL or not free_ballast(self.folder):
                    raise
                self.low_space = True
                return self._attempt(work)

    def together(self, work: Callable[[], T]) -> T:
        """Several calls of the store in one transaction: all of them or none; raises NotSaved."""
        return self.write(lambda _database: work())

    def reopen(self) -> None:
        """Closes and opens the file after a fault of the disk, and checks it; raises NotSaved or VaultDamaged."""
        with self._lock:
            if self.closed:
                raise VaultClosed
            self._poisoned = True
            self._drop()
            try:
                self._database = connect(self.folder, self.header, self._data_key)
                sound = not problems(self._database)
            except (DatabaseError, OSError, FolderRefused) as error:
                self._drop()
                if fault_of(error) in (Fault.DAMAGED, Fault.NO_KEY):
                    raise VaultDamaged(VaultPart.DATABASE) from error
                raise NotSaved(DiskFault.FAILED) from error
            if not sound:
                self._drop()
                raise VaultDamaged(VaultPart.DATABASE)
            self._poisoned = False

    def check(self) -> Findings:
        """Reads the whole file and all its checksums; slow."""
        with self._lock:
            database = self.database
            try:
                found = len(problems(database)) + len(database.rows("PRAGMA cipher_integrity_check"))
            except DatabaseError:
                found = 1
            return Findings(found == 0, found)

    def close(self) -> None:
        """Locks: closes the file and forgets the key; calling it again does nothing."""
        with self._lock:
            self._drop()
            self._data_key = b""

    def _attempt(self, work: Callable[[Database], T]) -> T:
        database = self.database
        self._writing = True
        try:
            database.run("BEGIN IMMEDIATE")
            value = work(database)
            database.run("COMMIT")
        except DatabaseError as error:
            fault = fault_of(error)
            self._undo(database, fault)
            if (taken := of_disk(Fault.FAILED if fault is Fault.IN_USE else fault)) is not None:
                raise NotSaved(taken) from error
            if fault in (Fault.DAMAGED, Fault.NO_KEY):
                raise VaultDamaged(VaultPart.DATABASE) from error
            raise
        except NotSaved:  # a question inside this change found that the disk failed
            self._undo(database, Fault.FAILED)
            raise
        except BaseException:
            self._undo(database, Fault.REFUSED)
            raise
        finally:
            self._writing = False
        self.changes += 1
        return value

    def _undo(self, database: Database, fault: Fault) -> None:
        """Rolls back; after a fault of the disk nothing in this connection is trusted any more."""
        try:
            if database.in_transaction:
                database.run("ROLLBACK")
        except DatabaseError:
            self._poisoned = True
        if fault not in (Fault.FULL, Fault.REFUSED, Fault.BUG):
            self._poisoned = True

    def _raise_reading(self, error: Exception) -> NoReturn:
        fault = fault_of(error)
        if fault in (Fault.BUG, Fault.REFUSED):
            raise error
        failed = fault in (Fault.FAILED, Fault.FULL, Fault.IN_USE, Fault.READ_ONLY)
        if not self._writing:
            self._poisoned = failed
        if failed:  # the disk did not answer: what was to be written waits, and no backup is to take the vault's place
            raise NotSaved(DiskFault.FAILED) from error
        raise VaultDamaged(VaultPart.DATABASE) from error

    def _drop(self) -> None:
        if self._database is not None:
            with contextlib.suppress(DatabaseError):
                self._database.close()
            self._database = None


def connect(folder: Path, header: VaultHeader, data_key: bytes) -> Database:
    """Opens and locks the database of a vault; raises VaultInUse, VaultDamaged, VaultForeign or FolderRefused."""
    file = folder / DATABASE_NAME
    if file.stat().st_size < SMALLEST_DATABASE:
        raise VaultDamaged(VaultPart.DATABASE)
    try:
        return Database(file, data_key, header.salt)
    except VaultForeign:
        raise
    except DatabaseError as error:
        match fault_of(error):
            case Fault.IN_USE:
                raise VaultInUse(str(folder)) from error
            case Fault.NO_KEY | Fault.DAMAGED | Fault.BUG:
                raise VaultDamaged(VaultPart.DATABASE) from error
            case _:
                raise FolderRefused(str(folder)) from error
