"""Words in a form that nobody has kept yet: they lie in the vault, so that a lock or a crash loses none of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kring.store import notes
from kring.usecases.desk import Desk

_PREFIX = "draft:"


def read(desk: Desk, key: str) -> tuple[str, ...]:
    """The values of a form's fields, in their order; empty when there is no draft."""
    text = notes.get(desk.vault, _PREFIX + key)
    return tuple(str(value) for value in json.loads(text)) if text else ()


def keep(desk: Desk, key: str, values: Sequence[str]) -> None:
    """Keep the values of a form's fields; where all are empty, nothing is kept. Raises NotSaved."""
    text = json.dumps(list(values), ensure_ascii=False) if any(values) else None
    if text != notes.get(desk.vault, _PREFIX + key):
        notes.put(desk.vault, _PREFIX + key, text)


def forget(desk: Desk, key: str) -> None:
    """The form was kept or given up: its draft goes. Raises NotSaved."""
    keep(desk, key, ())
