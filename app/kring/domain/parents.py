"""Parents: one with a say agrees, the others know or were tried on three days, and no refusal stands."""

from __future__ import annotations

from kring.domain.case import Case
from kring.domain.events import ParentSays
from kring.domain.facts import ParentAnswer
from kring.domain.people import PersonId, Role
from kring.domain.staff import named

TRIED = 3  # so many dated occasions on which a parent was tried

Code = tuple[str, tuple[str, ...]]


def parents_of(case: Case, child: PersonId) -> tuple[PersonId, ...]:
    """The parents of a pupil, by their role."""
    return tuple(dict.fromkeys(p.person for p in case.participations if p.role is Role.PARENT and p.of == child))


def refusing(case: Case, child: PersonId) -> tuple[str, ...]:
    """Who refuses for a pupil and did not change it; a pupil of age, and an adult, decides alone."""
    return tuple(case.called(named(case, a.who, a.seq)) or a.who for a in case.refusals_for(child))


def _in_order(case: Case) -> list[ParentAnswer]:
    """The answers in the order in which they were said."""
    return sorted(case.parent_answers, key=lambda answer: (answer.on, answer.seq))


def missing(case: Case, child: PersonId) -> list[Code]:
    """What is still missing of the parents, as far as the child can safely tell them."""
    person = case.people[child]
    if person.of_age or not person.pupil:
        return []
    contacts = [c for c in case.parent_contacts if c.child == child]
    if contacts and not contacts[-1].safe:
        return []
    parents = parents_of(case, child)
    if not parents:
        return [("parents-not-named", ())]
    answers = {named(case, a.who, a.seq): a.says for a in _in_order(case) if a.child == child and a.proves}
    if not any(answers.get(p) is ParentSays.AGREES for p in parents):
        told = any(c.reached and named(case, c.who, c.seq) in parents for c in contacts)
        return [("parents-not-agreed", ())] if told or answers else [("parents-not-told", ())]
    silent = [p for p in parents if p not in answers and not _told_or_tried(case, child, p)]
    return [("parent-not-told", (case.called(p),)) for p in silent]


def _told_or_tried(case: Case, child: PersonId, parent: PersonId) -> bool:
    mine = [c for c in case.parent_contacts if c.child == child and c.proves and named(case, c.who, c.seq) == parent]
    return any(c.reached for c in mine) or len({c.on for c in mine}) >= TRIED
