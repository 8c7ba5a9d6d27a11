"""From the gate to the door of the conference, by keyboard: judgements, the decision, preparation, the day itself."""

from __future__ import annotations

from datetime import date, time

import builders as build
from kring.domain.deciding.decision import GROUP, items, outcome
from kring.domain.events import Path, Verdict
from kring.domain.people import Side
from kring.domain.preparing.door import before_the_room
from kring.domain.preparing.preparation import TICKS, first_speaker, readiness
from kring.domain.schooldays import school_day_before
from kring.i18n import short_date, short_day
from kring.usecases.deciding.gate_texts import condition_text
from kring.words.preparing import door as preparing
from trips.first_weeks import Said, go_through
from trips.trip import DECISION, Trip

EVEN = "Can the power be made even for Ellie, by what Ellie chose?"
EXIT = "The door behind her; Mrs Price goes along."
AGAIN = "do you want to be there?"
JUDGED, MEETINGS = date(2026, 11, 10), date(2026, 11, 12)
HOPE = "That it was never my fault."
MEETING = {
    "What do you want to have said": Said(words=HOPE),
    AGAIN: Said("Yes"),
}


def the_conditions(trip: Trip) -> None:
    """Every condition of the gate gets its judgement by its key; the signs and the measures are answered one by one."""
    robot, desk = trip.robot, trip.started.context.desk
    trip.clock.go_to(JUDGED)
    robot.press("Ctrl+5")
    robot.wait(lambda: trip.place == "decision", "the decision")
    robot.push("Ask Ellie about the numbers")
    for measure in desk.gate.measures:
        robot.fill(desk.texts().text("gate", "measures", measure, person="Ellie"), EXIT)
    for item in items(desk.view(trip.case)):
        if item.condition.id != "second-adult":
            robot.choose(condition_text(desk, trip.case, item.condition.id, item.about), "Yes")
    for sign in (code for code in desk.gate.signs if code != GROUP):
        robot.choose(desk.texts().text("gate", "sign_questions", sign), "No")
    the_second_adult(trip)
    robot.sees("A conference can be prepared")
    assert outcome(desk.view(trip.case)).verdict is Verdict.YES


def the_second_adult(trip: Trip) -> None:
    """Somebody from outside sits down at the screen, answers both questions in own words, and gives it back."""
    robot = trip.robot
    robot.push("Open the page for Mrs Vale")
    robot.wait(lambda: trip.place == "second-adult", "the page of the second adult")
    for question in ("Is it safe enough to bring Ellie and Tom together?", EVEN):
        robot.choose(question, "Yes")
        robot.press("Tab")
        robot.type("I read it all, and asked both.")
    robot.tick("I have no tie with Ellie or Tom, and I prepared nobody in this case.")
    robot.pick("Your name", "Mrs Vale")
    robot.press("Ctrl+Return")
    robot.sees("Give the laptop back to")
    robot.press("Ctrl+Return")
    robot.wait(lambda: trip.place == "decision", "the decision again")


def the_decision(trip: Trip) -> None:
    """The facilitator decides, and writes why."""
    robot = trip.robot
    robot.find("Prepare a conference")
    robot.press("Space")
    robot.fill("Why", DECISION)
    robot.press("Ctrl+Return")
    robot.wait(lambda: trip.case.decision is not None, "the decision on disk")
    decision = trip.case.decision
    assert decision is not None and decision.path is Path.CONFERENCE and decision.words == DECISION


def the_preparation(trip: Trip) -> None:
    """A day is planned; everybody is met, apart, and ticked beside that meeting; who speaks first."""
    robot = trip.robot
    trip.clock.go_to(MEETINGS)
    robot.press("Ctrl+6")
    robot.day("Day", build.CONFERENCE)
    robot.fill("Place", "Room 2.14")
    robot.push("Plan it")
    for row, person in enumerate(trip.case.circle):
        robot.press("Ctrl+Return")
        robot.wait(lambda: trip.place == "begin-talk", "the preparatory meeting")
        go_through(trip, trip.case.called(person), MEETING if row == 0 else {AGAIN: Said("Yes")})
        robot.wait(lambda: trip.place == "preparation", "preparation")
        tick_what_is_known(trip, row)
    robot.choose("Who speaks first: the answer of Ellie", "Tom first")
    for advice in ("Chairs in a circle, no table", "Script read through once"):
        robot.tick(advice)
    case = trip.case
    assert all(readiness(case, person).ready for person in case.circle)
    assert first_speaker(case) is Side.RESPONSIBLE and sum(case.room.values()) == 2


def tick_what_is_known(trip: Trip, row: int) -> None:
    """Through a row of the table by arrows: beside the meeting, Space ticks what this person knows.

    After the last meeting no button leads on, and the keys are in the row of whoever is next.
    """
    robot, person = trip.robot, trip.case.circle[row]
    met = f"Mrs Price, {short_date(MEETINGS)}: {{}} was met alone"
    if robot.focus.accessibleName() != met.format(trip.case.called(person)):
        robot.find(met.format("Ellie"))
        robot.press(*["Down"] * row)
    for check in TICKS:
        robot.press("Right")
        robot.tick(f"{trip.case.called(person)}: {preparing.check(check)}")
    assert readiness(trip.case, person).ready, trip.case.called(person)


def the_day_before(trip: Trip) -> None:
    """On the school day before, both are asked again by somebody whom they named."""
    robot, day = trip.robot, school_day_before(build.CONFERENCE)
    trip.clock.go_to(day)
    robot.press("Ctrl+1", "Ctrl+6")
    for pupil in ("Ellie", "Tom"):
        line = f"{pupil} asked again on {short_day(day)}, the school day before"
        robot.fill(f"Who asks {pupil}: {line}", "Mrs Price")
        robot.choose(line, "Yes")


def the_door(trip: Trip) -> None:
    """The day has come: both are asked once more by somebody else, and everything needed at the door is there."""
    robot = trip.robot
    trip.clock.go_to(build.CONFERENCE, time(13, 0))
    robot.press("Ctrl+1", "Ctrl+6")
    trip.see_to_the_door()
    desk = trip.started.context.desk
    assert not before_the_room(desk.view(trip.case))
