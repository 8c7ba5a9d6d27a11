"""Which sessions run a script now: they keep its words, whatever becomes of it meanwhile."""

from __future__ import annotations

from kring.domain.case.facts import TalkState
from kring.domain.events import CaseId, TalkOpened
from kring.usecases import cases
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk


def is_running(desk: Desk, script_id: str, language: str) -> bool:
    """Whether a session of an open case runs this script; only cases in which one ever did are folded."""
    for line in cases.lines(desk):
        rows = writing.read(desk, line.id)
        if not any(row.kind == TalkOpened.stored and script_id in row.body for row in rows):
            continue
        talks = cases.load(desk, CaseId(line.id)).whole.talks.values()
        if any((talk.script, talk.language, talk.state) == (script_id, language, TalkState.RUNNING) for talk in talks):
            return True
    return False
