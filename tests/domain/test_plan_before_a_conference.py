"""While a harmed pupil of a case has no safety plan that holds, no conference is ready, about whichever incident."""

from __future__ import annotations

import domain_builders as build
from domain_builders import GATE, TIJN
from kring.domain import events as e
from kring.domain.case.incidents import still_to_hear
from kring.domain.case.stages import Stage, State, View
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.people import THE_ONE, IncidentId, Role
from kring.domain.preparing.door import DoorReason, Why, door
from kring.domain.preparing.row import PreparingReason, PreparingToDo
from kring.domain.refusals import Rule
from kring.domain.report.row import ReportToDo
from kring.words.preparing import door as words

CHAT = IncidentId("chat")


def harmed_elsewhere() -> build.Told:
    """All is seen to at the door; then Tijn, who sits there as responsible, is harmed in another incident."""
    told = build.at_the_door().tell(*build.first_days())
    told.tell(e.IncidentNamed("Mr Byrne", "two lines in the class chat", incident=CHAT, name="Class chat"))
    told.tell(e.RoleGiven(TIJN, Role.HARMED, incident=CHAT))
    for known in told.case.incidents.values():
        told.tell(*(e.WordingAnswered(known.id, who, True, told.today) for who in still_to_hear(told.case, known)))
    return told


def view(told: build.Told) -> View:
    return View(told.case.about((THE_ONE,)), GATE, told.today)


def ready(told: build.Told) -> str:
    row = next(row for row in rail(view(told)) if row.stage is Stage.CONFERENCE)
    assert (row.state is State.CLOSED) is (row.because.code is not PreparingReason.READY)
    return row.because.code.value


def test_no_conference_is_ready_while_the_next_step_is_a_safety_plan() -> None:
    told = harmed_elsewhere()
    assert next_steps(view(told))[0].code is ReportToDo.SAFETY_PLAN
    assert ready(told) == Why.NO_PLAN
    assert door(view(told)) == (DoorReason(Why.NO_PLAN, TIJN),)
    assert words.door(told.case.about((THE_ONE,)), door(view(told))[0]) == "First a safety plan for Tijn that holds."
    assert build.refusal(told, build.conference(told.case)) == Rule.DOOR_CLOSED


def test_with_a_plan_that_holds_it_is_ready_and_comes_next() -> None:
    told = harmed_elsewhere().tell(e.SafetyPlanned(TIJN, True))
    assert ready(told) == PreparingReason.READY
    assert PreparingToDo.OPEN in [step.code for step in next_steps(view(told))]
