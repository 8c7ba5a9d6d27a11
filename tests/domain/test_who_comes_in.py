"""Who is in the room counts as there, by whatever way; who may not be there does not come in (A4, A12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import domain_builders as build
from circles import happened, line, question
from domain_builders import CONFERENCE, FATHER, FRIEND, MILO, MUM, NOOR, TIJN, TUTOR, VOS, WATCH, refusal
from kring.domain import events as e
from kring.domain.events import Event, Path, TalkId, TurnId, Verdict
from kring.domain.path.going_on import waited_for
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.domain.session.run import Run
from kring.domain.session.session import fold

TALK = TalkId("conference")
LINES = (question("one"), question("two"), question("last"))


def run(*steps: Event) -> Run:
    """A conference that runs: what happened in it, an hour after the door."""
    later = [replace(x, at=x.at + timedelta(days=365)) for x in happened([e.Began(rules=e.RULES), *steps])]
    return fold(LINES, later)


def step(told: build.Told, event: Event, *before: Event) -> str:
    return build.step_refusal(told, TALK, run(*before), event)


def without_father(told: build.Told, not_with: PersonId = FATHER) -> build.Told:
    """Noor's wish is without Tijn's father, or another; he was left out, and the tutor sits beside Tijn."""
    apart = replace(build.wish(NOOR, build.JUDGED), not_with=(not_with,))
    told.tell(apart, e.LeftOut(FATHER, "Her wish."), e.RoleGiven(TUTOR, Role.BESIDE, None, "", TIJN))
    told.on(build.JUDGED).tell(*build.judgements())
    told.tell(e.Decided(Path.CONFERENCE, build.JUDGED, Verdict.YES)).on(build.CONFERENCE - timedelta(days=1))
    told.tell(*build.preparations(told.case)).on(CONFERENCE)
    return told.tell(*build.doors(told.case))


@pytest.fixture
def told() -> build.Told:
    return without_father(build.ready())


COMES: list[Event] = [
    e.Attended(FATHER, True), e.SpeakerChosen(FATHER), e.Inserted(TurnId("new"), None, FATHER, "And you?"),
    e.Answered(e.EntryId("in"), TurnId("one"), FATHER, "", "I think"),
]  # fmt: skip


def test_without_him_it_opens_and_goes_on(told: build.Told) -> None:
    assert build.door_codes(told) == []
    assert refusal(told, build.conference(told.case)) == ""
    assert step(told.tell(build.conference(told.case)), e.Advanced()) == ""


@pytest.mark.parametrize("field", ["also_there", "led_by"])
@pytest.mark.parametrize("name", ["Father", "Father Voorbeeld", "F. Voorbeeld and Father"])
def test_whom_a_wish_keeps_out_does_not_come_in_by_a_name_field(told: build.Told, field: str, name: str) -> None:
    named = f"Lead Voorbeeld and {name}" if field == "led_by" else name
    opening = replace(build.conference(told.case), **{field: named})  # type: ignore[arg-type]
    rules = [Rule.WISH_WITHOUT] + [Rule.NOT_LED_BY_FACILITATOR] * (field == "led_by")  # two names may mean nobody
    assert refusal(told, opening) in rules


@pytest.mark.parametrize("comes", COMES, ids=lambda x: type(x).__name__)
def test_whom_a_wish_keeps_out_does_not_come_in_while_it_runs(told: build.Told, comes: Event) -> None:
    told.tell(build.conference(told.case))
    assert step(told, comes) == Rule.WISH_WITHOUT
    assert refusal(told, e.CameIn(FATHER, True, CONFERENCE)) == Rule.WISH_WITHOUT


def test_whom_a_wish_keeps_out_is_not_the_second_adult_at_the_door(told: build.Told) -> None:
    other = without_father(build.ready(), not_with=build.BAKKER)
    assert build.door_codes(other) == ["here-against-wish"]
    assert build.door_codes(other.tell(e.DoorChecked("second-adult", True, "Mrs Vos"))) == []


@pytest.mark.parametrize("comes", COMES, ids=lambda x: type(x).__name__)
def test_who_was_left_out_does_not_come_in_and_denies_in_the_room(comes: Event) -> None:
    told = build.opened().tell(build.person(MILO), e.RoleGiven(MILO, Role.RESPONSIBLE), e.LeftOut(MILO, "He denies."))
    for record in build.ready().log[len(build.opened().log) :]:
        told.on(record.at.date()).tell(record.event, by=record.by)
    told.tell(e.Decided(Path.CONFERENCE, build.JUDGED, Verdict.YES)).on(CONFERENCE - timedelta(days=1))
    told.tell(*build.preparations(told.case)).on(CONFERENCE).tell(*build.doors(told.case))
    assert build.door_codes(told) == []
    assert refusal(told, replace(build.conference(told.case), also_there="Milo")) == Rule.NOT_IN_THE_CIRCLE
    assert refusal(told, e.CameIn(MILO, True, CONFERENCE)) == Rule.NOT_IN_THE_CIRCLE
    told.tell(build.conference(told.case))
    assert step(told, replace(comes, person=MILO)) == Rule.NOT_IN_THE_CIRCLE  # type: ignore[call-arg]


def test_an_answer_is_taken_of_nobody_from_outside_or_who_is_not_of_this_conference() -> None:
    told = build.in_conference().tell(build.person(MILO))
    assert step(told, answer("one", PersonId("nobody"))) == Rule.NOT_OF_THIS_CONFERENCE
    for other in (MILO, WATCH):
        assert step(told, answer("one", other)) == Rule.NOT_IN_THE_CIRCLE
        assert step(told, e.Redone(), answer("one", other), e.Undone()) == Rule.NOT_IN_THE_CIRCLE
    for who in (NOOR, FATHER, build.LEAD, None):
        assert step(told, answer("one", who)) == ""


def test_what_somebody_said_before_leaving_the_circle_can_be_written_better() -> None:
    told = build.in_conference()
    before = answer("one", FRIEND)
    told.tell(e.LeftOut(FRIEND, "Her wish."))
    assert step(told, answer("two", FRIEND), before) == Rule.NOT_IN_THE_CIRCLE
    assert step(told, answer("one", FRIEND), before) != Rule.NOT_IN_THE_CIRCLE


# while somebody is waited for


def answer(turn: str, who: PersonId | None = TIJN) -> e.Answered:
    return e.Answered(e.EntryId("a"), TurnId(turn), who, "", "Words.")


MISSING: list[Event] = [e.WalkedOut(NOOR), e.Attended(NOOR, False)]


@pytest.mark.parametrize("missing", MISSING, ids=["walked-out", "absent"])
def test_while_a_main_party_is_out_nobody_answers_a_line_that_was_not_reached(missing: Event) -> None:
    """It is no answer to the line at hand either; what is said at that one is kept, and all goes on with her."""
    told = build.in_conference()
    assert step(told, answer("two")) == ""
    assert step(told, answer("two"), missing) == Rule.ON_HOLD
    assert step(told, answer("two", None), missing) == Rule.ON_HOLD
    assert step(told, answer("one"), missing) == ""
    assert step(told, answer("two"), missing, e.Attended(NOOR, True)) == ""


def test_what_was_answered_ahead_before_can_be_written_better_and_an_earlier_line_is_answered_still() -> None:
    told = build.in_conference()
    assert step(told, answer("two"), answer("two"), e.WalkedOut(NOOR)) == ""
    assert step(told, answer("one"), e.Advanced(), e.WalkedOut(NOOR)) == ""


def test_nor_is_a_line_ahead_answered_when_nobody_leads() -> None:
    assert step(build.in_conference(), answer("two"), e.WalkedOut(build.LEAD)) == Rule.ON_HOLD


def test_nobody_answers_the_line_of_somebody_who_is_out_in_that_one_s_place() -> None:
    told = build.in_conference()
    hers = fold(
        (line("one", whom="noor"), line("two", whom="tijn")), happened([e.Began(rules=e.RULES), e.WalkedOut(NOOR)])
    )
    assert build.step_refusal(told, TALK, hers, answer("one")) == Rule.HAS_LEFT
    note = e.Noted(e.EntryId("n"), TurnId("one"), TIJN, words="He said this.")
    assert build.step_refusal(told, TALK, hers, note) == ""


def test_who_was_not_prepared_does_not_come_in() -> None:
    told = build.in_conference()
    assert step(told, e.Attended(WATCH, True)) == Rule.NOT_IN_THE_CIRCLE
    told.tell(e.RoleGiven(WATCH, Role.BESIDE, None, "", TIJN))
    assert step(told, e.Attended(WATCH, True)) == Rule.NOT_PREPARED


def test_an_interpreter_from_outside_the_case_and_the_second_adult_may_be_there() -> None:
    told = build.at_the_door()
    for name in ("", "An interpreter, Ms Sol", "Mr Bakker"):
        assert refusal(told, replace(build.conference(told.case), also_there=name)) == ""
    told.tell(build.conference(told.case))
    assert step(told, e.Attended(build.BAKKER, True)) == ""
    assert step(told, e.Attended(VOS, True)) == Rule.NOT_IN_THE_CIRCLE


# nobody beside a pupil


@pytest.mark.parametrize(("who", "left"), [(TIJN, (FATHER,)), (NOOR, (MUM, FRIEND))])
@pytest.mark.parametrize("leaves", [e.WalkedOut, lambda p: e.Attended(p, False)], ids=["walks-out", "absent"])
def test_when_nobody_is_left_beside_a_pupil_it_waits(who: PersonId, left: tuple[PersonId, ...], leaves) -> None:  # type: ignore[no-untyped-def]
    told = build.in_conference()
    gone = [leaves(p) for p in left]
    for onward in (e.Advanced(), e.JumpedTo(TurnId("last")), e.Inserted(TurnId("n"), None, None), e.Finished()):
        assert step(told, onward, *gone) == Rule.ON_HOLD
    assert step(told, e.Resumed(), *gone, e.Paused()) == Rule.ON_HOLD
    for kept in (
        e.Answered(e.EntryId("x"), TurnId("one"), NOOR, "", "words"),
        e.Paused(),
        e.Noted(e.EntryId("n"), None, None),
    ):
        assert step(told, kept, *gone) == ""
    assert set(waited_for(told.case, run(*gone))) == set(left)
    assert step(told, e.Advanced(), *gone, e.Attended(left[0], True)) == ""
    assert waited_for(told.case, run(*gone, e.Attended(left[0], True))) == ()


def test_it_goes_on_when_an_adult_of_the_school_who_is_prepared_sits_beside() -> None:
    told = build.in_conference().tell(e.RoleGiven(TUTOR, Role.BESIDE, None, "", TIJN))
    assert step(told, e.Advanced(), e.WalkedOut(FATHER)) == ""
    assert step(told, e.Advanced(), e.WalkedOut(FATHER), e.WalkedOut(TUTOR)) == Rule.ON_HOLD


def test_it_waits_while_nobody_leads() -> None:
    told = build.in_conference()
    assert step(told, e.Advanced(), e.WalkedOut(build.LEAD)) == Rule.ON_HOLD
    assert waited_for(told.case, run(e.WalkedOut(build.LEAD))) == (build.LEAD,)
    assert step(told, e.Advanced(), e.WalkedOut(build.LEAD), e.Attended(build.LEAD, True)) == ""


# what closes the door holds or ends a running one


CLOSES: list[tuple[Event, str]] = [
    (e.Decided(Path.ONE_ON_ONE, CONFERENCE, Verdict.YES), Rule.NO_LONGER),
    (e.Decided(Path.WAIT, CONFERENCE, Verdict.NOT_YET), Rule.NO_LONGER),
    (e.CameIn(NOOR, False, CONFERENCE), Rule.ON_HOLD),
    (e.CameIn(TIJN, False, CONFERENCE), Rule.ON_HOLD),
    (e.CameIn(FATHER, False, CONFERENCE), Rule.ON_HOLD),
    (e.DoorChecked("second-adult", False), Rule.ON_HOLD),
    (e.DoorChecked("second-adult", True, "Father"), Rule.ON_HOLD),
    (e.DoorChecked("plan-b", False), Rule.ON_HOLD),
    (e.PreparedChecked(TIJN, "stop-sign", False), Rule.ON_HOLD),
    (e.RoleGiven(MILO, Role.SUPPORTER, Side.HARMED, "", NOOR), Rule.ON_HOLD),
    (e.RoleEnded(build.CARERS[0], Role.CARE), Rule.NO_LONGER),
    (e.FirstSpeakerSaid(NOOR, Side.HARMED), ""),
    (e.AskedAgain(NOOR, e.Again.UNSURE, CONFERENCE, "Mrs Vos", True), Rule.NO_LONGER),
]


@pytest.mark.parametrize(("closes", "rule"), CLOSES, ids=lambda x: type(x).__name__ if not isinstance(x, str) else x)
def test_what_closes_the_door_during_a_break_holds_or_ends_it(closes: Event, rule: str) -> None:
    told = build.in_conference().tell(build.person(MILO), closes)
    for onward in (e.Advanced(), e.Resumed(), e.Redone(), e.JumpedTo(TurnId("two"))):
        assert step(told, onward) == rule
