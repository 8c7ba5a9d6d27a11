"""What was printed or saved as a file: the list of papers that must be destroyed by hand one day."""

from __future__ import annotations

from dataclasses import dataclass

from kring.store.vault import Vault


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One paper that left the vault; `destination` is `printer` or `file`."""

    number: int
    at: str
    paper: str
    case_id: str | None
    pages: int
    copies: int
    destination: str


def log(vault: Vault, at: str, paper: str, case_id: str | None, pages: int, copies: int, destination: str) -> int:
    """Records that a paper left the vault; its running number. Raises NotSaved."""
    return vault.write(
        lambda database: database.run(
            "INSERT INTO print_log (at, paper, case_id, pages, copies, destination) VALUES (?, ?, ?, ?, ?, ?)",
            at,
            paper,
            case_id,
            pages,
            copies,
            destination,
        )
    )


def rows(vault: Vault, case_id: str | None = None) -> list[PrintRow]:
    """The papers of a case, or all, newest first."""
    found = vault.rows(
        "SELECT number, at, paper, case_id, pages, copies, destination FROM print_log "
        "WHERE ?1 IS NULL OR case_id = ?1 ORDER BY number DESC",
        case_id,
    )
    return [PrintRow(*row) for row in found]
