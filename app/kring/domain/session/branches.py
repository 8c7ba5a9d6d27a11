"""Whether a line arises: after which answers it is put, with whom in the room, and to which question it replies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kring.domain.events import NotAskedReason, TurnId
from kring.domain.people import PersonId
from kring.domain.session.entries import Mark
from kring.domain.session.script import Branch
from kring.domain.session.turns import Turn


class SoFar(Protocol):
    """What is known where a session stands: its lines, what became of each, what was answered, and who is not here."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All lines in order."""

    @property
    def current(self) -> Turn:
        """The present line."""

    @property
    def marks(self) -> Mapping[TurnId, Mark]:
        """Which lines were asked, or not asked and why."""

    @property
    def said(self) -> Mapping[TurnId, str]:
        """The code that was last answered, by line."""

    @property
    def gone(self) -> frozenset[PersonId]:
        """Who is not in the room."""

    def left_out(self, turn: Turn) -> bool:
        """Whether a line is not put after a no."""

    def said_at(self, turn: TurnId) -> Turn | None:
        """A line by its id, or the line that it once was."""


def arises(room: SoFar, turn: Turn) -> bool:
    """Whether a line is put as things stand; one that names no answers and nobody, and is no reply, always is."""
    return not (_is_for_others(room, turn) or replies_to_nothing(room, turn) or _failing(room, turn))


def replies_to_nothing(room: SoFar, turn: Turn) -> bool:
    """Whether a line replies to a question that nobody was asked; one that was answered before it was asked is none."""
    question = room.said_at(turn.reply_to) if turn.reply_to is not None else None
    if question is None:
        return False
    mark = room.marks.get(question.id)
    is_being_asked = question is room.current and mark == Mark(NotAskedReason.LEFT)
    if mark is None or is_being_asked:
        return question.person in room.gone or room.left_out(question)
    return mark.reason not in (None, NotAskedReason.ANSWERED)


def undecided(room: SoFar, turn: Turn) -> list[Turn]:
    """The lines by which alone it is not known whether a line that did not arise would have: nobody answered them.

    There are none where somebody gave an answer after which it is not put, where it is for other people, or where it
    replies to what was not asked for another reason.
    """
    failing = [looked_at(room, turn, branch) for branch in _failing(room, turn)]
    if (
        _is_for_others(room, turn)
        or replies_to_nothing(room, turn)
        or any(room.said.get(t.id) for lines in failing for t in lines)
    ):
        return []
    return [t for lines in failing for t in lines]


def _failing(room: SoFar, turn: Turn) -> list[Branch]:
    return [branch for branch in turn.only_after if not _holds(room, turn, branch)]


def _is_for_others(room: SoFar, turn: Turn) -> bool:
    """Whether a line is there only with somebody who is not here, or only without somebody who is."""
    if turn.with_any and room.gone.issuperset(turn.with_any):
        return True
    return bool(turn.without) and not room.gone.issuperset(turn.without)


def _holds(room: SoFar, turn: Turn, branch: Branch) -> bool:
    """Whether one of the answers was given to a line that this one looks at."""
    return any(room.said.get(t.id) in branch.answers for t in looked_at(room, turn, branch)) != branch.unless


def looked_at(room: SoFar, turn: Turn, branch: Branch) -> list[Turn]:
    """The lines whose answers count: of the same person, or of whoever this one answers; else anybody's.

    A reply looks first at what else its person replied to the same one, then at what that one answered.
    """
    asked = [t for t in room.turns if t.step.id == branch.step and branch.turn_round in (0, t.turn_round)]
    of_incident = [t for t in asked if t.incident == turn.incident] or asked
    own = [t for t in of_incident if t.person is not None and t.person == turn.person]
    if turn.answers_to is None:
        return (
            own or [t for t in of_incident if t.answers_to is not None and t.answers_to == turn.person] or of_incident
        )
    in_reply = [t for t in own if t.answers_to == turn.answers_to]
    return in_reply or [t for t in of_incident if t.person == turn.answers_to] or own or of_incident
