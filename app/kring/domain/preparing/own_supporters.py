"""Who would sit beside a main party of a conference."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.staff import sides_of, unfit
from kring.domain.people import PersonId, Role


def beside(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """Who would sit beside a main party: own supporters, or an adult of the school; nobody of the other side."""
    found = (
        p.person
        for p in case.participations
        if (p.role is Role.SUPPORTER or (p.role is Role.BESIDE and unfit(case, p.person) is None))
        and p.person in case.circle
        and p.person not in case.same(person)
        and not case.same(person).isdisjoint(case.pupils_meant(p))
    )
    return tuple(p for p in dict.fromkeys(found) if sides_of(case, p) <= sides_of(case, person))
