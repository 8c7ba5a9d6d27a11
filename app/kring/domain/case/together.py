"""Who would bring both sides into one room: pupils, and their families, under every entry and after every role."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.staff import ever, everybody_named, pupils_of, same_person, sides_of
from kring.domain.people import MAIN_ROLES, PersonId, Role


def sits_on_both_sides(case: Case, people: tuple[PersonId, ...], also_there: str, led_by: str) -> bool:
    """Whether a talk with these people, and whoever is named beside them, would bring both sides together."""

    case = case.whole  # whoever stands on two sides of any incident does not sit together

    def work() -> bool:
        there = (*people, *everybody_named(case, also_there), *everybody_named(case, led_by))
        all_there = tuple(dict.fromkeys(there))
        return brings_together(case, all_there) or bool(families_apart(case, all_there))

    return case.once(("both-sides", people, also_there, led_by), work)


def brings_together(case: Case, people: tuple[PersonId, ...]) -> bool:
    """Whether somebody harmed and somebody responsible, now or ever, would sit in the same talk."""
    harmed, responsible = ([p for p in people if case.entries_of(p) & ever(case, role)] for role in MAIN_ROLES)
    return any(r not in same_person(case, h) for h in harmed for r in responsible)


def families_apart(case: Case, there: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Family or supporters of one side who would sit with somebody of the other side, or the family of it; and whom."""
    found = ((p, other) for p in there if not case.is_main(p) for other in _of_other_side(case, p, there))
    return tuple(dict.fromkeys(one for pair in found for one in pair))


def _of_other_side(case: Case, person: PersonId, there: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Those there on whose other side somebody only is; a parent of a child on each side is on nobody's."""
    others = [p for p in there if p not in same_person(case, person)]
    if not sides_of(case, person) or set(pupils_of(case, person)) & set(others):
        return ()
    return tuple(p for p in others if _apart(case, person, p))


def _apart(case: Case, one: PersonId, other: PersonId) -> bool:
    """Whether two people were ever on different sides, and are not on one today."""
    mine, theirs = sides_of(case, one), sides_of(case, other)
    return bool(theirs) and len(mine | theirs) > 1 and not _sides_today(case, one) & _sides_today(case, other)


def _sides_today(case: Case, person: PersonId) -> frozenset[Role]:
    whose = {*same_person(case, person), *pupils_of(case, person)}
    return frozenset(role for role in MAIN_ROLES if whose & set(case.having(role)))
