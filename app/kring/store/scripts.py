"""The text and the expanded turns of each script that a talk ran, so that an old session always reads the same."""

from __future__ import annotations

from dataclasses import dataclass

from nacl.encoding import HexEncoder
from nacl.hash import blake2b

from kring.store.vault import Vault


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A script as it was when a talk began; `turns` is JSON, empty once the names in it died."""

    hash: str
    text: str
    turns: str


def keep(vault: Vault, text: str, turns: str) -> str:
    """Keeps a script and its turns once, and gives the hash under which they are found; raises NotSaved."""
    name = name_of(text, turns)
    vault.write(
        lambda database: database.run(
            "INSERT INTO script_text VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING", name, text, turns
        )
    )
    return name


def name_of(text: str, turns: str) -> str:
    """The hash under which a script and its turns are found."""
    return bytes(blake2b(f"{len(text)}|{text}{turns}".encode(), 32, encoder=HexEncoder)).decode()


def all_of(vault: Vault) -> tuple[ScriptText, ...]:
    """Every script that is kept."""
    return tuple(ScriptText(*row) for row in vault.rows("SELECT hash, text, turns FROM script_text ORDER BY hash"))


def get(vault: Vault, name: str) -> ScriptText | None:
    """The script under a hash, or None."""
    row = vault.one("SELECT hash, text, turns FROM script_text WHERE hash = ?", name)
    return ScriptText(*row) if row else None
