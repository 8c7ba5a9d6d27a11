"""Where a line that is put once more comes, and that the replies hanging on it go along; `steps.py` says which do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from kring.domain.events import NotAskedReason, TurnId
from kring.domain.session.run import RunState
from kring.domain.session.turns import Turn, first_time

_NOT_GIVEN = (NotAskedReason.LEFT, NotAskedReason.NOT_NOW)


def put_again(state: RunState, lines: Iterable[Turn], when: str, phase: Turn) -> RunState:
    """These lines once more, at the end of the phase of that line, each with the replies to it."""
    found: list[Turn] = []
    for line in lines:
        question = replace(line, id=TurnId(line.id + when))
        replies, elsewhere = _replies(state, line)
        state = _without(state, elsewhere)
        found += (question, *(replace(r, id=TurnId(r.id + when), reply_to=question.id) for r in replies))
    known = {line.id for line in state.turns}
    added = [line for line in found if line.id not in known]
    end = 1 + max(i for i, line in enumerate(state.turns) if line.phase == phase.phase)
    there = (replace(line, phase=phase.phase, phase_title=phase.phase_title) for line in added)
    turns = (*state.turns[:end], *there, *state.turns[end:])
    return replace(state, turns=turns, at=state.at + (len(added) if end <= state.at else 0))


def not_again(state: RunState, turn: TurnId, when: str) -> RunState:
    """The line no longer waits to be put once more, and no more do the replies that went along."""
    waiting = TurnId(turn + when)
    place = state.place(waiting)
    if place is None or place == state.at or state.marks.get(waiting):
        return state
    return _without(state, {waiting, *(line.id for line in state.turns if line.reply_to == waiting)})


def _replies(state: RunState, question: Turn) -> tuple[list[Turn], set[TurnId]]:
    """The replies to a question that nobody gave yet, and those that wait already to be put once more themselves."""
    replies = [line for line in state.turns if line.reply_to == question.id]
    marks = {line.id: state.marks.get(line.id) for line in replies}
    given = {first_time(one) for one, mark in marks.items() if mark and mark.reason not in _NOT_GIVEN}
    first = {first_time(line.id): line for line in reversed(replies) if first_time(line.id) not in given}
    open_ones = list(reversed(first.values()))
    return open_ones, {line.id for line in replies if line not in open_ones}


def _without(state: RunState, lines: Collection[TurnId]) -> RunState:
    """The state without these lines, but for those that have a mark and the present one."""
    here = state.current
    turns = tuple(t for t in state.turns if t is here or t.id not in lines or state.marks.get(t.id))
    return replace(state, turns=turns, at=next(i for i, turn in enumerate(turns) if turn is here))
