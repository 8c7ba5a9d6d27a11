"""The days on which the next step may become another one although nothing happens."""

from __future__ import annotations

from datetime import date, timedelta

from kring.domain.case.line_people import base_of
from kring.domain.case.stages import View
from kring.domain.events import TalkKind
from kring.domain.report.first_days import all_lines, day_of_line

_DAY = timedelta(days=1)


def stays_until(view: View) -> date | None:
    """The first day after today on which steps beside contacts may change by themselves; None: only by an event.

    A line of the first days that waits for its day, the day of a conference and the one after it: nothing else in a
    case looks at the clock. What was said does not grow older (a quiet time counts up to the day on which it was said).
    """
    case = view.case
    lines = (line for line in all_lines(case, view.gate) if base_of(line) in view.gate.next_day)
    days = {day_of_line(case, view.gate, line) for line in lines}
    if case.plan is not None:
        days |= {case.plan.on, case.plan.on + _DAY}
    for conference in case.running(TalkKind.CONFERENCE):
        if conference.open_on is not None:
            days |= {conference.open_on, conference.open_on + _DAY}
    return min((day for day in days if day > view.today), default=None)
