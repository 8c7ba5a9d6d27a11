"""What may not happen now: the rules that no screen and no command can step over."""

from __future__ import annotations

from datetime import date

from kring.domain import agreement, preparation
from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, TalkKind, Verdict
from kring.domain.gate import Gate
from kring.domain.people import Role


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
        case e.PromiseWritten() | e.PromiseAgreed() | e.PromiseMoved() | e.PromiseStruck() | e.AgreementFramed():
            if not agreement.open_for_writing(case):
                raise Refused("agreement-closed")
        case e.Signed():
            if agreement.not_printable(case):
                raise Refused("not-printable")
        case e.IncidentNamed(established_by=name):
            _not_the_facilitator(case, name)
        case _:
            pass


def _talk(case: Case, gate: Gate, today: date, event: e.TalkOpened) -> None:
    match event.kind:
        case TalkKind.CONFERENCE:
            closed = preparation.door(case, gate, today)
            if closed:
                raise Refused("door-closed", reason=closed[0].code)
            if case.running(TalkKind.CONFERENCE):
                raise Refused("conference-runs")
        case TalkKind.PREPARATION:
            if not preparation_open(case, gate, today):
                raise Refused("preparation-closed")
        case TalkKind.INTERVIEW | TalkKind.ONE_ON_ONE:
            if case.concern_open:
                raise Refused("concern-open")
        case TalkKind.FOLLOW_UP:
            pass


def _not_the_facilitator(case: Case, name: str) -> None:
    """Who establishes the facts is never the facilitator."""
    for person in case.having(Role.FACILITATOR):
        if name.strip().casefold() in (case.people[person].name.casefold(), case.called(person).casefold()):
            raise Refused("facts-by-facilitator")
