"""The separate talks, and support and insight: their rows of the rail, and which of them comes next."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.staff import main_named
from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.events import TalkKind
from kring.domain.people import Role
from kring.domain.report.concerns import standing_against, waits
from kring.domain.talks.left_open import left_open, with_whom
from kring.domain.talks.support import support_held


class TalksReason(StrEnum):
    """Why the talks, or support and insight, stand as they do."""

    CONCERN_WAITS = "concern-waits"
    UNSAFE_WAITS = "unsafe-waits"
    NEXT = "talk-next"
    NOBODY = "people-missing"
    SECOND = "second-talk"
    HELD = "talks-held"
    SUPPORT_GOES_ON_WITH = "support-goes-on-with"
    SUPPORT_CLOSED = "concern-open"
    SUPPORT_CAN_START = "support-can-start"
    SUPPORT_NEXT = "support-next"
    SUPPORT_GOES_ON = "support-goes-on"


class TalksToDo(StrEnum):
    """Which talk is to be held, or gone on with."""

    OPEN = "talk-open"
    FIRST = "talk"
    SECOND = "second-talk"
    SUPPORT = "support"


def talks_row(view: View) -> StageView:
    """First talks with both sides, then the later one in which meeting is asked."""
    case = view.case
    if case.concern_open:
        return row(Stage.TALKS, State.LOOK_AGAIN, TalksReason.CONCERN_WAITS)
    waiting = [p for p in main_named(view.case) if waits(case, [p])]
    if waiting:
        return row(Stage.TALKS, State.LOOK_AGAIN, TalksReason.UNSAFE_WAITS, waiting[0])
    missing = [p for p in main_named(view.case) if not case.held(TalkKind.INTERVIEW, p)]
    held = [t for t in case.talks.values() if t.kind is TalkKind.INTERVIEW]
    if missing:
        return row(Stage.TALKS, State.DOING if held else State.NOT_STARTED, TalksReason.NEXT, missing[0])
    if not held:
        return row(Stage.TALKS, State.NOT_STARTED, TalksReason.NOBODY)
    unsaid = [p for p in case.having(Role.HARMED) if not case.standing(p).said]
    if unsaid:
        return row(Stage.TALKS, State.DOING, TalksReason.SECOND, unsaid[0])
    return row(Stage.TALKS, State.DONE, TalksReason.HELD, on=max(t.held_on or t.on for t in held))


def support_row(view: View) -> StageView:
    """Support and insight, over weeks, beside everything else."""
    case = view.case
    if case.concern_open:
        free = [p for p in main_named(view.case) if not standing_against(case, [p])]
        if free:
            return row(Stage.SUPPORT, State.DOING, TalksReason.SUPPORT_GOES_ON_WITH, free[0])
        return row(Stage.SUPPORT, State.CLOSED, TalksReason.SUPPORT_CLOSED)
    talks = [t for t in case.talks.values() if t.kind is TalkKind.ONE_ON_ONE]
    missing = [p for p in main_named(view.case) if not support_held(case, view.gate, p) and not waits(case, [p])]
    if not talks:
        return row(Stage.SUPPORT, State.NOT_STARTED, TalksReason.SUPPORT_CAN_START)
    if missing:
        return row(Stage.SUPPORT, State.DOING, TalksReason.SUPPORT_NEXT, missing[0])
    return row(Stage.SUPPORT, State.DONE, TalksReason.SUPPORT_GOES_ON)


def open_talk_steps(view: View) -> list[NextStep]:
    """A talk that was begun is gone on with or ended; until then nothing is decided, and no door opens."""
    return [NextStep(TalksToDo.OPEN, Stage.TALKS, with_whom(t), t.on, (t.id,)) for t in left_open(view.case)]


def talk_steps(view: View) -> list[NextStep]:
    """First talks with both sides, then the later one in which meeting is asked."""
    case = view.case
    first = [p for p in main_named(view.case) if not case.held(TalkKind.INTERVIEW, p)]
    if first:
        return [NextStep(TalksToDo.FIRST, Stage.TALKS, p) for p in first if not waits(case, [p])]
    unsaid = [p for p in case.having(Role.HARMED) if not case.standing(p).said]
    return [NextStep(TalksToDo.SECOND, Stage.TALKS, p) for p in unsaid if not waits(case, [p])]


def support_steps(view: View, *, always: bool) -> list[NextStep]:
    """Support and insight with whom they are missing, or with each pupil where they are the way of the case."""
    missing = [p for p in main_named(view.case) if always or not support_held(view.case, view.gate, p)]
    return [NextStep(TalksToDo.SUPPORT, Stage.SUPPORT, p) for p in missing if not waits(view.case, [p])]
