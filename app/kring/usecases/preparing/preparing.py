"""Preparing everybody, the day, the door and who is here."""

from __future__ import annotations

from datetime import date, time

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Again, CaseId
from kring.domain.people import PersonId, Side
from kring.domain.preparing.preparation import ReadyWhen
from kring.usecases.cases import load, record
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing.models import to_run


def plan_conference(desk: Desk, case: CaseId, *, on: date, at: time, place: str, by: PersonId | None = None) -> Case:
    """Day, time and place."""
    return record(desk, case, e.ConferencePlanned(on, at, place), by=by)


def check_prepared(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    check: str,
    done: bool = True,
    by_whom: str = "",
    by: PersonId | None = None,
) -> Case:
    """One thing that somebody knows before a conference; how it goes is known of the one that is to come."""
    tells = check == ReadyWhen.KNOWS_HOW and done
    script = to_run(desk, load(desk, case)).script if tells else ""
    return record(desk, case, e.PreparedChecked(person, check, done, by_whom, script), by=by)


def ask_again(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    answer: Again,
    asked_by: str,
    on: date,
    at_door: bool = False,
    hour: time | None = None,
    by: PersonId | None = None,
) -> Case:
    """Somebody was asked again, apart."""
    return record(desk, case, e.AskedAgain(person, answer, on, asked_by, at_door, hour), by=by)


def say_first_speaker(desk: Desk, case: CaseId, *, person: PersonId, first: Side, by: PersonId | None = None) -> Case:
    """The answer of a harmed pupil to who speaks first."""
    return record(desk, case, e.FirstSpeakerSaid(person, first), by=by)


def check_door(
    desk: Desk, case: CaseId, *, item: str, done: bool = True, who: str = "", by: PersonId | None = None
) -> Case:
    """A thing that is needed at the door."""
    return record(desk, case, e.DoorChecked(item, done, who), by=by)


def check_room(desk: Desk, case: CaseId, *, item: str, done: bool = True, by: PersonId | None = None) -> Case:
    """A thing that is good to have."""
    return record(desk, case, e.RoomChecked(item, done), by=by)


def say_here(
    desk: Desk, case: CaseId, *, people: tuple[PersonId, ...], here: bool = True, by: PersonId | None = None
) -> Case:
    """Who is here, or is not."""
    return record(desk, case, *[e.CameIn(person, here, desk.today()) for person in people], by=by)
