"""Events into a case: the one way in which a `Case` comes to be."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain import fold_first, fold_then
from kring.domain.case import Case
from kring.domain.events import CaseId, Recorded


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
    kind = type(record.event)
    handler = fold_first.handlers.get(kind) or fold_then.handlers.get(kind)
    if handler is not None:
        handler(case, record.event, record)
