"""Follow-up from the report on, whatever the route, each side on days of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, GATE, MILO, NOOR, REPORTED, TIJN
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Change, TalkId
from kring.domain.followup import contacts as followup
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import NONE_FREE, days_of, next_school_day, on_school_day, school_days_between

LABELS = ("same-evening", "next-school-day", "day-3", "week-1", "week-2", "week-4", "week-8", "month-3")
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def days(told: build.Told, who: PersonId, start: str = "report") -> dict[str, date]:
    return {d.label: d.on for d in followup.plan(told.case) if d.person == who and d.start == start}


def check_in(who: PersonId, due: str, on: date, change: Change = Change.BETTER) -> e.CheckedIn:
    return e.CheckedIn(due, who, change, on, "Mrs Vos")


def reported(on: date, cast: dict[PersonId, tuple[Role, ...]], free: frozenset[date] = NONE_FREE) -> build.Told:
    told = build.Told(Case(CaseId("case"), school_free=free), on).tell(e.CaseOpened("1", "t", on))
    for who, roles in cast.items():
        told.tell(build.person(who), *[e.RoleGiven(who, role) for role in roles])
    return told


def test_of_several_on_one_side_and_day_whoever_was_entered_first_is_asked_first() -> None:
    last, first = sorted([TIJN, MILO])[::-1]
    told = reported(REPORTED, {NOOR: (Role.HARMED,), last: (Role.RESPONSIBLE,), first: (Role.RESPONSIBLE,)})
    order = [due.person for due in followup.plan(told.case) if due.label == "day-3" and due.person != NOOR]
    assert order == [last, first], "not by how their entries are numbered"


def test_contacts_begin_at_the_report_before_anything_is_decided() -> None:
    found = days(build.opened(), NOOR)
    assert tuple(found) == LABELS
    assert found == {
        "same-evening": REPORTED,
        "next-school-day": date(2026, 10, 7),
        "day-3": date(2026, 10, 9),
        "week-1": date(2026, 10, 13),
        "week-2": date(2026, 10, 20),
        "week-4": date(2026, 11, 3),
        "week-8": date(2026, 12, 1),
        "month-3": date(2027, 1, 5),
    }


CAST = st.dictionaries(
    st.sampled_from([NOOR, TIJN, ESRA, MILO]),
    st.sampled_from([(Role.HARMED,), (Role.RESPONSIBLE,), (Role.HARMED, Role.RESPONSIBLE)]),
)


@given(DAYS, CAST, st.none() | st.integers(0, 60))
def test_harmed_and_responsible_are_never_asked_on_the_same_day_after_the_first_evening(
    on: date, cast: dict[PersonId, tuple[Role, ...]], conference: int | None
) -> None:
    told = reported(on, cast)
    if conference is not None:
        told.tell(*build.held("c", e.TalkKind.CONFERENCE, cast, on + timedelta(conference)))
    for start in ("report", "conference"):
        due = [d for d in followup.plan(told.case) if d.start == start and d.label != "same-evening"]
        for one in due:
            for other in due:
                apart = Role.HARMED in cast[one.person] and Role.RESPONSIBLE in cast[other.person]
                if one.person != other.person and apart:
                    assert one.on != other.on


HOLIDAYS = st.lists(st.tuples(st.integers(-5, 100), st.integers(0, 20)), max_size=4)


@given(DAYS, CAST, HOLIDAYS)
def test_nobody_is_asked_twice_on_one_day_nor_on_a_day_without_school(
    on: date, cast: dict[PersonId, tuple[Role, ...]], holidays: list[tuple[int, int]]
) -> None:
    spans = [(on + timedelta(begins), on + timedelta(begins + length)) for begins, length in holidays]
    free = frozenset(day for first, last in spans for day in days_of(first, last))
    told = reported(on, cast, free)
    for who in cast:
        mine = days(told, who)
        assert tuple(mine) == (LABELS if on.weekday() < 5 and on not in free else LABELS[1:])
        assert len(set(mine.values())) == len(mine)
        assert list(mine.values()) == sorted(mine.values())
        assert all(day.weekday() < 5 and day not in free for day in mine.values())


@given(DAYS, st.integers(1, 60), st.sampled_from([(Role.HARMED,), (Role.RESPONSIBLE,)]))
def test_who_came_into_the_case_later_is_due_from_then_and_nobody_of_the_other_side_on_those_days(
    on: date, later: int, roles: tuple[Role, ...]
) -> None:
    told, came = reported(on, {NOOR: (Role.HARMED,), TIJN: (Role.RESPONSIBLE,)}), on + timedelta(later)
    before = {who: days(told, who) for who in (NOOR, TIJN)}
    told.on(came).tell(build.person(ESRA), *[e.RoleGiven(ESRA, role) for role in roles])
    mine = days(told, ESRA)
    assert min(mine.values()) >= came
    assert mine.get("same-evening", came) == came
    other = TIJN if Role.HARMED in roles else NOOR
    theirs = {day for label, day in days(told, other).items() if label != "same-evening"}
    assert not theirs & {day for label, day in mine.items() if label != "same-evening"}
    assert days(told, NOOR) == before[NOOR]


def test_who_was_entered_on_the_day_of_the_report_s_writing_is_due_from_the_report() -> None:
    told = build.Told().on(REPORTED + timedelta(2)).tell(e.CaseOpened("1", "t", REPORTED))
    told.tell(build.person(NOOR), e.RoleGiven(NOOR, Role.HARMED))
    assert days(told, NOOR)["same-evening"] == REPORTED


def test_who_is_the_same_person_under_two_entries_is_due_from_the_first() -> None:
    told = reported(REPORTED, {NOOR: (Role.HARMED,)})
    told.on(REPORTED + timedelta(9)).tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED))
    assert days(told, ESRA)["same-evening"] == REPORTED + timedelta(9)
    told.tell(e.NamesAsked(ESRA, NOOR, False))
    assert days(told, ESRA)["same-evening"] == REPORTED


def test_a_contact_is_not_moved_to_a_holiday_and_one_that_lay_there_is_on_the_next_school_day() -> None:
    free = days_of(date(2026, 10, 12), date(2026, 10, 16))
    told = reported(REPORTED, {NOOR: (Role.HARMED,)}, free)
    assert days(told, NOOR)["week-1"] == date(2026, 10, 19)
    key = f"report/week-1/{NOOR}"
    with pytest.raises(Refused) as refused:
        told.may(e.ContactMoved(key, date(2026, 10, 14)))
    assert refused.value.code == "contact-on-holiday"
    told.tell(e.ContactMoved(key, date(2026, 10, 14)))
    assert days(told, NOOR)["week-1"] == date(2026, 10, 19)


@given(DAYS)
def test_every_key_is_there_once_and_names_its_pupil(on: date) -> None:
    told = reported(on, {NOOR: (Role.HARMED,), TIJN: (Role.RESPONSIBLE,)})
    keys = [d.key for d in followup.plan(told.case)]
    assert len(set(keys)) == len(keys) == 2 * len(days(told, NOOR))
    assert f"report/week-1/{TIJN}" in keys


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_who_is_left_out_of_the_circle_or_withdrew_is_still_asked(who: PersonId) -> None:
    told = build.ready().tell(e.LeftOut(who), e.Withdrew(who, build.JUDGED))
    assert days(told, who) == days(build.ready(), who)
    assert who in {d.person for d in followup.open_contacts(told.case, told.today)}


def test_follow_up_goes_on_whatever_is_decided() -> None:
    for path in e.Path:
        told = build.ready().tell(e.Decided(path, build.JUDGED, e.Verdict.YES))
        assert {d.person for d in followup.open_contacts(told.case, told.today)} == {NOOR, TIJN}


def test_a_contact_that_was_held_is_open_no_longer_and_earlier_ones_are_not_asked_for() -> None:
    told = build.opened().tell(check_in(NOOR, f"report/day-3/{NOOR}", date(2026, 10, 9)))
    mine = [d.label for d in followup.open_contacts(told.case, told.today) if d.person == NOOR]
    assert mine == ["week-1", "week-2", "week-4", "week-8", "month-3"]
    assert len([d for d in followup.open_contacts(told.case, told.today) if d.person == TIJN]) == len(LABELS)


def test_a_contact_named_as_in_a_file_is_the_one_of_that_pupil() -> None:
    told = build.opened().tell(check_in(NOOR, "report/day-3", date(2026, 10, 9)))
    held = [(d.person, d.label) for d in followup.plan(told.case) if d.held is not None]
    assert held == [(NOOR, "day-3")]


def test_a_moved_contact_takes_its_new_day_and_keeps_its_name() -> None:
    key = f"report/week-1/{NOOR}"
    told = build.opened().may(e.ContactMoved(key, date(2026, 10, 15)))
    assert days(told, NOOR)["week-1"] == date(2026, 10, 15)
    assert key in {d.key for d in followup.open_contacts(told.case, told.today)}


def test_a_contact_is_not_moved_to_a_day_of_the_other_side() -> None:
    told = build.opened()
    with pytest.raises(Refused) as refused:
        told.may(e.ContactMoved(f"report/week-1/{NOOR}", days(told, TIJN)["week-1"]))
    assert refused.value.code == "contacts-on-one-day"
    told.may(e.ContactMoved(f"report/week-1/{NOOR}", date(2026, 10, 16)))


def test_a_conference_counts_anew_and_each_one_for_itself() -> None:
    told = build.in_conference().tell(e.TalkHeld(TalkId("conference"), CONFERENCE))
    assert {d.start for d in followup.open_contacts(told.case, told.today)} == {"conference"}
    assert days(told, NOOR, "conference")["same-evening"] == CONFERENCE
    told.tell(check_in(NOOR, f"conference/week-1/{NOOR}", date(2026, 11, 24)))
    second = date(2026, 12, 8)
    told.tell(*build.held("second", e.TalkKind.CONFERENCE, [NOOR, TIJN], second))
    fresh = followup.open_contacts(told.case, told.today)
    assert {d.start for d in fresh} == {"conference-2"}
    assert len(fresh) == 2 * len(LABELS)


def test_after_a_stopped_conference_there_is_follow_up_too() -> None:
    told = build.in_conference().tell(e.TalkHeld(TalkId("conference"), CONFERENCE, True))
    assert {d.start for d in followup.open_contacts(told.case, told.today)} == {"conference"}


def test_of_the_contacts_whose_day_has_come_the_last_one_is_asked_for() -> None:
    told = build.opened().on(date(2026, 10, 14))
    first = {d.person: d for d in reversed(followup.open_contacts(told.case, told.today))}
    assert (first[NOOR].label, first[TIJN].label) == ("week-1", "week-1")
    assert first[NOOR].overdue(told.today) and not first[TIJN].overdue(told.today)


@pytest.mark.parametrize("day", [REPORTED + timedelta(n) for n in range(16)])
def test_rail_next_step_and_follow_up_name_the_same_contact(day: date) -> None:
    told = build.opened().on(day)
    first = followup.open_contacts(told.case, day)[0]
    because = rail(View(told.case, GATE, day))[-1].because
    steps = [s for s in next_steps(View(told.case, GATE, day)) if s.code == "contact"]
    assert (because.person, because.on) == (first.person, first.on)
    assert because.code == ("contact-late" if first.on < day else "contact-next")
    assert all((s.person, s.on) == (first.person, first.on) for s in steps)


def test_the_evening_of_a_conference_that_goes_on_another_day_is_not_hidden_by_older_contacts() -> None:
    told = build.in_conference().tell(e.ConferenceAdjourned(TalkId("conference"), CONFERENCE))
    now = followup.open_contacts(told.case, CONFERENCE)
    assert [(d.start, d.label) for d in now if d.on <= CONFERENCE] == [("adjourned", "same-evening")] * 2


def test_a_contact_stands_for_all_up_to_its_day_but_for_the_evening_after_it() -> None:
    told = build.in_conference().tell(check_in(NOOR, "extra", CONFERENCE))
    told.tell(e.TalkHeld(TalkId("conference"), CONFERENCE))
    mine = [d for d in followup.open_contacts(told.case, CONFERENCE) if d.person == NOOR]
    assert (mine[0].label, mine[0].on) == ("same-evening", CONFERENCE)
    told.tell(check_in(NOOR, mine[0].key, date(2026, 11, 24)))
    later = [d for d in followup.open_contacts(told.case, date(2026, 11, 24)) if d.person == NOOR]
    assert later[0].label == "week-2"  # the one of that very day was held too


def test_a_contact_is_never_in_a_weekend() -> None:
    key = f"report/week-1/{NOOR}"
    with pytest.raises(Refused) as refused:
        build.opened().may(e.ContactMoved(key, date(2026, 10, 17)))
    assert refused.value.code == "contact-in-weekend"
    stored = build.opened().tell(e.ContactMoved(key, date(2026, 10, 17)))
    assert days(stored, NOOR)["week-1"] == date(2026, 10, 19)


def test_a_contact_is_overdue_the_day_after_its_day() -> None:
    due = next(d for d in followup.open_contacts(build.opened().case, REPORTED) if d.label == "week-1")
    assert not due.overdue(due.on)
    assert due.overdue(due.on + timedelta(1))


def test_worse_at_a_contact_closes_what_was_open() -> None:
    told = build.decided().tell(check_in(NOOR, "x", build.JUDGED, Change.WORSE))
    assert told.verdict() is e.Verdict.NOT_YET
    assert not told.case.decision_stands
    assert GATE.school_days == 10


# school days


@given(DAYS, st.integers(-10, 60))
def test_school_days_are_counted_one_by_one_from_monday_to_friday(since: date, length: int) -> None:
    today, free = since + timedelta(length), days_of(since + timedelta(5), since + timedelta(20))
    days = [since + timedelta(n) for n in range(length)]
    assert school_days_between(since, today) == sum(day.weekday() < 5 for day in days)
    assert school_days_between(since, today, free) == sum(day.weekday() < 5 and day not in free for day in days)


@given(DAYS)
def test_the_next_school_day_is_the_first_after_it(day: date) -> None:
    found = next_school_day(day)
    assert found > day and found.weekday() < 5
    assert all((day + timedelta(n)).weekday() >= 5 for n in range(1, (found - day).days))


@given(DAYS)
def test_a_school_day_stays_and_a_weekend_moves_to_monday(day: date) -> None:
    assert on_school_day(day) == (day if day.weekday() < 5 else next_school_day(day))


def test_on_the_first_evening_the_harmed_pupil_comes_before_the_other_whatever_they_are_called() -> None:
    cast = {PersonId("z"): (Role.HARMED,), PersonId("a"): (Role.RESPONSIBLE,)}
    first, second = followup.plan(reported(REPORTED, cast).case)[:2]
    assert (first.person, second.person, first.on) == ("z", "a", second.on)


FIRST_WEEK = date(2026, 10, 13)  # a Tuesday: the contact after one week with the harmed pupil


def next_contact(told: build.Told, who: PersonId, today: date) -> followup.Due:
    return next(d for d in followup.open_contacts(told.case, today) if d.person == who)


def test_after_worse_that_pupil_is_asked_on_the_next_school_day_and_then_as_planned() -> None:
    told = build.opened().on(FIRST_WEEK).may(check_in(NOOR, f"report/week-1/{NOOR}", FIRST_WEEK, Change.WORSE))
    sooner = next_contact(told, NOOR, FIRST_WEEK)
    assert (sooner.start, sooner.label, sooner.on) == ("worse", "next-school-day", date(2026, 10, 14))
    told.on(date(2026, 10, 14)).may(check_in(NOOR, sooner.key, date(2026, 10, 14), Change.SAME))
    assert next_contact(told, NOOR, date(2026, 10, 14)).label == "week-2"


def test_worse_on_friday_is_looked_at_on_monday_and_never_on_a_holiday() -> None:
    friday, monday = date(2026, 10, 9), date(2026, 10, 12)
    told = build.opened().on(friday).tell(check_in(NOOR, f"report/day-3/{NOOR}", friday, Change.WORSE))
    assert next_contact(told, NOOR, friday).on == monday
    told.case.school_free = frozenset({monday})
    assert next_contact(told, NOOR, friday).on == date(2026, 10, 13)


def test_who_is_asked_on_that_day_anyway_is_asked_once() -> None:
    told = build.opened().tell(check_in(NOOR, f"report/same-evening/{NOOR}", REPORTED, Change.WORSE))
    on = [d.on for d in followup.open_contacts(told.case, REPORTED) if d.person == NOOR]
    assert on.count(date(2026, 10, 7)) == 1


def test_when_worse_is_reported_the_harmed_pupil_is_asked_on_the_next_school_day_and_the_other_side_after_it() -> None:
    told = build.opened().on(FIRST_WEEK).tell(check_in(NOOR, f"report/week-1/{NOOR}", FIRST_WEEK, Change.SAME))
    told.tell(check_in(TIJN, f"report/day-3/{TIJN}", date(2026, 10, 12), Change.SAME))
    assert next_contact(told, TIJN, FIRST_WEEK).on == date(2026, 10, 14)
    told.tell(e.WorseReported(FIRST_WEEK, "In the chat."))
    assert next_contact(told, NOOR, FIRST_WEEK).on == date(2026, 10, 14)
    assert next_contact(told, TIJN, FIRST_WEEK).on == date(2026, 10, 15)


def test_worse_that_is_written_down_later_is_looked_at_from_that_day_on() -> None:
    told = build.opened().on(FIRST_WEEK).tell(check_in(NOOR, f"report/week-1/{NOOR}", FIRST_WEEK, Change.SAME))
    told.on(date(2026, 10, 15)).tell(e.WorseReported(date(2026, 10, 12)))
    assert next_contact(told, NOOR, date(2026, 10, 15)).on == date(2026, 10, 16)


def test_a_look_after_worse_stays_due_after_a_conference_too() -> None:
    told = build.ready().tell(*build.held("c", e.TalkKind.CONFERENCE, (NOOR, TIJN), CONFERENCE))
    day = CONFERENCE + timedelta(1)
    told.on(day).tell(check_in(NOOR, f"conference/next-school-day/{NOOR}", day, Change.WORSE))
    assert next_contact(told, NOOR, day).start == "worse"
    assert next_contact(told, NOOR, day).on == next_school_day(day)


@example(
    date(2026, 1, 1),
    {NOOR: (Role.HARMED,), TIJN: (Role.RESPONSIBLE,), PersonId("esra"): (Role.HARMED, Role.RESPONSIBLE)},
    [(12, None)],
)
@example(date(2026, 1, 1), {NOOR: (Role.HARMED,), TIJN: (Role.HARMED, Role.RESPONSIBLE)}, [(0, None), (1, NOOR)])
@example(date(2026, 1, 1), {TIJN: (Role.HARMED,), NOOR: (Role.HARMED, Role.RESPONSIBLE)}, [(13, TIJN), (12, None)])
@given(DAYS, CAST, st.lists(st.tuples(st.integers(0, 60), st.none() | st.sampled_from([NOOR, TIJN])), max_size=4))
def test_after_worse_too_harmed_and_responsible_are_never_asked_on_the_same_day(
    on: date, cast: dict[PersonId, tuple[Role, ...]], worse: list[tuple[int, PersonId | None]]
) -> None:
    told = reported(on, cast)
    for later, who in worse:
        day = on + timedelta(later)
        told.on(day).tell(e.WorseReported(day) if who is None else check_in(who, f"extra/{later}", day, Change.WORSE))
    due = [d for d in followup.still_to_hold(told.case) if d.label != "same-evening" and d.person in cast]
    harmed = {d.on for d in due if Role.HARMED in cast[d.person]}
    others = {d.on for d in due if cast[d.person] == (Role.RESPONSIBLE,)}
    assert not harmed & others
    for later, who in worse:
        soon = next_school_day(on + timedelta(later))
        if who in cast and Role.HARMED in cast[who] and all(t < later or (t, w) == (later, who) for t, w in worse):
            assert min(d.on for d in due if d.person == who) <= soon


def test_nobody_s_next_school_day_waits_until_the_weeks_of_other_pupils_have_their_days() -> None:
    both = (Role.HARMED, Role.RESPONSIBLE)
    told = reported(REPORTED, {NOOR: (Role.HARMED,), TIJN: both, ESRA: (Role.RESPONSIBLE,)})
    came = next_school_day(REPORTED) + timedelta(1)
    told.on(came).tell(build.person(MILO), e.RoleGiven(MILO, Role.HARMED))
    due = {who: days(told, who) for who in (TIJN, ESRA)}
    waits = {who: school_days_between(REPORTED, due[who]["next-school-day"]) for who in due}
    assert waits == {TIJN: 2, ESRA: 6}, "before, he who is on both sides waited for 6 school days and Esra for 13"
    assert due[ESRA]["next-school-day"] < due[TIJN]["day-3"]
