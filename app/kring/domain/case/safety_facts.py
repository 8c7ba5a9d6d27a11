"""What is not safe, as the events of a case say it: concerns, notices, who was reached, and releases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kring.domain.events import TalkId
from kring.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """Something serious that was seen and is not released; `about` None: nobody knows yet whom it is about."""

    concern: str
    about: PersonId | None
    seq: int
    on: date
    talk: TalkId | None
    words: str
    at: datetime | None = None
    id: str = ""  # of the record in which it was marked


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A safeguarding lead said that a concern was marked by mistake, and why; what was marked stays visible."""

    marked: OpenConcern
    who: str
    on: date
    words: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """A safeguarding lead let talks go on."""

    who: str
    about: PersonId | None
    on: date
    concerns: tuple[OpenConcern, ...]
    words: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class UnsafeNotice:
    """Somebody is not safe, or does not feel so; it stays until `seen_by` is known."""

    id: str
    about: PersonId | None
    on: date
    talk: TalkId | None
    words: str
    seen_by: str = ""
    seen_on: date | None = None
    seen_words: str = ""
    seen_seq: int = 0
    at: datetime | None = None
    in_private: bool = False
