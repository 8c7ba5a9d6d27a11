"""A10: a talk in which both sides sit leads no further, by whichever way the other side came to sit or speak there."""

from __future__ import annotations

from datetime import date

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import CONFERENCE, FATHER, MILO, MUM, NOOR, TIJN
from kring.domain import events as e
from kring.domain.events import EntryId, Event, NotAskedReason, TalkId, TalkKind, TurnId
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.domain.session.run import Run
from kring.domain.session.session import fold

TALK = TalkId("hers")
LINES = (question("one"), question("two"), question("last"))
NAMED: dict[str, Event] = {
    "responsible": e.RoleGiven(MILO, Role.RESPONSIBLE),
    "his cousin": e.RoleGiven(MILO, Role.SUPPORTER, Side.RESPONSIBLE, "cousin", TIJN),
    "his uncle": e.RoleGiven(MILO, Role.PARENT, None, "uncle", TIJN),
    "the same pupil": e.NamesAsked(MILO, TIJN, two=False),
}
ON: list[Event] = [
    e.Advanced(), e.JumpedTo(TurnId("last")), e.NotAsked(TurnId("one"), NotAskedReason.HARM),
    e.Inserted(TurnId("new"), None, NOOR, "And then?"),
]  # fmt: skip


def run(*steps: Event) -> Run:
    return fold(LINES, happened([e.Began(rules=e.RULES), *steps]))


def hers(on: date = CONFERENCE) -> build.Told:
    """A talk with Noor alone that runs, in a case in which Milo has no role yet."""
    opened = e.TalkOpened(TALK, TalkKind.ONE_ON_ONE, (NOOR,), on, "Mrs Vos", "support-talk", "h", "en")
    return build.ready().on(on).tell(build.person(MILO), opened)


def step(told: build.Told, event: Event, *before: Event) -> str:
    return build.step_refusal(told, TALK, run(*before), event)


def said(turn: str, who: PersonId | None, words: str = "Words.") -> e.Answered:
    return e.Answered(EntryId(f"{turn}-{who}"), TurnId(turn), who, "", words)


THERE: dict[str, Event] = {
    "came in": e.Attended(MILO, True),
    "has the word": e.SpeakerChosen(MILO),
    "answered": said("one", MILO),
}


@pytest.mark.parametrize("onward", ON, ids=lambda x: type(x).__name__)
@pytest.mark.parametrize("there", THERE.values(), ids=THERE)
@pytest.mark.parametrize("named", NAMED.values(), ids=NAMED)
def test_who_is_named_of_the_other_side_while_sitting_there_ends_her_talk(
    named: Event, there: Event, onward: Event
) -> None:
    told = hers()
    assert step(told, onward, there) == ""
    told.tell(named)
    assert step(told, onward, there) == Rule.TALKS_APART
    assert step(told, onward) == ""


@pytest.mark.parametrize("named", NAMED.values(), ids=NAMED)
def test_it_goes_on_once_that_one_has_left(named: Event) -> None:
    told = hers().tell(named)
    assert step(told, e.Advanced(), e.Attended(MILO, True), e.WalkedOut(MILO)) == ""
    assert step(told, e.Attended(MILO, True), e.Attended(MILO, True), e.WalkedOut(MILO)) == Rule.TALKS_APART


def test_what_she_says_at_the_present_line_and_every_note_is_kept_still() -> None:
    told = hers().tell(NAMED["responsible"])
    came = e.Attended(MILO, True)
    note = e.Noted(EntryId("n"), None, MILO, words="He stood at the door.")
    for kept in (said("one", NOOR), said("one", None), note, e.Paused(), e.WalkedOut(MILO), e.Finished()):
        assert step(told, kept, came) == ""
    assert step(told, said("two", NOOR), came) == Rule.TALKS_APART  # that line was not reached
    assert step(told, said("two", NOOR, "Better."), said("two", NOOR), came) == ""


SPEAKS = [e.SpeakerChosen, lambda p: e.Inserted(TurnId("new"), None, p, "And you?"), lambda p: said("one", p)]


@pytest.mark.parametrize("speaks", SPEAKS, ids=["the word", "a question", "an answer"])
def test_nobody_of_the_other_side_speaks_in_her_talk(speaks) -> None:  # type: ignore[no-untyped-def]
    told = hers()
    for other in (TIJN, FATHER):
        assert step(told, speaks(other)) == Rule.TALKS_APART
    for own in (NOOR, MUM, MILO):
        assert step(told, speaks(own)) == ""


def test_the_word_goes_back_from_somebody_who_only_had_it() -> None:
    told = hers().tell(NAMED["responsible"])
    assert step(told, e.SpeakerChosen(NOOR), e.SpeakerChosen(MILO)) == ""
    assert step(told, e.SpeakerChosen(NOOR), e.Attended(MILO, True), e.SpeakerChosen(MILO)) == Rule.TALKS_APART


def test_what_was_taken_back_of_somebody_of_the_other_side_does_not_happen_again() -> None:
    told = hers()
    taken_back = (said("one", MILO), e.Undone())
    assert step(told, e.Redone(), *taken_back) == ""
    assert step(told.tell(NAMED["responsible"]), e.Redone(), *taken_back) == Rule.TALKS_APART
