"""A8: the day on which something was said and the day on which it was written; no record lies ahead, and a wrong one is
set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, GATE, JUDGED, LEAD, NOOR, OUTSIDE, TIJN, WATCH, refusal
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.errors import Refused
from kring.domain.events import Again, Event, Path, Recorded, TalkId, TalkKind, Verdict
from kring.domain.path.folding import apply
from kring.domain.path.permits import permit
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import not_counted_day_before
from kring.domain.refusals import Rule
from kring.domain.schooldays import days_of
from kring.domain.talks.own_words import yes_of_harmed

YES = Verdict.YES
HEAD = PersonId("head")
TOMORROW = JUDGED + timedelta(1)
DAYS = st.dates(date(2026, 10, 7), date(2026, 11, 9))


def dated(on: date) -> list[Event]:
    """Records of every kind that says on which day something was said or done."""
    key, x = TalkId("new"), e.EntryId("x")
    return [
        e.CaseOpened("2026-001", "Lockers", on),
        e.NeedsSaid(NOOR, on, "Mrs Vos", "Quiet."),
        build.wish(NOOR, on, e.Want.LETTER),
        e.AskersNamed(NOOR, ("Mrs Vos",), on),
        e.BroughtUp(NOOR, "Mrs Vos", on, "I do."),
        e.OwnPartSaid(TIJN, e.Part.ACCEPTS, on, "Mr Bakker"),
        e.Withdrew(NOOR, on),
        e.SupportAnswered(NOOR, "Mum", on),
        e.Quoted("q", TalkId("tijn-1"), x, TIJN, "accepts-part", on),
        e.PlanSaid(NOOR, True, on),
        e.StoppedSaid(NOOR, None, on),
        e.StoppedSaid(WATCH, on, JUDGED),
        e.ParentTold(NOOR, "Mum", on, "Mrs Vos"),
        e.ParentAnswered(NOOR, "Mum", e.ParentSays.AGREES, on),
        e.WorseReported(on),
        e.SafeNowSaid(e.Safe.YES, on),
        e.UnsafeSaid("n", NOOR, on),
        e.UnsafeSeenTo("n", "Mrs Vos", on),
        e.TalksReleased("Mrs Anders", None, on),
        e.TalkOpened(key, TalkKind.INTERVIEW, (NOOR,), on, "Mrs Vos", "s", "h", "en"),
        e.TalkHeld(TalkId("noor-1"), on),
        e.AskedAgain(NOOR, Again.UNSURE, on, "Mrs Vos"),
        e.CheckedIn("x", NOOR, e.Change.SAME, on, "Mrs Vos"),
        e.HeadAsked("Head", build.ESRA, (WATCH, build.TUTOR), on),
    ]


DATED = dated(TOMORROW)


@pytest.mark.parametrize("place", range(len(DATED)), ids=[f"{n}-{type(x).__name__}" for n, x in enumerate(DATED)])
def test_no_record_lies_after_today_and_each_may_be_written_down_later(place: int) -> None:
    told = build.ready().tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD))
    assert refusal(told, DATED[place]) == Rule.DAY_AHEAD
    assert refusal(told.on(TOMORROW), DATED[place]) == ""
    assert refusal(told.on(TOMORROW + timedelta(30)), DATED[place]) == ""


@pytest.mark.parametrize("plan", [e.ConferencePlanned(CONFERENCE, time(13), "Room 2"), e.ContactMoved("x", CONFERENCE)])
def test_only_plans_lie_ahead(plan: Event) -> None:
    assert refusal(build.decided(), plan) == ""


def test_both_days_of_a_wish_are_known() -> None:
    told = build.ready().tell(build.wish(NOOR, date(2026, 11, 5)))
    (wish,) = [w for w in told.case.wishes if w.on == date(2026, 11, 5)]
    assert wish.written == JUDGED


# judgements


@pytest.mark.parametrize(
    "event", [build.judged("parents", NOOR), build.looked(), e.Decided(Path.WAIT, JUDGED, YES)], ids=["a", "b", "c"]
)
def test_a_judgement_carries_the_day_on_which_it_is_written_and_is_never_backdated(event: Event) -> None:
    told = build.ready().on(TOMORROW)
    assert refusal(told, event, OUTSIDE) == Rule.JUDGED_TODAY
    assert refusal(told, replace(event, on=TOMORROW + timedelta(1)), OUTSIDE) == Rule.DAY_AHEAD  # type: ignore[call-arg]
    assert refusal(told, replace(event, on=TOMORROW), OUTSIDE) == ""  # type: ignore[call-arg]


@given(DAYS)
def test_words_written_after_a_judgement_make_it_old_on_whichever_day_they_were_said(on: date) -> None:
    told = build.ready().tell(e.OwnPartSaid(TIJN, e.Part.DENIES, on, "Mr Bakker"))
    assert "look-again" in told.why()
    told = build.ready().tell(e.StoppedSaid(WATCH, None, on))
    assert "look-again" in told.why()


@given(st.permutations(range(4)), st.integers(0, 3))
def test_words_are_ordered_by_when_they_were_said_whenever_they_are_written(order: list[int], no: int) -> None:
    days = [date(2026, 11, 4 + n) for n in range(4)]
    told = build.without(e.StoppedSaid)
    said = [e.StoppedSaid(NOOR, None if n == no else build.QUIET_SINCE, day) for n, day in enumerate(days)]
    told.tell(*[said[n] for n in order])
    assert (told.case.stops[NOOR].since is None) is (no == 3)


def test_three_weeks_of_talks_are_entered_in_one_evening() -> None:
    told = build.opened().on(JUDGED)
    for event in (*build.harmed_facts(NOOR), *build.responsible_facts(TIJN)):
        told.may(event)
    told.may(e.IncidentNamed("Tutor", "the names at the lockers"), *build.concerns())
    told.may(e.StoppedSaid(WATCH, build.QUIET_SINCE, date(2026, 11, 3)), *build.signs())
    for judged in build.judgements():
        told.may(judged, by=OUTSIDE if isinstance(judged, e.SecondLooked) else LEAD)
    assert told.verdict() is YES


# two days


A, B = date(2026, 10, 20), date(2026, 11, 3)


def wished(on: date, written: date, talk: str | None, told: build.Told) -> None:
    told.on(written).tell(replace(build.wish(NOOR, on), wish=f"{on}-{written}-{talk}", talk=talk and TalkId(talk)))


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ((A, A, None), (B, B, None), True),  # written on two days
        ((A, B, "noor-2"), (B, B, "noor-3"), True),  # said in two talks held on two days
        ((A, B, None), (B, B, None), False),  # both written in one evening, said in no talk
        ((A, B, "noor-2"), (B, B, None), False),
        ((A, B, "noor-3"), (B, B, "noor-3"), False),  # one talk
        ((A, B, "nowhere"), (B, B, "noor-3"), False),  # no such talk
        ((date(2026, 10, 19), B, "noor-2"), (B, B, "noor-3"), False),  # not the day of that talk
        ((B, A, None), (B, B, None), False),  # said on one day
        ((A, A, None), (A, B, None), False),
        ((A, B, "tijn-2"), (B, B, "noor-3"), False),  # somebody else's talk
    ],
)
def test_two_asks_are_two_days_only_if_written_on_two_days_or_said_in_two_talks_held_on_two_days(
    first: tuple[date, date, str | None], second: tuple[date, date, str | None], counts: bool
) -> None:
    told = build.without(e.WishSaid, NOOR)
    wished(*first, told)
    wished(*second, told)
    assert (yes_of_harmed(told.case, NOOR).missing is None) is counts


# at the door, the day before


def test_at_the_door_is_written_on_the_day() -> None:
    told = build.at_the_door()
    asked = e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, time(8))
    assert refusal(told, asked) == ""
    assert refusal(told, replace(asked, on=date(2026, 11, 16))) == Rule.NOT_THE_DAY
    assert refusal(told.on(date(2026, 11, 18)), asked) == Rule.NOT_THE_DAY


def test_the_hour_of_asking_has_passed() -> None:
    told = build.at_the_door()
    asked = e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, time(23))
    assert refusal(told, asked) == Rule.DAY_AHEAD


@pytest.mark.parametrize(("hour", "codes"), [(time(8, 59), []), (time(9, 30), ["asked-after-others"])])
def test_the_hour_of_asking_lies_before_others_came_in(hour: time, codes: list[str]) -> None:
    told = build.at_the_door()
    told.tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, hour))
    assert build.door_codes(told) == codes


@pytest.mark.parametrize("hour", [time(0, 1), time(5), time(8, 29)])
def test_asked_at_night_or_long_before_it_begins_is_not_asked_at_the_door(hour: time) -> None:
    told = build.at_the_door()  # planned at half past eleven
    told.tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, hour))
    assert build.door_codes(told) == ["asked-too-early"]


def test_planned_hours_later_on_the_day_it_is_asked_again_at_the_door() -> None:
    told = build.at_the_door().tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, time(8, 59)))
    assert build.door_codes(told) == []
    told.tell(e.ConferencePlanned(CONFERENCE, time(15), "Room 2"))
    assert build.door_codes(told) == ["asked-too-early"]


def test_without_an_hour_it_is_the_moment_of_writing() -> None:
    told = build.at_the_door().tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True))
    assert build.door_codes(told) == ["asked-after-others"]


@pytest.mark.parametrize("offset", [timedelta(hours=-5), timedelta(0), timedelta(hours=1), timedelta(hours=9)])
def test_an_hour_on_the_wall_is_compared_with_hours_on_the_wall(offset: timedelta) -> None:
    """Whatever the offset in which a moment is kept."""
    told, zone = build.Told(), timezone(offset)
    for record in build.at_the_door().log:
        event = record.event
        if isinstance(event, e.AskedAgain) and event.at_door:
            event = replace(event, hour=time(12, 50))
        local = datetime.combine(record.at.date(), time(13), zone) + timedelta(seconds=record.seq)
        apply(told.case, replace(record, event=event, at=local))
    assert build.door_codes(told.on(CONFERENCE)) == []


@pytest.mark.parametrize("answer", [Again.NO, Again.UNSURE])
def test_the_last_school_day_before_is_asked_too_and_its_last_answer_counts(answer: Again) -> None:
    monday = date(2026, 11, 16)
    told = build.decided().on(monday)
    told.tell(*[x for x in build.preparations(told.case) if not (isinstance(x, e.AskedAgain) and x.person == TIJN)])
    told.tell(e.AskedAgain(TIJN, Again.YES, monday, ""), e.AskedAgain(TIJN, Again.YES, date(2026, 11, 13), "Mrs Vos"))
    told.on(CONFERENCE).tell(*build.doors(told.case))
    assert build.door_codes(told) == ["not-asked-day-before"]
    told.tell(e.AskedAgain(TIJN, Again.YES, monday, "Mrs Vos"))
    assert build.door_codes(told) == []
    assert build.door_codes(told.tell(e.AskedAgain(TIJN, answer, monday, "Mrs Vos"))) == ["gate-closed"]


ASKERS = {
    "Mrs Vos": True,
    "Mr Bakker": True,
    "Lead": False,
    "Tutor": False,
    "": False,
    "Mum": False,
    "Father": False,
    "Friend": False,
}


@pytest.mark.parametrize(("by", "counts"), ASKERS.items())
def test_on_the_day_before_somebody_asks_whom_the_pupil_named(by: str, counts: bool) -> None:
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*build.preparations(told.case), e.AskedAgain(NOOR, Again.YES, date(2026, 11, 16), by))
    told.on(CONFERENCE).tell(*build.doors(told.case))
    assert build.door_codes(told) == ([] if counts else ["not-asked-day-before"])


def test_before_a_monday_the_last_school_day_is_the_friday() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    told = build.decided().on(friday)
    told.tell(*build.preparations(told.case), e.ConferencePlanned(monday, time(11), "Room 2"))
    told.on(monday).tell(*build.doors(told.case, monday))
    assert build.door_codes(told) == ["not-asked-day-before", "not-asked-day-before"]
    told.tell(*[e.AskedAgain(p, Again.YES, friday, "Mrs Vos") for p in (NOOR, TIJN)])
    assert build.door_codes(told) == []


def test_after_a_holiday_the_last_school_day_is_the_one_before_it() -> None:
    """Also what is said beside a yes that does not count: it names the day that was asked for."""
    before, after = date(2026, 11, 20), date(2026, 11, 30)
    told = build.decided().on(before)
    told.case.school_free = days_of(date(2026, 11, 23), date(2026, 11, 27))
    told.tell(*build.preparations(told.case), e.ConferencePlanned(after, time(11), "Room 2"))
    told.tell(e.AskedAgain(NOOR, Again.YES, before, "Somebody else"))
    why = not_counted_day_before(told.case, NOOR)
    assert why is not None and why.values[0] == before.isoformat()


# set aside


PROVES: list[tuple[type[Event], str]] = [
    (e.NeedsSaid, "noor"), (e.NeedsSaid, "tijn"), (e.WishSaid, "noor"), (e.WishSaid, "tijn"), (e.StoppedSaid, "noor"),
    (e.StoppedSaid, "watch"), (e.OwnPartSaid, "tijn"), (e.ParentAnswered, "noor"), (e.ParentAnswered, "tijn"),
    (e.SupportAnswered, "noor"), (e.SupportAnswered, "tijn"), (e.AskersNamed, "noor"), (e.AskersNamed, "tijn"),
    (e.TalkHeld, "noor-1"), (e.TalkHeld, "tijn-3"), (e.TalkOpened, "noor-1"), (e.TalkOpened, "tijn-3"),
    (e.SecondLooked, "outside"), (e.Judged, "parents"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "about"), PROVES, ids=[f"{k.__name__}-{a}" for k, a in PROVES])
def test_a_record_with_a_wrong_day_is_set_aside_and_proves_nothing(kind: type[Event], about: str) -> None:
    told = build.ready()
    said = ("person", "child", "talk", "adult", "condition")
    record = next(
        r for r in told.log if isinstance(r.event, kind) and about in [getattr(r.event, name, None) for name in said]
    )
    told.tell(e.SetAside(record.id, JUDGED, "It was another day."))
    assert told.verdict() is Verdict.NOT_YET
    assert told.case.set_aside[record.id] == (JUDGED, "It was another day.")


def test_what_a_record_said_against_something_stays_although_it_is_set_aside() -> None:
    for against in (e.Withdrew(NOOR, JUDGED), e.StoppedSaid(NOOR, None, JUDGED), e.WorseReported(JUDGED),
                    build.wish(NOOR, JUDGED, e.Want.NO), build.looked(Verdict.NO),
                    e.OwnPartSaid(TIJN, e.Part.DENIES, JUDGED, "Mr Bakker"),
                    e.ParentAnswered(NOOR, "Mum", e.ParentSays.REFUSES, JUDGED)):  # fmt: skip
        told = build.ready().tell(against)
        told.tell(e.SetAside(told.log[-1].id, JUDGED))
        assert told.verdict() is not YES, against


def test_a_quote_that_was_set_aside_proves_no_own_part() -> None:
    told = build.without(e.OwnPartSaid, TIJN)
    told.tell(e.Quoted("q", TalkId("tijn-1"), e.EntryId("x"), TIJN, "accepts-part", JUDGED, "I began it."))
    assert told.verdict() is YES
    assert told.tell(e.SetAside(told.log[-1].id, JUDGED)).why() == {"part-not-accepted"}


def test_what_was_brought_up_and_set_aside_opens_no_asking() -> None:
    told = build.ready().tell(e.Withdrew(NOOR, JUDGED), e.BroughtUp(NOOR, "Tutor", JUDGED, "I do want to."))
    told.tell(e.SetAside(told.log[-1].id, JUDGED))
    assert refusal(told, build.wish(NOOR, JUDGED)) == Rule.NOT_ASKED_AFTER_NO


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_an_answer_at_the_door_or_on_the_day_before_that_was_set_aside_is_none(who: str) -> None:
    told = build.at_the_door()
    for at_door, code in ((True, "not-asked-at-door"), (False, "not-asked-day-before")):
        told = build.at_the_door()
        record = next(
            r for r in told.log
            if isinstance(r.event, e.AskedAgain) and r.event.person == who and r.event.at_door is at_door
        )  # fmt: skip
        told.tell(e.SetAside(record.id, CONFERENCE), e.Decided(Path.CONFERENCE, CONFERENCE, YES))
        assert code in build.door_codes(told)


def test_a_meeting_that_was_set_aside_prepared_nobody() -> None:
    told = build.at_the_door()
    record = next(r for r in told.log if isinstance(r.event, e.TalkHeld) and r.event.talk == f"prepared-{NOOR}")
    told.tell(e.SetAside(record.id, CONFERENCE), e.Decided(Path.CONFERENCE, CONFERENCE, YES))
    assert build.door_codes(told) == ["not-prepared"]


def test_letting_go_of_a_condition_that_was_set_aside_leaves_it_open() -> None:
    told = build.ready().tell(replace(build.wish(NOOR, JUDGED), only_with=(WATCH,)), *build.judgements())
    told.may(e.ConditionReleased(f"{NOOR}-{JUDGED}", 0, "Mrs Vos", JUDGED, True))
    assert told.verdict() is YES
    assert told.tell(e.SetAside(told.log[-1].id, JUDGED)).why() == {"condition-with"}


def test_what_was_released_or_seen_to_on_a_wrong_day_is_open_again() -> None:
    told = build.ready().tell(e.ConcernAsked("weapon", e.Seen.SEEN), e.TalksReleased("Mrs Anders", None, JUDGED))
    assert not told.case.concern_open
    assert told.tell(e.SetAside(told.log[-1].id, JUDGED)).case.concern_open
    told = build.ready().tell(e.UnsafeSaid("n", NOOR, JUDGED), e.UnsafeSeenTo("n", "Mrs Vos", JUDGED))
    assert not told.case.open_notices
    assert told.tell(e.SetAside(told.log[-1].id, JUDGED)).case.open_notices


def test_the_word_that_a_plan_holds_proves_nothing_when_set_aside() -> None:
    told = build.ready().tell(e.PlanSaid(NOOR, False, JUDGED), e.PlanSaid(NOOR, True, JUDGED), *build.judgements())
    assert told.verdict() is YES
    assert "plan-does-not-hold" in told.tell(e.SetAside(told.log[-len(build.judgements()) - 1].id, JUDGED)).why()


def test_who_was_seen_to_be_here_on_another_day_is_not_here() -> None:
    told = build.at_the_door()
    record = next(r for r in told.log if isinstance(r.event, e.CameIn) and r.event.person == NOOR)
    told.tell(e.SetAside(record.id, CONFERENCE), e.Decided(Path.CONFERENCE, CONFERENCE, YES))
    assert build.door_codes(told) == ["not-here"]


# the clock, the school's settings


def test_while_the_clock_stands_before_the_last_record_nothing_is_written() -> None:
    told = build.ready()
    last = told.case.last_at
    assert last is not None
    early = last - timedelta(hours=2)
    with pytest.raises(Refused) as caught:
        permit(told.view, early, e.NeedsSaid(NOOR, early.date(), "Mrs Vos", "Quiet."))
    assert caught.value.code == Rule.CLOCK_BEHIND
    permit(told.view, last, e.NeedsSaid(NOOR, last.date(), "Mrs Vos", "Quiet."))
    permit(told.view, last - timedelta(minutes=2), e.NeedsSaid(NOOR, last.date(), "Mrs Vos", "Quiet."))


def test_the_last_record_is_the_latest_one_in_whatever_order_they_are_read() -> None:
    told = build.opened()
    late = datetime(2026, 12, 1, 9, tzinfo=UTC)
    apply(told.case, Recorded(998, "a", late, e.TodayLine("x")))
    apply(told.case, Recorded(999, "b", late - timedelta(days=9), e.TodayLine("y")))
    assert told.case.last_at == late


@given(st.integers(0, 60))
def test_a_school_s_number_of_quiet_days_only_asks_for_more(days: int) -> None:
    assert GATE.tightened(days).school_days == max(GATE.school_days, days)


def test_with_more_quiet_days_a_case_waits_longer() -> None:
    from kring.domain.deciding.decision import outcome

    told = build.ready()
    assert {r.code for r in outcome(View(told.case, GATE.tightened(40), JUDGED)).reasons} == {"too-short"}
