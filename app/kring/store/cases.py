"""One row for each case: what the home list shows without reading a single event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.store import erasing
from kring.store.connection import Database, Row
from kring.store.vault import Vault

_COLUMNS = "seq, id, number, opened_at, closed_at, deleted_at, practice, summary"


class Which(StrEnum):
    """The part of the list that is shown."""

    OPEN = "open"
    CLOSED = "closed"
    BIN = "bin"


_WHERE = {
    Which.OPEN: "closed_at IS NULL AND deleted_at IS NULL",
    Which.CLOSED: "closed_at IS NOT NULL AND deleted_at IS NULL",
    Which.BIN: "deleted_at IS NOT NULL",
}
_ORDER = {
    Which.OPEN: "seq DESC",
    Which.CLOSED: "closed_at DESC, seq DESC",
    Which.BIN: "deleted_at DESC, seq DESC",
}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list; instants are ISO with offset, `summary` is JSON."""

    seq: int
    id: str
    number: str
    opened_at: str
    closed_at: str | None
    deleted_at: str | None
    practice: bool
    summary: str


def next_number(vault: Vault, year: int, practice: bool = False) -> str:
    """Takes the next case number of a year, such as "2026-014", which is never given again, not even after erasure."""
    series = f"P-{year}" if practice else str(year)

    def work(database: Database) -> int:
        database.run("INSERT INTO case_series VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET last = last + 1", series)
        return database.number("SELECT last FROM case_series WHERE series = ?", series)

    return f"{series}-{vault.write(work):03d}"


def add(
    vault: Vault, case_id: str, number: str, opened_at: str, practice: bool = False, summary: str = "{}"
) -> CaseRow:
    """Adds an open case; raises NotSaved."""

    def work(database: Database) -> int:
        return database.run(
            "INSERT INTO case_row (id, number, opened_at, practice, summary) VALUES (?, ?, ?, ?, ?)",
            case_id,
            number,
            opened_at,
            int(practice),
            summary,
        )

    return CaseRow(vault.write(work), case_id, number, opened_at, None, None, practice, summary)


def get(vault: Vault, case_id: str) -> CaseRow | None:
    """One case, also when it lies in the bin; None when there is none."""
    row = vault.one(f"SELECT {_COLUMNS} FROM case_row WHERE id = ?", case_id)
    return _case(row) if row else None


def rows(
    vault: Vault, which: Which = Which.OPEN, limit: int = 50, offset: int = 0, practice: bool | None = None
) -> list[CaseRow]:
    """A part of the list, newest first; `practice` None shows both kinds."""
    found = vault.rows(
        f"SELECT {_COLUMNS} FROM case_row WHERE {_WHERE[which]} AND (?1 IS NULL OR practice = ?1) "
        f"ORDER BY {_ORDER[which]} LIMIT ?2 OFFSET ?3",
        None if practice is None else int(practice),
        limit,
        offset,
    )
    return [_case(row) for row in found]


def count(vault: Vault, which: Which = Which.OPEN, practice: bool = False) -> int:
    """How many cases there are in a part of the list, without practice cases unless these are asked for."""
    row = vault.one(f"SELECT count(*) FROM case_row WHERE {_WHERE[which]} AND practice = ?", int(practice))
    return int(row[0]) if row else 0


def set_summary(vault: Vault, case_id: str, summary: str) -> None:
    """Replaces what the list shows; raises NotSaved."""
    vault.write(lambda database: write_summary(database, case_id, summary))


def set_closed(vault: Vault, case_id: str, at: str | None) -> None:
    """Closes a case, or opens it again with None; raises NotSaved."""
    vault.write(lambda database: database.run("UPDATE case_row SET closed_at = ? WHERE id = ?", at, case_id))


def set_deleted(vault: Vault, case_id: str, at: str | None) -> None:
    """Puts a case into the bin, or takes it out with None; raises NotSaved."""
    vault.write(lambda database: database.run("UPDATE case_row SET deleted_at = ? WHERE id = ?", at, case_id))


def erase_practice(vault: Vault, case_id: str) -> None:
    """Takes a practice case out for good, with every note about it; any other case stays. Raises NotSaved."""

    def work(database: Database) -> None:
        if not database.number("SELECT count(*) FROM case_row WHERE id = ? AND practice = 1", case_id):
            return
        database.run("DELETE FROM event WHERE case_id = ?", case_id)
        database.run("DELETE FROM print_log WHERE case_id = ?", case_id)
        database.run("DELETE FROM meta WHERE instr(name, ?1) > 0 OR instr(value, ?1) > 0", case_id)
        database.run("DELETE FROM case_row WHERE id = ?", case_id)

    erasing.erase(vault, work)


def write_summary(database: Database, case_id: str, summary: str) -> None:
    """Replaces what the list shows, inside somebody else's transaction."""
    database.run("UPDATE case_row SET summary = ? WHERE id = ?", summary, case_id)


def _case(row: Row) -> CaseRow:
    seq, case_id, number, opened_at, closed_at, deleted_at, practice, summary = row
    return CaseRow(seq, case_id, number, opened_at, closed_at, deleted_at, bool(practice), summary)
