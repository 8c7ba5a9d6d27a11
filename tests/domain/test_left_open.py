"""A1, A2: what was said in a talk that was left open is not heard yet, so nothing opens or goes on until it ended."""

from __future__ import annotations

from datetime import date

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import CONFERENCE, FATHER, GATE, JUDGED, MUM, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.case.stages import Stage, State, View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Event, Path, TalkId, TalkKind, TurnId, Verdict
from kring.domain.path.going_on import permit_step
from kring.domain.path.rail import rail
from kring.domain.people import PersonId
from kring.domain.preparing.door import Why, door
from kring.domain.refusals import Rule
from kring.domain.session.run import Run
from kring.domain.session.session import fold
from kring.words.deciding import lacking
from kring.words.preparing import door as preparing

TALK = TalkId("conference")
ONE, TWO = TurnId("one"), TurnId("two")
GOES_ON: list[Event] = [
    e.Advanced(), e.JumpedTo(TWO), e.Inserted(TurnId("new"), None, None), e.Resumed(),
    e.NotAsked(ONE, e.NotAskedReason.NOT_NOW), e.Answered(e.EntryId("x"), ONE, NOOR, "", "words"), e.Finished(),
]  # fmt: skip

LEFT = [
    (NOOR, TalkKind.INTERVIEW),
    (TIJN, TalkKind.ONE_ON_ONE),
    (NOOR, TalkKind.FOLLOW_UP),
    (FATHER, TalkKind.PREPARATION),
    (MUM, TalkKind.INTERVIEW),
]


def run() -> Run:
    return fold((question(ONE), question(TWO)), happened([e.Began(rules=e.RULES)]))


def begun(who: PersonId, kind: TalkKind, on: date) -> e.TalkOpened:
    return e.TalkOpened(TalkId("left"), kind, (who,), on, "Mrs Vos", "s", "h", "en")


@pytest.mark.parametrize(("who", "kind"), LEFT)
@pytest.mark.parametrize("stopped", [False, True])
def test_a_talk_that_was_begun_closes_decision_and_door_until_it_ended(
    who: PersonId, kind: TalkKind, stopped: bool
) -> None:
    decide = e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES)
    told = build.ready().tell(begun(who, kind, JUDGED))
    assert told.why() == {"talk-open"}
    assert refusal(told, decide) == Rule.GATE_CLOSED
    assert refusal(told.tell(e.TalkHeld(TalkId("left"), JUDGED, stopped)), decide) == ""
    told = build.at_the_door().tell(begun(who, kind, CONFERENCE))
    assert build.door_codes(told) == ["talk-open"]
    assert refusal(told, build.conference(told.case)) == Rule.DOOR_CLOSED
    assert refusal(told, e.PreparedChecked(NOOR, "stop-sign", True)) == ""  # what is prepared meanwhile harms nobody


@pytest.mark.parametrize("step", GOES_ON, ids=lambda step: type(step).__name__)
def test_a_running_conference_goes_on_only_once_the_talk_ended(step: Event) -> None:
    told = build.in_conference().tell(begun(NOOR, TalkKind.ONE_ON_ONE, CONFERENCE))
    assert build.code_of(permit_step, View(told.case, GATE, told.today), TALK, run(), step) == Rule.TALK_OPEN
    rows = {row.stage: row for row in rail(View(told.case, GATE, CONFERENCE))}
    assert (rows[Stage.CONFERENCE].state, rows[Stage.CONFERENCE].because.code) == (State.CLOSED, Why.TALK_OPEN)
    told.tell(e.TalkHeld(TalkId("left"), CONFERENCE, True))
    assert build.code_of(permit_step, View(told.case, GATE, told.today), TALK, run(), step) == ""


def test_to_go_on_with_it_or_to_end_it_is_the_next_step_and_every_place_says_which_talk() -> None:
    told = build.in_conference().tell(*build.first_days(), begun(NOOR, TalkKind.ONE_ON_ONE, CONFERENCE))
    assert build.next_codes(told)[0] == "talk-open"
    assert "go-on" not in build.next_codes(told)
    told = build.at_the_door().tell(*build.first_days(), begun(NOOR, TalkKind.ONE_ON_ONE, CONFERENCE))
    assert build.next_codes(told)[0] == "talk-open"
    assert "open-conference" not in build.next_codes(told)
    name = told.case.called(NOOR)
    said = lacking(told.case, outcome(View(told.case, GATE, CONFERENCE)).reasons[0])
    assert said == f"the talk with {name} of 17 Nov stands open: go on with it, or end it"
    closed = preparing.door(told.case, door(View(told.case, GATE, CONFERENCE))[0])
    assert name in closed and "or end it" in closed


def test_nobody_is_asked_in_another_talk_while_one_with_that_person_stands_open() -> None:
    """A3: a no that was said in it is heard at its end, and a yes said beside it would stand against it."""
    told = build.ready().tell(begun(NOOR, TalkKind.ONE_ON_ONE, JUDGED))
    other = e.TalkOpened(TalkId("other"), TalkKind.INTERVIEW, (NOOR,), JUDGED, "Mrs Vos", "s", "h", "en")
    assert refusal(told, other) == Rule.TALK_OPEN
    assert (
        refusal(told, e.TalkOpened(TalkId("tijn"), TalkKind.INTERVIEW, (TIJN,), JUDGED, "Mrs Vos", "s", "h", "en"))
        == ""
    )
    told.tell(e.TalkHeld(TalkId("left"), JUDGED, True))
    assert refusal(told, other) == ""
