"""Of which two entries it can be said that they are one person: of those whose names may mean the same."""

from __future__ import annotations

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.staff import ever
from kring.domain.errors import Refused
from kring.domain.names.naming import may_mean_one
from kring.domain.people import MAIN_ROLES, PersonId, Role
from kring.domain.refusals import Rule


def permit_names(case: Case, event: e.NamesAsked) -> None:
    """Raise Refused when two entries cannot be one person; that they are two can always be said."""
    if event.two:
        return
    one, other = (case.people.get(p) for p in (event.one, event.other))
    if one is None or other is None or one.id == other.id or not may_mean_one(one, other):
        raise Refused(Rule.NOT_ONE_PERSON)
    if one.pupil is not other.pupil or _on_different_sides(case, one.id, other.id):
        raise Refused(Rule.NOT_ONE_PERSON)


def _on_different_sides(case: Case, one: PersonId, other: PersonId) -> bool:
    mine, theirs = _main(case, one), _main(case, other)
    return bool(mine and theirs) and mine != theirs


def _main(case: Case, person: PersonId) -> frozenset[Role]:
    """As what a main party somebody was ever named, under whichever entry."""
    return frozenset(role for role in MAIN_ROLES if case.same(person) & ever(case.whole, role))
