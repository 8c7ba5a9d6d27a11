"""What may not happen now: the rules that no screen and no command can step over."""

from __future__ import annotations

from datetime import date

from kring.domain import agreement, followup, preparation
from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import Event, Nature, Path, TalkKind, Verdict
from kring.domain.gate import Gate
from kring.domain.people import PersonId, Role
from kring.domain.script import Script

_PRESENT = ("key-people", "second-adult")


def permit(case: Case, gate: Gate, today: date, event: Event) -> None:
    """Raise Refused, with its code, when this event may not happen in this case now."""
    match event:
        case e.Decided(path=Path.CONFERENCE):
            if outcome(case, gate, today).verdict is not Verdict.YES:
                raise Refused("gate-closed")
        case e.TalkOpened():
            _talk(case, gate, today, event)
        case e.ConferencePlanned() | e.PreparedChecked() | e.DoorChecked() | e.RoomChecked():
            if not preparation_open(case, gate, today):
                raise Refused("preparation-closed")
            if isinstance(event, e.DoorChecked):
                _on_the_day(case, today, event)
        case e.PromiseWritten() | e.PromiseAgreed() | e.PromiseMoved() | e.PromiseStruck() | e.AgreementFramed():
            if not agreement.open_for_writing(case):
                raise Refused("agreement-closed")
        case e.Signed():
            if agreement.not_printable(case):
                raise Refused("not-printable")
        case e.IncidentNamed(established_by=name):
            if preparation.is_facilitator(case, name):
                raise Refused("facts-by-facilitator")
        case e.RoleGiven(person=person, role=Role.FACILITATOR):
            _did_not_establish(case, person)
        case e.ContactMoved(due=due, on=on):
            if followup.too_close(case, due, on):
                raise Refused("contacts-on-one-day")
        case _:
            pass


def _talk(case: Case, gate: Gate, today: date, event: e.TalkOpened) -> None:
    apart = event.kind is not TalkKind.CONFERENCE and _brings_together(case, event.with_people)
    if apart and (event.kind is not TalkKind.FOLLOW_UP or not preparation_open(case, gate, today)):
        raise Refused("talks-apart")
    match event.kind:
        case TalkKind.CONFERENCE:
            closed = preparation.door(case, gate, today)
            if closed:
                raise Refused("door-closed", reason=closed[0].code)
            if case.running(TalkKind.CONFERENCE):
                raise Refused("conference-runs")
            if not set(event.with_people) <= {*case.circle, *case.having(Role.FACILITATOR)}:
                raise Refused("not-in-the-circle")
        case TalkKind.PREPARATION:
            if not preparation_open(case, gate, today):
                raise Refused("preparation-closed")
        case TalkKind.INTERVIEW | TalkKind.ONE_ON_ONE:
            if case.concern_open:
                raise Refused("concern-open")
        case TalkKind.FOLLOW_UP:
            pass


def _on_the_day(case: Case, today: date, event: e.DoorChecked) -> None:
    """Who is present can be seen only on the day; plan B can be ready before."""
    if event.done and event.item in _PRESENT and (case.plan is None or case.plan.on != today):
        raise Refused("not-the-day")


def _did_not_establish(case: Case, person: PersonId) -> None:
    """Who established the facts does not become the facilitator."""
    found = case.people.get(person)
    said = case.established_by.strip().casefold()
    if found and said and said in (found.name.strip().casefold(), found.called.strip().casefold()):
        raise Refused("facts-by-facilitator")


def _brings_together(case: Case, people: tuple[PersonId, ...]) -> bool:
    """Whether somebody harmed and somebody responsible would sit in the same talk."""
    harmed = [p for p in people if p in case.having(Role.HARMED)]
    responsible = [p for p in people if p in case.having(Role.RESPONSIBLE)]
    return any(h != r for h in harmed for r in responsible)


def fits(case: Case, script: Script) -> None:
    """Raise Refused when a conference script goes against the harmed pupil's answer or against what the case is."""
    first = preparation.first_speaker(case)
    if script.first is not None and first is not None and script.first.value != first.value:
        raise Refused("speaks-first-differs")
    if not script.supporters_needed and case.nature is not Nature.CONFLICT:
        raise Refused("supporters-needed")
