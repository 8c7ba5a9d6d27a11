"""The lines of the first days, and what is asked at once: each is done or answered, or somebody wrote why it is not."""

from __future__ import annotations

from datetime import date, datetime, time

from kring.domain.case.case import Case
from kring.domain.case.gate import Gate
from kring.domain.case.line_people import Meant, base_of, begins, meant, with_later
from kring.domain.case.stages import View
from kring.domain.events import TodayLine
from kring.domain.people import MAIN_ROLES
from kring.domain.report.concerns import not_asked
from kring.domain.report.parents import Telling, telling
from kring.domain.schooldays import next_school_day

HOME_SAFE = "home-safe"  # "Tell home what was agreed, or write down why that is not yet safe"
SAFE_NOW = "safe-now"  # "Is everyone safe right now?", asked when a case begins, and here where it was not


def kept_line(case: Case, line: str) -> TodayLine:
    """What is kept of a line; one that nobody wrote in yet is empty."""
    return case.whole.today.get(line) or TodayLine(line)


def all_lines(case: Case, gate: Gate) -> tuple[str, ...]:
    """The lines in the order of the list, each with those for who came in later; those of an older list come last."""
    bases = dict.fromkeys((*gate.first_days, *map(base_of, case.whole.today)))
    return tuple(line for base in bases for line in with_later(case, gate, base))


def whom(case: Case, gate: Gate, line: str) -> Meant:
    """Whom a line names."""
    return meant(case, line, gate.roles_of(base_of(line)))


def open_lines(case: Case, gate: Gate) -> tuple[str, ...]:
    """The lines that nobody answered, in the order of the list; those of an earlier list, and questions, come after."""
    lines = (line for line in all_lines(case, gate) if not kept_line(case, line).answered)
    return (*lines, *open_questions(case, gate))


def open_questions(case: Case, gate: Gate) -> tuple[str, ...]:
    """What is asked at once and has no answer yet; "not asked" is none.

    Whether everyone is safe is asked of the pupils themselves as soon as there are talks.
    """
    safe = () if case.safe_now is not None or case.whole.talks else (SAFE_NOW,)
    return safe + not_asked(case, gate.concerns)


def to_see_to(view: View) -> tuple[str, ...]:
    """The open lines that ask for something now; one of a later day only that somebody takes it on."""
    case = view.case
    return tuple(
        line for line in open_lines(case, view.gate) if not _waits_for_its_day(case, view.gate, line, view.today)
    )


def due_from(case: Case, gate: Gate, line: str) -> date:
    """The day of the report, or that on which the people of a line came in later."""
    return begins(case, line, gate.roles_of(base_of(line)))


def day_of_line(case: Case, gate: Gate, line: str) -> date:
    """The day to which a line belongs: that from which it is due, or the first school day after it."""
    day = due_from(case, gate, line)
    return next_school_day(day, case.school_free) if base_of(line) in gate.next_day else day


def is_early(case: Case, gate: Gate, line: str, today: date) -> bool:
    """Whether the day of a line is still to come, so that it cannot be done yet."""
    return today < day_of_line(case, gate, line)


def hour_of(words: str) -> time | None:
    """An hour such as 8:20 or 15.10, where words are one."""
    hours, mark, minutes = words.strip().replace(".", ":").partition(":")
    if not mark or not hours.isdigit() or not minutes.isdigit() or int(hours) > 23 or int(minutes) > 59:
        return None
    return time(int(hours), int(minutes))


def is_late(case: Case, gate: Gate, line: str, now: datetime) -> bool:
    """Whether the hour of a line has gone by while it is open; "not yet safe" stops the mark for telling home."""
    task = kept_line(case, line)
    hour = hour_of(task.when)
    if hour is None or task.answered or (line == HOME_SAFE and not_yet_safe_to_tell(case)):
        return False
    return datetime.combine(day_of_line(case, gate, line), hour, now.tzinfo) < now


def not_yet_safe_to_tell(case: Case) -> bool:
    """Whether no parents are left to be told but those of a pupil for whom that is not yet safe."""
    found = {telling(case, person) for role in MAIN_ROLES for person in case.whole.having(role)}
    return Telling.NOT_SAFE in found and found.isdisjoint((Telling.OPEN, Telling.TRIED))


def _waits_for_its_day(case: Case, gate: Gate, line: str, today: date) -> bool:
    task = case.today.get(line)
    return task is not None and bool(task.who.strip()) and is_early(case, gate, line, today)
