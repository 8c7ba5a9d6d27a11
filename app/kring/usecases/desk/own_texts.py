"""Where a school's own scripts lie in the vault, and their texts, for whoever has to know which there are."""

from __future__ import annotations

import json

from kring.scripts.library import OwnScript
from kring.store import notes
from kring.store.vault import Vault

LIST, EACH = "own-scripts", "own-script:"


def own_texts(vault: Vault) -> tuple[OwnScript, ...]:
    """All own scripts, in the order in which they came."""
    keys = [str(key) for key in json.loads(notes.get(vault, LIST) or "[]")]
    return tuple(OwnScript(key, _text(notes.get(vault, EACH + key))) for key in keys)


def _text(value: str | None) -> str:
    return str(json.loads(value or "{}").get("text", ""))
