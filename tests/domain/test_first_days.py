"""The first days: done when each line and each question is answered, on its day, and by somebody where it says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import domain_builders as build
from domain_builders import GATE, NOOR, code_of
from kring.domain import events as e
from kring.domain.case.stages import Stage, State, View
from kring.domain.events import Event, Safe, Seen
from kring.domain.path.next_step import next_steps
from kring.domain.path.permits import permit
from kring.domain.path.rail import rail
from kring.domain.refusals import Rule
from kring.domain.report.first_days import SAFE_NOW, day_of_line, open_lines, to_see_to

DAYS = replace(GATE, first_days=("talk-today", "breaks", "first-lesson"), next_day=("first-lesson",),
               by_somebody=("talk-today", "first-lesson"))  # fmt: skip
FRIDAY, SATURDAY, MONDAY = date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 12)


def reported_on(day: date) -> build.Told:
    told = build.opened().tell(e.SafetyPlanned(NOOR, True))
    return build.opened_as(told, reported_on=day).on(day)


def may(told: build.Told, event: Event) -> str:
    return code_of(permit, View(told.case, DAYS, told.today), told.now, event)


def state(told: build.Told) -> State:
    return next(row.state for row in rail(View(told.case, DAYS, told.today)) if row.stage is Stage.TODAY)


def answered(told: build.Told) -> build.Told:
    return told.tell(
        e.SafeNowSaid(Safe.YES, told.today), *build.concerns(),
        e.TodayLine("talk-today", "Mrs Vos", done=True), e.TodayLine("breaks", words="No school that day."),
        e.TodayLine("first-lesson", "Mrs Vos"),
    )  # fmt: skip


@pytest.mark.parametrize("reported", [FRIDAY, SATURDAY], ids=["a Friday", "a Saturday"])
def test_the_day_after_is_the_next_school_day(reported: date) -> None:
    told = reported_on(reported)
    assert day_of_line(told.case, DAYS, "first-lesson") == MONDAY
    assert day_of_line(told.case, DAYS, "breaks") == reported


@pytest.mark.parametrize("day", [FRIDAY, SATURDAY, date(2026, 10, 11)])
def test_a_line_of_a_later_day_is_not_done_before_that_day(day: date) -> None:
    told = reported_on(FRIDAY)
    line = e.TodayLine("first-lesson", "Mrs Vos", "8:20", True)
    assert may(told.on(day), line) == Rule.LINE_NOT_YET
    assert may(told, replace(line, done=False)) == ""
    assert may(told, replace(line, done=False, words="He is ill.")) == ""
    assert may(told.on(MONDAY), line) == ""


def test_a_line_in_which_somebody_is_called_or_seen_is_not_done_by_nobody() -> None:
    told = reported_on(FRIDAY)
    for nobody in ("", "  "):
        assert may(told, e.TodayLine("talk-today", nobody, "8:20", True)) == Rule.WHO_DID_IT
    assert may(told, e.TodayLine("talk-today", "Mrs Vos", "8:20", True)) == ""
    assert may(told, e.TodayLine("breaks", "", "", True)) == ""


def test_today_is_done_when_each_line_and_each_question_is_answered() -> None:
    told = answered(reported_on(FRIDAY))
    assert open_lines(told.case, DAYS) == ("first-lesson",) and state(told) is State.DOING
    told.on(MONDAY).tell(e.TodayLine("first-lesson", "Mrs Vos", "8:20", True))
    assert open_lines(told.case, DAYS) == () and state(told) is State.DONE


@pytest.mark.parametrize("question", [SAFE_NOW, *build.CONCERNS])
@pytest.mark.parametrize("asked", [False, True], ids=["never", "not asked"])
def test_a_question_that_was_not_asked_keeps_today_open(question: str, asked: bool) -> None:
    told = reported_on(FRIDAY)
    for event in build.concerns():
        assert isinstance(event, e.ConcernAsked)
        if event.concern != question:
            told.tell(event)
        elif asked:
            told.tell(replace(event, seen=Seen.NOT_ASKED))
    if question != SAFE_NOW:
        told.tell(e.SafeNowSaid(Safe.YES, FRIDAY))
    told.tell(*[e.TodayLine(line, "Mrs Vos", done=True) for line in DAYS.first_days])
    assert open_lines(told.case, DAYS) == (question,)
    assert state(told) is State.DOING
    assert next_steps(View(told.case, DAYS, FRIDAY))[0].code == "today"


def test_what_only_waits_for_its_day_with_a_name_is_not_the_next_step_before_it() -> None:
    told = answered(reported_on(FRIDAY))
    assert to_see_to(View(told.case, DAYS, FRIDAY)) == ()
    assert next_steps(View(told.case, DAYS, FRIDAY))[0].code != "today"
    assert to_see_to(View(told.case, DAYS, MONDAY)) == ("first-lesson",)
    told.tell(e.TodayLine("first-lesson", done=False))
    assert to_see_to(View(told.case, DAYS, FRIDAY)) == ("first-lesson",)  # somebody has to take it on
