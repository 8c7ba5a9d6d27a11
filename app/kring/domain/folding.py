"""Events into a case: the one way in which a `Case` comes to be."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain import fold_deciding, fold_meeting, fold_opening, fold_set_aside, late
from kring.domain.against import speaks_against
from kring.domain.case import Case
from kring.domain.days import may_be_set_aside
from kring.domain.events import CaseId, Recorded
from kring.domain.facts import Spoken
from kring.domain.fold_handlers import speak

_HANDLERS = fold_opening.handlers | fold_deciding.handlers | fold_meeting.handlers | fold_set_aside.handlers


def fold(case_id: CaseId, recorded: Iterable[Recorded]) -> Case:
    """The case after all these events of its own stream, in their order."""
    case = Case(case_id)
    for record in recorded:
        apply(case, record)
    return case


def apply(case: Case, record: Recorded) -> None:
    """Let one more event happen to a case; a talk's own events leave it as it is."""
    if record.talk is not None:
        return
    case.worked_out = None
    _ages(case, record)
    placed = late.placed(case, record)
    late.stands(case, record, placed.seq)
    case.last_seq = max(case.last_seq, record.seq)
    case.last_at = record.at if case.last_at is None else max(case.last_at, record.at)
    if may_be_set_aside(record.event):
        case.records[record.id] = placed.seq
    handler = _HANDLERS.get(type(record.event))
    if handler is not None:
        handler(case, record.event, placed)
    if placed is not record:
        late.newer_stays(case, placed)
    case.worked_out = {}


def _ages(case: Case, record: Recorded) -> None:
    """Judgements, and a decision, that this event speaks against are to be looked at again.

    Said of a main party who would not be there, it does not touch the decision.
    """
    on = getattr(record.event, "on", None) or record.at.date()
    for found in speaks_against(case, record.event):
        speak(case, found.condition, Spoken(record.seq, found.code, on, found.about, record.at.date(), record.at))
        if found.about is None or (case.is_main(found.about) and found.about not in case.left_out):
            case.against_seq = record.seq
