"""Events into a case: the one way in which a `Case` comes to be."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain import fold_deciding, fold_meeting, fold_opening
from kring.domain.case import Case
from kring.domain.events import CaseId, Recorded

_HANDLERS = fold_opening.handlers | fold_deciding.handlers | fold_meeting.handlers


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
    case.last_seq = max(case.last_seq, record.seq)
    handler = _HANDLERS.get(type(record.event))
    if handler is not None:
        handler(case, record.event, record)
