"""Whom a pupil may be offered as somebody to sit beside: never the other side, and nobody of its family."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.staff import sides_of
from kring.domain.people import CIRCLE_ROLES, PersonId, Role, Side

_MAIN_SIDES = {Role.HARMED: Side.HARMED, Role.RESPONSIBLE: Side.RESPONSIBLE}


def offered_to(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """The people of the case who can be offered to sit beside `person`, each once, in the order of their roles.

    Whoever belongs to a side to which this person does not belong is left out: its pupils, their supporters, their
    parents. Where somebody is on both sides, only the own people and those of no side are left.
    """
    own = sides(case, person)
    in_circle = [p for role in CIRCLE_ROLES for p in case.having(role)]
    of_own = [p.person for p in case.participations if p.of == person]
    others = (p for p in dict.fromkeys(in_circle + of_own) if p not in case.same(person))
    return tuple(p for p in others if _fits(case, p, person, own))


def sides(case: Case, person: PersonId) -> frozenset[Side]:
    """Every side to which somebody belongs: as a pupil of it, beside one, or as somebody's own."""
    mine = [p for p in case.participations if p.person == person]
    named = {p.side for p in mine if p.side is not None}
    of = {main for p in mine if p.of is not None for main in _as_pupil(case, p.of)}
    return frozenset(named | of | _as_pupil(case, person))


def _fits(case: Case, person: PersonId, whom: PersonId, own: frozenset[Side]) -> bool:
    theirs = sides(case, person) | {Side(role.value) for role in sides_of(case, person)}  # also what has ended
    if len(own) < len(Side):
        return theirs <= own
    of = {mine.of for mine in case.participations if mine.person == person} - {None}
    return not theirs or of == {whom}


def _as_pupil(case: Case, person: PersonId) -> set[Side]:
    return {_MAIN_SIDES[role] for role in case.roles(person) if role in _MAIN_SIDES}
