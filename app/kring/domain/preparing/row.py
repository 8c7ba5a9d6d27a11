"""Preparation and the conference: their rows of the rail, and what is still to be done before it opens or goes on."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.preparing import preparation
from kring.domain.preparing.door import DoorReason, Why, before_the_room, waits_only_for_people
from kring.domain.preparing.fitting import NoFit, no_longer, to_choose, to_fill
from kring.domain.talks.unfinished_talks import left_open, with_whom


class PreparingReason(StrEnum):
    """Why preparation or the conference stands as it does."""

    NEXT = "prepare-next"
    MODEL = "model"
    NOT_PLANNED = "not-planned"
    PREPARED = "prepared"
    STOPPED = "stopped"
    PARTS_NOT_ASKED = "parts-not-asked"
    HELD = "held"
    NO_LONGER = "no-longer"
    ADJOURNED = "adjourned"
    RUNNING = "running"
    READY = "ready"


class PreparingToDo(StrEnum):
    """What is to be done before a conference opens or goes on."""

    PREPARE = "prepare"
    TELL = "tell-how-it-goes"
    MODEL = "choose-model"
    MODEL_AGAIN = "choose-model-again"
    MODEL_GONE = "choose-another-model"
    GROUPS = "fill-groups"
    PLAN = "plan"
    DOOR = "door"
    OPEN = "open-conference"
    GO_ON = "go-on"
    TAKE_UP = "take-up"
    END = "end-conference"
    STOP_REASON = "stop-reason"


def preparation_row(view: View, conference: TalkFact | None) -> StageView:
    """Which conference it will be, who is still to be prepared, and whether there is a day."""
    case = view.case
    if conference is not None:
        return row(Stage.PREPARATION, State.DONE, PreparingReason.PREPARED)
    if model_steps(view):
        return row(Stage.PREPARATION, State.DOING, PreparingReason.MODEL)
    waiting = [p for p in case.circle if not preparation.readiness(case, p).ready]
    if waiting:
        state = State.DOING if preparation.begun(case) else State.NOT_STARTED
        return row(Stage.PREPARATION, state, PreparingReason.NEXT, waiting[0])
    if case.plan is None:
        return row(Stage.PREPARATION, State.DOING, PreparingReason.NOT_PLANNED)
    return row(Stage.PREPARATION, State.DONE, PreparingReason.PREPARED)


def conference_row(view: View, conference: TalkFact | None) -> StageView:
    """Whether it can open, runs, or was held, and what closes it."""
    case = view.case
    if conference is None:
        closed = before_the_room(view)  # who is here is ticked in the room, and closes nothing before
        ready = PreparingReason.READY if may_go_in(view) else PreparingReason.MODEL
        return _closed(closed[0]) if closed else row(Stage.CONFERENCE, State.NOT_STARTED, ready)
    if conference.stopped:
        return row(Stage.CONFERENCE, State.OFF_PATH, PreparingReason.STOPPED, on=conference.held_on)
    if conference.held_on is not None and conference.open_steps:
        return row(Stage.CONFERENCE, State.LOOK_AGAIN, PreparingReason.PARTS_NOT_ASKED, on=conference.held_on)
    if conference.held_on is not None:
        return row(Stage.CONFERENCE, State.DONE, PreparingReason.HELD, on=conference.held_on)
    if case.spoken_against(conference):
        return row(Stage.CONFERENCE, State.CLOSED, PreparingReason.NO_LONGER)
    if not conference.is_on(view.today):
        return row(Stage.CONFERENCE, State.CLOSED, PreparingReason.ADJOURNED, on=conference.open_on)
    if left := left_open(case):
        return _closed(DoorReason(Why.TALK_OPEN, with_whom(left[0]), (left[0].on.isoformat(),)))
    return row(Stage.CONFERENCE, State.DOING, PreparingReason.RUNNING, on=conference.open_on)


def decided_on(case: Case) -> TalkFact | None:
    """The conference that the standing decision led to, not one from before it."""
    conference, decision = case.conference, case.decision
    earlier = conference is not None and decision is not None and conference.seq < decision.seq
    return None if earlier else conference


def stop_steps(case: Case) -> list[NextStep]:
    """A conference was stopped, and nobody has said yet what it was about."""
    last = case.conference
    explain = last is not None and last.to_explain
    return [NextStep(PreparingToDo.STOP_REASON, Stage.CONFERENCE)] if explain else []


def running_steps(view: View, conference: TalkFact) -> list[NextStep]:
    """A conference that runs goes on only as it was opened: on its day, and with nothing said against it since."""
    case, today = view.case, view.today
    if case.spoken_against(conference):
        return [NextStep(PreparingToDo.END, Stage.CONFERENCE)]
    if left_open(case):
        return []
    if conference.is_on(today):
        return [NextStep(PreparingToDo.GO_ON, Stage.CONFERENCE, None, today)]
    if may_go_in(view):
        return [NextStep(PreparingToDo.TAKE_UP, Stage.CONFERENCE, None, today)]
    plan = preparation.planned(case, today)
    if plan is not None:
        return [NextStep(PreparingToDo.DOOR, Stage.PREPARATION, None, plan.on)]
    return [NextStep(PreparingToDo.PLAN, Stage.PREPARATION)]


def prepare_steps(view: View) -> list[NextStep]:
    """Everybody who is not prepared yet, then the day, the door and the conference itself."""
    case = view.case
    waiting = [p for p in case.circle if not preparation.readiness(case, p).ready]
    found = [*model_steps(view), *(NextStep(_of(case, p), Stage.PREPARATION, p) for p in waiting)]
    if case.plan is None or case.plan.on < view.today:
        return [*found, NextStep(PreparingToDo.PLAN, Stage.PREPARATION)]
    if may_go_in(view):
        return [*found, NextStep(PreparingToDo.OPEN, Stage.CONFERENCE, None, case.plan.on)]
    if waits_only_for_people(view):
        return found
    return [*found, NextStep(PreparingToDo.DOOR, Stage.PREPARATION, None, case.plan.on)]


def _of(case: Case, person: PersonId) -> PreparingToDo:
    """Who was met, and told how another conference goes, is told that first of all."""
    met = preparation.readiness(case, person).met is not None
    return PreparingToDo.TELL if met and preparation.told_of_another(case, person) else PreparingToDo.PREPARE


def model_steps(view: View) -> list[NextStep]:
    """Which conference it will be, where several fit or the chosen one no longer does; and who sits in its groups."""
    if misfits := no_longer(view):
        is_gone = any(why.code is NoFit.GONE for why in misfits)
        return [NextStep(PreparingToDo.MODEL_GONE if is_gone else PreparingToDo.MODEL_AGAIN, Stage.PREPARATION)]
    if to_choose(view):
        return [NextStep(PreparingToDo.MODEL, Stage.PREPARATION)]
    return [NextStep(PreparingToDo.GROUPS, Stage.PREPARATION)] if to_fill(view.case) else []


def may_go_in(view: View) -> bool:
    """Whether the room comes next: it was said which conference it will be, and all waits only for who is here."""
    return not model_steps(view) and waits_only_for_people(view)


def runs(case: Case) -> TalkFact | None:
    """The conference that runs, if one does."""
    return next(iter(case.running(TalkKind.CONFERENCE)), None)


def _closed(why: DoorReason) -> StageView:
    return row(Stage.CONFERENCE, State.CLOSED, why.code, why.about, values=why.values)
