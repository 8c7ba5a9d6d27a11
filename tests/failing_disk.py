"""A disk that fails in one chosen way until it is mended, below everything that Kring does with its database."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

import pytest

from kring.domain.errors import (
    BackupFailed,
    BackupFault,
    DiskFault,
    FolderRefused,
    NotSaved,
    SeenBy,
    UnreadableRecord,
    VaultDamaged,
    VaultForeign,
    VaultInUse,
    VaultPart,
)
from kring.store.connection import Database, DatabaseError

Make = Callable[[], Exception]

SQLITE_CODES = (*range(1, 29), 100, 101)
ERRNOS = (
    "EIO ENOSPC EROFS EACCES EPERM ENODEV EMFILE ENFILE ENOMEM EDQUOT ESTALE ETIMEDOUT EBUSY EINTR ENXIO EFBIG ENOENT"
).split()
FOREIGN: dict[str, Make] = {
    "RuntimeError": lambda: RuntimeError("not known"),
    "KeyError": lambda: KeyError("not known"),
    "ValueError": lambda: ValueError("not known"),
    "TypeError": lambda: TypeError("not known"),
    "AssertionError": lambda: AssertionError("not known"),
    "RecursionError": lambda: RecursionError("not known"),
    "MemoryError": MemoryError,
    "VaultInUse": lambda: VaultInUse("a folder"),
    "VaultDamaged": lambda: VaultDamaged(VaultPart.DATABASE),
    "VaultForeign": lambda: VaultForeign(SeenBy.HEADER),
    "FolderRefused": lambda: FolderRefused("a folder"),
    "NotSaved": lambda: NotSaved(DiskFault.FULL),
    "BackupFailed": lambda: BackupFailed(BackupFault.FAILED),
    "UnreadableRecord": lambda: UnreadableRecord("a kind"),
}


def full(*_: object) -> NoReturn:
    """In place of something that writes: the disk is full."""
    raise NotSaved(DiskFault.FULL)


def sqlite(code: int) -> Make:
    """What SQLite raises with this result code."""

    def make() -> Exception:
        error = DatabaseError("the disk")
        error.sqlite_errorcode = code  # type: ignore[attr-defined]
        return error

    return make


def system(name: str) -> Make:
    """What the system raises with this number."""
    return lambda: OSError(getattr(errno, name), "the disk")


@dataclass(frozen=True)
class Where:
    """The statements that fail, by how they begin; `after`: they are carried out, and fail then."""

    begins: str
    after: bool = False


READS, BEGIN, INSERT = Where("SELECT"), Where("BEGIN"), Where("INSERT")
COMMIT, COMMITTED = Where("COMMIT"), Where("COMMIT", after=True)
WHERES = {"reads": READS, "begin": BEGIN, "insert": INSERT, "commit": COMMIT, "committed": COMMITTED}


class FailingDisk:
    """Every database of this program fails so, until `mend`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._make: Make | None = None
        self._where = BEGIN
        for name in ("run", "rows", "one"):
            monkeypatch.setattr(Database, name, self._wrapped(getattr(Database, name)))

    def fail(self, make: Make, where: Where) -> None:
        """From now on these statements fail."""
        self._make, self._where = make, where

    def mend(self) -> None:
        """The disk is back."""
        self._make = None

    def _wrapped(self, plain: Callable[..., object]) -> Callable[..., object]:
        def run(database: Database, sql: str, *values: object) -> object:
            if self._make is None or not sql.startswith(self._where.begins):
                return plain(database, sql, *values)
            if self._where.after:
                plain(database, sql, *values)
            raise self._make()

        return run
