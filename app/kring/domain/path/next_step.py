"""Always one next step, and the reason for it; at most two others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.agreement.row import AgreementToDo, agreement_steps
from kring.domain.case.stages import NextStep, Stage, View
from kring.domain.deciding.decision import preparation_open
from kring.domain.deciding.row import DecidingToDo, anew_steps, decide_steps
from kring.domain.events import Path, TalkKind
from kring.domain.followup.contacts import Due, open_contacts
from kring.domain.followup.row import FollowUpToDo, close_step, contact_step, is_now
from kring.domain.preparing.row import PreparingToDo, prepare_steps, running_steps, runs, stop_steps
from kring.domain.report.row import ReportToDo, safety_steps
from kring.domain.talks.row import TalksToDo, open_talk_steps, support_steps, talk_steps

SHOWN = 3
TO_DOS = (ReportToDo, TalksToDo, DecidingToDo, PreparingToDo, AgreementToDo, FollowUpToDo)


def to_do_of(code: str) -> StrEnum:
    """What is to be done, by the code under which it was kept."""
    return next(member for kind in TO_DOS for member in kind if member.value == code)


@dataclass(frozen=True, slots=True)
class Around:
    """The steps before and after the next contact; while a conference runs, a contact `waits` for what comes after."""

    before: tuple[NextStep, ...]
    after: tuple[NextStep, ...]
    waits: bool


def next_steps(view: View) -> tuple[NextStep, ...]:
    """The next step first, then at most two others; never empty while the case is open."""
    return all_steps(view)[:SHOWN]


def all_steps(view: View) -> tuple[NextStep, ...]:
    """Everything that is to be done now, in its order: what the rail, the overview and every page lead to."""
    contact = next(iter(open_contacts(view.case, view.today)), None)
    return woven(around(view), contact, view.today)


def step_at(view: View, *stages: Stage) -> NextStep | None:
    """What is to be done first of these stages, if anything."""
    return next((step for step in all_steps(view) if step.stage in stages and step != close_step()), None)


def around(view: View) -> Around:
    """All steps but the contacts; they stay the same for days, where the next contact is another one each morning."""
    case = view.case
    before = [*safety_steps(view), *stop_steps(case), *open_talk_steps(view), *anew_steps(case)]
    return Around(tuple(before), tuple(_path(view)), bool(case.running(TalkKind.CONFERENCE)))


def woven(steps: Around, contact: Due | None, today: date) -> tuple[NextStep, ...]:
    """All steps in their order, with the next contact where its day has come, else after them."""
    asked = [contact_step(contact)] if contact is not None else []
    now = [step for step in asked if not steps.waits and is_now(step, today)]
    found = [*steps.before, *now, *steps.after, *asked]
    return tuple(dict.fromkeys(found)) or (close_step(),)


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
    if preparation_open(view):
        return prepare_steps(view)
    if case.held(TalkKind.CONFERENCE):
        return agreement_steps(case)
    found = talk_steps(view)
    if decision is not None and decision.path is Path.ONE_ON_ONE and case.decision_stands:
        return found + support_steps(view, always=True)
    return found + support_steps(view, always=False) + decide_steps(view)
