"""A talk's own stream: every move, answer and note of a run through its turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.events.base import EntryId, Event, FreeText, TurnId
from kring.domain.people import PersonId


class NotAskedReason(StrEnum):
    """Why a line was not asked; the last three are worked out, from the room and from answers: never chosen."""

    ANSWERED = "answered"
    NOT_NOW = "not-right-now"
    HARM = "would-do-harm"
    OTHER = "other"
    LEFT = "left"
    SAID_NO = "said-no"
    DID_NOT_ARISE = "did-not-arise"


WORKED_OUT = (NotAskedReason.LEFT, NotAskedReason.SAID_NO, NotAskedReason.DID_NOT_ARISE)
REASONS_TO_CHOOSE = tuple(reason for reason in NotAskedReason if reason not in WORKED_OUT)


class NoteKind(StrEnum):
    """What a quick entry is."""

    NOTE = "note"
    MOMENT = "moment"
    IDEA = "idea"


class StopReason(StrEnum):
    """Why a meeting was stopped; `LATER` is asked at the desk, once everyone has left."""

    UNSAFE = "unsafe"
    DENIAL = "denial"
    WITHDRAWN = "withdrawn"
    SOMEONE_LEFT = "someone-left"
    DISCLOSURE = "disclosure"
    OTHER = "other"
    LATER = "later"


REASONS_TO_STOP = tuple(reason for reason in StopReason if reason is not StopReason.LATER)


# By which a session that begins today is read. With 1, undo took back one revision of a note at a time, and the lines
# of who had left were gone through like all others.
RULES = 2
HEARS_NO = 3  # the rules since which a no in a talk leaves out the lines about meeting


@dataclass(frozen=True, slots=True)
class Began(Event):
    """The run through the turns begins; `rules` says how its log is read, so that an old one reads as it was.

    Nothing moves forward without those who are `needed`: main parties, second adult, those on whom a wish depends.
    """

    stored = "began"
    needed: tuple[PersonId, ...] = ()
    absent: tuple[PersonId, ...] = ()
    rules: int = 1


@dataclass(frozen=True, slots=True)
class Advanced(Event):
    """On to the next line; the present one counts as asked."""

    stored = "advanced"


@dataclass(frozen=True, slots=True)
class WentBack(Event):
    """Back to the line before; nothing is deleted."""

    stored = "went-back"


@dataclass(frozen=True, slots=True)
class JumpedTo(Event):
    """To any line."""

    stored = "jumped-to"
    turn: TurnId


@dataclass(frozen=True, slots=True)
class Inserted(Event):
    """A question of one's own after a line (after the present one if none is named)."""

    stored = "inserted"
    turn: TurnId
    after: TurnId | None
    person: PersonId | None
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class NotAsked(Event):
    """A line is not asked, and why; then on to the next."""

    stored = "not-asked"
    turn: TurnId
    reason: NotAskedReason
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class SpeakerChosen(Event):
    """Somebody has the word."""

    stored = "speaker-chosen"
    person: PersonId


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """An answer, whole; a later one for the same turn and person is a new revision. `answer` is a code or a value."""

    stored = "answered"
    is_an_answer = True
    entry: EntryId
    turn: TurnId
    person: PersonId | None
    answer: str = ""
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class Noted(Event):
    """A note, a moment or an idea, with its speaker."""

    stored = "noted"
    entry: EntryId
    turn: TurnId | None
    person: PersonId | None
    note: NoteKind = NoteKind.NOTE
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class CardShown(Event):
    """A help card for a difficult moment was opened."""

    stored = "card-shown"
    card: str


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """A break."""

    stored = "paused"
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """On after a break, at the same line."""

    stored = "resumed"


@dataclass(frozen=True, slots=True)
class Adjourned(Event):
    """It goes on on another day, for what reason."""

    stored = "adjourned"
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class TakenUp(Event):
    """On another day it goes on, at the same line; those who are `needed` now (none: as before)."""

    stored = "taken-up"
    on: date
    needed: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Attended(Event):
    """Somebody came, or did not."""

    stored = "attended"
    person: PersonId
    present: bool


@dataclass(frozen=True, slots=True)
class WalkedOut(Event):
    """Somebody left; that is allowed."""

    stored = "walked-out"
    person: PersonId


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    """The meeting is stopped."""

    stored = "stopped"
    reason: StopReason
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The last line was reached and the talk is over."""

    stored = "finished"


@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The last step, note, skip or speaker is taken back."""

    stored = "undone"


@dataclass(frozen=True, slots=True)
class Redone(Event):
    """What was taken back last happens again."""

    stored = "redone"
