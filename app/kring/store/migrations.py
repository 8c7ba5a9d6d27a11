"""Brings an older vault to the present version, one version in one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kring.domain.errors import SeenBy, VaultForeign, VaultNewer
from kring.store.connection import APPLICATION_ID, Database
from kring.store.schema import VERSIONS, Step

Versions = Sequence[Sequence[Step]]


def version_of(database: Database) -> int:
    """The version of the tables in a database, 0 for an empty one."""
    return database.number("PRAGMA user_version")


def check_version(database: Database, versions: Versions = VERSIONS) -> int:
    """The version found; raises VaultForeign or VaultNewer where this program must not touch the file."""
    found = version_of(database)
    if database.number("PRAGMA application_id") != APPLICATION_ID:
        raise VaultForeign(SeenBy.APPLICATION)
    if found > len(versions):
        raise VaultNewer(found, len(versions))
    return found


def start(database: Database, versions: Versions = VERSIONS) -> None:
    """Makes the tables of a new vault."""
    database.run(f"PRAGMA application_id={APPLICATION_ID}")
    for number in range(1, len(versions) + 1):
        _step(database, number, versions[number - 1])


def migrate(database: Database, backup: Callable[[], object], versions: Versions = VERSIONS) -> int:
    """Steps to the newest version, after a backup where there is something to do; the number of steps made."""
    found = check_version(database, versions)
    if found < len(versions):
        backup()
    for number in range(found + 1, len(versions) + 1):
        _step(database, number, versions[number - 1])
    return len(versions) - found


def _step(database: Database, number: int, statements: Sequence[Step]) -> None:
    database.run("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            database.run(statement) if isinstance(statement, str) else statement(database)
        database.run(f"PRAGMA user_version={number}")
        database.run("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.run("ROLLBACK")
        raise
