"""What pupils need, want and accept, and who may ask them."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.wishes import TiedCondition
from kring.domain.errors import Refused
from kring.domain.events import Being, CaseId, Part, Want
from kring.domain.names.whom import NOBODY
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.usecases.cases import load, record
from kring.usecases.desk.desk import Desk


def say_needs(
    desk: Desk, case: CaseId, *, person: PersonId, on: date, asked_by: str, words: str, by: PersonId | None = None
) -> Case:
    """What a pupil needs."""
    return record(desk, case, e.NeedsSaid(person, on, asked_by, words), by=by)


def name_askers(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    askers: tuple[str, ...],
    on: date,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """By whom a pupil wants to be asked."""
    return record(desk, case, e.AskersNamed(person, askers, on, words), by=by)


def say_wish(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    want: Want,
    on: date,
    asked_by: str,
    conditions: tuple[str, ...] = (),
    words: str = "",
    trusted: bool = True,
    only_with: tuple[PersonId, ...] = (),
    not_with: tuple[PersonId, ...] = (),
    by: PersonId | None = None,
) -> Case:
    """A wish outside a guided talk."""
    return record(
        desk,
        case,
        e.WishSaid(desk.new_id(), person, want, on, asked_by, conditions, words, None, trusted, only_with, not_with),
        by=by,
    )


def bring_up(
    desk: Desk, case: CaseId, *, person: PersonId, to: str, on: date, words: str = "", by: PersonId | None = None
) -> Case:
    """After a no, a pupil brought up meeting unasked."""
    return record(desk, case, e.BroughtUp(person, to, on, words), by=by)


def say_own_part(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    part: Part,
    on: date,
    asked_by: str,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """What a responsible pupil said about the own part."""
    return record(desk, case, e.OwnPartSaid(person, part, on, asked_by, None, None, words), by=by)


def answer_support(
    desk: Desk, case: CaseId, *, person: PersonId, answer: str, on: date, by: PersonId | None = None
) -> Case:
    """A pupil answered the offer of somebody beside them."""
    return record(desk, case, e.SupportAnswered(person, answer, on), by=by)


def mark_condition(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    condition: str,
    met: bool = True,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """A condition in words that somebody tied to a wish is met, or no longer is; raises Refused where there is none."""
    wish, index = _condition(desk, case, person, condition)
    return record(desk, case, e.ConditionMet(wish, index, met, words), by=by)


def say_what_it_says(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    condition: str,
    whom: PersonId | None = None,
    being: Being | None = None,
    name: str = "",
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Whether words that name somebody ask for that person to be there, or not; or whom a `name` in them means."""
    wish, index = _condition(desk, case, person, condition)
    return record(desk, case, e.ConditionMeant(wish, index, whom or NOBODY, being, words, name), by=by)


def release_condition(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    condition: str | PersonId,
    to: str,
    on: date,
    another_day: bool,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """A pupil lets go of a condition (its text, or the id of whom it is about), unprompted, to a named asker."""
    wish, index = _condition(desk, case, person, condition)
    return record(desk, case, e.ConditionReleased(wish, index, to, on, another_day, words), by=by)


def _condition(desk: Desk, case: CaseId, person: PersonId, condition: str | PersonId) -> tuple[str, int]:
    for wish in reversed([w for w in load(desk, case).wishes if w.person == person]):
        for index, known in enumerate(wish.conditions):
            if _is_meant(known, condition):
                return wish.id, index
    raise Refused(Rule.NO_SUCH_CONDITION)


def _is_meant(known: TiedCondition, condition: str | PersonId) -> bool:
    return condition == (known.text if known.person is None else known.person)
