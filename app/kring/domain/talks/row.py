"""The separate talks, and support and insight: their rows of the rail, and which of them comes next."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.incidents import each_incident, several
from kring.domain.case.staff import main_named
from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.report.concerns import standing_against, waits
from kring.domain.talks.support import support_held
from kring.domain.talks.unfinished_talks import left_open, with_whom


class TalksReason(StrEnum):
    """Why the talks, or support and insight, stand as they do."""

    CONCERN_WAITS = "concern-waits"
    UNSAFE_WAITS = "unsafe-waits"
    NEXT = "talk-next"
    NEXT_ABOUT = "talk-next-about"
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
    FIRST_ABOUT = "talk-about"
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
    missing = _not_talked_with(case)
    held = [t for t in case.talks.values() if t.kind is TalkKind.INTERVIEW]
    if missing:
        person, about = missing[0]
        code = TalksReason.NEXT_ABOUT if about else TalksReason.NEXT
        return row(Stage.TALKS, State.DOING if held else State.NOT_STARTED, code, person, values=about)
    if not held:
        return row(Stage.TALKS, State.NOT_STARTED, TalksReason.NOBODY)
    unsaid = [p for p in case.having(Role.HARMED) if not case.standing(p).said]
    if unsaid:
        return row(Stage.TALKS, State.DOING, TalksReason.SECOND, unsaid[0])
    days = [t.held_on for t in held if t.held_on]  # one that was begun and left is no talk that was held
    return row(Stage.TALKS, State.DONE, TalksReason.HELD, on=max(days or [t.on for t in held]))


def _not_talked_with(case: Case) -> list[tuple[PersonId, tuple[str, ...]]]:
    """With whom no first talk was held about an incident of theirs, and about which where there are several."""
    found = [(p, one) for one in each_incident(case) for p in main_named(one) if not one.held(TalkKind.INTERVIEW, p)]
    return [(p, (one.chosen[0],) if several(case) else ()) for p, one in found]


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
    first = [(person, about) for person, about in _not_talked_with(case) if not waits(case, [person])]
    if first or _not_talked_with(case):
        return [
            NextStep(TalksToDo.FIRST_ABOUT if about else TalksToDo.FIRST, Stage.TALKS, person, values=about)
            for person, about in first
        ]
    unsaid = [p for p in case.having(Role.HARMED) if not case.standing(p).said]
    return [NextStep(TalksToDo.SECOND, Stage.TALKS, p) for p in unsaid if not waits(case, [p])]


def support_steps(view: View, *, always: bool) -> list[NextStep]:
    """Support and insight with whom they are missing, or with each pupil where they are the way of the case."""
    missing = [p for p in main_named(view.case) if always or not support_held(view.case, view.gate, p)]
    return [NextStep(TalksToDo.SUPPORT, Stage.SUPPORT, p) for p in missing if not waits(view.case, [p])]
