"""What playing a case put into a new vault, so that the next new vault gets the same rows at once.

A case at the door is some hundred changes, each permitted and committed by itself. One test of a process plays them;
all others need only that they happened.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from clocks import Clock, Counter
from kring.store import notes
from kring.store.connection import Database, Row
from kring.usecases.desk.desk import Desk

TABLES = ("case_series", "case_row", "script_text", "event")  # in the order in which they point at each other


def start_of(desk: Desk) -> Hashable | None:
    """All on which the rows of a case depend, where the vault is new; None where it is not, or cannot be known."""
    if not (isinstance(desk.clock, Clock) and isinstance(desk.new_id, Counter)):
        return None
    if not desk.unsaved.empty or any(desk.vault.one(f"SELECT 1 FROM {table}") for table in TABLES):
        return None
    own = (desk.language, desk.quiet_days, notes.get(desk.vault, "school"), desk.library.folder, desk.resources)
    return (desk.clock.now, desk.new_id.number, *own)


@dataclass(frozen=True)
class Snapshot:
    """The rows of a vault, and where clock, ids and what the desk remembers stood afterwards."""

    rows: dict[str, list[Row]]
    now: datetime
    number: int
    changes: int
    turns: dict[str, str]
    values: dict[str, str | None]

    @classmethod
    def of(cls, desk: Desk) -> Snapshot:
        """What lies in the vault of this desk now."""
        assert isinstance(desk.clock, Clock) and isinstance(desk.new_id, Counter)
        rows = {table: desk.vault.rows(f"SELECT * FROM {table}") for table in TABLES}
        known = desk.unsaved
        return cls(rows, desk.clock.now, desk.new_id.number, desk.vault.changes, dict(known.turns), dict(known.values))

    def put(self, desk: Desk) -> None:
        """The same into another new vault, in one change."""
        assert isinstance(desk.clock, Clock) and isinstance(desk.new_id, Counter)

        def work(database: Database) -> None:
            for table, rows in self.rows.items():
                for row in rows:
                    database.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", *row)

        desk.vault.write(work)
        desk.vault.changes = self.changes
        desk.clock.now, desk.new_id.number = self.now, self.number
        desk.unsaved.turns.update(self.turns)
        desk.unsaved.values.update(self.values)
