"""A week after the conference, and after a lock: a contact is written down, and everything that was said is found."""

from __future__ import annotations

from datetime import date, time

from kring.domain.events import Change
from kring.i18n import short_date
from trips.deciding import HOPE, JUDGED
from trips.first_weeks import (
    CONDITION,
    FACTS,
    NEED,
    OWN_PART,
    PLAN,
    SIGN,
    STEP,
    STOPPED,
    TALKS,
    WISH,
    WISH_AGAIN,
)
from trips.trip import ANSWER, DECISION, IDEA, NOTE, PROMISE, SHEET, Trip

CONTACT = "I walk past the lockers again."
SECOND = "Tom tells Mr Lowe how the week went."
KEPT_UNTIL = date(2026, 12, 15)


def a_second_promise(trip: Trip) -> None:
    """One that was not an idea before: written anew, agreed to by both."""
    robot = trip.robot
    robot.press("Ctrl+Shift+N")
    robot.fill("What will be done", SECOND)
    robot.tick("To be done by: Tom")
    robot.fill("When, in words", "each Friday until the holidays")
    robot.fill("Who checks", "Mrs Price")
    for name in ("Tom", "Ellie"):
        robot.tick(f"{name} agrees to promise 2")
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.tick("Ellie was asked alone: this feels safe")  # another promise: she is asked anew
    promise = list(trip.case.promises.values())[-1]
    assert promise.words == SECOND and all(promise.agrees(person) for person in trip.case.main_people)


def the_frame(trip: Trip) -> None:
    """On the agreement: until when it is kept."""
    trip.robot.day("Kept until", KEPT_UNTIL)
    trip.robot.press("Tab")
    frame = trip.case.frame
    assert frame is not None and frame.kept_until == KEPT_UNTIL and frame.tell == "Mrs Price"


def the_contact(trip: Trip) -> None:
    """A week later Ellie is asked, apart, how it is now."""
    robot = trip.robot
    trip.clock.go_to(date(2026, 11, 24), time(10, 0))
    trip.follow_up()
    robot.press("Space")
    robot.choose("How is it now?", "Better")
    robot.fill("In the words of Ellie", CONTACT)
    robot.fill("Asked by", "Mrs Price")
    robot.press("Ctrl+Return")
    assert [(contact.change, contact.words) for contact in trip.case.contacts] == [(Change.BETTER, CONTACT)]


def the_talks_are_found(trip: Trip) -> None:
    """Each talk opens as a session, with every answer in its words."""
    robot = trip.robot
    for name, on, answers, stage, kind in TALKS:
        robot.press(stage)
        robot.push(f"Open: {kind}, {name}, {short_date(on)}")
        robot.wait(lambda: trip.place == "session", "the session")
        for said in answers.values():
            robot.sees(said.words)
            robot.sees(said.choice)


def the_words_are_found(trip: Trip) -> None:
    """Search leads to the session: an answer, a step, the preparatory meeting, a note and an idea of the circle."""
    trip.find_words(ANSWER, "Łucja saw")
    trip.find_words(STEP, "walk on when")
    trip.find_words(HOPE, "never my fault")
    trip.find_words(NOTE, "moves her")
    trip.robot.sees(IDEA)


def the_pages_show_it(trip: Trip) -> None:
    """What outlives the talks stands where it was written."""
    robot = trip.robot
    robot.press("Ctrl+2")
    for words in (PLAN, FACTS, STOPPED):
        robot.sees(words)
    robot.press("Ctrl+5")
    robot.sees(DECISION)
    robot.find(f"Tom accepts a part in it and sees that it may have hurt, Mrs Okafor, {short_date(JUDGED)}")
    robot.press("Return")  # what a condition that is met rests on unfolds below its line
    robot.sees(OWN_PART)
    robot.press("Ctrl+8")
    for words in (PROMISE, SECOND):
        robot.sees(words)
    robot.push("Safety and support sheet")
    robot.sees(SHEET)
    trip.go("People")
    robot.row("Ellie Marsh")
    for words in (WISH, WISH_AGAIN, CONDITION, NEED):
        robot.sees(words)
    assert trip.case.measures[trip.case.harmed[0]]["stop-sign"] != SIGN, "put differently since, on the decision"
