"""Follow-up: contacts from the report on, whatever the route, each pupil apart and on a day of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kring.domain.case import Case
from kring.domain.events import Change
from kring.domain.facts import Contact
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import next_school_day, on_school_day

_WEEKS = {"week-1": 7, "week-2": 14, "week-4": 28, "week-8": 56, "month-3": 91}


@dataclass(frozen=True, slots=True)
class Due:
    """A planned contact: `key` names it for ever, `label` its distance, `start` what it is counted from."""

    key: str
    person: PersonId
    label: str
    start: str
    on: date
    held: Contact | None = None

    def overdue(self, today: date) -> bool:
        """Whether the day has passed without the contact."""
        return self.held is None and self.on < today


def days_from(start: date) -> dict[str, date]:
    """The planned days, by label, counted from a day on which something happened."""
    days = {
        "same-evening": start,
        "next-school-day": next_school_day(start),
        "day-3": on_school_day(start + timedelta(days=3)),
    }
    return days | {label: on_school_day(start + timedelta(days=n)) for label, n in _WEEKS.items()}


def plan(case: Case) -> tuple[Due, ...]:
    """Every contact of the case, held and to come, in the order of their days.

    The responsible pupil's day is the school day after the harmed pupil's, from the third day on: neither is asked
    on the same day, and the first evening belongs to both families.
    """
    held = {c.due: c for c in case.contacts}
    found = [
        Due(key, person, label, start, case.moved.get(key, on), held.get(key))
        for start, begun in _starts(case)
        for person, later in _pupils(case)
        for label, on in _days(begun, later).items()
        for key in [f"{start}/{label}/{person}"]
    ]
    return tuple(sorted(found, key=lambda due: due.on))


def _starts(case: Case) -> list[tuple[str, date]]:
    """What contacts are counted from: the report, and each conference that was opened."""
    conference = case.conference
    held = [("conference", conference.held_on)] if conference and conference.held_on else []
    return [("report", case.reported_on), *held]


def _pupils(case: Case) -> list[tuple[PersonId, bool]]:
    """Harmed pupils, then the responsible ones with a later day; also those who stay out of the circle."""
    harmed = case.having(Role.HARMED)
    return [(p, False) for p in harmed] + [(p, True) for p in case.having(Role.RESPONSIBLE) if p not in harmed]


def _days(start: date, later: bool) -> dict[str, date]:
    days = days_from(start)
    if not later:
        return days
    return {label: on if label == "same-evening" else next_school_day(on) for label, on in days.items()}


def open_contacts(case: Case) -> tuple[Due, ...]:
    """The contacts still to be held, earliest first.

    Once a later contact with the same pupil was held, earlier days that passed are no longer asked for; once a
    conference was held, its own days take the place of those counted from the report.
    """
    starts = _starts(case)
    last = starts[-1][0]
    found = plan(case)
    done_until: dict[PersonId, date] = {}
    for due in found:
        if due.held is not None:
            done_until[due.person] = max(done_until.get(due.person, date.min), due.held.on)
    return tuple(d for d in found if d.held is None and d.start == last and d.on >= done_until.get(d.person, date.min))


def latest_change(case: Case, person: PersonId) -> Change | None:
    """What a pupil said last: better, same or worse."""
    return next((c.change for c in reversed(case.contacts) if c.person == person), None)
