"""The state of a case in sentences: why a stage stands as it does, and what to do next; each subject has its own."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.agreement.row import AgreementReason, AgreementToDo
from kring.domain.case.case import Case
from kring.domain.case.stages import NextStep, StageReason
from kring.domain.deciding.row import DecidingReason, DecidingToDo
from kring.domain.followup.contacts import Distance
from kring.domain.followup.row import FollowUpReason, FollowUpToDo
from kring.domain.path.next_step import TO_DOS
from kring.domain.people import IncidentId
from kring.domain.preparing.door import DoorReason, Why
from kring.domain.preparing.row import PreparingReason, PreparingToDo
from kring.domain.report.row import ReportReason, ReportToDo
from kring.domain.talks.row import TalksReason, TalksToDo
from kring.i18n import short_date, short_day
from kring.words import agreement, deciding, followup, incidents
from kring.words.preparing import door as door_words
from kring.words.preparing import row as preparing
from kring.words.report import row as report
from kring.words.talks import row as talks

REASONS = (ReportReason, TalksReason, DecidingReason, PreparingReason, Why, AgreementReason, FollowUpReason)
_WITH_DAY = (FollowUpToDo.CONTACT, PreparingToDo.DOOR, PreparingToDo.OPEN, PreparingToDo.GO_ON)


def because(case: Case, why: StageReason) -> str:
    """The second line of a stage."""
    if isinstance(why.code, Why):
        return door_words.on_the_rail(case, DoorReason(why.code, why.person, why.values)).rstrip(".")
    day = short_date(why.on) if why.on else ""
    incident = _incident(case, why.values[0]) if why.code is TalksReason.NEXT_ABOUT else ""
    return _reason(why.code).format(who=case.called(why.person), day=day, incident=incident)


def because_alone(code: str) -> str:
    """The second line of a stage where neither names nor days are known, as in the list at home; may be empty."""
    found = next((member for kind in REASONS for member in kind if member.value == code), None)
    sentence = "" if found is None or isinstance(found, Why) else _reason(found)
    return "" if "{" in sentence else sentence


def next_step(case: Case, step: NextStep) -> tuple[str, str]:
    """The next thing to do, and the reason for it."""
    who = case.called(step.person)
    day = short_day(step.on) if step.on else ""
    title, reason = _to_do(step.code, who)
    if step.code in _WITH_DAY and day:
        reason = f"{day} · {reason}" if reason else day
    label = followup.contact(Distance(step.values[0])) if step.code is FollowUpToDo.CONTACT and step.values else ""
    incident = _incident(case, step.values[0]) if step.code is TalksToDo.FIRST_ABOUT else ""
    return title.format(who=who, incident=incident), reason.format(who=who, label=label, day=day)


def _incident(case: Case, incident: str) -> str:
    """What an incident is called; only its id goes along with a reason or a step."""
    return incidents.name(case.whole.incidents[IncidentId(incident)])


def next_alone(code: str, initials: str) -> str:
    """A next step of the list at home, where only initials are known."""
    found = next((member for kind in TO_DOS for member in kind if member.value == code), None)
    return _to_do(found, initials)[0].format(who=initials, incident="").rstrip(" :") if found is not None else ""


def _reason(code: StrEnum) -> str:
    match code:
        case ReportReason():
            return report.reason(code)
        case TalksReason():
            return talks.reason(code)
        case DecidingReason():
            return deciding.reason(code)
        case PreparingReason():
            return preparing.reason(code)
        case AgreementReason():
            return agreement.reason(code)
        case FollowUpReason():
            return followup.reason(code)
    raise TypeError(code)


def _to_do(code: StrEnum, who: str) -> tuple[str, str]:
    match code:
        case ReportToDo():
            return report.to_do(code, known=bool(who))
        case TalksToDo():
            return talks.to_do(code)
        case DecidingToDo():
            return deciding.to_do(code)
        case PreparingToDo():
            return preparing.to_do(code)
        case AgreementToDo():
            return agreement.to_do(code)
        case FollowUpToDo():
            return followup.to_do(code)
    raise TypeError(code)
