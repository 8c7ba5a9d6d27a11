"""Who did what when, without a name or a text: each row is chained to the one before by a keyed checksum."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kring.store.connection import Database
from kring.store.keys import keyed_hash
from kring.store.vault import Vault

_START = bytes(32)
_USE = b"kring-audit"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One action: its number, instant (UTC), code, and the kind and random id of what it was done to."""

    number: int
    at: str
    action: str
    object_type: str
    object_id: str


def record(vault: Vault, at: str, action: str, object_type: str, object_id: str) -> int:
    """Adds a row, codes only (`a-z0-9-`); its number. Raises NotSaved."""
    key = vault.key_for(_USE)

    def work(database: Database) -> int:
        last = database.one("SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1")
        number, before = (last[0] + 1, last[1]) if last else (1, _START)
        row = AuditRow(number, at, action, object_type, object_id)
        return database.run(
            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)",
            number,
            at,
            action,
            object_type,
            object_id,
            _chain(key, before, row),
        )

    return vault.write(work)


def rows(vault: Vault, limit: int = 200, offset: int = 0) -> list[AuditRow]:
    """The rows, newest first."""
    found = vault.rows(
        "SELECT number, at, action, object_type, object_id FROM audit ORDER BY number DESC LIMIT ? OFFSET ?",
        limit,
        offset,
    )
    return [AuditRow(*row) for row in found]


def first_broken(vault: Vault) -> int | None:
    """The number of the first row that does not continue the chain, or None when all do."""
    key = vault.key_for(_USE)
    before = _START
    found = vault.rows("SELECT number, at, action, object_type, object_id, chain FROM audit ORDER BY number")
    for place, (*values, chain) in enumerate(found, start=1):
        row = AuditRow(*values)
        if row.number != place or chain != _chain(key, before, row):
            return place
        before = chain
    return None


def _chain(key: bytes, before: bytes, row: AuditRow) -> bytes:
    text = json.dumps([row.number, row.at, row.action, row.object_type, row.object_id])
    return keyed_hash(key, before + text.encode())
