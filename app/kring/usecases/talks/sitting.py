"""The steps of a talk or a conference that runs: each thing that can be done in a session, one function.

They give the step; whoever leads the session (the window's conductor, a rehearsal) hands it to `talks.play`, which asks
session and case whether it may be.
"""

from __future__ import annotations

from kring.domain import events as e
from kring.domain.events import EntryId, Event, NotAskedReason, NoteKind, TurnId
from kring.domain.people import PersonId
from kring.usecases.desk.desk import Desk

ADDED = "added/"  # so the id of a question of one's own begins


def go_on() -> Event:
    """On to the next line."""
    return e.Advanced()


def go_back() -> Event:
    """Back to the line before."""
    return e.WentBack()


def jump(turn: TurnId) -> Event:
    """To any line."""
    return e.JumpedTo(turn)


def insert(desk: Desk, person: PersonId | None, words: str) -> e.Inserted:
    """A question of one's own after the present line; it has an id of its own."""
    return e.Inserted(TurnId(ADDED + desk.new_id()), None, person, words)


def leave_out(turn: TurnId, reason: NotAskedReason, words: str = "") -> Event:
    """A line is not asked, and why."""
    return e.NotAsked(turn, reason, words)


def give_word(person: PersonId) -> Event:
    """Somebody has the word."""
    return e.SpeakerChosen(person)


def answer(entry: EntryId, turn: TurnId, person: PersonId | None, code: str, words: str) -> Event:
    """An answer, whole; with the entry of an earlier one it is a new revision of that, and undo takes back both."""
    return e.Answered(entry, turn, person, code, words)


def note(
    entry: EntryId, turn: TurnId | None, person: PersonId | None, kind: NoteKind = NoteKind.NOTE, words: str = ""
) -> Event:
    """A note, a moment or an idea."""
    return e.Noted(entry, turn, person, kind, words)


def show_card(card: str) -> Event:
    """A help card for a difficult moment was opened."""
    return e.CardShown(card)


def pause(words: str = "") -> Event:
    """A break."""
    return e.Paused(words)


def resume() -> Event:
    """On after a break."""
    return e.Resumed()


def attend(person: PersonId, present: bool) -> Event:
    """Somebody came, or did not."""
    return e.Attended(person, present)


def walk_out(person: PersonId) -> Event:
    """Somebody left."""
    return e.WalkedOut(person)


def undo() -> Event:
    """The last step is taken back."""
    return e.Undone()


def redo() -> Event:
    """What was taken back last happens again."""
    return e.Redone()
