"""Small values that belong to nobody's case but hold names or places: the last place, the school's page."""

from __future__ import annotations

from kring.store.vault import Vault


def get(vault: Vault, name: str) -> str | None:
    """The value under a name, or None."""
    row = vault.one("SELECT value FROM meta WHERE name = ?", name)
    return str(row[0]) if row else None


def under(vault: Vault, prefix: str) -> list[tuple[str, str]]:
    """The names that begin so, with their values, in the order of the names."""
    found = vault.rows("SELECT name, value FROM meta WHERE substr(name, 1, ?1) = ?2 ORDER BY name", len(prefix), prefix)
    return [(str(name), str(value)) for name, value in found]


def put(vault: Vault, name: str, value: str | None) -> None:
    """Keeps a value under a name, or forgets it with None; raises NotSaved."""
    if value is None:
        vault.write(lambda database: database.run("DELETE FROM meta WHERE name = ?", name))
        return
    text = value
    vault.write(
        lambda database: database.run(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, text
        )
    )
