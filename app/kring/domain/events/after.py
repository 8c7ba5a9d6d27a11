"""What comes after: follow-up, papers, and the look back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.events.base import Event, FreeText, PromiseId, TalkId, TypedName
from kring.domain.people import PersonId


class Change(StrEnum):
    """Asked first at every contact."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Kept(StrEnum):
    """Whether a promise is kept."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class CheckedIn(Event):
    """A follow-up contact was held; `due` is the key of its planned date, `done` whether something was done again."""

    stored = "checked-in"
    in_files = "check-in"
    is_an_answer = True
    due: str
    person: PersonId
    change: Change
    on: date
    by: TypedName
    words: FreeText = ""
    done: bool | None = None
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class PromiseLookedAt(Event):
    """Whether a promise was kept, as seen on a day."""

    stored = "promise-looked-at"
    in_files = "promise looked at"
    promise: PromiseId
    kept: Kept
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class ContactMoved(Event):
    """A planned follow-up date takes another day."""

    stored = "contact-moved"
    due: str
    on: date


@dataclass(frozen=True, slots=True)
class Printed(Event):
    """A paper left the program, so that it can be called back; never what stood on it."""

    stored = "printed"
    paper: str
    where: str
    copies: int
    pages: int


@dataclass(frozen=True, slots=True)
class Reflected(Event):
    """The facilitator's own look back, for next time."""

    stored = "reflected"
    talk: TalkId | None = None
    words: FreeText = ""
