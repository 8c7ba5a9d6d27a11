"""Judging the conditions, the second look, and the decision."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.deciding import decision
from kring.domain.events import CaseId, Path, Seen, Verdict
from kring.domain.people import PersonId
from kring.usecases.cases import load, record
from kring.usecases.desk.desk import Desk


def judge(
    desk: Desk,
    case: CaseId,
    *,
    condition: str,
    verdict: Verdict,
    about: PersonId | None = None,
    judged_by: PersonId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Judge a condition today; the quotes that were marked for it stand beside it."""
    now = load(desk, case)
    quotes = tuple(quote.id for quote in decision.quotes_for(now, condition, about))
    return record(
        desk,
        case,
        e.Judged(condition, about, verdict, desk.today(), judged_by or by or now.facilitator, quotes, words),
        by=by,
    )


def look_a_second_time(
    desk: Desk,
    case: CaseId,
    *,
    adult: PersonId,
    safety: Verdict,
    power: Verdict,
    words: str,
    no_tie: bool,
    on: date | None = None,
    paper: bool = False,
    read_before: bool = False,
    by: PersonId | None = None,
) -> Case:
    """A second adult judges safety and power in own words, at the screen or on a signed paper."""
    return record(
        desk, case, e.SecondLooked(adult, safety, power, on or desk.today(), no_tie, paper, read_before, words), by=by
    )


def head_asks(
    desk: Desk,
    case: CaseId,
    *,
    head: str,
    instead_of: PersonId,
    others: tuple[PersonId, ...],
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """The head asks two others in the place of a second adult who is gone."""
    return record(desk, case, e.HeadAsked(head, instead_of, others, desk.today(), words), by=by)


def ask_sign(desk: Desk, case: CaseId, *, sign: str, seen: Seen, words: str = "", by: PersonId | None = None) -> Case:
    """Answer one of the signs against a meeting."""
    return record(desk, case, e.SignAsked(sign, seen, words), by=by)


def choose_measure(
    desk: Desk, case: CaseId, *, person: PersonId, measure: str, words: str = "", by: PersonId | None = None
) -> Case:
    """A measure that makes power even, chosen by the harmed pupil."""
    return record(desk, case, e.MeasureChosen(person, measure, words), by=by)


def decide(
    desk: Desk,
    case: CaseId,
    *,
    path: Path,
    words: str = "",
    decided_by: PersonId | None = None,
    by: PersonId | None = None,
) -> Case:
    """Record the decision beside what the gate says now."""
    now = load(desk, case)
    said = decision.outcome(desk.view(now)).verdict
    return record(desk, case, e.Decided(path, desk.today(), said, words, decided_by or by or now.facilitator), by=by)
