"""What the answers of a talk become besides words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import MUM, NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.facts import TalkFact
from kring.domain.events import Event, TalkId, TalkKind, TurnId
from kring.domain.people import PersonId, Side
from kring.domain.session.run import Run
from kring.domain.session.script import Branch, Records
from kring.domain.session.session import fold
from kring.domain.session.turns import Turn
from kring.domain.talks.records import lines_to_put, open_steps, records_of

ON = date(2026, 10, 20)


def line(records: Records) -> Turn:
    return question(records.value.replace(" ", "-"), records=records)


LINES = tuple(line(records) for records in Records)


def run(*moves: Event, apart: tuple[Records, ...] = ()) -> Run:
    lines = tuple(replace(t, listeners=(NOOR,)) if t.step.records in apart else t for t in LINES)
    return fold(lines, happened([e.Began(), *moves]))


def answer(records: Records, words: str = "", code: str = "", who: PersonId | None = None) -> e.Answered:
    key = records.value.replace(" ", "-")
    return e.Answered(e.EntryId(f"x-{key}"), TurnId(key), who, code, words)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


def told(
    who: tuple[PersonId, ...],
    moves: list[Event],
    kind: TalkKind = TalkKind.INTERVIEW,
    apart: tuple[Records, ...] = (),
) -> list[Event]:
    story = build.opened().on(ON)
    opened = e.TalkOpened(TalkId("t"), kind, who, ON, "Mrs Vos", "s", "h", "en")
    story.tell(opened)
    return records_of(story.case, story.case.talks[TalkId("t")], run(*moves, apart=apart), ids())


def test_what_is_needed_becomes_a_record_in_the_pupil_s_words() -> None:
    assert told((NOOR,), [answer(Records.NEEDS, "Quiet.")]) == [e.NeedsSaid(NOOR, ON, "Mrs Vos", "Quiet.")]


SAID_APART: tuple[tuple[Records, e.Answered], ...] = (
    (Records.NEEDS, answer(Records.NEEDS, "Quiet.")),
    (Records.WISH, answer(Records.WISH, "Yes.", "meet")),
    (Records.SUPPORT, answer(Records.SUPPORT, "Mum")),
    (Records.STOPPED, answer(Records.STOPPED, "Since then.", "2026-10-01")),
    (Records.OWN_PART, answer(Records.OWN_PART, "I took it.", "accepts")),
    (Records.SAFE, answer(Records.SAFE, "Not at home.", "not-safe")),
    (Records.BETTER, answer(Records.BETTER, "Quiet now.", "better")),
)


@pytest.mark.parametrize(("records", "said"), SAID_APART)
def test_what_was_said_in_private_is_marked_so_in_what_it_becomes(records: Records, said: e.Answered) -> None:
    (in_the_room,), (apart,) = told((NOOR,), [said]), told((NOOR,), [said], apart=(records,))
    assert apart == replace(in_the_room, in_private=True) != in_the_room


def test_a_wish_whose_conditions_were_said_in_private_is_marked_so() -> None:
    said = [answer(Records.WISH, "Yes.", "meet"), answer(Records.CONDITIONS, "not long")]
    (wish,) = told((NOOR,), [*said], apart=(Records.CONDITIONS,))
    assert isinstance(wish, e.WishSaid) and wish.in_private


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
    assert told((NOOR,), [answer(Records.STOP_SIGN, "card")]) == [e.MeasureChosen(NOOR, "stop-sign", "card", ON)]
    assert told((TIJN,), [answer(Records.STOP_SIGN, "card")]) == []


def test_who_speaks_first_is_a_side() -> None:
    found = told((NOOR,), [answer(Records.FIRST_SPEAKER, "", "responsible")])
    assert found == [e.FirstSpeakerSaid(NOOR, Side.RESPONSIBLE, ON)]
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


# what is said in any guide is recorded


def test_by_whom_a_pupil_wants_to_be_asked_is_several_names() -> None:
    for words in ("Mrs Vos\nMr Bakker", "Mrs Vos, Mr Bakker", " Mrs Vos; Mr Bakker ;"):
        found = told((NOOR,), [answer(Records.ASKERS, words)])
        assert found == [e.AskersNamed(NOOR, ("Mrs Vos", "Mr Bakker"), ON, words)]


@pytest.mark.parametrize("part", list(e.Part))
def test_what_an_answer_to_the_own_part_was_is_marked_by_whoever_leads_the_talk(part: e.Part) -> None:
    (found,) = told((TIJN,), [answer(Records.OWN_PART, "It was a joke.", part.value)])
    assert found == e.OwnPartSaid(TIJN, part, ON, "Mrs Vos", TalkId("t"), e.EntryId("x-own-part"), "It was a joke.", 2)


def test_words_about_the_own_part_without_a_mark_are_no_acceptance() -> None:
    assert told((TIJN,), [answer(Records.OWN_PART, "It was me.")]) == []


@pytest.mark.parametrize(("code", "holds"), [("holds", True), ("partly", False), ("not", False), ("unsure", False)])
def test_whether_the_plan_holds_is_the_pupil_s_own_word_and_partly_is_a_no(code: str, holds: bool) -> None:
    assert told((NOOR,), [answer(Records.PLAN, "On the bus.", code)]) == [e.PlanSaid(NOOR, holds, ON, "On the bus.")]


@pytest.mark.parametrize("kind", list(TalkKind))
@pytest.mark.parametrize("code", ["not-safe", "unsure"])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_not_safe_is_heard_in_every_talk(kind: TalkKind, code: str, who: PersonId) -> None:
    found = told((who,), [answer(Records.SAFE, "At the bus stop.", code)], kind)
    together = kind in (TalkKind.CONFERENCE, TalkKind.CIRCLE)  # where nobody is named, nobody in particular said it
    about = None if together else who
    assert found == [e.UnsafeSaid("id-1", about, ON, TalkId("t"), "At the bus stop.")]
    assert told((who,), [answer(Records.SAFE, "", "safe")], kind) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("code", ["goes-on", "unsure"])
def test_a_day_named_in_the_same_talk_takes_it_goes_on_not_back(order: tuple[int, int], code: str) -> None:
    lines = (line(Records.STOPPED), question("last-time", records=Records.STOPPED))
    given = (e.Answered(e.EntryId("a"), TurnId("stopped"), None, code),
             e.Answered(e.EntryId("b"), TurnId("last-time"), None, "2026-10-08"))  # fmt: skip
    story = build.opened().on(ON)
    story.tell(e.TalkOpened(TalkId("t"), TalkKind.INTERVIEW, (NOOR,), ON, "Mrs Vos", "s", "h", "en"))
    session = fold(lines, happened([e.Began(), *(given[n] for n in order)]))
    found = records_of(story.case, story.case.talks[TalkId("t")], session, ids())
    assert found == [e.StoppedSaid(NOOR, None, ON, "", code == "unsure")]


@pytest.mark.parametrize("code", ["no", "unsure"])
def test_a_supporter_s_no_said_in_a_guide_counts(code: str) -> None:
    (found,) = told((MUM,), [answer(Records.WOULD_COME, "I cannot.", code)])
    assert found == e.AskedAgain(MUM, e.Again(code), ON, "Mrs Vos")
    assert told((MUM,), [answer(Records.WOULD_COME, "", "yes")]) == []


@pytest.mark.parametrize(("code", "says"), [("yes", e.ParentSays.AGREES), ("no", e.ParentSays.REFUSES)])
def test_a_parent_s_answer_in_a_guide_counts_for_their_own_child(code: str, says: e.ParentSays) -> None:
    (found,) = told((MUM,), [answer(Records.CHILD_MAY, "", code)])
    assert found == e.ParentAnswered(NOOR, "Mum Voorbeeld", says, ON)
    assert told((MUM,), [answer(Records.CHILD_MAY, "I do not know.", "unsure")]) == []
    assert told((build.TUTOR,), [answer(Records.CHILD_MAY, "", code)]) == []


# held to its end


def left(*moves: Event, kind: TalkKind = TalkKind.INTERVIEW) -> set[str]:
    story = build.opened().on(ON)
    story.tell(e.TalkOpened(TalkId("t"), kind, (NOOR,), ON, "Mrs Vos", "s", "h", "en"))
    return set(open_steps(story.case.talks[TalkId("t")], run(*moves)))


RESTS = {"needs", "wish", "support", "stopped", "asked-again", "askers", "own-part", "plan-holds", "safe-now"}


def test_the_steps_that_a_condition_rests_on_are_open_until_answered() -> None:
    assert left() == RESTS
    assert left(answer(Records.NEEDS, "Quiet.")) == RESTS - {"needs"}
    assert left(answer(Records.NEEDS, "  ")) == RESTS


@pytest.mark.parametrize("reason", e.REASONS_TO_CHOOSE)
def test_or_left_out_for_a_reason(reason: e.NotAskedReason) -> None:
    assert left(e.NotAsked(TurnId("needs"), reason)) == RESTS - {"needs"}


def test_a_line_passed_over_because_somebody_left_is_still_open() -> None:
    assert left(e.NotAsked(TurnId("needs"), e.NotAskedReason.LEFT)) == RESTS


def test_to_go_on_without_an_answer_is_no_answer() -> None:
    assert left(e.Advanced(), e.Advanced(), e.Advanced()) == RESTS


STILL, HOW_OFTEN, NEEDS, END = TurnId("still"), TurnId("how-often"), TurnId("needs"), TurnId("end")
AFTER_STILL = (Branch("still", ("goes-on",)),)
HANGING = (
    question(STILL),
    replace(question(HOW_OFTEN), only_after=AFTER_STILL),
    replace(line(Records.NEEDS), only_after=(Branch("how-often", ("daily", "weekly")),)),
    question(END),
)


def ended(*moves: Event, lines: tuple[Turn, ...] = HANGING) -> tuple[TalkFact, Run]:
    story = build.opened().on(ON)
    story.tell(e.TalkOpened(TalkId("t"), TalkKind.INTERVIEW, (NOOR,), ON, "Mrs Vos", "s", "h", "en"))
    held = fold(lines, happened([e.Began(rules=e.RULES), *moves, e.JumpedTo(END), e.Finished()]))
    return story.case.talks[TalkId("t")], held


def left_hanging(*moves: Event, lines: tuple[Turn, ...] = HANGING) -> tuple[str, ...]:
    return open_steps(*ended(*moves, lines=lines))


def says(line: str, code: str, words: str = "") -> e.Answered:
    return e.Answered(e.EntryId(f"x-{line}"), TurnId(line), None, code, words)


def test_a_line_that_did_not_come_up_because_nothing_was_answered_is_still_open() -> None:
    assert left_hanging(e.Advanced()) == ("needs",)
    assert left_hanging(says(STILL, "", "He does not look at me."), e.Advanced()) == ("needs",), "no answer was chosen"
    short = (HANGING[0], replace(HANGING[2], only_after=AFTER_STILL), HANGING[3])
    assert left_hanging(e.Advanced(), lines=short) == ("needs",)
    assert left_hanging(says(STILL, "goes-on"), lines=short) == ("needs",), "it came up, and was passed over"
    assert left_hanging(e.NotAsked(STILL, e.NotAskedReason.NOT_NOW), lines=short) == ("needs",), "nor was it later"


def test_to_go_back_to_is_the_question_on_which_it_hangs() -> None:
    def goes_back_to(*moves: Event) -> list[TurnId]:
        return [turn.id for turn in lines_to_put(*ended(*moves))]

    assert goes_back_to() == [STILL]
    assert goes_back_to(says(STILL, "goes-on")) == [HOW_OFTEN]
    assert goes_back_to(says(STILL, "goes-on"), says(HOW_OFTEN, "daily")) == [NEEDS]
    assert goes_back_to(e.NotAsked(STILL, e.NotAskedReason.NOT_NOW)) == [TurnId(STILL + "/later")]


def test_a_line_that_an_answer_left_out_is_not_open() -> None:
    assert left_hanging(says(STILL, "stopped")) == ()
    assert left_hanging(says(STILL, "goes-on"), says(HOW_OFTEN, "never")) == ()
    assert left_hanging(says(STILL, "goes-on"), says(HOW_OFTEN, "daily"), says(NEEDS, "", "Quiet.")) == ()
    assert left_hanging(e.NotAsked(STILL, e.NotAskedReason.HARM)) == (), "what it hangs on was left out for a reason"


def test_the_last_answer_counts_whether_it_was_given_the_first_time_or_later() -> None:
    short = (HANGING[0], replace(HANGING[2], only_after=AFTER_STILL), HANGING[3])
    later = TurnId(STILL + "/later")
    put_off: list[Event] = [says(STILL, "goes-on", "I think."), e.NotAsked(STILL, e.NotAskedReason.NOT_NOW)]
    assert left_hanging(*put_off, lines=short) == ("needs",)
    changed: list[Event] = [*put_off, e.JumpedTo(later), says(later, "stopped")]
    assert left_hanging(*changed, lines=short) == ()
    assert left_hanging(*changed, e.Undone(), lines=short) == ("needs",)
    assert left_hanging(*changed, says(STILL, "goes-on"), lines=short) == ("needs",)


def test_no_condition_rests_on_a_follow_up() -> None:
    assert left(kind=TalkKind.FOLLOW_UP) == set()


def test_a_conference_in_which_a_part_was_never_asked_was_not_held() -> None:
    assert left(kind=TalkKind.CONFERENCE) == {"needs"}
