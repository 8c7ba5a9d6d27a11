"""Which guide fits whom, and which of them comes next; the facilitator may always take another."""

from __future__ import annotations

from collections.abc import Sequence

from kring.domain.case.case import Case
from kring.domain.case.staff import unfit
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.preparing.fitting import TALKS, is_for
from kring.domain.session.script import Who
from kring.domain.talks.own_words import may_be_asked, yes_of_harmed, yes_of_responsible
from kring.usecases.scripts.own import ScriptChoice

ORDER = tuple(TALKS)
_CLOSEST = (Who.HARMED, Who.RESPONSIBLE, Who.PARENTS, Who.SCHOOL, Who.SUPPORTERS, Who.BYSTANDERS)


def fitting(case: Case, person: PersonId, choices: Sequence[ScriptChoice]) -> list[ScriptChoice]:
    """The guides for a talk with this person, in the order in which talks come, and the closest first."""
    found = [c for c in choices if c.script is not None and c.kind in TALKS and is_for(c.script.audience, case, person)]
    number = {c.id: c.script.number if c.script else 0 for c in found}
    return sorted(found, key=lambda c: (ORDER.index(c.kind) if c.kind else 0, number[c.id], _closeness(c), c.own))


def _closeness(choice: ScriptChoice) -> int:
    """How closely a guide is meant for somebody: a mother is a parent before she is a supporter, or one of everyone."""
    audience = choice.script.audience if choice.script is not None else None
    return _CLOSEST.index(audience) if audience in _CLOSEST else len(_CLOSEST)


def proposed(case: Case, person: PersonId, wanted: str, choices: Sequence[ScriptChoice]) -> str:
    """The guide that comes next; `wanted` is a guide's id, a kind of talk, or empty."""
    ids = [choice.id for choice in choices]
    if wanted in ids:
        return wanted
    kind = TalkKind(wanted) if wanted in list(TalkKind) else _next_kind(case, person)
    same = [c for c in choices if c.kind is not None and TALKS[c.kind] is kind and c.script is not None]
    held = len(case.held(kind, person))
    due = [c for c in same if c.script is not None and c.script.number <= held + 1] or same
    last = max((c.script.number for c in due if c.script is not None), default=0)
    return next((c.id for c in due if c.script is not None and c.script.number == last), ids[0] if ids else "")


def leader(case: Case, person: PersonId) -> str:
    """Who probably leads: the adult whom a harmed pupil trusts, else the facilitator."""
    trusted = [p for p in case.having(Role.TRUSTED) if unfit(case, p) is None]
    if Role.HARMED in case.roles(person) and trusted:
        return case.called(trusted[0])
    return case.called(case.facilitator)


def _next_kind(case: Case, person: PersonId) -> TalkKind:
    """After a no nobody leads to the question of meeting again, and after a yes that counts nobody needs to."""
    if not case.held(TalkKind.INTERVIEW, person):
        return TalkKind.INTERVIEW
    if not case.people[person].pupil:
        return TalkKind.FOLLOW_UP
    roles = case.roles(person)
    of_side = yes_of_harmed if Role.HARMED in roles else yes_of_responsible if Role.RESPONSIBLE in roles else None
    settled = not may_be_asked(case, person) or (of_side is not None and not of_side(case, person).missing)
    return TalkKind.ONE_ON_ONE if settled else TalkKind.INTERVIEW
