"""Follow-up: contacts from the report on, whatever the route, each pupil apart and on a day of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kring.domain.case import Case
from kring.domain.events import CheckedIn, TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import next_school_day, on_school_day

EVENING = "same-evening"
_WEEKS = {"week-1": 7, "week-2": 14, "week-4": 28, "week-8": 56, "month-3": 91}


@dataclass(frozen=True, slots=True)
class Due:
    """A planned contact: `key` names it for ever, `label` its distance, `start` what it is counted from."""

    key: str
    person: PersonId
    label: str
    start: str
    on: date
    held: CheckedIn | None = None

    def overdue(self, today: date) -> bool:
        """Whether the day has passed without the contact."""
        return self.held is None and self.on < today


def days_from(start: date) -> dict[str, date]:
    """The planned days, by label, counted from a day on which something happened."""
    days = {
        EVENING: start,
        "next-school-day": next_school_day(start),
        "day-3": on_school_day(start + timedelta(days=3)),
    }
    return days | {label: on_school_day(start + timedelta(days=n)) for label, n in _WEEKS.items()}


def plan(case: Case) -> tuple[Due, ...]:
    """Every contact of the case, held and to come, in the order of their days.

    Harmed and responsible pupils are never asked on the same day, except on the first evening, which belongs to both
    families: the responsible pupil's day is a school day after the harmed pupil's.
    """
    held = {c.due: c for c in case.contacts}
    found = [
        Due(key, person, label, start, case.moved.get(key, on), held.get(key))
        for start, begun in _starts(case)
        for person, days in _days(case, begun).items()
        for label, on in days.items()
        for key in [f"{start}/{label}/{person}"]
    ]
    found += [
        Due(key, person, EVENING, start, case.moved.get(key, on), held.get(key))
        for start, on in _adjourned(case)
        for group in _groups(case)
        for person in group
        for key in [f"{start}/{EVENING}/{person}"]
    ]
    harmed = case.having(Role.HARMED)
    return tuple(sorted(found, key=lambda due: (due.on, due.person not in harmed, due.key)))


def _adjourned(case: Case) -> list[tuple[str, date]]:
    """The evenings of days on which a conference was adjourned: both families are called then, and no more."""
    days = [on for t in case.talks.values() for on in t.adjourned_on]
    return [("adjourned" if n == 1 else f"adjourned-{n}", on) for n, on in enumerate(days, 1)]


def _starts(case: Case) -> list[tuple[str, date]]:
    """What contacts are counted from: the report, and each conference that is over ("conference", "conference-2")."""
    over = [t.held_on for t in case.talks.values() if t.kind is TalkKind.CONFERENCE and t.held_on]
    names = ("conference" if n == 1 else f"conference-{n}" for n in range(1, len(over) + 1))
    return [("report", case.reported_on), *zip(names, over)]


def _groups(case: Case) -> list[list[PersonId]]:
    """Pupils who may be asked on the same day, also those who stay out of the circle: the harmed, the responsible.

    Whoever is both has days of their own.
    """
    harmed, responsible = case.having(Role.HARMED), case.having(Role.RESPONSIBLE)
    both = [[p] for p in harmed if p in responsible]
    apart = [[p for p in harmed if p not in responsible], *both, [p for p in responsible if p not in harmed]]
    return [group for group in apart if group]


def _days(case: Case, start: date) -> dict[PersonId, dict[str, date]]:
    """Each pupil's days by label: those of the first group as planned, every other group's on school days after."""
    taken: set[date] = set()
    found: dict[PersonId, dict[str, date]] = {}
    for place, group in enumerate(_groups(case)):
        days, last = {EVENING: start}, start
        for label, on in list(days_from(start).items())[1:]:
            day = on if place == 0 else next_school_day(on)
            while day in taken or day <= last:
                day = next_school_day(day)
            days[label] = last = day
        taken |= set(days.values())
        found |= dict.fromkeys(group, days)
    return found


def too_close(case: Case, key: str, on: date) -> bool:
    """Whether a contact moved to this day would meet one with the other side that is still to be held."""
    moved = next((d for d in plan(case) if d.key == key), None)
    side = next((g for g in _groups(case) if moved and moved.person in g), [])
    return bool(moved) and any(d.on == on and d.person not in side for d in open_contacts(case))


def open_contacts(case: Case) -> tuple[Due, ...]:
    """The contacts still to be held, earliest first.

    Once a later contact with the same pupil was held, earlier days that passed are no longer asked for; once a
    conference was held, its own days take the place of those counted from the report.
    """
    starts = _starts(case)
    now = {starts[-1][0], *(start for start, _on in _adjourned(case))}
    found = plan(case)
    done_until: dict[PersonId, date] = {}
    for due in found:
        if due.held is not None:
            done_until[due.person] = max(done_until.get(due.person, date.min), due.held.on)
    return tuple(d for d in found if d.held is None and d.start in now and d.on >= done_until.get(d.person, date.min))
