"""Today, and the report: their rows of the rail, and what of them is to be done first."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.incidents import still_to_hear, wants_other_words
from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.people import PersonId, Role
from kring.domain.report.concerns import serious
from kring.domain.report.first_days import open_lines, to_see_to


class ReportReason(StrEnum):
    """Why the first days or the report stand as they do."""

    TODAY_FIRST = "today-first"
    TODAY_OPEN = "today-open"
    TODAY_DONE = "today-done"
    CONCERN_OPEN = "concern-open"
    UNSAFE_OPEN = "unsafe-open"
    PLAN_MISSING = "plan-missing"
    PLAN_DOES_NOT_HOLD = "plan-does-not-hold"
    PLAN_AFTER_WORSE = "plan-after-worse"
    PLAN_HOLDS = "plan-holds"
    PEOPLE_MISSING = "people-missing"
    OTHER_WORDS = "other-words"
    WORDS_NOT_READ = "words-not-read"


class ReportToDo(StrEnum):
    """What is to be done in the first days."""

    CONCERN = "concern"
    UNSAFE = "unsafe"
    PEOPLE = "people"
    TODAY = "today"
    SAFETY_PLAN = "safety-plan"


def today_row(view: View) -> StageView:
    """The lines of the first days."""
    left = open_lines(view.case, view.gate)
    if not view.case.today:
        return row(Stage.TODAY, State.NOT_STARTED, ReportReason.TODAY_FIRST)
    if left:
        return row(Stage.TODAY, State.DOING, ReportReason.TODAY_OPEN, values=left[:1])
    return row(Stage.TODAY, State.DONE, ReportReason.TODAY_DONE, on=view.case.reported_on)


def report_row(view: View) -> StageView:
    """Whether everybody is safe, and who is in the case."""
    case = view.case.whole  # safety, and who is in it, are of the whole case
    if case.concern_open:
        return row(Stage.REPORT, State.LOOK_AGAIN, ReportReason.CONCERN_OPEN)
    if case.open_notices:
        return row(Stage.REPORT, State.LOOK_AGAIN, ReportReason.UNSAFE_OPEN, case.open_notices[0].about)
    for person in case.having(Role.HARMED):
        plan = case.safety_plans.get(person)
        if plan is None:
            return row(Stage.REPORT, State.DOING, ReportReason.PLAN_MISSING, person)
        if not plan.arranged and all(holds for _on, _seq, holds in plan.said):
            return row(Stage.REPORT, State.DOING, ReportReason.PLAN_MISSING, person)  # it is still being written
        if not plan.holds:
            return row(Stage.REPORT, State.LOOK_AGAIN, ReportReason.PLAN_DOES_NOT_HOLD, person)
        if plan_to_look_at(case, person):
            return row(Stage.REPORT, State.LOOK_AGAIN, ReportReason.PLAN_AFTER_WORSE, person)
    if not _both_sides(case):
        return row(Stage.REPORT, State.DOING, ReportReason.PEOPLE_MISSING)
    for incident in case.incidents.values():
        for person in (p for p in case.people if wants_other_words(incident, p)):
            return row(Stage.REPORT, State.DOING, ReportReason.OTHER_WORDS, person)
    for incident in case.chosen_incidents:
        for person in still_to_hear(case, incident):
            return row(Stage.REPORT, State.DOING, ReportReason.WORDS_NOT_READ, person)
    return row(Stage.REPORT, State.DONE, ReportReason.PLAN_HOLDS)


def plan_to_look_at(case: Case, person: PersonId) -> bool:
    """Whether it got worse, and nobody has said since whether the plan for this pupil still holds."""
    plan = case.safety_plans.get(person)
    return plan is not None and case.worse_seq > max([plan.seq, *(seq for _on, seq, _holds in plan.said)])


def without_plan(case: Case) -> tuple[PersonId, ...]:
    """The harmed pupils, of whichever incident, for whom no safety plan holds."""
    whole = case.whole
    found = ((person, whole.safety_plans.get(person)) for person in whole.having(Role.HARMED))
    return tuple(person for person, plan in found if plan is None or not plan.holds)


def safety_steps(view: View) -> list[NextStep]:
    """Safety comes before everything else."""
    case = view.case.whole
    found: list[NextStep] = []
    if case.concern_open:
        found.append(NextStep(ReportToDo.CONCERN, Stage.REPORT))
    alone = [one for one in serious(case) if not one.concerns]  # with a concern it is the same thing to see to
    found += [NextStep(ReportToDo.UNSAFE, Stage.REPORT, one.about, one.on) for one in alone]
    if not _both_sides(case):
        found.append(NextStep(ReportToDo.PEOPLE, Stage.REPORT))
    left = to_see_to(view)
    if not case.today or left:
        found.append(NextStep(ReportToDo.TODAY, Stage.TODAY, values=left[:1]))
    found += [NextStep(ReportToDo.SAFETY_PLAN, Stage.REPORT, person) for person in without_plan(case)]
    return found


def _both_sides(case: Case) -> bool:
    return bool(case.having(Role.HARMED) and case.having(Role.RESPONSIBLE))
