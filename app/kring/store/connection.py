"""The one place that opens a database file: the key first, then every setting that keeps words and changes safe.

A forgotten key would silently make a readable database, so the cipher and the first bytes of the file are checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kring.domain.errors import DiskFault, SeenBy, VaultForeign
from kring.store.files import read_small

PLAINTEXT = b"SQLite format 3\x00"
APPLICATION_ID = 0x4B52494E

Value = str | int | float | bytes | None
Row = tuple[Any, ...]

_SETTINGS = (
    "fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "recursive_triggers=ON",
    "mmap_size=0",
)
_DENY = 1
_ALLOW = 0
_WAIT_FOR_LOCK = 0.5
_SOUND = "ok"  # what SQLite says of a file without faults


class Fault(StrEnum):
    """What a database error means to us."""

    IN_USE = "in use"
    FULL = "full"
    READ_ONLY = "readonly"
    FAILED = "failed"
    DAMAGED = "damaged"
    NO_KEY = "no key"
    REFUSED = "refused"
    BUG = "bug"


_FAULT_BY_CODE = {
    5: Fault.IN_USE,
    6: Fault.IN_USE,
    8: Fault.READ_ONLY,
    10: Fault.FAILED,
    11: Fault.DAMAGED,
    13: Fault.FULL,
    14: Fault.FAILED,
    19: Fault.REFUSED,
    26: Fault.NO_KEY,
}

# Errors of a page-wise copy come without a code: then SQLite's own fixed sentence is compared whole.
_FAULT_BY_SENTENCE = {
    "database is locked": Fault.IN_USE,
    "attempt to write a readonly database": Fault.READ_ONLY,
    "disk I/O error": Fault.FAILED,
    "unable to open database file": Fault.FAILED,
    "database disk image is malformed": Fault.DAMAGED,
    "database or disk is full": Fault.FULL,
    "file is not a database": Fault.NO_KEY,
}

DatabaseError: type[Exception] = dbapi2.Error


def fault_of(error: Exception) -> Fault:
    """What an error of the database library means."""
    code = getattr(error, "sqlite_errorcode", None)
    known = _FAULT_BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return known or _FAULT_BY_SENTENCE.get(str(error), Fault.BUG)


def of_disk(fault: Fault) -> DiskFault | None:
    """What a fault says of the disk; None where the disk is not at fault."""
    return {Fault.FULL: DiskFault.FULL, Fault.READ_ONLY: DiskFault.READ_ONLY, Fault.FAILED: DiskFault.FAILED}.get(fault)


class Database:
    """An open, locked database file; every call may raise DatabaseError."""

    def __init__(self, file: Path, key: bytes, salt: bytes) -> None:
        self.file = file
        _refuse_plaintext(file)
        self.raw = dbapi2.connect(
            str(file), isolation_level=None, check_same_thread=False, timeout=_WAIT_FOR_LOCK, cached_statements=256
        )
        try:
            self._prepare(key, salt)
        except BaseException:
            self.raw.close()
            raise

    def run(self, sql: str, *values: Value) -> int:
        """Carries out one statement; the number of the row it added, or of rows it changed when it added none."""
        cursor = self.raw.execute(sql, values)
        inserted = sql.lstrip()[:6].upper() == "INSERT"
        number = int((cursor.lastrowid if inserted else cursor.rowcount) or 0)
        cursor.close()
        return number

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a question."""
        found: list[Row] = self.raw.execute(sql, values).fetchall()
        return found

    def one(self, sql: str, *values: Value) -> Row | None:
        """The first row of a question, or None."""
        cursor = self.raw.execute(sql, values)
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    def number(self, sql: str, *values: Value) -> int:
        """The first value of the first row, as a number; 0 where there is none."""
        row = self.one(sql, *values)
        return int(row[0] or 0) if row else 0

    def copy_into(self, target: Database, pages: int, after_step: Callable[[int, int], None]) -> None:
        """Copies everything into another database, some pages at a time; `after_step` gets remaining and total."""

        def progress(_status: int, remaining: int, total: int) -> None:
            after_step(remaining, total)

        self.raw.backup(target.raw, pages=pages, progress=progress, sleep=0.005)

    def interrupt(self) -> None:
        """Ends the question that another thread waits for, with an error there."""
        self.raw.interrupt()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self.raw.in_transaction)

    def close(self) -> None:
        """Closes the file and gives up the lock."""
        self.raw.close()

    def _prepare(self, key: bytes, salt: bytes) -> None:
        self.run("PRAGMA cipher_log_level=NONE")
        self.run(f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\"")
        if not self.one("PRAGMA cipher_version"):
            raise RuntimeError("the database library cannot encrypt")
        self.run("PRAGMA cipher_memory_security=ON")
        for setting in _SETTINGS:
            self.run(f"PRAGMA {setting}")
        self._lock()
        self.run("PRAGMA journal_mode=TRUNCATE")
        self.run("PRAGMA synchronous=EXTRA")
        self.raw.set_authorizer(_authorize)

    def _lock(self) -> None:
        """Takes the exclusive lock and keeps it; asked for in this order two starters cannot block each other."""
        self.run("BEGIN EXCLUSIVE")
        self.run("PRAGMA locking_mode=EXCLUSIVE")
        self.number("SELECT count(*) FROM sqlite_schema")
        self.run("COMMIT")


def problems(database: Database) -> Sequence[str]:
    """What SQLite's own checks find wrong, as short texts without content; empty when all is well."""
    found = [str(row[0]) for row in database.rows("PRAGMA integrity_check(20)") if row[0] != _SOUND]
    found += [f"foreign key in {row[0]}" for row in database.rows("PRAGMA foreign_key_check")]
    return found


def _refuse_plaintext(file: Path) -> None:
    if read_small(file, len(PLAINTEXT)).startswith(PLAINTEXT):
        raise VaultForeign(SeenBy.PLAINTEXT)


def _authorize(action: int, name: str | None, *_rest: str | None) -> int:
    return _DENY if action == dbapi2.SQLITE_ATTACH and name else _ALLOW
