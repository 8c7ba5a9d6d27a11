"""What all events have in common: ids, and how an event stands in the vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, NewType

from kring.domain.people import IncidentId, PersonId

CaseId = NewType("CaseId", str)
TalkId = NewType("TalkId", str)
EntryId = NewType("EntryId", str)
PromiseId = NewType("PromiseId", str)
TurnId = NewType("TurnId", str)


class Mortal(StrEnum):
    """The marks of what dies before the record does."""

    WORDS = "words"
    NAME = "name"


# To a type checker both are plain text, so that nothing is wrapped where it is typed; the codec reads the mark.
FreeText = Annotated[str, Mortal.WORDS]
"""What somebody said, or what somebody wrote in a field that takes anything."""

TypedName = Annotated[str, Mortal.NAME]
"""Somebody by name, as it was typed; a search for words passes it by, or whoever asks would bury what was said."""


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; its subclasses are frozen dataclasses of plain values, `stored` under a name for ever.

    `in_files` is what a rehearsal file calls it that sets aside the last of its kind; empty where none can.
    """

    stored: ClassVar[str]
    in_files: ClassVar[str] = ""
    is_an_answer: ClassVar[bool] = False  # it says something also where no word stands in it


@dataclass(frozen=True, slots=True)
class OfIncidents(Event):
    """An event that is about some incidents of its case only.

    `incidents` is empty where they are known otherwise: by the talk, the wish or the promise that it belongs to, or
    else they are those that were chosen when it was written.
    """

    incidents: tuple[IncidentId, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the vault: its place in the order, its instant (UTC), and who recorded it."""

    seq: int
    id: str
    at: datetime
    event: Event
    by: PersonId | None = None
    talk: TalkId | None = None
