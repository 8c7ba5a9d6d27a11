"""A run through the turns of a session as a fold over its events.

`may` says whether a step is allowed before its event is stored; `apply` then takes it. An event that was not allowed
changes nothing, so that every log can be read. No event reaches the script, the people or the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kring.domain.errors import SessionRefused
from kring.domain.events import Event, Recorded
from kring.domain.refusals import Refusal
from kring.domain.session.attendance import ahead
from kring.domain.session.moves import after, refusal
from kring.domain.session.run import Run, RunState, StepCode, Undoable
from kring.domain.session.turns import Turn

__all__ = ["Run", "StepCode", "Undoable", "apply", "begin", "fold", "may", "next_turn"]


def begin(turns: Sequence[Turn]) -> Run:
    """A run that stands on its first line; raises SessionRefused when there is none."""
    if not turns:
        raise SessionRefused(Refusal.NO_TURNS)
    return Run(RunState(tuple(turns)))


def may(run: Run, event: Event) -> None:
    """Raise SessionRefused, with its reason, when this step is not allowed now."""
    reason = refusal(run, event)
    if reason is not None:
        raise SessionRefused(reason)


def apply(run: Run, recorded: Recorded) -> Run:
    """The run after one event; the same run when the event does not fit it."""
    return run if refusal(run, recorded.event) else after(run, recorded)


def fold(turns: Sequence[Turn], recorded: Iterable[Recorded]) -> Run:
    """The run after all its events, in the order of the log."""
    run = begin(turns)
    for event in recorded:
        run = apply(run, event)
    return run


def next_turn(run: Run) -> Turn | None:
    """The line after the present one that can be asked; None at the end, where nothing wraps."""
    place = ahead(run.state)
    return None if place is None else run.turns[place]
