"""What the answers of a talk become besides words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

import domain_builders as build
from domain_builders import MUM, NOOR, TIJN
from kring.domain import events as e
from kring.domain.events import Event, Recorded, TalkId, TalkKind, TurnId
from kring.domain.people import PersonId, Side
from kring.domain.records import records_of
from kring.domain.run import Run
from kring.domain.script import Act, Records, Step, Who
from kring.domain.session import fold
from kring.domain.turns import Turn

ON = date(2026, 10, 20)
AT = datetime(2026, 10, 20, 10, tzinfo=UTC)


def line(records: Records) -> Turn:
    key = records.value.replace(" ", "-")
    step = Step(key, Act.ASK, "A question", records=records)
    return Turn(TurnId(key), "one", "One", 5, Who.PERSON, None, (), (), step)


LINES = tuple(line(records) for records in Records)


def run(*moves: Event) -> Run:
    happened = [Recorded(n, f"r{n}", AT + timedelta(seconds=n), x) for n, x in enumerate((e.Began(), *moves), 1)]
    return fold(LINES, happened)


def answer(records: Records, words: str = "", code: str = "", who: PersonId | None = None) -> e.Answered:
    key = records.value.replace(" ", "-")
    return e.Answered(e.EntryId(f"x-{key}"), TurnId(key), who, code, words)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


def told(who: tuple[PersonId, ...], moves: list[Event], kind: TalkKind = TalkKind.INTERVIEW) -> list[Event]:
    story = build.opened().on(ON)
    opened = e.TalkOpened(TalkId("t"), kind, who, ON, "Mrs Vos", "s", "h", "en")
    story.tell(opened)
    return records_of(story.case, story.case.talks[TalkId("t")], run(*moves), ids())


def test_what_is_needed_becomes_a_record_in_the_pupil_s_words() -> None:
    assert told((NOOR,), [answer(Records.NEEDS, "Quiet.")]) == [e.NeedsSaid(NOOR, ON, "Mrs Vos", "Quiet.")]


def test_a_wish_keeps_its_words_its_answer_and_every_condition_tied_to_it() -> None:
    moves: list[Event] = [
        answer(Records.WISH, "I want him to hear it.", "meet"),
        answer(Records.CONDITIONS, "only if Mum is there; no phones\n\n by the door "),
    ]
    conditions = ("only if Mum is there", "no phones", "by the door")
    expected = e.WishSaid(
        "id-1",
        NOOR,
        e.Want.MEET,
        ON,
        "Mrs Vos",
        conditions,
        "I want him to hear it.",
        e.EntryId("x-wish"),
        talk=TalkId("t"),
    )
    assert told((NOOR,), moves) == [expected]


@pytest.mark.parametrize("code", ["", "perhaps", "10"])
def test_an_answer_that_is_none_of_the_equal_ones_is_no_wish(code: str) -> None:
    assert told((NOOR,), [answer(Records.WISH, "I do not say.", code)]) == []


def test_an_empty_answer_records_nothing() -> None:
    assert told((NOOR,), [answer(Records.NEEDS, "  "), answer(Records.SUPPORT)]) == []


def test_a_date_says_since_when_it_has_stopped_and_anything_else_does_not() -> None:
    assert told((NOOR,), [answer(Records.STOPPED, "", "2026-10-08")]) == [e.StoppedSaid(NOOR, date(2026, 10, 8), ON)]
    assert told((NOOR,), [answer(Records.STOPPED, "", "goes-on")]) == [e.StoppedSaid(NOOR, None, ON)]
    unsure = e.StoppedSaid(NOOR, None, ON, "last week", unsure=True)
    assert told((NOOR,), [answer(Records.STOPPED, "last week", "unsure")]) == [unsure]
    assert told((NOOR,), [answer(Records.STOPPED, "last week", "some time")]) == []


def test_only_the_harmed_pupil_s_sign_to_stop_is_a_measure() -> None:
    assert told((NOOR,), [answer(Records.STOP_SIGN, "card")]) == [e.MeasureChosen(NOOR, "stop-sign", "card")]
    assert told((TIJN,), [answer(Records.STOP_SIGN, "card")]) == []


def test_who_speaks_first_is_a_side() -> None:
    found = told((NOOR,), [answer(Records.FIRST_SPEAKER, "", "responsible")])
    assert found == [e.FirstSpeakerSaid(NOOR, Side.RESPONSIBLE)]
    assert told((NOOR,), [answer(Records.FIRST_SPEAKER, "Mum", "mum")]) == []


def test_an_answer_belongs_to_who_gave_it_else_to_the_first_whom_the_talk_is_with() -> None:
    found = told((NOOR, MUM), [answer(Records.NEEDS, "Rest.", who=MUM)])
    assert [getattr(x, "person", None) for x in found] == [MUM]
    assert [getattr(x, "person", None) for x in told((NOOR, MUM), [answer(Records.NEEDS, "Rest.")])] == [NOOR]


@pytest.mark.parametrize("kind", list(TalkKind))
def test_no_talk_ticks_anything_by_itself(kind: TalkKind) -> None:
    assert told((NOOR,), [], kind) == []


def test_asked_again_is_the_answer_and_never_a_push() -> None:
    for again in e.Again:
        found = told((NOOR,), [answer(Records.ASKED_AGAIN, "", again.value)], TalkKind.FOLLOW_UP)
        assert found == [e.AskedAgain(NOOR, again, ON, "Mrs Vos")]


def due_of(on: date) -> str:
    story = build.opened().on(on)
    story.tell(e.CheckedIn(f"report/week-2/{NOOR}", NOOR, e.Change.SAME, date(2026, 10, 20), "Mrs Vos"))
    story.tell(e.TalkOpened(TalkId("t"), TalkKind.FOLLOW_UP, (NOOR,), on, "Mrs Vos", "s", "h", "en"))
    made = records_of(story.case, story.case.talks[TalkId("t")], run(answer(Records.BETTER, "", "better")), ids())
    (found,) = made
    assert isinstance(found, e.CheckedIn) and found.change is e.Change.BETTER
    return found.due


def test_a_follow_up_talk_answers_the_planned_day_near_it() -> None:
    week_4 = date(2026, 11, 3)
    assert due_of(week_4) == f"report/week-4/{NOOR}"
    assert due_of(week_4 - timedelta(3)) == f"report/week-4/{NOOR}"
    assert due_of(week_4 + timedelta(6)) == f"report/week-4/{NOOR}"


def test_a_talk_in_between_uses_up_no_planned_day() -> None:
    assert due_of(date(2026, 10, 27)) == f"talk/t/{NOOR}"
