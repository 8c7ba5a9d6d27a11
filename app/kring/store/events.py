"""The events of a case: added in one transaction with the case's summary, read in their order, never rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kring.store import cases
from kring.store.connection import Database, Row
from kring.store.vault import Vault

NewEvent = tuple[str, str, str | None, str, str, str | None]
"""Id, instant, by whom, kind, body as JSON, and what people said and are called as one text."""

_COLUMNS = "seq, id, case_id, talk_id, at, by, kind, body, words"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it lies in the vault; `at` is ISO with offset, `body` is JSON, `words` are None once they died.

    All that was said and how people are called lies in `words`, as the codec joins it.
    """

    seq: int
    id: str
    case_id: str
    talk_id: str | None
    at: str
    by: str | None
    kind: str
    body: str
    words: str | None


def append(
    vault: Vault,
    case_id: str,
    talk_id: str | None,
    events: Sequence[NewEvent],
    summary_json: str | None = None,
) -> list[int]:
    """Adds events, and the case's summary, in one transaction that is on the disk on return; their sequence numbers.

    Doing it again after NotSaved is safe: an event that is already there is not added twice. Raises NotSaved.
    """

    def work(database: Database) -> list[int]:
        numbers = [_add(database, case_id, talk_id, event) for event in events]
        if summary_json is not None:
            cases.write_summary(database, case_id, summary_json)
        return numbers

    return vault.write(work)


def is_there(vault: Vault, event_id: str) -> bool:
    """Whether an event lies in the vault."""
    return vault.one("SELECT 1 FROM event WHERE id = ?", event_id) is not None


def read(vault: Vault, case_id: str, talk_id: str | None = None) -> list[StoredEvent]:
    """The events of one talk in order, or, without a talk, those of the case itself."""
    return _stored(
        vault.rows(
            f"SELECT {_COLUMNS} FROM event WHERE case_id = ? AND talk_id IS ? AND deleted_at IS NULL ORDER BY seq",
            case_id,
            talk_id,
        )
    )


def newest_of_open(vault: Vault, practice: bool) -> dict[str, int]:
    """The sequence number of the last event of each open case itself, of practice cases or of the others."""
    found = vault.rows(
        "SELECT event.case_id, max(event.seq) FROM event JOIN case_row ON case_row.id = event.case_id "
        "WHERE case_row.closed_at IS NULL AND case_row.deleted_at IS NULL AND case_row.practice = ? "
        "AND event.talk_id IS NULL AND event.deleted_at IS NULL GROUP BY event.case_id",
        int(practice),
    )
    return {row[0]: int(row[1]) for row in found}


def read_all(vault: Vault, case_id: str) -> list[StoredEvent]:
    """The events of a case and of all its talks, in order."""
    return _stored(
        vault.rows(
            f"SELECT {_COLUMNS} FROM event WHERE case_id = ? AND deleted_at IS NULL ORDER BY seq",
            case_id,
        )
    )


def talks(vault: Vault, case_id: str) -> list[str]:
    """The ids of a case's talks, in the order of their first events."""
    found = vault.rows(
        "SELECT talk_id FROM event WHERE case_id = ? AND talk_id IS NOT NULL AND deleted_at IS NULL "
        "GROUP BY talk_id ORDER BY min(seq)",
        case_id,
    )
    return [row[0] for row in found]


def drop_words(vault: Vault, event_ids: Iterable[str]) -> int:
    """Lets people's words and names in these events die, in the row and in the search index; how many had some."""

    def work(database: Database) -> int:
        return sum(
            database.run("UPDATE event SET words = NULL WHERE id = ? AND words IS NOT NULL", event_id)
            for event_id in ids
        )

    ids = list(event_ids)
    return vault.write(work)


def set_deleted(vault: Vault, event_ids: Iterable[str], at: str | None) -> int:
    """Puts events into the bin, or takes them out with None; how many there were."""

    def work(database: Database) -> int:
        return sum(database.run("UPDATE event SET deleted_at = ? WHERE id = ?", at, event_id) for event_id in ids)

    ids = list(event_ids)
    return vault.write(work)


def _add(database: Database, case_id: str, talk_id: str | None, event: NewEvent) -> int:
    known = database.one("SELECT seq FROM event WHERE id = ?", event[0])
    if known:
        return int(known[0])
    return database.run(
        "INSERT INTO event (id, case_id, talk_id, at, by, kind, body, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        event[0],
        case_id,
        talk_id,
        *event[1:4],
        _storable(event[4]),
        None if event[5] is None else _storable(event[5]),
    )


def _storable(text: str) -> str:
    """Half characters, which some keyboards and clipboards give, cannot be stored and become a question mark."""
    return text.encode("utf-8", "replace").decode()


def _stored(rows: list[Row]) -> list[StoredEvent]:
    return [StoredEvent(*row) for row in rows]
