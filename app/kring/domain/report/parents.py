"""Parents: one with a say agrees, the others know or were tried on three days, and no refusal stands."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.facts import ParentAnswer
from kring.domain.case.lack import Lacking, ReportLack
from kring.domain.case.staff import named
from kring.domain.events import ParentSays
from kring.domain.people import PersonId, Role

TRIED = 3  # so many dated occasions on which a parent was tried


class Telling(StrEnum):
    """How far telling the parents of a pupil came."""

    OPEN = "open"
    TRIED = "tried"
    TOLD = "told"
    NOT_SAFE = "not-safe"  # as the child said last; somebody responsible decides when it is
    OWN = "own"  # a pupil of age, or an adult, decides alone


def telling(case: Case, child: PersonId) -> Telling:
    """Whether the parents of a pupil were told, and why not."""
    person, same = case.people[child], case.same(child)
    if person.of_age or not person.pupil:
        return Telling.OWN
    contacts = [c for c in case.parent_contacts if c.child in same]
    if contacts and not contacts[-1].safe:
        return Telling.NOT_SAFE
    if any(c.safe and c.reached for c in contacts) or any(a.child in same for a in case.parent_answers):
        return Telling.TOLD
    return Telling.TRIED if contacts else Telling.OPEN


def parents_of(case: Case, child: PersonId) -> tuple[PersonId, ...]:
    """The parents of a pupil, by their role."""
    same = case.same(child)
    found = (p.person for p in case.whole.participations if p.role is Role.PARENT and p.of in same)
    return tuple({_one(case, p): p for p in found}.values())


def refusing(case: Case, child: PersonId) -> tuple[str, ...]:
    """Who refuses for a pupil and did not change it; a pupil of age, and an adult, decides alone."""
    return tuple(case.called(named(case, a.who, a.seq)) or a.who for a in case.refusals_for(child))


def _who(case: Case, name: str, seq: int) -> PersonId | None:
    """Whom the name of a parent means, by the one entry that stands for that person."""
    found = named(case, name, seq)
    return _one(case, found) if found is not None else None


def _one(case: Case, person: PersonId) -> PersonId:
    return min(case.same(person))


def _in_order(case: Case) -> list[ParentAnswer]:
    """The answers in the order in which they were said."""
    return sorted(case.parent_answers, key=lambda answer: (answer.on, answer.seq))


def missing(case: Case, child: PersonId) -> list[Lacking]:
    """What is still missing of the parents, as far as the child can safely tell them."""
    person = case.people[child]
    if person.of_age or not person.pupil:
        return []
    contacts = [c for c in case.parent_contacts if c.child == child]
    if contacts and not contacts[-1].safe:
        return []
    parents = parents_of(case, child)
    if not parents:
        return [(ReportLack.PARENTS_NOT_NAMED, ())]
    answers = {_who(case, a.who, a.seq): a.says for a in _in_order(case) if a.child == child and a.proves}
    if not any(answers.get(_one(case, p)) is ParentSays.AGREES for p in parents):
        known = {_one(case, p) for p in parents}
        told = any(c.reached and _who(case, c.who, c.seq) in known for c in contacts)
        return [(ReportLack.PARENTS_NOT_AGREED, ())] if told or answers else [(ReportLack.PARENTS_NOT_TOLD, ())]
    silent = [p for p in parents if _one(case, p) not in answers and not _told_or_tried(case, child, p)]
    return [(ReportLack.PARENT_NOT_TOLD, (case.called(p),)) for p in silent]


def _told_or_tried(case: Case, child: PersonId, parent: PersonId) -> bool:
    proof = (c for c in case.parent_contacts if c.child == child and c.proves)
    mine = [c for c in proof if _who(case, c.who, c.seq) == _one(case, parent)]
    return any(c.reached for c in mine) or len({c.on for c in mine}) >= TRIED
