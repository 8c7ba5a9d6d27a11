"""A2, A3: after a no in a talk nobody goes on asking how a meeting would be; the lines are kept as not asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import builders as build
from circles import happened, question
from kring.domain import events as e
from kring.domain.case.facts import TalkFact
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import NotAskedReason, TalkId, TalkKind, TurnId, Want
from kring.domain.people import PersonId
from kring.domain.refusals import Refusal, Rule
from kring.domain.session.script import Records
from kring.domain.session.session import fold
from kring.domain.talks.records import open_steps
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk

ABOUT_MEETING = ["conditions", "even", "first", "sign"]
LANGUAGES = ("en", "nl")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = build.desk(tmp_path)
    yield made
    made.vault.close()


def begun(desk: Desk, language: str = "en") -> tuple[build.Built, OpenTalk]:
    """The talk with Ellie in which meeting is asked."""
    built = build.safe(desk)
    kind, who = TalkKind.INTERVIEW, [built["ellie"]]
    built.case, running = talks.begin_talk(desk, built.id, kind, who, "talk-harmed-2", "Mrs Price", language=language)
    return built, running


def walked(desk: Desk, running: OpenTalk, answers: dict[str, tuple[str, str]]) -> tuple[list[str], OpenTalk]:
    """Line after line to the end, as one goes through it; gives the lines that were put, in their order."""
    put = []
    while True:
        turn = running.run.current
        put.append(turn.step.id)
        if turn.step.id in answers:
            running = talks.answer(desk, running, *answers[turn.step.id])
        try:
            running = talks.step(desk, running, sitting.go_on())
        except SessionRefused as refused:
            assert refused.code == Refusal.AT_END
            return put, running


def said_no(running: OpenTalk) -> int:
    return list(running.run.not_asked.values()).count(NotAskedReason.SAID_NO)


def turn_of(running: OpenTalk, step: str) -> TurnId:
    return next(t.id for t in running.run.turns if t.step.id == step)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("want", [Want.NO, Want.ONLY_STOPS])
def test_after_a_no_no_line_about_meeting_is_put_any_more(desk: Desk, language: str, want: Want) -> None:
    built, running = begun(desk, language)
    put, running = walked(desk, running, {"go-on": ("", want)})
    assert not set(put) & set(ABOUT_MEETING)
    said = ["after-stops"] if want is Want.ONLY_STOPS else []
    assert put[put.index("go-on") :] == ["go-on", *said, "hear", "thanks"], "nor that it is asked again"
    said_no = {turn_of(running, step) for step in ABOUT_MEETING}
    assert {t for t, why in running.run.not_asked.items() if why is NotAskedReason.SAID_NO} == said_no
    case, running = talks.finish(desk, running)
    again = talks.open_talk(desk, case, running.id)
    assert {t for t, why in again.run.not_asked.items() if why is NotAskedReason.SAID_NO} == said_no, "kept as such"
    assert case.standing(built["ellie"]).refuses


AFTER = {
    Want.MEET: ["conditions", "beside", "even", "first", "sign", "hear", "with-answer", "thanks"],
    Want.LETTER: ["conditions", "after-letter", "hear", "thanks"],
    Want.SOMEONE_SPEAKS: ["conditions", "after-speaks", "hear", "thanks"],
    Want.NOT_YET_KNOWN: ["after-unsure", "hear", "thanks"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("want", AFTER)
def test_each_answer_leads_to_its_own_lines_and_only_a_yes_to_those_about_meeting(
    desk: Desk, want: Want, language: str
) -> None:
    _built, running = begun(desk, language)
    put, running = walked(desk, running, {"go-on": ("", want)})
    assert put[put.index("go-on") + 1 :] == AFTER[want]
    assert NotAskedReason.SAID_NO not in running.run.not_asked.values()


def test_the_lines_come_back_where_the_pupil_answers_otherwise_after_all(desk: Desk) -> None:
    _built, running = begun(desk)
    wish, conditions = turn_of(running, "go-on"), turn_of(running, "conditions")
    running = talks.step(desk, running, sitting.jump(wish))
    running = talks.answer(desk, running, "", Want.NO)
    with pytest.raises(SessionRefused) as refused:
        talks.step(desk, running, sitting.jump(conditions))
    assert refused.value.code == Refusal.SAID_NO
    with pytest.raises(SessionRefused) as answered:
        talks.answer(desk, running, "Only with Mum.", "", conditions)
    assert answered.value.code == Refusal.SAID_NO, "nor is it answered without having been put"
    with pytest.raises(SessionRefused):
        talks.step(desk, running, sitting.leave_out(conditions, NotAskedReason.SAID_NO))
    running = talks.answer(desk, running, "Perhaps yes, now that I think of it.", Want.MEET)
    assert NotAskedReason.SAID_NO not in running.run.not_asked.values()
    running = talks.step(desk, running, sitting.go_on())
    assert running.run.current.id == conditions


def test_undo_of_the_no_brings_the_lines_back_and_redo_takes_them_away_again(desk: Desk) -> None:
    _built, running = begun(desk)
    running = talks.step(desk, running, sitting.jump(turn_of(running, "go-on")))
    running = talks.answer(desk, running, "", Want.NO)
    assert said_no(running) == len(ABOUT_MEETING)
    running = talks.step(desk, running, sitting.undo())
    assert not said_no(running)
    running = talks.step(desk, running, sitting.redo())
    assert said_no(running) == len(ABOUT_MEETING)


def test_what_was_answered_before_the_no_is_kept_and_stays_in_sight(desk: Desk) -> None:
    _built, running = begun(desk)
    conditions = turn_of(running, "conditions")
    running = talks.answer(desk, running, "Only with Mum.", "", conditions)
    running = talks.answer(desk, running, "", Want.ONLY_STOPS, turn_of(running, "go-on"))
    assert conditions not in running.run.not_asked
    assert running.run.answer(conditions, running.run.turns[0].person or running.fact.with_people[0]) is not None


def test_in_a_teachers_own_script_it_is_what_the_steps_record_that_counts() -> None:
    """There it may stand twice, and its lines are called anything: the second time it is not asked."""
    who = PersonId("noor")
    kinds = {"a": Records.WISH, "b": Records.NEEDS, "c": Records.STOP_SIGN, "d": Records.WISH, "e": None}
    turns = [question(key, records=records) for key, records in kinds.items()]
    answered = e.Answered(e.EntryId("x"), TurnId("a"), who, Want.NO, "")
    log = [e.Began(rules=e.HEARS_NO), answered, e.Advanced(), e.Advanced()]
    run = fold(turns, happened(log))
    assert run.current.step.id == "e"
    assert run.not_asked == {"c": NotAskedReason.SAID_NO, "d": NotAskedReason.SAID_NO}
    talk = TalkFact(TalkId("t"), TalkKind.INTERVIEW, (who,), date(2026, 11, 4), "Mrs Vos", "own", "hash", "en", 1, "")
    assert open_steps(talk, run) == ("b",), "what is not asked after a no leaves no talk open"


def test_the_next_talk_asks_nothing_about_meeting_either(desk: Desk) -> None:
    built, running = begun(desk)
    running = talks.answer(desk, running, "", Want.NO, turn_of(running, "go-on"))
    built.case, running = talks.finish(desk, running)
    again = begun_again(built)
    assert not {t.step.id for t in again.run.turns} & {"go-on", *ABOUT_MEETING}
    built.case, again = talks.stop(desk, again, e.StopReason.OTHER)
    built.record(e.BroughtUp(built["ellie"], "Mrs Price", desk.today(), "I would like to say it to him after all."))
    assert {"go-on", *ABOUT_MEETING} <= {t.step.id for t in begun_again(built).run.turns}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_does_the_next_talk_say_that_meeting_is_asked(desk: Desk, language: str) -> None:
    built, running = begun(desk, language)
    lines = {t.step.id: t for t in running.run.turns}
    assert {"today-asks", "with-answer"} <= set(lines)
    running = talks.answer(desk, running, "", Want.NO, turn_of(running, "go-on"))
    built.case, running = talks.finish(desk, running)
    again = begun_again(built, language)
    assert (again.run.turns[0].step.id, again.run.turns[-1].step.id) == ("why", "thanks")
    about_it = [lines["today-asks"].text, lines["with-answer"].text]
    assert not {t.text for t in again.run.turns} & set(about_it)
    words = ("happen next", "hoe jij verder", "check with you again", "vraag ik het je nog")
    assert not any(word in t.text for t in again.run.turns for word in words)


def begun_again(built: build.Built, language: str = "en") -> OpenTalk:
    kind, who = TalkKind.INTERVIEW, [built["ellie"]]
    built.case, running = talks.begin_talk(
        built.desk, built.id, kind, who, "talk-harmed-2", "Mrs Price", language=language
    )
    return running


def test_a_talk_of_an_earlier_program_reads_as_it_was_led(desk: Desk) -> None:
    built, running = begun(desk)
    no = e.Answered(e.EntryId("a"), turn_of(running, "go-on"), built["ellie"], Want.NO, "")
    for rules, left_out in ((e.RULES, 0), (e.HEARS_NO, len(ABOUT_MEETING))):
        assert len(fold(running.run.turns, happened([e.Began(rules=rules), no])).not_asked) == left_out


def test_a_talk_that_stood_open_asks_nothing_about_meeting_after_a_no_elsewhere(desk: Desk) -> None:
    built, running = begun(desk)
    built.record(e.WishSaid("w9", built["ellie"], Want.NO, desk.today(), "Mrs Price"))
    for step in ("go-on", *ABOUT_MEETING):
        turn = turn_of(running, step)
        for way in (
            lambda: talks.answer(desk, running, "", Want.MEET, turn),  # noqa: B023
            lambda: talks.step(desk, running, sitting.jump(turn)),  # noqa: B023
        ):
            with pytest.raises(Refused) as refused:
                way()
            assert refused.value.code is Rule.NOT_ASKED_AFTER_NO
    built.record(e.BroughtUp(built["ellie"], "Mrs Price", desk.today(), "I would like to say it to him after all."))
    assert talks.answer(desk, running, "", Want.MEET, turn_of(running, "go-on"))


@pytest.mark.parametrize("way", ["written over", "undone"])
def test_a_no_of_an_earlier_day_is_not_written_over(desk: Desk, way: str) -> None:
    built, running = begun(desk)
    no = talks.answer(desk, running, "", Want.NO, turn_of(running, "go-on"))
    running = talks.answer(desk, no, "", Want.ONLY_STOPS, turn_of(running, "go-on"))  # no less a no
    assert talks.answer(desk, running, "", Want.MEET, turn_of(running, "go-on"))  # on its day it was a mistake
    running = talks.open_talk(desk, cases.load(desk, built.id), running.id)
    running = talks.answer(desk, running, "", Want.NO, turn_of(running, "go-on"))
    built.clock.later(days=1)
    with pytest.raises(Refused) as refused:
        if way == "undone":
            talks.step(desk, running, sitting.undo())
        else:
            talks.answer(desk, running, "", Want.MEET, turn_of(running, "go-on"))
    assert refused.value.code is Rule.NOT_ASKED_AFTER_NO
