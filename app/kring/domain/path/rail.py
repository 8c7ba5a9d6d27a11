"""The rail: each stage's state and the reason for it, computed from facts and never stored.

The rail promises nothing: preparation, conference and agreement appear when the gate opens and vanish with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Gate
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Path, TalkKind, Verdict
from kring.domain.followup import contacts as followup
from kring.domain.people import PersonId, Role
from kring.domain.preparing import door as doors
from kring.domain.preparing import preparation
from kring.domain.report.concerns import standing_against
from kring.domain.report.first_days import open_lines
from kring.domain.talks.left_open import left_open, with_whom
from kring.domain.talks.support import support_held


class Stage(StrEnum):
    """The stages of a case in the order of the rail."""

    TODAY = "today"
    REPORT = "report"
    TALKS = "talks"
    SUPPORT = "support"
    DECISION = "decision"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"


class State(StrEnum):
    """What a stage looks like; shape and word carry it, colour only supports."""

    NOT_STARTED = "not-started"
    DOING = "doing"
    DONE = "done"
    CLOSED = "closed"
    LOOK_AGAIN = "look-again"
    OFF_PATH = "off-path"


@dataclass(frozen=True, slots=True)
class Because:
    """Why a stage is as it is: a code, the person meant, a day, and other values for its sentence."""

    code: str
    person: PersonId | None = None
    on: date | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageView:
    """One row of the rail."""

    stage: Stage
    state: State
    because: Because


def rail(case: Case, gate: Gate, today: date) -> tuple[StageView, ...]:
    """The stages that exist now, each with its state and the reason."""
    is_open = preparation_open(case, gate, today)
    rows = [_today(case, gate), _report(case), _talks(case), _support(case, gate)]
    rows.append(_decision(case, gate, today, is_open))
    if is_open or agreement.conference_held(case):
        conference = _decided_on(case) if is_open else case.conference
        rows += [_preparation(case, conference), _conference(case, gate, today, conference), _agreement(case)]
    elif case.conference is not None:
        rows.append(_conference(case, gate, today, case.conference))
    return (*rows, _follow_up(case, today))


def _today(case: Case, gate: Gate) -> StageView:
    left = open_lines(case, gate)
    if not case.today:
        return StageView(Stage.TODAY, State.NOT_STARTED, Because("today-first"))
    if left:
        return StageView(Stage.TODAY, State.DOING, Because("today-open", None, None, left[:1]))
    return StageView(Stage.TODAY, State.DONE, Because("today-done", None, case.reported_on))


def _report(case: Case) -> StageView:
    if case.concern_open:
        return StageView(Stage.REPORT, State.LOOK_AGAIN, Because("concern-open"))
    if case.open_notices:
        return StageView(Stage.REPORT, State.LOOK_AGAIN, Because("unsafe-open", case.open_notices[0].about))
    for person in case.having(Role.HARMED):
        plan = case.safety_plans.get(person)
        if plan is None:
            return StageView(Stage.REPORT, State.DOING, Because("plan-missing", person))
        if not plan.arranged and all(holds for _on, _seq, holds in plan.said):
            return StageView(Stage.REPORT, State.DOING, Because("plan-missing", person))  # it is still being written
        if not plan.holds:
            return StageView(Stage.REPORT, State.LOOK_AGAIN, Because("plan-does-not-hold", person))
    if not case.having(Role.HARMED) or not case.having(Role.RESPONSIBLE):
        return StageView(Stage.REPORT, State.DOING, Because("people-missing"))
    return StageView(Stage.REPORT, State.DONE, Because("plan-holds"))


def _talks(case: Case) -> StageView:
    if case.concern_open:
        return StageView(Stage.TALKS, State.LOOK_AGAIN, Because("concern-waits"))
    missing = [p for p in _pupils(case) if not case.held(TalkKind.INTERVIEW, p)]
    held = [t for t in case.talks.values() if t.kind is TalkKind.INTERVIEW]
    if missing:
        state = State.DOING if held else State.NOT_STARTED
        return StageView(Stage.TALKS, state, Because("talk-next", missing[0]))
    if not held:
        return StageView(Stage.TALKS, State.NOT_STARTED, Because("people-missing"))
    unsaid = [p for p in case.having(Role.HARMED) if not case.standing(p).said]
    if unsaid:
        return StageView(Stage.TALKS, State.DOING, Because("second-talk", unsaid[0]))
    return StageView(Stage.TALKS, State.DONE, Because("talks-held", None, max(t.held_on or t.on for t in held)))


def _support(case: Case, gate: Gate) -> StageView:
    if case.concern_open:
        free = [p for p in _pupils(case) if not standing_against(case, [p])]
        if free:
            return StageView(Stage.SUPPORT, State.DOING, Because("support-goes-on-with", free[0]))
        return StageView(Stage.SUPPORT, State.CLOSED, Because("concern-open"))
    talks = [t for t in case.talks.values() if t.kind is TalkKind.ONE_ON_ONE]
    missing = [p for p in _pupils(case) if not support_held(case, gate, p)]
    if not talks:
        return StageView(Stage.SUPPORT, State.NOT_STARTED, Because("support-can-start"))
    if missing:
        return StageView(Stage.SUPPORT, State.DOING, Because("support-next", missing[0]))
    return StageView(Stage.SUPPORT, State.DONE, Because("support-goes-on"))


def _decision(case: Case, gate: Gate, today: date, is_open: bool) -> StageView:
    decision = case.decision
    if followup.worse_since(case):
        return StageView(Stage.DECISION, State.LOOK_AGAIN, Because("worse", None, case.worse[-1][0]))
    if decision is not None and decision.path is Path.CONFERENCE:
        if agreement.conference_held(case) or is_open:
            return StageView(Stage.DECISION, State.DONE, Because("face-to-face", None, decision.on))
        return StageView(Stage.DECISION, State.LOOK_AGAIN, _why_again(case, outcome(case, gate, today).verdict))
    if decision is not None and decision.path is Path.ONE_ON_ONE:
        return StageView(Stage.DECISION, State.DONE, Because("one-on-one", None, decision.on))
    if not case.judged:
        return StageView(Stage.DECISION, State.NOT_STARTED, Because("after-talks"))
    now = outcome(case, gate, today)
    if now.verdict is Verdict.YES:
        return StageView(Stage.DECISION, State.DOING, Because("can-decide"))
    first = now.reasons[0]
    code = "gate-no" if now.verdict is Verdict.NO else "gate-not-yet"
    return StageView(Stage.DECISION, State.DOING, Because(code, first.about, None, (first.code, first.condition)))


def _why_again(case: Case, verdict: Verdict) -> Because:
    """Who spoke against it last, if a person did."""
    contrary = [(case.standing(p).contrary_seq, p) for p in case.main_people]
    seq, person = max(contrary, default=(0, None), key=lambda pair: pair[0])
    said = case.standing(person).contrary if person is not None else None
    since = case.decision.seq if case.decision is not None else 0
    if said is not None and seq > since:
        return Because(f"said-{said.saying.value}", person, said.on)
    return Because("look-again", None, None, (verdict.value,))


def _decided_on(case: Case) -> TalkFact | None:
    """The conference that the standing decision led to, not one from before it."""
    conference, decision = case.conference, case.decision
    earlier = conference is not None and decision is not None and conference.seq < decision.seq
    return None if earlier else conference


def _preparation(case: Case, conference: TalkFact | None) -> StageView:
    if conference is not None:
        return StageView(Stage.PREPARATION, State.DONE, Because("prepared"))
    waiting = [p for p in case.circle if not preparation.readiness(case, p).ready]
    if waiting:
        state = State.DOING if preparation.begun(case) else State.NOT_STARTED
        return StageView(Stage.PREPARATION, state, Because("prepare-next", waiting[0]))
    if case.plan is None:
        return StageView(Stage.PREPARATION, State.DOING, Because("not-planned"))
    return StageView(Stage.PREPARATION, State.DONE, Because("prepared"))


def _conference(case: Case, gate: Gate, today: date, conference: TalkFact | None) -> StageView:
    if conference is not None and conference.stopped:
        return StageView(Stage.CONFERENCE, State.OFF_PATH, Because("stopped", None, conference.held_on))
    if conference is not None and conference.held_on is not None and conference.open_steps:
        return StageView(Stage.CONFERENCE, State.LOOK_AGAIN, Because("parts-not-asked", None, conference.held_on))
    if conference is not None and conference.held_on is not None:
        return StageView(Stage.CONFERENCE, State.DONE, Because("held", None, conference.held_on))
    if conference is not None and case.spoken_against(conference):
        return StageView(Stage.CONFERENCE, State.CLOSED, Because("no-longer"))
    if conference is not None and not conference.is_on(today):
        return StageView(Stage.CONFERENCE, State.CLOSED, Because("adjourned", None, conference.open_on))
    if conference is not None and (left := left_open(case)):
        code, values = f"door-{doors.Why.TALK_OPEN}", (left[0].on.isoformat(),)
        return StageView(Stage.CONFERENCE, State.CLOSED, Because(code, with_whom(left[0]), None, values))
    if conference is not None:
        return StageView(Stage.CONFERENCE, State.DOING, Because("running", None, conference.open_on))
    closed = doors.door(case, gate, today)
    if closed:
        first = closed[0]
        return StageView(Stage.CONFERENCE, State.CLOSED, Because(f"door-{first.code}", first.about, None, first.values))
    return StageView(Stage.CONFERENCE, State.NOT_STARTED, Because("ready"))


def _agreement(case: Case) -> StageView:
    if agreement.stands(case) and agreement.being_written(case) and agreement.open_for_writing(case):
        return StageView(Stage.AGREEMENT, State.LOOK_AGAIN, Because("new-version"))
    if agreement.stands(case):
        return StageView(Stage.AGREEMENT, State.DONE, Because("signed", None, agreement.signed_on(case)))
    if case.without_agreement is not None:
        return StageView(Stage.AGREEMENT, State.DONE, Because("without-agreement", None, case.without_agreement[0]))
    if case.conference is None or (case.conference.adjourned and not case.promises):
        return StageView(Stage.AGREEMENT, State.CLOSED, Because("in-the-circle"))
    if not agreement.open_for_writing(case):
        return StageView(Stage.AGREEMENT, State.CLOSED, Because("agreement-closed"))
    unsigned = agreement.still_to_sign(case)
    if unsigned:
        return StageView(Stage.AGREEMENT, State.DOING, Because("not-signed-yet", unsigned[0]))
    state = State.DOING if case.promises else State.NOT_STARTED
    return StageView(Stage.AGREEMENT, state, Because("write-down"))


def _follow_up(case: Case, today: date) -> StageView:
    contacts = followup.open_contacts(case, today)
    if not _pupils(case):
        return StageView(Stage.FOLLOW_UP, State.NOT_STARTED, Because("people-missing"))
    if not contacts:
        return StageView(Stage.FOLLOW_UP, State.DONE, Because("contacts-held"))
    state = State.DOING if case.contacts else State.NOT_STARTED
    code = "contact-late" if contacts[0].overdue(today) else "contact-next"
    return StageView(Stage.FOLLOW_UP, state, Because(code, contacts[0].person, contacts[0].on))


def _pupils(case: Case) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(case.having(Role.HARMED) + case.having(Role.RESPONSIBLE)))
