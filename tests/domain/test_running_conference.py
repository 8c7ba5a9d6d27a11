"""A12, the side of the case: who is here, a withdrawal, a conference that goes on another day, and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import CONFERENCE, FATHER, FRIEND, GATE, LATER, LEAD, MUM, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.stages import Stage, State, View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Again, Event, TalkId, TalkKind, TurnId, Verdict
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.domain.session.run import Run
from kring.domain.session.script import Act, Records
from kring.domain.session.session import fold
from kring.words.deciding import lacking

TALK = TalkId("conference")
ONE, TWO, LAST = TurnId("one"), TurnId("two"), TurnId("last")


LINES = (
    question(ONE, records=Records.NEEDS),
    question(TWO, records=Records.NEEDS),
    question(LAST, Act.SAY, Records.NEEDS),
)


def run() -> Run:
    return fold(LINES, happened([e.Began(rules=e.RULES)]))


GOES_ON: list[Event] = [
    e.Advanced(), e.WentBack(), e.JumpedTo(TWO), e.Inserted(TurnId("new"), None, None), e.Redone(), e.Resumed(),
    e.NotAsked(ONE, e.NotAskedReason.NOT_NOW), e.Answered(e.EntryId("x"), ONE, NOOR, "", "words"), e.Finished(),
]  # fmt: skip
ALWAYS: list[Event] = [
    e.Noted(e.EntryId("n"), None, None), e.Paused("words"), e.Stopped(e.StopReason.WITHDRAWN), e.WalkedOut(FATHER),
    e.Attended(FATHER, False), e.CardShown("tears"), e.Undone(), e.SpeakerChosen(NOOR),
]  # fmt: skip


def step_refusal(told: build.Told, step: Event) -> str:
    return build.step_refusal(told, TALK, run(), step)


def named(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def adjourned() -> build.Told:
    return build.in_conference().tell(e.ConferenceAdjourned(TALK, CONFERENCE, "The fire alarm."))


def test_after_it_was_adjourned_before_anything_was_promised_nothing_is_to_be_written_down() -> None:
    told = adjourned()
    views = {view.stage: view for view in rail(View(told.case, GATE, told.today))}
    assert (views[Stage.AGREEMENT].state, views[Stage.AGREEMENT].because.code) == (State.CLOSED, "in-the-circle")


def test_after_it_was_adjourned_another_day_is_planned_first() -> None:
    """A12: the day on which it was broken off is no plan any more, and its door is not asked for again."""
    told = adjourned()
    steps = [step.code for step in next_steps(View(told.case, GATE, told.today))]
    assert "plan" in steps and "door" not in steps
    told.tell(e.ConferencePlanned(LATER, time(14), "Room 1"))
    assert "door" in [step.code for step in next_steps(View(told.case, GATE, told.today))]


@pytest.mark.parametrize("step", GOES_ON + ALWAYS, ids=named(GOES_ON + ALWAYS))
def test_on_its_day_with_nothing_said_against_it_every_step_is_taken(step: Event) -> None:
    assert step_refusal(build.in_conference(), step) == ""


# who is here


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_missing_main_party_keeps_it_from_opening(who: PersonId) -> None:
    told = build.at_the_door().tell(e.CameIn(who, False, CONFERENCE))
    assert build.door_codes(told) == ["not-here"]
    assert refusal(told, build.conference(told.case)) == Rule.DOOR_CLOSED


def test_nobody_is_here_until_seen_to_be() -> None:
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*build.preparations(told.case)).on(CONFERENCE)
    told.tell(*[x for x in build.doors(told.case) if not isinstance(x, e.CameIn)])
    assert set(build.door_codes(told)) == {"not-here", "nobody-beside"}


def test_a_missing_second_adult_keeps_it_from_opening() -> None:
    assert build.door_codes(build.at_the_door().tell(e.DoorChecked("second-adult", False))) == ["second-adult"]


def test_who_left_before_the_end_signs_nothing_and_is_bound_by_nothing() -> None:
    told = build.in_conference().tell(build.promise("p1", [FATHER]), *build.agree("p1", FATHER, NOOR, TIJN))
    assert agreement.agreed(told.case)
    told.tell(e.TalkHeld(TALK, CONFERENCE, away=(FATHER,)), e.AskedApart(NOOR, True, "Mrs Vos"))
    assert FATHER not in agreement.signers(told.case)
    assert agreement.agreed(told.case) == ()
    told.tell(build.promise("p2", [TIJN]), *build.agree("p2", TIJN, NOOR), e.AskedApart(NOOR, True, "Mrs Vos"))
    assert refusal(told, e.Signed(FATHER, CONFERENCE)) == Rule.NOT_A_SIGNER
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == ""


def test_who_never_sat_there_signs_nothing() -> None:
    told = build.agreed()
    for who in (build.WATCH, build.VOS):
        assert refusal(told, e.Signed(who, CONFERENCE)) == Rule.NOT_A_SIGNER


# a main party withdraws


AGAINST: list[Event] = [
    e.Withdrew(NOOR, CONFERENCE),
    e.Withdrew(TIJN, CONFERENCE),
    e.AskedAgain(NOOR, Again.NO, CONFERENCE, "Mrs Vos"),
    build.wish(TIJN, CONFERENCE, e.Want.NO),
    e.ParentAnswered(TIJN, "Father", e.ParentSays.REFUSES, CONFERENCE),
    e.ConcernAsked("weapon", e.Seen.SEEN),
    e.UnsafeSaid("n", NOOR, CONFERENCE),
]


@pytest.mark.parametrize("against", AGAINST, ids=named(AGAINST))
@pytest.mark.parametrize("step", GOES_ON, ids=named(GOES_ON))
def test_after_a_withdrawal_nothing_leads_on(step: Event, against: Event) -> None:
    assert step_refusal(build.in_conference().tell(against), step) == Rule.NO_LONGER


@pytest.mark.parametrize("step", ALWAYS, ids=named(ALWAYS))
def test_notes_a_break_who_left_and_the_stop_stay_possible(step: Event) -> None:
    assert step_refusal(build.in_conference().tell(AGAINST[0]), step) == ""


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_withdrawal_is_the_end_and_the_one_next_step_is_to_close(who: PersonId) -> None:
    told = build.in_conference().tell(*build.first_days(), e.Withdrew(who, CONFERENCE))
    assert build.next_codes(told)[0] == "end-conference"
    assert "go-on" not in build.next_codes(told)
    rows = {row.stage: row for row in rail(View(told.case, GATE, CONFERENCE))}
    assert (rows[Stage.CONFERENCE].state, rows[Stage.CONFERENCE].because.code) == (State.CLOSED, "no-longer")
    assert not preparation_open(View(told.case, GATE, CONFERENCE))
    told.tell(e.TalkHeld(TALK, CONFERENCE, True))
    assert {row.stage: row.because.code for row in rail(View(told.case, GATE, CONFERENCE))}[
        Stage.CONFERENCE
    ] == "stopped"
    assert not agreement.open_for_writing(told.case)


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_nothing_leads_back_in_on_the_same_day_or_another(who: PersonId) -> None:
    told = build.in_conference().tell(e.Withdrew(who, CONFERENCE), e.AskedAgain(who, Again.YES, CONFERENCE, "Mrs Vos"))
    for step in GOES_ON:
        assert step_refusal(told, step) == Rule.NO_LONGER
    assert refusal(told, e.ConferenceTakenUp(TALK, CONFERENCE)) == Rule.DOOR_CLOSED
    assert refusal(told, build.conference(told.case, "again")) == Rule.DOOR_CLOSED
    assert refusal(told.on(LATER), e.ConferenceTakenUp(TALK, LATER)) == Rule.DOOR_CLOSED


def test_a_supporter_who_withdraws_ends_nothing_while_somebody_else_is_beside_the_pupil() -> None:
    told = build.in_conference().tell(e.Withdrew(FATHER, CONFERENCE))
    assert step_refusal(told, e.Advanced()) == Rule.ON_HOLD
    told.tell(e.RoleGiven(TUTOR, Role.BESIDE, None, "", TIJN))
    assert step_refusal(told, e.Advanced()) == ""


# another day


@pytest.mark.parametrize("step", GOES_ON, ids=named(GOES_ON))
def test_on_another_day_a_conference_that_was_left_open_does_not_just_go_on(step: Event) -> None:
    assert step_refusal(build.in_conference().on(LATER), step) == Rule.ANOTHER_DAY


@pytest.mark.parametrize("step", GOES_ON, ids=named(GOES_ON))
def test_an_adjourned_conference_goes_on_by_no_step_of_its_own(step: Event) -> None:
    assert step_refusal(adjourned(), step) == Rule.ADJOURNED
    assert step_refusal(adjourned().on(LATER), step) == Rule.ADJOURNED


def test_going_on_another_day_goes_through_the_whole_door_again() -> None:
    told = adjourned()
    assert refusal(told.on(LATER), e.ConferenceTakenUp(TALK, LATER)) == Rule.DOOR_CLOSED
    build.on_another_day(told)
    assert build.door_codes(told) == []
    told.may(e.ConferenceTakenUp(TALK, LATER))
    assert step_refusal(told, e.Advanced()) == ""
    assert step_refusal(told.on(LATER + timedelta(3)), e.Advanced()) == Rule.ANOTHER_DAY


DOOR_AGAIN: list[tuple[str, Event]] = [
    ("not-here", e.CameIn(NOOR, False, LATER)),
    ("second-adult", e.DoorChecked("second-adult", False)),
    ("plan-b", e.DoorChecked("plan-b", False)),
    ("nobody-beside", e.CameIn(FATHER, False, LATER)),
    ("gate-closed", e.AskedAgain(TIJN, Again.UNSURE, LATER, "Mrs Vos", True)),
    ("not-asked-at-door", e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True)),
    ("not-prepared", e.PreparedChecked(TUTOR, "stop-sign", False)),
]


@pytest.mark.parametrize(("code", "missing"), DOOR_AGAIN, ids=[code for code, _ in DOOR_AGAIN])
def test_each_thing_of_that_door_is_asked_for(code: str, missing: Event) -> None:
    told = build.on_another_day(adjourned()).tell(missing)
    assert build.door_codes(told) == [code]
    assert refusal(told, e.ConferenceTakenUp(TALK, LATER)) == Rule.DOOR_CLOSED


def test_what_was_seen_at_the_first_door_says_nothing_about_the_second() -> None:
    told = adjourned()
    assert not told.case.here and not told.case.again_at_door and not told.case.door
    told.tell(e.ConferencePlanned(CONFERENCE, time(15), "Room 2"))
    assert {"not-here", "not-asked-at-door", "second-adult", "plan-b"} <= set(build.door_codes(told))


def test_a_supporter_may_be_missing_the_next_day_when_somebody_else_sits_beside() -> None:
    told = build.on_another_day(adjourned()).tell(e.CameIn(FRIEND, False, LATER))
    assert build.door_codes(told) == []
    told.tell(e.CameIn(FATHER, False, LATER), e.RoleGiven(TUTOR, build.Role.BESIDE, Side.RESPONSIBLE, "", TIJN))
    assert build.door_codes(told) == []


def test_a_conference_that_is_over_is_not_taken_up() -> None:
    for stopped in (True, False):
        told = build.in_conference().tell(e.TalkHeld(TALK, CONFERENCE, stopped))
        assert refusal(told, e.ConferenceTakenUp(TALK, CONFERENCE)) == Rule.ENDED
    told = build.in_conference().tell(e.Withdrew(NOOR, CONFERENCE), e.TalkHeld(TALK, CONFERENCE, True))
    assert refusal(told, e.ConferenceTakenUp(TALK, CONFERENCE)) == Rule.ENDED_BY_WITHDRAWAL
    told = build.in_conference()
    for talk in ("nowhere", f"{NOOR}-1", f"prepared-{NOOR}"):
        assert refusal(told, e.ConferenceTakenUp(TalkId(talk), CONFERENCE)) == Rule.NOT_THE_DAY


def test_while_one_is_adjourned_no_other_is_opened_beside_it() -> None:
    told = build.on_another_day(adjourned())
    assert refusal(told, build.conference(told.case, "second", LATER)) == Rule.CONFERENCE_RUNS


def test_it_is_taken_up_on_the_day_itself() -> None:
    told = build.on_another_day(adjourned())
    assert refusal(told, e.ConferenceTakenUp(TALK, CONFERENCE)) == Rule.NOT_THE_DAY


def test_the_next_step_after_adjourning_is_a_day_and_then_the_door() -> None:
    told = adjourned().tell(*build.first_days()).on(date(2026, 11, 18))
    assert "plan" in build.next_codes(told)
    told.tell(e.ConferencePlanned(LATER, time(13), "Room 2"))
    assert "door" in build.next_codes(told)
    assert "take-up" in build.next_codes(build.on_another_day(told))


# after a stop


def test_after_a_stop_each_reason_is_one_sentence_of_its_own_condition() -> None:
    told = build.in_conference().tell(e.TalkHeld(TALK, CONFERENCE, True))
    reasons = outcome(View(told.case, GATE, CONFERENCE)).reasons
    assert len(reasons) == len({(r.condition, r.about) for r in reasons}) == 4
    assert all(lacking(told.case, r).strip() and r.condition for r in reasons)
    assert told.verdict() is Verdict.NOT_YET


def test_a_disclosure_is_a_concern_that_closes_every_other_guide() -> None:
    told = build.in_conference().tell(
        e.ConcernAsked("disclosure", e.Seen.SEEN, None, TALK), e.TalkHeld(TALK, CONFERENCE, True)
    )
    for who in (NOOR, TIJN, MUM):
        opened = e.TalkOpened(TalkId("t"), TalkKind.ONE_ON_ONE, (who,), CONFERENCE, "Mrs Vos", "s", "h", "en")
        assert refusal(told, opened) == Rule.CONCERN_OPEN
        assert refusal(told, replace(opened, kind=TalkKind.FOLLOW_UP)) == Rule.CONCERN_OPEN
    assert told.case.open_concerns[0].talk == TALK
    assert LEAD not in told.case.circle
