"""What people said, in their words, as the events of a case say it; `in_private` where the room did not hear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain.events import EntryId, Part, TalkId
from kring.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class StopFact:
    """Somebody's word on since when it has stopped; None means it goes on."""

    person: PersonId
    since: date | None
    on: date
    words: str
    unsure: bool = False
    proves: bool = True
    seq: int = 0
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What a pupil needs, as asked on a day."""

    person: PersonId
    on: date
    asked_by: str
    words: str
    seq: int = 0
    proves: bool = True
    written: date = date.min
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What was said about the own part, and what it was."""

    seq: int
    person: PersonId
    part: Part
    on: date
    asked_by: str
    talk: TalkId | None
    entry: EntryId | None
    words: str
    said: int = 0
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class SupportAnswer:
    """What a pupil answered to the offer of somebody to sit beside them."""

    answer: str
    on: date
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of somebody's words, kept as evidence."""

    id: str
    talk: TalkId
    entry: EntryId
    person: PersonId
    condition: str
    on: date
    words: str
    seq: int = 0
    proves: bool = True
    said: int = 0
    in_private: bool = False
