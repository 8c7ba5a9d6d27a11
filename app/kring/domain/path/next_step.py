"""Always one next step, and the reason for it; at most two others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Gate
from kring.domain.deciding.decision import TALK_OPEN, outcome, preparation_open
from kring.domain.events import Path, TalkKind, Verdict
from kring.domain.followup import contacts as followup
from kring.domain.path.rail import Stage
from kring.domain.people import PersonId, Role
from kring.domain.preparing import door as doors
from kring.domain.preparing import preparation
from kring.domain.report.concerns import serious
from kring.domain.report.first_days import to_see_to
from kring.domain.talks.left_open import left_open, with_whom
from kring.domain.talks.support import support_held


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do now: a code, where it is done, about whom, and when."""

    code: str
    stage: Stage
    person: PersonId | None = None
    on: date | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """The steps before and after the next contact; while a conference runs, a contact `waits` for what comes after."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]
    waits: bool


def next_steps(case: Case, gate: Gate, today: date) -> tuple[Step, ...]:
    """The next step first, then at most two others; never empty while the case is open."""
    contact = next(iter(followup.open_contacts(case, today)), None)
    return woven(around(case, gate, today), contact, today)


def around(case: Case, gate: Gate, today: date) -> Around:
    """All steps but the contacts; they stay the same for days, where the next contact is another one each morning."""
    before = [*_safety(case, gate, today), *_stop_to_explain(case), *_left_open(case), *_worse(case)]
    running = bool(case.running(TalkKind.CONFERENCE))
    return Around(tuple(before), tuple(_path(case, gate, today)), running)


def woven(steps: Around, contact: followup.Due | None, today: date) -> tuple[Step, ...]:
    """All steps in their order, with the next contact where its day has come, else after them."""
    asked = [_contact(contact)] if contact is not None else []
    now = [step for step in asked if not steps.waits and step.on and (step.on < today or _by_day(step, today))]
    found = [*steps.before, *now, *steps.after, *asked]
    return tuple(dict.fromkeys(found))[:3] or (Step("close", Stage.FOLLOW_UP),)


def _safety(case: Case, gate: Gate, today: date) -> list[Step]:
    """Safety comes before everything else."""
    found: list[Step] = []
    if case.concern_open:
        found.append(Step("concern", Stage.REPORT))
    alone = [one for one in serious(case) if not one.concerns]  # with a concern it is the same thing to see to
    found += [Step("unsafe", Stage.REPORT, one.about, one.on) for one in alone]
    if not case.having(Role.HARMED) or not case.having(Role.RESPONSIBLE):
        found.append(Step("people", Stage.REPORT))
    left = to_see_to(case, gate, today)
    if not case.today or left:
        found.append(Step("today", Stage.TODAY, None, None, left[:1]))
    for person in case.having(Role.HARMED):
        plan = case.safety_plans.get(person)
        if plan is None or not plan.holds:
            found.append(Step("safety-plan", Stage.REPORT, person))
    return found


def _stop_to_explain(case: Case) -> list[Step]:
    """A conference was stopped, and nobody has said yet what it was about."""
    last = case.conference
    return [Step("stop-reason", Stage.CONFERENCE)] if last is not None and last.to_explain else []


def _left_open(case: Case) -> list[Step]:
    """A talk that was begun is gone on with or ended; until then nothing is decided, and no door opens."""
    return [Step("talk-open", Stage.TALKS, with_whom(t), t.on, (t.id,)) for t in left_open(case)]


def _worse(case: Case) -> list[Step]:
    """It got worse since the decision: until it is taken anew, that comes before everything but safety."""
    if case.concern_open or case.running(TalkKind.CONFERENCE) or not followup.worse_since(case):
        return []
    return [Step("decide-anew", Stage.DECISION, None, case.worse[-1][0])]


def _contact(due: followup.Due) -> Step:
    """The next contact, as rail and follow-up page name it."""
    return Step("contact", Stage.FOLLOW_UP, due.person, due.on, (due.label, due.key))


def _by_day(step: Step, today: date) -> bool:
    first_evening = step.values[0] == followup.EVENING and step.values[1].startswith("report/")
    return step.on == today and not first_evening


def _path(case: Case, gate: Gate, today: date) -> list[Step]:
    """What the way of this case asks for now."""
    if case.concern_open:
        return []
    for conference in case.running(TalkKind.CONFERENCE):
        return _running(case, gate, today, conference)
    if _worse(case):
        return []
    decision = case.decision
    if preparation_open(case, gate, today):
        return _prepare(case, gate, today)
    if agreement.conference_held(case):
        return _after(case)
    found = _talks(case)
    if decision is not None and decision.path is Path.ONE_ON_ONE and case.decision_stands:
        return found + _support(case, gate, always=True)
    return found + _support(case, gate) + _decide(case, gate, today)


def _running(case: Case, gate: Gate, today: date, conference: TalkFact) -> list[Step]:
    """A conference that runs goes on only as it was opened: on its day, and with nothing said against it since."""
    if case.spoken_against(conference):
        return [Step("end-conference", Stage.CONFERENCE)]
    if left_open(case):
        return []
    if conference.is_on(today):
        return [Step("go-on", Stage.CONFERENCE, None, today)]
    if doors.waits_only_for_people(case, gate, today):
        return [Step("take-up", Stage.CONFERENCE, None, today)]
    plan = preparation.planned(case)
    day = plan.on if plan is not None and plan.on >= today else None
    return [Step("door" if day else "plan", Stage.PREPARATION, None, day)]


def _after(case: Case) -> list[Step]:
    if agreement.ended(case) or not agreement.open_for_writing(case):
        return []
    unsigned = agreement.still_to_sign(case)
    if unsigned:
        return [Step("sign", Stage.AGREEMENT, unsigned[0])]
    return [Step("agreement", Stage.AGREEMENT)]


def _prepare(case: Case, gate: Gate, today: date) -> list[Step]:
    found = [Step("prepare", Stage.PREPARATION, p) for p in case.circle if not preparation.readiness(case, p).ready]
    if case.plan is None:
        return [*found, Step("plan", Stage.PREPARATION)]
    if doors.waits_only_for_people(case, gate, today):
        return [*found, Step("open-conference", Stage.CONFERENCE, None, case.plan.on)]
    return [*found, Step("door", Stage.PREPARATION, None, case.plan.on)]


def _talks(case: Case) -> list[Step]:
    """First talks with both sides, then the later one in which meeting is asked."""
    harmed, responsible = case.having(Role.HARMED), case.having(Role.RESPONSIBLE)
    first = [Step("talk", Stage.TALKS, p) for p in harmed + responsible if not case.held(TalkKind.INTERVIEW, p)]
    if first:
        return first
    return [Step("second-talk", Stage.TALKS, p) for p in harmed if not case.standing(p).said]


def _support(case: Case, gate: Gate, always: bool = False) -> list[Step]:
    people = case.having(Role.HARMED) + case.having(Role.RESPONSIBLE)
    return [Step("support", Stage.SUPPORT, p) for p in people if always or not support_held(case, gate, p)]


def _decide(case: Case, gate: Gate, today: date) -> list[Step]:
    now = outcome(case, gate, today)
    if now.verdict is Verdict.YES:
        return [Step("decide", Stage.DECISION)]
    first = now.reasons[0]
    if first.code == TALK_OPEN:
        return []
    code = "decide-no" if now.verdict is Verdict.NO else "judge"
    return [Step(code, Stage.DECISION, first.about, None, (first.code, first.condition, *first.values))]
