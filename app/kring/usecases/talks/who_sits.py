"""Who is in a session that begins, as the selectors of its script see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.case.staff import named
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import MAIN_ROLES, PersonId, Role
from kring.domain.preparing.fitting import SEATED
from kring.domain.preparing.seating import seating
from kring.domain.refusals import Rule
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated

Groups = Mapping[str, Sequence[PersonId]]


def who_sits(case: Case, script: Script, kind: TalkKind, people: Sequence[PersonId], led_by: str) -> Seated:
    """The people of a session: of a conference its circle, of a talk the one whom it is with, of a circle who sits."""
    if kind is TalkKind.CIRCLE:
        return _circle(case.whole, script, people, led_by)
    meeting, leads = kind is TalkKind.CONFERENCE, case.having(Role.FACILITATOR)
    there = {p: case.people[p] for p in ((*case.circle, *leads) if meeting else case.people)}
    whom = None if meeting else next(iter(people), None)
    roles = tuple(p for p in case.participations if not meeting or p.role in SEATED)
    if kind is TalkKind.PREPARATION:  # what is read out in the circle names those who sit there
        sit = {*case.main_people, whom}
        roles = tuple(p for p in roles if p.role not in MAIN_ROLES or p.person in sit)
    seated = Seated.of(roles, there, whom, case.facilitator)
    if meeting:
        chairs = tuple(one for chair in seating(case) if (one := chair or case.facilitator) is not None)
        told = {known.id: known.words for known in case.chosen_incidents}
        seated = replace(seated, chairs=chairs, incidents=told)
    return seated


def _circle(case: Case, script: Script, people: Sequence[PersonId], led_by: str) -> Seated:
    """Those who were chosen, as they sit clockwise from the chair of whoever leads; nobody has a side."""
    leads = named(case, led_by) or case.facilitator
    sitting = tuple(p for p in dict.fromkeys(people) if p != leads)
    there = {p: case.people[p] for p in (*sitting, *([leads] if leads else [])) if p in case.people}
    whom = next(iter(sitting), None) if script.is_for_one else None
    seated = Seated.of((), there, whom, leads)
    return replace(seated, sitting=sitting, chairs=(*([leads] if leads else []), *sitting))


def may_be_in_groups(case: Case, script: Script, kind: TalkKind, people: Sequence[PersonId], groups: Groups) -> None:
    """Raise Refused where a group that a script names has nobody of those who sit there."""
    there = set(people) if kind is TalkKind.CIRCLE else set(case.circle)
    for group in script.groups:
        if not set(groups.get(group, ())) & there:
            raise Refused(Rule.GROUP_EMPTY, group=group)
