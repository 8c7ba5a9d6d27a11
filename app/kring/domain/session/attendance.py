"""The room as it is: who is absent or has left is not asked, and who is needed is waited for.

Whom it concerns are the lines addressed to one person; lines to a group go on without that person. All of this is
worked out from what was recorded in the room, each time anew, so that no undo brings anybody back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kring.domain import events as ev
from kring.domain.events import Event, NotAskedReason
from kring.domain.people import PersonId
from kring.domain.session.branches import arises, replies_to_nothing
from kring.domain.session.entries import Mark
from kring.domain.session.put_again import put_again
from kring.domain.session.run import RunState
from kring.domain.session.turns import BACK, Turn

_LEFT = Mark(NotAskedReason.LEFT)


def away(state: RunState, turn: Turn) -> bool:
    """Whether a line is addressed to one person who is not in the room."""
    return turn.person is not None and turn.person in state.gone


def passed(state: RunState, turn: Turn) -> bool:
    """Whether a line is not put: to somebody not here, about meeting after a no, or because it does not arise."""
    return away(state, turn) or state.left_out(turn) or not arises(state, turn)


def ahead(state: RunState) -> int | None:
    """Where the next line stands that can be asked; None at the end."""
    places = range(state.at + 1, len(state.turns))
    return next((i for i in places if not passed(state, state.turns[i])), None)


def behind(state: RunState) -> int | None:
    """Where the line before stands that can be asked; None at the start."""
    return next((i for i in range(state.at - 1, -1, -1) if not passed(state, state.turns[i])), None)


def leads_to(state: RunState, event: Event) -> Turn | None:
    """The line to which a step leads on, back, or far; None where it leads to none."""
    match event:
        case ev.Advanced() | ev.NotAsked():
            place = ahead(state)
        case ev.WentBack():
            place = behind(state)
        case ev.JumpedTo(turn=turn):
            return state.line(turn)
        case _:
            return None
    return None if place is None else state.turns[place]


def onward(state: RunState) -> RunState:
    """On to the next line that can be asked; those that are passed over were not asked, because somebody left."""
    to = ahead(state)
    if to is None:
        return state
    return replace(_left(state, state.turns[state.at + 1 : to]), at=to, speaker=None)


def settled(state: RunState, needed: Iterable[PersonId]) -> RunState:
    """The state with no line that is not put; while somebody is missed nothing moves."""
    is_still = state.over or not state.gone.isdisjoint(needed)
    if is_still or not passed(state, state.current) or ahead(state) is None:
        return state
    return onward(_left(state, [state.current]))


def happened(state: RunState, event: Event) -> RunState:
    """What an event in the room does to the state; it is never undone."""
    match event:
        case ev.Attended(person, True):
            return _came(state, person)
        case ev.Attended(person, False) | ev.WalkedOut(person):
            speaker = None if state.speaker == person else state.speaker
            return replace(state, gone=state.gone | {person}, speaker=speaker)
        case ev.TakenUp():
            return replace(state, paused=None)
        case ev.Finished():
            return replace(_left(state, state.turns), over=True)
        case ev.Stopped():
            return replace(state, over=True)
    return state


def _left(state: RunState, turns: Iterable[Turn]) -> RunState:
    """Those of these lines whose person is away were not asked; a line that has a mark keeps it."""
    marks = {turn.id: _LEFT for turn in turns if turn.id not in state.marks and away(state, turn)}
    return replace(state, marks={**state.marks, **marks}) if marks else state


def _came(state: RunState, person: PersonId) -> RunState:
    """Somebody is here; the lines that were passed over come once more, at the end of the present phase.

    A reply among them does where its question was asked, and else together with that.
    """
    was_gone = person in state.gone
    state = replace(state, gone=state.gone - {person})
    if state.over or not was_gone:
        return state
    known = {turn.id for turn in state.turns}
    again = [
        turn
        for turn in state.turns
        if turn.person == person and state.marks.get(turn.id) == _LEFT and not replies_to_nothing(state, turn)
        if not turn.id.endswith(BACK) and turn.id + BACK not in known
    ]
    return put_again(state, again, BACK, state.current)
