"""A script and the people of a case to the turns of a session, with all names filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import CIRCLE_ROLES, PersonId, Role
from kring.domain.preparing.fitting import lacking
from kring.domain.preparing.seating import seating
from kring.domain.refusals import Rule
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated
from kring.domain.session.turns import turns_to_json
from kring.domain.talks.after_no import is_left_out
from kring.scripts.filling import fill_turns, names_joined
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk


def filled_turns(
    desk: Desk,
    case: Case,
    script: Script,
    kind: TalkKind,
    with_people: Sequence[PersonId],
    groups: Mapping[str, Sequence[PersonId]],
) -> str:
    """The filled turns of a script for these people, as the vault keeps them; raises Refused where it cannot begin."""
    groups = _filled(case, script, with_people, groups)
    meeting = kind is TalkKind.CONFERENCE
    leads = case.having(Role.FACILITATOR)
    there = {p: case.people[p] for p in ((*case.circle, *leads) if meeting else case.people)}
    seats = (*CIRCLE_ROLES, Role.PARENT, Role.FACILITATOR)  # a parent who sits there is asked as one too
    roles = tuple(p for p in case.participations if not meeting or p.role in seats)
    whom = None if meeting else next(iter(with_people), None)
    seated = Seated.of(roles, there, whom, case.facilitator)
    if meeting:
        chairs = tuple(one for chair in seating(case) if (one := chair or case.facilitator) is not None)
        told = {known.id: known.words for known in case.chosen_incidents}
        inside = {name: tuple(people) for name, people in groups.items()}
        seated = replace(seated, chairs=chairs, incidents=told, groups=inside)
    filled = fill_turns(
        tuple(turn for turn in expand(script, seated) if not is_left_out(case, turn, whom)),
        seated,
        names_joined(script.language),
        Occasion(case.incident, writing.value(desk, "school") or "", next(iter(script.orders), None)),
        formal=frozenset(p for p, person in there.items() if not person.pupil),
    )
    return turns_to_json(filled)


def _filled(
    case: Case, script: Script, with_people: Sequence[PersonId], groups: Mapping[str, Sequence[PersonId]]
) -> Mapping[str, Sequence[PersonId]]:
    """The groups of a script with somebody in each; raises Refused where that, or what it says it needs, is missing."""
    if lacking(script, case, with_people):
        raise Refused(Rule.DOES_NOT_FIT)
    filled = groups or case.groups
    for group in script.groups:
        if not set(filled.get(group, ())) & set(case.circle):
            raise Refused(Rule.GROUP_EMPTY, group=group)
    return filled
