"""The practice case in the user's own vault: with a badge, outside all counts, and its days moved to now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kring.domain.case.case import Case
from kring.domain.schooldays import school_day_before
from kring.rehearsal.clocks import Days, PlayedClock, on_day
from kring.rehearsal.model import Marked, Rehearsal
from kring.rehearsal.playing import Choices, Player
from kring.rehearsal.practice_files import bundled
from kring.rehearsal.trip import knowledge, rehearsal_of
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.practice_case import Point


def open_practice(
    desk: Desk,
    point: Point | str,
    stopwatch: Callable[[], float] = lambda: 0.0,
    practice: bool = True,
    number: int = 1,
) -> Case:
    """Play a practice case in the window's language up to a point, as a practice case in the open vault.

    Only for pictures it is played as an ordinary case, so that lists have something to show.
    All of it or nothing is stored. New and before the conference fall on today; the others end at most a week ago.
    """
    wanted = Point(point)
    rehearsal = rehearsal_of(bundled(desk.resources, desk.language, number), knowledge(desk.resources, desk.library))
    days = moved(rehearsal, wanted, desk.today())
    now = desk.clock()

    def play() -> Case:
        start = on_day(rehearsal.happenings[0].at, days).astimezone(now.tzinfo)
        clock = PlayedClock(start, latest=now)
        played_desk = replace(desk, clock=clock)
        choices = Choices(practice=practice, days=days, until="" if wanted is Point.FINISHED else wanted.value)
        return Player(played_desk, clock, rehearsal, _quiet, stopwatch, choices).play().case

    return writing.together(desk, play)


def _quiet(_line: str) -> None:
    """A practice case in the window prints nothing."""


def moved(rehearsal: Rehearsal, point: Point, today: date) -> Days:
    """How the days of the file move: by whole weeks, so that weekdays stay.

    A point that falls on today (new, before the conference) takes its own day, and all after it, exactly there.
    """
    last = _last_day(rehearsal, point)
    weeks = timedelta(weeks=(today - last).days // 7)
    if point in (Point.BEFORE_DECISION, Point.FINISHED):
        return lambda day: day + weeks
    exactly, day_before = today - last, school_day_before(last)

    def move(day: date) -> date:
        if day == day_before:
            return school_day_before(today)  # both are asked again on the school day before, whichever weekday today is
        return day + (weeks if day < last else exactly)

    return move


def _last_day(rehearsal: Rehearsal, point: Point) -> date:
    """The day of the point itself; the last day of the file for a finished case."""
    marks = {h.action.name: h.at.date() for h in rehearsal.happenings if isinstance(h.action, Marked)}
    return marks.get(point.value, rehearsal.happenings[-1].at.date())
