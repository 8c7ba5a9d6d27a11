"""Always one next step, and the reason for it; at most two others beside it."""

from __future__ import annotations

from datetime import date

from kring.domain.agreement.row import agreement_steps
from kring.domain.case.case import Case
from kring.domain.case.gate import Gate
from kring.domain.case.stages import NextStep, View
from kring.domain.deciding.decision import preparation_open
from kring.domain.deciding.row import anew_steps, decide_steps
from kring.domain.events import Path, TalkKind
from kring.domain.followup.row import FollowUpToDo, close_step, contact_steps, due_contact_steps
from kring.domain.preparing.row import prepare_steps, running_steps, runs, stop_steps
from kring.domain.report.row import safety_steps
from kring.domain.talks.row import open_talk_steps, support_steps, talk_steps


def next_steps(case: Case, gate: Gate, today: date) -> tuple[NextStep, ...]:
    """The next step first, then at most two others; never empty while the case is open."""
    view = View(case, gate, today)
    found = [*safety_steps(view), *stop_steps(case), *open_talk_steps(view), *anew_steps(case)]
    found += due_contact_steps(view)
    found += _path(view)
    if all(step.code is not FollowUpToDo.CONTACT for step in found):
        found += contact_steps(view)
    return tuple(dict.fromkeys(found))[:3] or (close_step(),)


def _path(view: View) -> list[NextStep]:
    """What the way of this case asks for now."""
    case, decision = view.case, view.case.decision
    if case.concern_open:
        return []
    conference = runs(case)
    if conference is not None:
        return running_steps(view, conference)
    if anew_steps(case):
        return []
    if preparation_open(case, view.gate, view.today):
        return prepare_steps(view)
    if case.held(TalkKind.CONFERENCE):
        return agreement_steps(case)
    found = talk_steps(view)
    if decision is not None and decision.path is Path.ONE_ON_ONE and case.decision_stands:
        return found + support_steps(view, always=True)
    return found + support_steps(view, always=False) + decide_steps(view)
