"""Follow-up: contacts from the report on, whatever the route, each pupil apart and on a day of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.line_people import base_of, begins, meant
from kring.domain.events import CheckedIn, TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import NONE_FREE, Free, is_school_day, next_school_day, on_school_day

EVENING_LINE = "evening-call"  # the line of the first days that is this contact with the harmed pupils


class Distance(StrEnum):
    """How far a contact lies from what it is counted from."""

    EVENING = "same-evening"
    SOONER = "next-school-day"
    DAY_3 = "day-3"
    WEEK_1 = "week-1"
    WEEK_2 = "week-2"
    WEEK_4 = "week-4"
    WEEK_8 = "week-8"
    MONTH_3 = "month-3"


class CountedFrom(StrEnum):
    """What contacts are counted from; of several of one kind the second is called as such: conference-2."""

    REPORT = "report"
    CONFERENCE = "conference"
    ADJOURNED = "adjourned"  # the evening of a conference that goes on another day
    WORSE = "worse"


_WEEKS = {
    Distance.WEEK_1: 7,
    Distance.WEEK_2: 14,
    Distance.WEEK_4: 28,
    Distance.WEEK_8: 56,
    Distance.MONTH_3: 91,
}


@dataclass(frozen=True, slots=True)
class Due:
    """A planned contact: `key` names it for ever, `label` its distance, `start` what it is counted from."""

    key: str
    person: PersonId
    label: Distance
    start: str
    on: date
    held: CheckedIn | None = None

    @property
    def counted_from(self) -> CountedFrom:
        """What kind of thing it is counted from."""
        return CountedFrom(self.start.split("-")[0])

    def overdue(self, today: date) -> bool:
        """Whether the day has passed without the contact."""
        return self.held is None and self.on < today


def days_from(start: date, free: Free = NONE_FREE) -> dict[Distance, date]:
    """The planned days, by label, counted from a day on which something happened; each of them is a school day."""
    days = {
        Distance.EVENING: start,
        Distance.SOONER: next_school_day(start, free),
        Distance.DAY_3: on_school_day(start + timedelta(days=3), free),
    }
    days |= {label: on_school_day(start + timedelta(days=n), free) for label, n in _WEEKS.items()}
    if not is_school_day(start, free):
        del days[Distance.EVENING]
    return days


def plan(case: Case) -> tuple[Due, ...]:
    """Every contact of the case, held and to come, in the order of their days.

    Harmed and responsible pupils are never asked on the same day, except on the first evening, which belongs to both
    families: the responsible pupil's day is a school day after the harmed pupil's. After "worse" somebody looks on the
    next school day, and whoever of the other side was to be asked then is asked a school day later.
    """
    case = case.whole  # contacts are with every pupil of a case, whichever incident is looked at
    held = {_key(c.due, c.person): c for c in case.contacts}
    found = [
        Due(key, person, label, start, _on(case, key, on), held.get(key))
        for start, begun in _starts(case)
        for person, days in _days(case, begun).items()
        for label, on in days.items()
        for key in [_key(f"{start}/{label}", person)]
    ]
    found += [
        Due(key, person, Distance.EVENING, start, _on(case, key, on), held.get(key))
        for start, on in _adjourned(case)
        for group in _groups(case)
        for person in group
        for key in [_key(f"{start}/{Distance.EVENING}", person)]
    ]
    looks = _looks(case, held)
    for place, due in enumerate(found if looks else ()):
        found[place] = _making_room(case, due, looks, found)
    found += looks
    harmed, last = case.having(Role.HARMED), (True, len(case.people))
    first = {person: (person not in harmed, place) for place, person in enumerate(case.people)}
    return tuple(sorted(found, key=lambda due: (due.on, first.get(due.person, last), due.key)))


def _key(due: str, person: PersonId) -> str:
    """The key of a contact that is named as in files, without its person (report/week-1), or already by its key."""
    return due if due.endswith(f"/{person}") else f"{due}/{person}"


def _adjourned(case: Case) -> list[tuple[str, date]]:
    """The evenings of days on which a conference was adjourned: both families are called then, and no more."""
    days = [on for t in case.talks.values() for on in t.adjourned_on if is_school_day(on, case.school_free)]
    return [(_begun(CountedFrom.ADJOURNED, n), on) for n, on in enumerate(days, 1)]


def _looks(case: Case, held: dict[str, CheckedIn]) -> list[Due]:
    """After each day on which "worse" was told, a contact on the next school day; the harmed and the newest first."""
    told = list(dict.fromkeys(worse.told for worse in case.worse))
    harmed, found = case.having(Role.HARMED), list[Due]()
    asked = [(person, n, day) for n, day in enumerate(told, 1) for person in _looked_at(case, day)]
    for person, n, day in sorted(asked, key=lambda look: (look[0] not in harmed, -look[2].toordinal())):
        start = _begun(CountedFrom.WORSE, n)
        key = _key(f"{start}/{Distance.SOONER}", person)
        on = _on(case, key, next_school_day(day, case.school_free))
        while on in _days_of_others(case, person, found):
            on = next_school_day(on, case.school_free)
        found.append(Due(key, person, Distance.SOONER, start, on, held.get(key)))
    return found


def _looked_at(case: Case, told: date) -> list[PersonId]:
    """With whom somebody looks after it was told on a day: who said so in a contact, else the harmed pupils."""
    said = [worse.person for worse in case.worse if worse.told == told]
    harmed = [person for group in _groups(case) for person in group if person in case.having(Role.HARMED)]
    return list(dict.fromkeys([*(harmed if None in said else []), *(p for p in said if p is not None)]))


def _making_room(case: Case, due: Due, looks: list[Due], found: list[Due]) -> Due:
    """A contact still to be held, a school day later where its day is now that of a look with the other side."""
    on, taken = due.on, _days_of_others(case, due.person, looks)
    if due.held is not None or due.label is Distance.EVENING or on not in taken:
        return due
    own = {other.on for other in found if other.person == due.person}
    while on in taken | own | _days_of_others(case, due.person, found):
        on = next_school_day(on, case.school_free)
    return replace(due, on=on)


def _days_of_others(case: Case, person: PersonId, found: list[Due]) -> set[date]:
    """The days on which somebody of another side is asked, evenings left out."""
    side = next((group for group in _groups(case) if person in group), [person])
    return {due.on for due in found if due.person not in side and due.label is not Distance.EVENING}


def _starts(case: Case) -> list[tuple[str, date]]:
    """What contacts are counted from: the report, and each conference that is over ("conference", "conference-2")."""
    over = [t.held_on for t in case.talks.values() if t.kind is TalkKind.CONFERENCE and t.held_on]
    return [
        (CountedFrom.REPORT.value, case.reported_on),
        *((_begun(CountedFrom.CONFERENCE, n), on) for n, on in enumerate(over, 1)),
    ]


def _begun(kind: CountedFrom, number: int) -> str:
    """What the first, the second … of a kind is called in the key of a contact, for ever."""
    return kind.value if number == 1 else f"{kind.value}-{number}"


def _groups(case: Case) -> list[list[PersonId]]:
    """Pupils who may be asked on the same day, also those who stay out of the circle: the harmed, the responsible.

    Whoever is both has days of their own.
    """
    harmed, responsible = case.having(Role.HARMED), case.having(Role.RESPONSIBLE)
    both = [[p] for p in harmed if p in responsible]
    apart = [[p for p in harmed if p not in responsible], *both, [p for p in responsible if p not in harmed]]
    return [group for group in apart if group]


def _days(case: Case, start: date) -> dict[PersonId, dict[Distance, date]]:
    """Each pupil's days by label: those of the first group as planned, every other group's on school days after.

    Those go distance by distance: nobody's next school day waits until another pupil's fourth week has its day.
    """
    groups = _groups(case)
    planned = {p: days_from(_begins(case, p, start), case.school_free) for group in groups for p in group}
    found: dict[PersonId, dict[Distance, date]] = {p: {} for p in planned}
    for after, some in ((False, groups[:1]), (True, groups[1:])):
        for label, group in ((label, group) for label in Distance for group in some):
            others = {on for p in found if p not in group for at, on in found[p].items() if at is not Distance.EVENING}
            for person in (p for p in group if label in planned[p]):
                on, before = planned[person][label], max(found[person].values(), default=date.min)
                if label is not Distance.EVENING:
                    on = next_school_day(on, case.school_free) if after else on
                    while on in others or on <= before:
                        on = next_school_day(on, case.school_free)
                found[person][label] = on
    return found


def _begins(case: Case, person: PersonId, start: date) -> date:
    """From when somebody's days are counted: who came into the case later is due from then."""
    came = min((case.came_on[p] for p in case.same(person) if p in case.came_on), default=date.min)
    return max(start, came) if came > case.opened_on else start


def _on(case: Case, key: str, on: date) -> date:
    """The day of a contact, or that to which it was moved; where no school is on that day, the next one with school."""
    return on_school_day(case.moved.get(key, on), case.school_free)


def too_close(case: Case, key: str, on: date) -> bool:
    """Whether a contact moved to this day would meet one with the other side that is still to be held."""
    moved = next((d for d in plan(case) if d.key == key), None)
    side = next((g for g in _groups(case.whole) if moved and moved.person in g), [])
    return bool(moved) and any(d.on == on and d.person not in side for d in still_to_hold(case))


def worse_since(case: Case) -> bool:
    """Whether it got worse since the decision, which is to be taken anew."""
    return case.decision is not None and case.worse_seq > case.decision.seq


def open_contacts(case: Case, today: date) -> tuple[Due, ...]:
    """The contacts that are asked for today and later, earliest first: every page, the rail and next steps ask here.

    Of each pupil's contacts whose day has come only the last one is asked for: those before it can no longer be held,
    and one that counts from the evening of a conference is never hidden by one from before.
    """
    return asked(still_to_hold(case), today)


def asked(found: Sequence[Due], today: date) -> tuple[Due, ...]:
    """Of the contacts that were not held, those that are asked for today and later."""
    last = {d.person: d for d in found if d.on <= today}
    return tuple(d for d in found if d.on > today or last[d.person] is d)


def still_to_hold(case: Case) -> tuple[Due, ...]:
    """The contacts that were not held, also those whose day has passed.

    A contact stands for all with the same pupil up to its day, but for an evening after it; once a conference was
    held, its own days take the place of those counted from the report. Who is asked on that day anyway is asked once.
    """
    case = case.whole
    starts, found = _starts(case), plan(case)
    now = {starts[-1][0], *(start for start, _day in _adjourned(case)), *(d.start for d in found if _after_worse(d))}
    lines = (line for line, kept in case.today.items() if base_of(line) == EVENING_LINE and kept.answered)
    called = {(p, evening_of(case, line)) for line in lines for p in meant(case, line, (Role.HARMED,)).people}
    done = {p: max(c.on for c in case.contacts if c.person == p) for p in {c.person for c in case.contacts}}

    def waits(due: Due) -> bool:
        until = done.get(due.person, date.min)
        if due.label is Distance.EVENING and (due.person, due.on) in called:
            return False  # it was written down, or why not, among the first days
        return due.on > until or (due.on == until and due.label is Distance.EVENING)

    still = [d for d in found if d.held is None and d.start in now and waits(d)]
    planned = {(d.person, d.on) for d in still if not _after_worse(d)}
    return tuple(d for d in still if not (_after_worse(d) and (d.person, d.on) in planned))


def evening_of(case: Case, line: str) -> date:
    """The evening of a line that is also a contact."""
    return begins(case, line, (Role.HARMED,))


def _after_worse(due: Due) -> bool:
    return due.counted_from is CountedFrom.WORSE
