"""Which guide fits whom, and which of them comes next; the facilitator may always take another."""

from __future__ import annotations

from collections.abc import Sequence

from kring.domain.case.case import Case
from kring.domain.case.staff import unfit
from kring.domain.case.wishes import ANOTHER_WAY
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.preparing.fitting import TALKS, is_for
from kring.domain.session.script import Records, Script, Who
from kring.domain.talks.not_asked_yet import may_be_asked_yet
from kring.domain.talks.own_words import may_be_asked, wanted_last, yes_of_harmed, yes_of_responsible
from kring.usecases.scripts.own import ScriptChoice

ORDER = tuple(TALKS)
_BEFORE_WAITING = 2  # interviews with a responsible pupil before insight talks come, while meeting may not be asked
_FIRST_CALLS = (Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE)
_CLOSEST = (
    *(Who.HARMED, Who.RESPONSIBLE, Who.TOLD, Who.PARENTS, Who.SCHOOL, *_FIRST_CALLS),
    *(Who.SUPPORTERS, Who.BYSTANDERS),
)


def fitting(case: Case, person: PersonId, choices: Sequence[ScriptChoice]) -> list[ScriptChoice]:
    """The guides for a talk with this person, in the order in which talks come, and the closest first."""
    found = [c for c in choices if c.script is not None and c.kind in TALKS and is_for(c.script.audience, case, person)]
    number = {c.id: c.script.number if c.script else 0 for c in found}
    close = {c.id: _closeness(case, person, c) for c in found}
    return sorted(found, key=lambda c: (ORDER.index(c.kind) if c.kind else 0, number[c.id], close[c.id], c.own))


def _closeness(case: Case, person: PersonId, choice: ScriptChoice) -> int:
    """How closely a guide is meant for somebody: a mother is a parent before she is a supporter, or one of everyone.

    Only the first call is for whoever sits beside nobody: a supporter has the talk for supporters first.
    """
    audience = choice.script.audience if choice.script is not None else None
    beside = {Role.SUPPORTER, Role.BESIDE} & set(case.roles(person))
    if audience not in _CLOSEST or (beside and audience in _FIRST_CALLS):
        return len(_CLOSEST)
    return _CLOSEST.index(audience)


def proposed(case: Case, person: PersonId, wanted: str, choices: Sequence[ScriptChoice]) -> str:
    """The guide that comes next; `wanted` is a guide's id, a kind of talk, or empty."""
    ids = [choice.id for choice in choices]
    if wanted in ids:
        return wanted
    kind = TalkKind(wanted) if wanted in list(TalkKind) else _next_kind(case, person)
    same = [c for c in choices if c.kind is not None and TALKS[c.kind] is kind and c.script is not None]
    if answering := _for_the_answer(case, person, same):
        return answering
    held = len(case.held(kind, person))
    due = [c for c in same if c.script is not None and c.script.number <= held + 1] or same
    due = [c for c in due if c.script is not None and not c.script.last_wish] or due
    if held and to_be_asked(case, person):
        due = [c for c in due if c.script is not None and _asks_about_meeting(c.script)] or due
    last = max((c.script.number for c in due if c.script is not None), default=0)
    return next((c.id for c in due if c.script is not None and c.script.number == last), ids[0] if ids else "")


def to_be_asked(case: Case, person: PersonId) -> bool:
    """Whether the next talk is one in which a responsible pupil is asked about meeting: now that this may be."""
    roles = case.roles(person)
    one_side = Role.RESPONSIBLE in roles and Role.HARMED not in roles
    return one_side and may_be_asked_yet(case, person) and not _settled(case, person)


def _asks_about_meeting(script: Script) -> bool:
    return any(step.records is Records.WISH for _phase, _part, step in script.steps())


def _for_the_answer(case: Case, person: PersonId, choices: Sequence[ScriptChoice]) -> str:
    """The guide for what this person answered last on what should come next, until it was held since; else empty."""
    latest = case.standing(person).latest
    held = {t.script for t in case.held(TalkKind.ONE_ON_ONE, person) if latest is not None and t.on >= latest.on}
    for choice in choices:
        script = choice.script
        if (
            script is not None
            and script.last_wish
            and wanted_last(case, person, script.last_wish)
            and script.id not in held
        ):
            return choice.id
    return ""


def leader(case: Case, person: PersonId) -> str:
    """Who probably leads: the adult whom a harmed pupil trusts, else the facilitator."""
    trusted = [p for p in case.having(Role.TRUSTED) if unfit(case, p) is None]
    if Role.HARMED in case.roles(person) and trusted:
        return case.called(trusted[0])
    return case.called(case.facilitator)


def _next_kind(case: Case, person: PersonId) -> TalkKind:
    """After a no nobody leads to the question of meeting again, nor after another way, and after a yes that counts."""
    if not case.held(TalkKind.INTERVIEW, person):
        return TalkKind.INTERVIEW
    if not case.people[person].pupil:
        return TalkKind.FOLLOW_UP
    waits = len(case.held(TalkKind.INTERVIEW, person)) >= _BEFORE_WAITING and not may_be_asked_yet(case, person)
    return TalkKind.ONE_ON_ONE if waits or _settled(case, person) else TalkKind.INTERVIEW


def _settled(case: Case, person: PersonId) -> bool:
    roles = case.roles(person)
    of_side = yes_of_harmed if Role.HARMED in roles else yes_of_responsible if Role.RESPONSIBLE in roles else None
    other_way = not may_be_asked(case, person) or wanted_last(case, person, ANOTHER_WAY)
    return other_way or (of_side is not None and not of_side(case, person).missing)
