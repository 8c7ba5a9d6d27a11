"""What is due in a case: by whom, on which day, how far it came, and what stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, GATE, NOOR, REPORTED, TIJN
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.events import Change, Path, TalkId, TalkKind, Verdict
from kring.domain.followup.contacts import open_contacts, plan
from kring.domain.people import Role
from kring.domain.report.first_days import is_late
from kring.domain.tasks import Task, What, caller_of_other_side, due, tasks

DAYS = replace(GATE, first_days=("talk-today", "breaks", "home-safe", "evening-call", "first-lesson"),
               next_day=("first-lesson",))  # fmt: skip
NEXT = date(2026, 10, 7)


def found(told: build.Told, *what: What) -> list[Task]:
    return [task for task in tasks(View(told.case, DAYS, told.today)) if task.what in what]


def open_now(told: build.Told, *what: What) -> list[Task]:
    return [task for task in found(told, *what) if task.is_open]


def line(name: str, who: str = "", when: str = "", **rest: object) -> e.TodayLine:
    return replace(e.TodayLine(name, who, when), **rest)  # type: ignore[arg-type]


def test_lines_that_nobody_took_on_are_one_task_and_each_that_somebody_took_on_is_one_of_its_own() -> None:
    told = build.opened()
    (together,) = open_now(told, What.FIRST_DAYS, What.LINE)
    assert (together.what, together.key, together.due) == (What.FIRST_DAYS, "talk-today", REPORTED)
    told.tell(line("talk-today", "Mrs Vos", "10:20"), line("first-lesson", "Mr Bakker", "8.15"))
    own = {task.key: task for task in open_now(told, What.LINE)}
    assert (own["talk-today"].by, own["talk-today"].hour) == ("Mrs Vos", time(10, 20))
    assert own["talk-today"].seen
    assert (own["first-lesson"].due, own["first-lesson"].hour) == (NEXT, time(8, 15))
    assert open_now(told, What.FIRST_DAYS)[0].key == "breaks"


def test_a_line_is_done_or_has_a_reason_and_is_then_due_no_longer() -> None:
    told = build.opened().tell(line("talk-today", "Mrs Vos", done=True), line("breaks", words="No school that day."))
    states = {task.key: (task.done, task.why_not) for task in found(told, What.LINE)}
    assert states == {"talk-today": (True, ""), "breaks": (False, "No school that day.")}
    assert not open_now(told, What.LINE)


def test_what_is_late_goes_by_the_hour_on_the_day_itself() -> None:
    task = Task(What.LINE, REPORTED, hour=time(12, 30))
    told = build.Told().on(REPORTED)
    assert not task.late(told.now.replace(hour=12, minute=30)) and task.late(told.now.replace(hour=12, minute=31))
    assert not replace(task, hour=None).late(told.now.replace(hour=23))
    assert replace(task, hour=None).late(told.now + timedelta(1))


def test_what_is_serious_comes_first_then_what_is_oldest_then_by_hour() -> None:
    told = build.opened().tell(line("breaks", "Mrs Vos", "12:30"), line("talk-today", "Mrs Vos", "10:20"))
    told.on(NEXT).tell(e.UnsafeSaid("n", NOOR, NEXT))
    order = [
        (t.what, t.hour) for t in due(tasks(View(told.case, DAYS, NEXT)), NEXT, NEXT) if t.what is not What.CONTACT
    ]
    assert order[0] == (What.SAFETY, time(9))
    assert order[1:3] == [(What.LINE, time(10, 20)), (What.LINE, time(12, 30))]


# telling the parents


def test_not_yet_safe_stops_the_mark_for_telling_the_parents_and_nothing_else() -> None:
    told = build.opened().tell(line("home-safe", "Mrs Vos", "15:00"), line("breaks", "Mrs Vos", "12:30")).on(NEXT)
    before = [task for task in tasks(View(told.case, DAYS, NEXT)) if task.is_open]
    assert {t.about for t in open_now(told, What.TELL_PARENTS)} == {NOOR, TIJN}
    assert is_late(told.case, DAYS, "home-safe", told.now)
    for pupil in (NOOR, TIJN):
        told.tell(e.ParentTold(pupil, "Mum", NEXT, "Mrs Vos", False, "Mrs Anders decides."))
    assert not is_late(told.case, DAYS, "home-safe", told.now) and is_late(told.case, DAYS, "breaks", told.now)
    after = [task for task in tasks(View(told.case, DAYS, NEXT)) if task.is_open]
    assert set(before) - set(after) == {task for task in before if task.what is What.TELL_PARENTS}
    assert set(after) <= set(before)
    contacts = [d for d in open_contacts(told.case, NEXT) if d.person == NOOR]
    assert contacts and contacts[0].overdue(NEXT + timedelta(1)), "a contact with the pupil is due all the same"


def test_not_yet_safe_for_one_pupil_leaves_the_other_s_parents_to_be_told() -> None:
    told = build.opened().tell(line("home-safe", "Mrs Vos", "15:00")).on(NEXT)
    told.tell(e.ParentTold(NOOR, "Mum", NEXT, "Mrs Vos", False))
    assert [t.about for t in open_now(told, What.TELL_PARENTS)] == [TIJN]
    assert is_late(told.case, DAYS, "home-safe", told.now)
    told.tell(e.ParentTold(TIJN, "Father", NEXT, "Mrs Vos", True))
    assert not open_now(told, What.TELL_PARENTS) and not is_late(told.case, DAYS, "home-safe", told.now)


def test_parents_who_were_tried_are_seen_to_and_not_told() -> None:
    told = build.opened().tell(e.ParentTold(NOOR, "Mum", REPORTED, "Mrs Vos", True, "No answer.", False))
    (task,) = [t for t in open_now(told, What.TELL_PARENTS) if t.about == NOOR]
    assert task.seen and not task.done
    told.tell(e.ParentTold(NOOR, "Mum", REPORTED, "Mrs Vos", True))
    assert [t.about for t in open_now(told, What.TELL_PARENTS)] == [TIJN]


def test_the_parents_of_a_pupil_who_came_in_later_are_to_be_told_from_then() -> None:
    told = build.opened().on(date(2026, 10, 15)).tell(build.person(ESRA), e.RoleGiven(ESRA, Role.RESPONSIBLE))
    assert {t.due for t in open_now(told, What.TELL_PARENTS) if t.about == ESRA} == {date(2026, 10, 15)}


# the first evening


def test_on_the_first_evening_both_pupils_are_called_and_the_second_by_another_adult() -> None:
    told = build.opened()
    evening = [t for t in open_now(told, What.CONTACT) if t.due == REPORTED]
    assert [(t.about, t.apart) for t in evening] == [(NOOR, False), (TIJN, True)]


def test_the_call_of_the_first_evening_is_one_task_and_no_line_beside_it() -> None:
    told = build.opened().tell(line("evening-call", "Mrs Vos", "19:00"))
    assert not [t for t in open_now(told, What.LINE) if t.key == "evening-call"]
    (call,) = [t for t in open_now(told, What.CONTACT) if t.due == REPORTED and t.about == NOOR]
    assert (call.by, call.hour, call.seen) == ("Mrs Vos", time(19), True)
    told.tell(line("evening-call", "Mrs Vos", "19:00", done=True))
    assert [t.about for t in open_now(told, What.CONTACT) if t.due == REPORTED] == [TIJN]
    assert [d.person for d in open_contacts(told.case, REPORTED) if d.on == REPORTED] == [TIJN]


@pytest.mark.parametrize(("by", "same"), [("Mrs Vos", True), ("mrs vos", True), ("Mr Bakker", False)])
def test_one_adult_who_calls_both_sides_on_that_evening_is_seen(by: str, same: bool) -> None:
    told = build.opened().tell(e.CheckedIn("report/same-evening", NOOR, Change.SAME, REPORTED, "Mrs Vos"))
    other = next(d for d in plan(told.case) if d.person == TIJN)
    assert caller_of_other_side(told.case, other, by, REPORTED) == (NOOR if same else None)
    assert caller_of_other_side(told.case, other, by, NEXT) is None


# the decision, the conference, and after it


def test_a_not_yet_is_looked_at_again_each_week() -> None:
    told = build.ready().tell(e.Decided(Path.WAIT, build.JUDGED, Verdict.NOT_YET))
    (task,) = open_now(told, What.NOT_YET)
    assert task.due == build.JUDGED + timedelta(7)
    told.tell(e.Judged("trained", None, Verdict.YES, build.JUDGED + timedelta(7)))
    assert open_now(told, What.NOT_YET)[0].due == build.JUDGED + timedelta(14)
    told.tell(e.Decided(Path.ONE_ON_ONE, build.JUDGED + timedelta(8), Verdict.NOT_YET))
    assert not open_now(told, What.NOT_YET)


def test_both_are_asked_again_on_the_school_day_before_and_the_conference_has_its_hour() -> None:
    told = build.at_the_door()
    asked = found(told, What.ASK_AGAIN)
    assert {(t.about, t.due) for t in asked} == {(p, date(2026, 11, 16)) for p in (NOOR, TIJN)}
    (conference,) = open_now(told, What.CONFERENCE)
    assert conference.due == CONFERENCE and conference.hour is not None
    told.tell(e.Withdrew(NOOR, told.today))
    assert not open_now(told, What.CONFERENCE, What.ASK_AGAIN)


def test_whoever_led_a_conference_looks_back_on_the_next_school_day() -> None:
    told = build.in_conference().tell(e.TalkHeld(TalkId("conference"), CONFERENCE)).on(CONFERENCE)
    (task,) = open_now(told, What.DEBRIEF)
    assert task.due == CONFERENCE + timedelta(1)
    told.tell(e.Reflected(None, "Next time a larger room."))
    assert not open_now(told, What.DEBRIEF) and not open_now(told, What.CONFERENCE)


def test_after_a_stop_its_reason_the_calls_and_the_debrief_are_due() -> None:
    stopped = e.TalkHeld(TalkId("conference"), CONFERENCE, True, reason=e.StopReason.LATER)
    told = build.in_conference().tell(stopped).on(CONFERENCE)
    now = due(tasks(View(told.case, DAYS, CONFERENCE)), CONFERENCE, CONFERENCE)
    assert What.STOP_REASON in {t.what for t in now}
    evening = [t for t in now if t.what is What.CONTACT]
    assert {(t.about, t.due) for t in evening} == {(NOOR, CONFERENCE), (TIJN, CONFERENCE)}
    assert open_now(told, What.DEBRIEF)


def test_a_talk_that_was_begun_and_left_is_due_since_its_day() -> None:
    begun = e.TalkOpened(TalkId("t"), TalkKind.INTERVIEW, (NOOR,), NEXT, "Mrs Vos", "script", "hash", "en")
    (task,) = open_now(build.opened().on(NEXT).tell(begun), What.TALK_OPEN)
    assert (task.due, task.about, task.by, task.seen) == (NEXT, NOOR, "Mrs Vos", True)


def test_a_closed_case_has_only_its_contacts_and_what_is_serious() -> None:
    told = build.opened().tell(e.CaseClosed(""))
    assert {t.what for t in tasks(View(told.case, DAYS, told.today))} == {What.CONTACT}
    told.tell(e.UnsafeSaid("n", NOOR, told.today))
    assert {t.what for t in tasks(View(told.case, DAYS, told.today))} == {What.CONTACT, What.SAFETY}
