"""Whoever comes into a case later was not asked before: a line that was answered names who was meant, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import domain_builders as build
from domain_builders import GATE, NOOR, TIJN, code_of, person
from kring.domain import events as e
from kring.domain.case.line_people import Meant
from kring.domain.case.stages import View
from kring.domain.followup import contacts
from kring.domain.path.ahead import stays_until
from kring.domain.path.next_step import next_steps
from kring.domain.path.permits import permit
from kring.domain.people import MAIN_ROLES, IncidentId, PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.report.first_days import all_lines, day_of_line, open_lines, whom
from kring.domain.schooldays import next_school_day
from kring.domain.tasks import What, tasks
from kring.paths import resources
from kring.usecases.texts import Texts

LINES = {"thoughts": MAIN_ROLES, "told": (Role.RESPONSIBLE,), "lockers": (), "evening-call": (Role.HARMED,),
         "first-lesson": (Role.HARMED,)}  # fmt: skip
DAYS = replace(GATE, first_days=tuple(LINES), next_day=("first-lesson",), by_somebody=("thoughts",), names=LINES)
SEM, ILSE = PersonId("sem"), PersonId("ilse")
LATER = date(2026, 10, 21)  # a Wednesday
CHAT = IncidentId("chat")


def ticked() -> build.Told:
    """Each line was done while Noor and Tijn were in the case; then another incident came in."""
    told = build.opened().tell(*build.concerns(), e.SafeNowSaid(e.Safe.YES, build.REPORTED))
    told.tell(*(e.TodayLine(line, "Mrs Vos", "9:20", True) for line in LINES if line != "first-lesson"))
    told.on(next_school_day(build.REPORTED)).tell(e.TodayLine("first-lesson", "Mrs Vos", "8:20", True))
    return told.on(LATER)


def joined(told: build.Told, who: PersonId, role: Role = Role.RESPONSIBLE) -> build.Told:
    return told.tell(person(who), e.RoleGiven(who, role, incident=CHAT))


def left(told: build.Told) -> tuple[str, ...]:
    return open_lines(told.case, DAYS)


def named(told: build.Told, line: str) -> Meant:
    return whom(told.case, DAYS, line)


def test_a_line_that_was_done_names_who_was_meant_then() -> None:
    told = ticked()
    assert left(told) == ()
    joined(told, SEM)
    assert named(told, "thoughts").people == (NOOR, TIJN)
    assert named(told, "told").people == (TIJN,)


def test_somebody_who_came_later_has_a_line_of_their_own_due_from_then() -> None:
    told = joined(joined(ticked(), SEM), ILSE)
    assert left(told) == ("thoughts/2", "told/2")
    assert named(told, "thoughts/2") == Meant((), (SEM, ILSE), True)
    assert day_of_line(told.case, DAYS, "thoughts/2") == LATER
    assert next_steps(View(told.case, DAYS, LATER))[0].values == ("thoughts/2",)
    assert [t.due for t in tasks(View(told.case, DAYS, LATER)) if t.what is What.FIRST_DAYS] == [LATER]


def test_whoever_was_on_the_other_side_before_is_asked_only_what_they_were_not() -> None:
    told = ticked().tell(e.RoleGiven(TIJN, Role.HARMED, incident=CHAT))
    assert left(told) == ("evening-call/2", "first-lesson/2")  # of thoughts Tijn was asked
    assert named(told, "first-lesson/2").people == (TIJN,)
    assert day_of_line(told.case, DAYS, "first-lesson/2") == next_school_day(LATER)
    assert stays_until(View(told.case, DAYS, LATER)) == next_school_day(LATER)


def test_a_later_line_keeps_the_rules_of_its_kind() -> None:
    told = joined(ticked().tell(e.RoleGiven(TIJN, Role.HARMED, incident=CHAT)), SEM)
    view = View(told.case, DAYS, LATER)
    assert code_of(permit, view, told.now, e.TodayLine("thoughts/2", "", "9:00", True)) == Rule.WHO_DID_IT
    assert code_of(permit, view, told.now, e.TodayLine("first-lesson/2", "Mrs Vos", "9:00", True)) == Rule.LINE_NOT_YET


def test_each_who_comes_after_that_gets_the_next_line() -> None:
    told = joined(ticked(), SEM)
    told.tell(e.TodayLine("thoughts/2", "Mrs Vos", "9:00", True), e.TodayLine("told/2", words="He is ill."))
    assert left(told) == ()
    joined(told, ILSE)
    assert left(told) == ("thoughts/3", "told/3")
    assert [named(told, line).people for line in all_lines(told.case, DAYS)[:3]] == [(NOOR, TIJN), (SEM,), (ILSE,)]


def test_a_tick_that_is_taken_away_and_made_again_names_no_newcomer() -> None:
    told = joined(ticked(), SEM).tell(e.TodayLine("thoughts", "Mrs Vos", "9:20"))
    assert left(told) == ("thoughts", "thoughts/2", "told/2")
    assert named(told, "thoughts").people == (NOOR, TIJN)
    told.tell(e.TodayLine("thoughts", "Mrs Vos", "9:20", True))
    assert named(told, "thoughts").people == (NOOR, TIJN) and named(told, "thoughts/2").people == (SEM,)


def test_somebody_who_left_the_case_is_named_where_they_were_meant() -> None:
    told = ticked().tell(e.RoleEnded(TIJN, Role.RESPONSIBLE))
    assert named(told, "told").people == (TIJN,) and left(told) == ()


def test_somebody_entered_twice_is_not_asked_twice() -> None:
    told = joined(ticked(), SEM)
    assert left(told)
    told.tell(e.NamesAsked(TIJN, SEM, False))
    assert left(told) == () and named(told, "thoughts").people == (NOOR, TIJN)


@pytest.mark.parametrize(("entered", "stands"), [(build.REPORTED, True), (LATER, False)], ids=["that day", "later"])
def test_an_answer_before_anybody_was_entered_stands_for_those_of_that_day(entered: date, stands: bool) -> None:
    told = build.Told().tell(e.CaseOpened("2026-001", "Lockers", build.REPORTED, "", e.Nature.BULLYING))
    told.tell(*build.concerns(), e.SafeNowSaid(e.Safe.YES, build.REPORTED), e.TodayLine("told", "Mrs Vos", done=True))
    told.on(entered).tell(person(TIJN), e.RoleGiven(TIJN, Role.RESPONSIBLE))
    assert ("told/2" in left(told)) is not stands
    assert named(told, "told").people == ()  # and it goes on saying what it said


def test_what_was_written_down_late_names_who_was_there_at_its_moment() -> None:
    told = build.opened()
    moment = told.now
    joined(told.on(LATER), SEM)
    number = len(told.log) + 1
    late = e.Recorded(number, f"r{number}", moment, e.TodayLine("thoughts", "Mrs Vos", "9:20", True))
    told.log.append(late)
    build.apply(told.case, late)
    assert named(told, "thoughts").people == (NOOR, TIJN) and named(told, "thoughts/2").people == (SEM,)


def test_the_call_on_the_first_evening_stands_for_nobody_who_came_later() -> None:
    told = joined(ticked(), SEM, Role.HARMED)
    evening = [d for d in contacts.still_to_hold(told.case) if d.label is contacts.Distance.EVENING]
    assert [d.on for d in evening if d.person in (NOOR, SEM)] == [LATER]
    found = tasks(View(told.case, DAYS, LATER))
    assert not [t for t in found if t.key == "evening-call/2"]  # the contact is this line
    told.tell(e.TodayLine("evening-call/2", "Mrs Vos", "19:00", True))
    assert not [d for d in contacts.still_to_hold(told.case) if d.on == LATER and d.person == SEM]


def test_home_that_was_told_before_is_not_the_home_of_who_came_later() -> None:
    told = build.opened().tell(e.TodayLine("home-safe", "Mrs Vos", "16:00", True))
    joined(told.on(LATER), SEM)
    gate = replace(DAYS, first_days=("home-safe",))
    found = {t.about: t for t in tasks(View(told.case, gate, LATER)) if t.what is What.TELL_PARENTS}
    assert found[NOOR].done and not found[SEM].done
    assert (found[SEM].by, found[SEM].due) == ("", LATER)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_list_says_of_each_line_whom_its_words_name(language: str) -> None:
    texts = Texts(resources(), language)
    words = {"harmed": (Role.HARMED,), "responsible": (Role.RESPONSIBLE,), "pupils": MAIN_ROLES}
    for line, _when in texts.today_lines():
        named_in = {roles for word, roles in words.items() if "{" + word + "}" in texts.today_line(line)}
        assert named_in == {roles for roles in [texts.gate.roles_of(line)] if roles}, line
