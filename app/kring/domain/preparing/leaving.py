"""How everyone leaves when a conference ends before its last line: who goes first, with whom, and whom to call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.case.staff import leads, named, unfit
from kring.domain.events import StopReason
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import second_adult
from kring.domain.preparing.own_supporters import beside
from kring.domain.report.parents import parents_of


@dataclass(frozen=True, slots=True)
class Leaves:
    """A main party who leaves, and who goes along."""

    person: PersonId
    along: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who is called today: by name, and about which pupil (None: about what happened)."""

    who: str
    about: PersonId | None = None


def who_withdrew(case: Case, reason: StopReason | None) -> PersonId | None:
    """Whose withdrawal stopped a conference; None where it was stopped for another reason."""
    if reason is not StopReason.WITHDRAWN:
        return None
    return next((w.person for w in reversed(case.withdrawals) if case.is_main(w.person)), None)


def leaves(case: Case, first: PersonId | None = None, there: Collection[PersonId] | None = None) -> tuple[Leaves, ...]:
    """The main parties in the order in which they leave: whoever stopped, then the harmed, then the responsible.

    `there` are those who are in the room now (None: not known); who has left goes along with nobody. With no adult of
    the own there, an adult of the school who is free goes along, the second adult in the building first.
    """
    main = case.main_people or tuple(dict.fromkeys([*case.having(Role.HARMED), *case.having(Role.RESPONSIBLE)]))
    order = sorted(main, key=lambda p: first not in case.same(p))
    if there is None:
        return tuple(Leaves(p, beside(case, p)) for p in order)
    free = _adults_there(case, there)
    found = []
    for person in order:
        along = tuple(p for p in beside(case, person) if not case.same(p).isdisjoint(there))
        if all(case.people[p].pupil for p in along):
            adult = next((p for p in free if p not in along), None)
            free = [p for p in free if p != adult]
            along = along if adult is None else (*along, adult)
        found.append(Leaves(person, along))
    return tuple(found)


def _adults_there(case: Case, there: Collection[PersonId]) -> list[PersonId]:
    """Adults of the school who are there and lead nothing: the second adult, then others of the circle."""
    second = second_adult(case)
    found = [second] if second is not None and (second in there or second not in case.here) else []
    found += [p for p in case.circle if p in there and not leads(case, p) and unfit(case, p) is None]
    beside_someone = {p for main in case.main_people for p in beside(case, main)}
    return [p for p in dict.fromkeys(found) if p not in beside_someone]


def calls(case: Case, people: tuple[PersonId, ...]) -> tuple[Call, ...]:
    """The safeguarding lead, and for each pupil who left the parents; where telling them is not safe, another adult."""
    leads = [Call(case.called(p)) for p in case.having(Role.SAFEGUARDING)]
    return tuple(dict.fromkeys([*leads, *(call for p in people for call in _at_home(case, p))]))


def _at_home(case: Case, person: PersonId) -> list[Call]:
    told = {}
    for contact in case.parent_contacts:
        if contact.child == person and contact.who:
            told[_called(case, contact.who)] = contact.safe  # the latest counts
    parents = [case.called(p) for p in parents_of(case, person)]
    safe = [name for name in dict.fromkeys([*parents, *told]) if told.get(name, True)]
    if safe:
        return [Call(name, person) for name in safe]
    return [Call(name, person) for name in _trusted(case, person)[:1]]


def _trusted(case: Case, person: PersonId) -> list[str]:
    return [case.called(p.person) for p in case.participations if p.role is Role.TRUSTED and p.of in (person, None)]


def _called(case: Case, name: str) -> str:
    """A name that was written by hand, as that person is called in the case."""
    return case.called(named(case, name)) or name
