"""What may not happen now: the rules that nothing can step over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, JUDGED, LEAD, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.events import Event, Nature, Path, TalkId, TalkKind, Verdict
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule


def opened(kind: TalkKind, *who: PersonId) -> e.TalkOpened:
    return e.TalkOpened(TalkId("new"), kind, who, JUDGED, "Mrs Vos", "s", "h", "en")


def test_a_conference_is_decided_on_only_when_every_condition_is_met() -> None:
    conference = e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES)
    assert refusal(build.known().on(JUDGED), conference) == "gate-closed"
    build.ready().may(conference)
    for path in (Path.WAIT, Path.ONE_ON_ONE):
        build.opened().on(JUDGED).may(e.Decided(path, JUDGED, Verdict.NOT_YET))


@pytest.mark.parametrize(
    "event",
    [
        e.ConferencePlanned(CONFERENCE, time(13), "Room 2"),
        e.PreparedChecked(NOOR, "knows-how", True),
        e.DoorChecked("plan-b", True),
        e.RoomChecked("chairs", True),
        opened(TalkKind.PREPARATION, NOOR),
    ],
)
def test_nothing_is_prepared_before_the_decision_and_all_of_it_after(event: Event) -> None:
    assert refusal(build.ready(), event) == "preparation-closed"
    build.decided().may(event)


def test_who_is_present_is_seen_on_the_day_itself() -> None:
    told = build.decided().tell(e.ConferencePlanned(CONFERENCE, time(13), "Room 2"))
    assert refusal(told, e.DoorChecked("second-adult", True, "Mr Bakker")) == "not-the-day"
    assert refusal(told, e.CameIn(NOOR, True, JUDGED)) == "not-the-day"
    told.may(e.DoorChecked("second-adult", False), e.DoorChecked("plan-b", True))
    told.on(CONFERENCE).may(e.DoorChecked("second-adult", True, "Mr Bakker"), e.CameIn(NOOR, True, CONFERENCE))


def test_a_conference_begins_only_at_an_open_door_and_only_once() -> None:
    told = build.decided().on(CONFERENCE)
    assert refusal(told, build.conference(told.case)) == "door-closed"
    told = build.at_the_door()
    told.may(build.conference(told.case))
    assert refusal(told, build.conference(told.case, "second")) == "conference-runs"


@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.PREPARATION, TalkKind.FOLLOW_UP])
def test_no_talk_brings_both_sides_together(kind: TalkKind) -> None:
    assert refusal(build.ready(), opened(kind, NOOR, TIJN)) == "talks-apart"
    left_out = build.ready().tell(e.LeftOut(TIJN))
    assert refusal(left_out, opened(kind, TIJN, NOOR)) == "talks-apart"


def test_two_of_one_side_or_a_supporter_beside_a_pupil_are_no_meeting() -> None:
    told = build.ready().tell(build.person(build.ESRA), e.RoleGiven(build.ESRA, Role.HARMED))
    told.may(opened(TalkKind.ONE_ON_ONE, NOOR, build.ESRA), opened(TalkKind.INTERVIEW, TIJN, FATHER))


def test_a_pupil_who_is_harmed_and_responsible_may_be_talked_with_alone() -> None:
    build.ready().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE)).may(opened(TalkKind.INTERVIEW, NOOR))


def test_nobody_who_is_left_out_comes_into_the_conference_by_another_way() -> None:
    told = build.at_the_door()
    everybody = build.conference(told.case)
    told.tell(e.Withdrew(TUTOR, CONFERENCE))
    assert refusal(told, everybody) == "not-in-the-circle"
    told.may(build.conference(told.case))


@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE])
def test_the_talks_wait_while_a_concern_is_open(kind: TalkKind) -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("weapon", e.Seen.SEEN))
    assert refusal(told, opened(kind, NOOR)) == "concern-open"
    told.tell(e.TalksReleased("Mrs Anders")).may(opened(kind, NOOR))


def test_a_pupil_can_always_be_asked_how_it_is() -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("weapon", e.Seen.SEEN))
    told.may(e.CheckedIn("x", NOOR, e.Change.SAME, JUDGED, "Mrs Vos"))  # its guide waits, not the contact


@pytest.mark.parametrize("by", ["Lead", "lead voorbeeld", " Lead ", "Lead Voorbeeld, coordinator"])
def test_the_facilitator_never_establishes_the_facts(by: str) -> None:
    assert refusal(build.opened(), e.IncidentNamed(by, "names")) == "facts-by-facilitator"
    build.opened().may(e.IncidentNamed("Tutor Voorbeeld", "names"))


def test_who_established_the_facts_does_not_become_the_facilitator() -> None:
    told = build.opened().tell(e.IncidentNamed("Tutor", "names"))
    assert refusal(told, e.RoleGiven(TUTOR, Role.FACILITATOR)) == "facts-by-facilitator"
    told.may(e.RoleGiven(build.WATCH, Role.FACILITATOR))


def test_nothing_is_signed_before_it_may_be_printed() -> None:
    told = build.agreed().tell(e.AskedApart(NOOR, False, "Mrs Vos"))
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == "not-printable"
    build.agreed().may(e.Signed(TIJN, CONFERENCE))


def test_promises_are_written_only_in_or_after_a_conference() -> None:
    assert refusal(build.at_the_door(), build.promise("p1", [TIJN])) == "agreement-closed"
    build.in_conference().may(build.promise("p1", [TIJN]))


@pytest.mark.parametrize("moment", [build.opened, build.decided, build.in_conference, build.signed])
@pytest.mark.parametrize("who", [NOOR, TIJN, FATHER])
def test_a_withdrawal_a_no_and_a_worse_are_permitted_at_any_moment(moment: object, who: PersonId) -> None:
    told: build.Told = moment()  # type: ignore[operator]
    told.may(
        e.AskedAgain(who, e.Again.NO, told.today, "Mrs Vos"),
        build.wish(who, told.today, e.Want.NO),
        e.ParentAnswered(who, "Mum", e.ParentSays.REFUSES, told.today),
        e.WorseReported(told.today),
        e.StoppedSaid(who, None, told.today),
        e.Withdrew(who, told.today),
    )


@pytest.mark.parametrize("answer", list(Side))
def test_a_script_in_which_the_other_one_speaks_first_does_not_fit(answer: Side) -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, answer))
    other = next(side for side in Side if side is not answer)
    fitting = build.conference(told.case)
    assert refusal(told, replace(fitting, first=other)) == Rule.SPEAKS_FIRST_DIFFERS
    told.may(replace(fitting, first=answer))


def test_a_script_without_an_order_of_its_own_fits_every_answer() -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, Side.HARMED))
    told.may(replace(build.conference(told.case), first=None))


@pytest.mark.parametrize("nature", list(Nature))
def test_without_supporters_only_when_it_is_a_conflict_between_equals(nature: Nature) -> None:
    told = build.opened_as(build.at_the_door(), nature=nature)
    small = replace(build.conference(told.case), supporters_needed=False)
    if nature is Nature.CONFLICT:
        told.may(small)
    else:
        assert refusal(told, small) == Rule.SUPPORTERS_NEEDED


def test_after_the_conference_nothing_is_prepared_until_another_is_decided_on() -> None:
    told = build.agreed().on(date(2026, 11, 24))
    assert refusal(told, e.ConferencePlanned(date(2026, 12, 1), time(13), "Room 2")) == "preparation-closed"
    told.may(e.Decided(Path.CONFERENCE, told.today, Verdict.YES))
    told.may(e.ConferencePlanned(date(2026, 12, 1), time(13), "Room 2"))
    assert LEAD not in told.case.circle


def test_the_right_case_passes_every_rule_from_the_report_to_the_signatures() -> None:
    told = build.opened().on(date(2026, 11, 3))
    told.may(*build.harmed_facts(NOOR), *build.responsible_facts(TIJN), *build.concerns())
    told.may(e.IncidentNamed("Tutor", "the names at the lockers"))
    told.may(e.StoppedSaid(build.WATCH, build.QUIET_SINCE, date(2026, 11, 3), "Watched every break."))
    told.on(JUDGED).may(*build.signs())
    told.may(*[judged for judged in build.judgements() if isinstance(judged, e.Judged)], by=LEAD)
    told.may(build.looked(), by=build.OUTSIDE)
    told.may(e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES), by=LEAD)
    told.on(date(2026, 11, 16)).may(*build.preparations(told.case))
    told.on(CONFERENCE).may(*build.doors(told.case), build.conference(told.case))
    told.may(e.TalkHeld(TalkId("conference"), CONFERENCE), build.promise("p1", [TIJN]), *build.agree("p1", TIJN, NOOR))
    told.may(e.AskedApart(NOOR, True, "Mrs Vos"), *[e.Signed(p, CONFERENCE) for p in (*told.case.circle, LEAD)])
    assert agreement.stands(told.case)


def test_a_plan_b_that_says_nothing_is_no_plan_b() -> None:
    told = build.at_the_door().tell(e.DoorChecked("plan-b", True, " "))
    assert build.door_codes(told) == ["plan-b"]


def test_a_conference_is_not_planned_for_a_day_that_has_passed() -> None:
    told = build.decided()
    plan = partial(e.ConferencePlanned, at=time(11), place="Room 2")
    assert refusal(told, plan(told.today - timedelta(1))) == Rule.PLAN_PASSED
    assert refusal(told, plan(told.today)) == ""


def test_without_a_planned_day_nothing_opens() -> None:
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*[x for x in build.preparations(told.case) if not isinstance(x, e.ConferencePlanned)])
    told.on(CONFERENCE).tell(*build.doors(told.case))
    assert "not-planned" in build.door_codes(told)


def test_a_conference_opens_for_the_day_on_which_it_opens() -> None:
    told = build.at_the_door()
    earlier = build.conference(told.case, on=date(2026, 11, 16))
    assert refusal(told, earlier) == Rule.NOT_THE_DAY
