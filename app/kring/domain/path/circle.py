"""Who would sit in a circle about some incidents, and about which of them a talk with somebody may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.incidents import Incidents, names_that_fall, on_both_sides, problem, several
from kring.domain.events import IncidentsChosen
from kring.domain.path.permits_incidents import hears_of_it
from kring.domain.people import CIRCLE_ROLES, IN_AN_INCIDENT, MAIN_ROLES, PersonId, Role


class Follows(StrEnum):
    """What follows for somebody from what a circle is about."""

    CONDITIONS = "conditions"  # every condition is judged for them
    ASKED_FIRST = "asked-first"  # on both sides of the case: is now the right time
    NOTHING = "nothing"
    NOT_IN_IT = "not-in-it"


@dataclass(frozen=True, slots=True)
class CircleSeat:
    """Somebody of a case: what they are in the circle, and in each of the other incidents."""

    person: PersonId
    here: tuple[Role, ...]
    elsewhere: tuple[Role, ...]
    follows: Follows


def was_chosen(case: Case) -> bool:
    """Whether somebody said about which incidents people would be brought together."""
    return any(isinstance(record.event, IncidentsChosen) for record in case.whole.history)


def to_choose(case: Case) -> bool:
    """Whether the conditions can only be looked at once it is said for which incidents."""
    return several(case) and not was_chosen(case)


def seats(case: Case, chosen: Incidents) -> tuple[CircleSeat, ...]:
    """Everybody who is something in the case's incidents, or would sit beside them, in a circle about the chosen."""
    view, both = case.about(chosen), on_both_sides(case)
    found = []
    for person in case.people:
        mine = [p for p in case.whole.participations if p.person == person and p.role in CIRCLE_ROLES]
        here = tuple(dict.fromkeys(p.role for p in view.participations if p.person == person and p in mine))
        others = (p for p in mine if p.role in IN_AN_INCIDENT and p.incident not in chosen)
        if any(p.role is not Role.SCHOOL for p in mine):
            follows = _follows(view, person, here, both)
            found.append(CircleSeat(person, here, tuple(dict.fromkeys(p.role for p in others)), follows))
    return tuple(found)


def _follows(view: Case, person: PersonId, here: tuple[Role, ...], both: tuple[PersonId, ...]) -> Follows:
    if not here or person not in view.circle:
        return Follows.NOT_IN_IT
    if person in both:
        return Follows.ASKED_FIRST
    return Follows.CONDITIONS if set(here) & set(MAIN_ROLES) else Follows.NOTHING


def kept_out(case: Case, chosen: Incidents) -> tuple[PersonId, ...]:
    """Pupils of whom nothing is said in a circle about these: not in the room, not in the words, not on the paper."""
    view = case.about(chosen)
    names = names_that_fall(case, chosen)
    others = {p.person for p in case.whole.participations if p.role in MAIN_ROLES and p.incident not in chosen}
    return (*(p for p in names.never if p in others), *(p for p in names.fall if p in view.facing))


def talk_choices(case: Case, person: PersonId) -> tuple[Incidents, ...]:
    """What a talk with somebody may be about: each incident of which they may hear, and the chosen ones together."""
    whole = case.whole
    found: list[Incidents] = [(one,) for one in whole.incidents if hears_of_it(case.about((one,)), person)]
    together = case.chosen
    if len(together) > 1 and all((one,) in found for one in together) and problem(case, together) is None:
        found.insert(0, together)
    return tuple(found)
