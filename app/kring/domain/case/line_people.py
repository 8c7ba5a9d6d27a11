"""Whom a line of the first days names: those who were meant when it was answered, and later ones on lines of their own.

A line that was answered goes on naming whoever was in the case then, also where the tick is taken away again; nobody
who came in after that counts as asked. They get the line once more, with a number: heavy-thoughts/2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.facts import LineAnswered
from kring.domain.case.gate import Gate
from kring.domain.events import Recorded, RoleGiven
from kring.domain.people import MAIN_ROLES, PersonId, Role

_NUMBER = "/"


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a line names; one that is for people who came `later` names nobody beside them."""

    harmed: tuple[PersonId, ...] = ()
    responsible: tuple[PersonId, ...] = ()
    later: bool = False

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Those of both sides, each once."""
        return tuple(dict.fromkeys(self.harmed + self.responsible))


def base_of(line: str) -> str:
    """The line of the list, of which this may be a later one."""
    return line.partition(_NUMBER)[0]


def is_later(line: str) -> bool:
    """Whether a line is for people who came in later."""
    return _NUMBER in line


def with_later(case: Case, gate: Gate, base: str) -> tuple[str, ...]:
    """A line, and those of the people who came after it was answered."""
    roles, answered = gate.roles_of(base), _answered(case.whole, base)
    mine = tuple(answered) if base in answered else (base, *answered)
    if base not in answered or not any(_waiting(case, base, roles).values()):
        return mine
    return *mine, f"{base}{_NUMBER}{len(answered) + 1}"


def meant(case: Case, line: str, roles: Iterable[Role] = MAIN_ROLES) -> Meant:
    """Whom a line names that is about these roles."""
    base, roles = base_of(line), tuple(roles)
    kept = case.whole.today_for.get(line)
    if kept is None:
        found = _waiting(case, base, roles)
    else:
        before = [a for a in _answered(case.whole, base).values() if a.seq < kept.seq]
        found = {r: tuple(p for p in kept.having(r) if not _stand_for(case, before, roles, p)) for r in roles}
    harmed, responsible = (_once_each(case, found.get(role, ())) for role in MAIN_ROLES)
    return Meant(harmed, responsible, is_later(line))


def is_for(case: Case, line: str, person: PersonId) -> bool:
    """Whether a line that was answered was meant for somebody too, on whichever side."""
    kept = case.whole.today_for.get(line)
    return kept is not None and _stand_for(case, [kept], MAIN_ROLES, person)


def begins(case: Case, line: str, roles: Iterable[Role] = MAIN_ROLES) -> date:
    """From which day a line is due: the report, or the day on which the first of its people came in later."""
    whole, roles = case.whole, tuple(roles)
    if not is_later(line):
        return whole.reported_on
    came = [_came(whole, person, role) for person in meant(whole, line, roles).people for role in roles]
    return max(whole.reported_on, min((record.at.date() for record in came if record), default=date.min))


def people_now(case: Case, record: Recorded, role: Role) -> tuple[PersonId, ...]:
    """Who was in the case in a role at the moment of a record, also of one that comes in late."""

    def was_there(person: PersonId) -> bool:
        came = _came(case, person, role)
        return came is not None and came.at <= record.at

    return tuple(person for person in case.having(role) if was_there(person))


def _answered(whole: Case, base: str) -> dict[str, LineAnswered]:
    """The lines of one kind that were answered, in the order in which they were first."""
    mine = {line: kept for line, kept in whole.today_for.items() if base_of(line) == base}
    return dict(sorted(mine.items(), key=lambda pair: pair[1].seq))


def _waiting(case: Case, base: str, roles: Iterable[Role]) -> dict[Role, tuple[PersonId, ...]]:
    """The people in these roles for whom no line that was answered stands."""
    whole, roles = case.whole, tuple(roles)
    answered = tuple(_answered(whole, base).values())
    return {r: tuple(p for p in whole.having(r) if not _stand_for(whole, answered, roles, p)) for r in roles}


def _stand_for(case: Case, answered: Iterable[LineAnswered], roles: Iterable[Role], person: PersonId) -> bool:
    """Whether answers stand for somebody: named in one, or entered that day where only what they are was known."""
    same = case.whole.same(person)

    def as_one_is(kept: LineAnswered, role: Role) -> bool:
        came = None if kept.having(role) else _came(case.whole, person, role)
        return came is not None and came.at.date() == kept.at.date()

    return any(not same.isdisjoint(kept.having(r)) or as_one_is(kept, r) for kept in answered for r in roles)


def _came(whole: Case, person: PersonId, role: Role) -> Recorded | None:
    """The record in which somebody was first named in a role."""
    same = whole.same(person)
    for record in whole.history:
        event = record.event
        if isinstance(event, RoleGiven) and event.role is role and event.person in same:
            return record
    return None


def _once_each(case: Case, people: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """These people; somebody who stands in the case twice is named once."""
    each = {min(case.whole.same(person)): person for person in reversed(tuple(people))}
    return tuple(reversed(each.values()))
