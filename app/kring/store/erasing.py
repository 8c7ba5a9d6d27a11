"""The one way past the rule that records are kept: inside this, rows may be deleted, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kring.store.connection import Database
from kring.store.vault import Vault

T = TypeVar("T")


def erase(vault: Vault, work: Callable[[Database], T]) -> T:
    """Does work that may delete; the leave to do so ends with the transaction. Raises NotSaved."""

    def with_leave(database: Database) -> T:
        database.run("INSERT INTO erasing VALUES (1, 1)")
        value = work(database)
        database.run("DELETE FROM erasing")
        return value

    return vault.write(with_leave)
