"""What all events have in common: ids, and how an event stands in the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from kring.domain.people import PersonId

CaseId = NewType("CaseId", str)
TalkId = NewType("TalkId", str)
EntryId = NewType("EntryId", str)
PromiseId = NewType("PromiseId", str)
TurnId = NewType("TurnId", str)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; its subclasses are frozen dataclasses of plain values."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the vault: its place in the order, its instant (UTC), and who recorded it."""

    seq: int
    id: str
    at: datetime
    event: Event
    by: PersonId | None = None
    talk: TalkId | None = None
