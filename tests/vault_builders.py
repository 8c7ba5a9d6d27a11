"""Vaults for tests: the real thing with a cheap key derivation, a fixed clock, and no ballast."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kring.store import cases, events, opening
from kring.store.events import NewEvent
from kring.store.keys import Limits, Profile
from kring.store.vault import Vault

CHEAP = Profile(memory_kib=8, passes=1)
LOOSE = Limits(min_memory_kib=8)
PASSPHRASE = "five plain words on paper"
RECOVERY_KEY = bytes(range(16))
NOW = datetime(2026, 3, 2, 13, 8, 11, tzinfo=UTC)
AT = NOW.isoformat()
CASE = "case-a"
TALK = "talk-a"


def clock() -> datetime:
    """Always the same instant."""
    return NOW


def new_id() -> str:
    """A fresh random id."""
    return uuid.uuid4().hex


def new_vault(
    folder: Path, config: Path | None = None, backups: Path | None = None, ballast: int = 0, case: bool = True
) -> Vault:
    """A new open vault, with one case in it."""
    vault = opening.create_vault(
        folder,
        PASSPHRASE,
        RECOVERY_KEY,
        profile=CHEAP,
        limits=LOOSE,
        clock=clock,
        new_id=new_id,
        config_folder=config,
        backup_folder=backups,
        ballast_bytes=ballast,
    )
    if case:
        cases.add(vault, CASE, cases.next_number(vault, NOW.year), AT)
    return vault


def unlock(folder: Path, passphrase: str | None = PASSPHRASE, **more: object) -> Vault:
    """Opens a vault again; `more` goes to `open_vault`."""
    options: dict[str, object] = {"clock": clock, "limits": LOOSE, "ballast_bytes": 0}
    return _open(folder, passphrase=passphrase, **(options | more))


def note(words: str | None = "she said it began in spring", event_id: str | None = None) -> NewEvent:
    """An event with words."""
    return (event_id or new_id(), AT, None, "note-taken", '{"entry":"e"}', words)


def add_notes(vault: Vault, *texts: str | None, case: str = CASE, talk: str | None = TALK) -> list[int]:
    """One event for each text, each in a transaction of its own."""
    return [events.append(vault, case, talk, [note(text)])[0] for text in texts]


_open: Callable[..., Vault] = opening.open_vault


def texts(vault: Vault) -> list[str | None]:
    """The words of the one talk."""
    return [event.words for event in events.read(vault, CASE, TALK)]
