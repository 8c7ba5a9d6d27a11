"""What hangs on a question that nobody was asked is not asked either: who left, what was put off, what was left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circles import happened, people_of, role
from kring.domain import events as ev
from kring.domain.events import EntryId, Event, NotAskedReason, TurnId
from kring.domain.people import PersonId, Role, Side
from kring.domain.session.entries import Mark
from kring.domain.session.order import expand
from kring.domain.session.run import Run
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated
from kring.domain.session.session import apply, fold, may, next_turn
from kring.domain.session.turns import Turn, turns_from_json, turns_to_json
from kring.scripts.builder import load
from session_plays import ALL, again, event_for, played, plays, seen, stepped, without_undone

NOOR, ADA, BO, TIJN = map(PersonId, ("noor", "ada", "bo", "tijn"))
LEFT, NO_NEED = NotAskedReason.LEFT, NotAskedReason.DID_NOT_ARISE
PEOPLE = st.lists(st.sampled_from([NOOR, ADA, BO, TIJN]), unique=True, max_size=3).map(tuple)
COMING_AND_GOING = (*ALL, "left", "present", "next", "next")

TEXT = """\
format: 2
kind: conference
id: replies
language: en
title: Each one is answered at once
supporters: optional
phases:
  - id: one
    title: One
    parts:
      - {who: facilitator, how: one, steps: [{id: begin, say: We begin}]}
      - who: supporters
        how: each
        again: 2
        steps:
          - {id: heard, ask: How was it to hear this}
          - {id: more, ask: Is there more, answer: choice, choices: [{code: yes, text: Y}, {code: no, text: N}]}
          - {id: which, ask: Which, only after: {line: more, answers: [yes]}}
        replied by: [harmed, responsible]
        replies:
          - {id: reply, ask: What do you say, answer: choice, choices: [{code: yes, text: Y}, {code: no, text: N}]}
          - {id: then, ask: What then, only after: {line: reply, answers: [no]}}
  - id: two
    title: Two
    parts:
      - {who: [harmed, supporters], how: each, steps: [{id: what, ask: What, only after: {line: more, answers: [yes]}}]}
      - {who: facilitator, how: one, steps: [{id: end, say: We end}]}
"""
ROLES = (
    role("Noor", Role.HARMED),
    role("Tijn", Role.RESPONSIBLE),
    role("Ada", Role.SUPPORTER, Side.HARMED),
    role("Bo", Role.SUPPORTER, Side.RESPONSIBLE),
)


def turns(asked: str = "supporters") -> tuple[Turn, ...]:
    script = load(TEXT.replace("who: supporters\n", f"who: {asked}\n", 1), ())
    assert isinstance(script, Script), script
    found = expand(script, Seated.of(ROLES, people_of("Noor", "Tijn", "Ada", "Bo")))
    assert turns_from_json(turns_to_json(found)) == found
    return found


def told(*events: Event, absent: tuple[PersonId, ...] = (), asked: str = "supporters") -> Run:
    return then(fold(turns(asked), happened([ev.Began((), absent, ev.RULES)])), *events)


def then(run: Run, *events: Event) -> Run:
    for event in events:
        may(run, event)
        run = apply(run, happened([event], 100)[0])
    return run


def line(run: Run, step: str, person: PersonId, to: PersonId | None = None, turn_round: int = 1) -> Turn:
    wanted = (step, person, to, turn_round)
    return next(t for t in run.turns if (t.step.id, t.person, t.answers_to, t.turn_round) == wanted)


def on_to_the_end(run: Run) -> tuple[Run, list[Turn]]:
    """Step by step to the last line, and the lines that were met, the present one first."""
    met = [run.current]
    while next_turn(run) is not None:
        run = then(run, ev.Advanced())
        met.append(run.current)
    return then(run, ev.Finished()), met


def heard_and_replies(met: list[Turn]) -> list[tuple[str, str, str | None]]:
    return [(t.step.id, t.person or "", t.answers_to) for t in met if t.step.id in ("heard", "reply")]


def test_a_reply_to_somebody_who_left_before_being_asked_is_not_put() -> None:
    run, met = on_to_the_end(told(ev.WalkedOut(ADA)))
    answered = [("heard", "bo", None), ("reply", "noor", "bo"), ("reply", "tijn", "bo")]
    assert heard_and_replies(met) == answered * 2
    assert run.not_asked[line(run, "heard", ADA).id] == LEFT
    assert run.not_asked[line(run, "reply", TIJN, ADA).id] == NO_NEED


def test_a_reply_to_somebody_who_left_after_being_asked_is_put() -> None:
    run = told(ev.Advanced(), ev.Advanced())
    assert run.current == line(run, "reply", NOOR, ADA)
    run = then(run, ev.WalkedOut(ADA), ev.Advanced())
    assert run.current == line(run, "reply", TIJN, ADA)


def test_who_comes_back_is_asked_and_replied_to_then() -> None:
    run = told(ev.WalkedOut(ADA), ev.Advanced(), ev.Attended(ADA, True))
    run, met = on_to_the_end(run)
    first = [one for one in met if one.turn_round == 1]
    assert heard_and_replies(first)[-3:] == [("heard", "ada", None), ("reply", "noor", "ada"), ("reply", "tijn", "ada")]
    assert len({one.id for one in met}) == len(met)


def test_also_where_who_replies_had_gone_too_and_came_back_before() -> None:
    run = told(ev.WalkedOut(ADA), ev.WalkedOut(TIJN), ev.Advanced(), ev.Attended(TIJN, True))
    assert not [t for t in run.turns if t.answers_to == ADA and t.id.endswith("/back")]
    _run, met = on_to_the_end(then(run, ev.Attended(ADA, True)))
    assert heard_and_replies(met).count(("reply", "tijn", "ada")) == 2, "once each time round"


def test_a_question_that_is_put_off_takes_its_replies_along() -> None:
    run = told(ev.Advanced())
    run = then(run, ev.NotAsked(run.current.id, NotAskedReason.NOT_NOW))
    assert run.current == line(run, "more", ADA)
    run, met = on_to_the_end(run)
    assert heard_and_replies(met)[-3:] == [("heard", "ada", None), ("reply", "noor", "ada"), ("reply", "tijn", "ada")]
    assert heard_and_replies(met).count(("reply", "noor", "ada")) == 2, "once each time round"


def test_a_question_that_is_put_off_and_asked_after_all_has_its_replies_after_it_and_nowhere_else() -> None:
    run = told(ev.Advanced())
    asked, before = run.current.id, [turn.id for turn in run.turns]
    run = then(run, ev.NotAsked(asked, NotAskedReason.NOT_NOW), ev.JumpedTo(asked))
    run = then(run, ev.Answered(EntryId("a"), asked, ADA, "", "hard"), ev.Advanced())
    assert run.current == line(run, "reply", NOOR, ADA)
    assert [turn.id for turn in run.turns] == before


@pytest.mark.parametrize(
    ("reason", "is_put"),
    [(NotAskedReason.HARM, False), (NotAskedReason.OTHER, False), (NotAskedReason.ANSWERED, True)],
)
def test_a_reply_to_what_was_left_out_is_put_only_if_that_was_answered_before(
    reason: NotAskedReason, is_put: bool
) -> None:
    run = told(ev.Advanced())
    run = then(run, ev.NotAsked(run.current.id, reason))
    assert run.current == (line(run, "reply", NOOR, ADA) if is_put else line(run, "more", ADA))
    back = then(run, ev.Undone(), ev.Advanced())
    assert back.current == line(run, "reply", NOOR, ADA)


def test_what_follows_an_answer_is_not_asked_of_anybody_where_its_question_was_asked_of_nobody() -> None:
    run, met = on_to_the_end(told(absent=(ADA, BO)))
    assert [turn.step.id for turn in met] == ["begin", "end"]
    assert {run.not_asked[t.id] for t in run.turns if t.person in (NOOR, TIJN)} == {NO_NEED}


def test_what_follows_an_answer_goes_by_the_answer_of_the_same_time_round() -> None:
    run = told(ev.Advanced())
    for turn_round, code in ((1, "yes"), (2, "no")):
        more = line(run, "more", ADA, None, turn_round)
        run = then(run, ev.Answered(EntryId(f"e{turn_round}"), more.id, ADA, code))
    _run, met = on_to_the_end(run)
    assert [t.turn_round for t in met if t.step.id == "which"] == [1]
    assert "what" in {t.step.id for t in met if t.person == ADA}, "a later part goes by what was ever said"


def test_a_session_that_began_before_a_reply_knew_its_question_goes_on_as_it_did() -> None:
    old = tuple(replace(turn, reply_to=None) for turn in turns())
    run = fold(old, happened([ev.Began((), (ADA,), ev.RULES), ev.Advanced()]))
    assert run.current == replace(line(run, "reply", NOOR, ADA), reply_to=None)


def question(run: Run, reply: Turn) -> Turn:
    found = run.state.said_at(reply.reply_to or TurnId(""))
    assert found is not None
    return found


@given(PEOPLE, plays(COMING_AND_GOING))
def test_no_sequence_comes_to_a_reply_whose_question_nobody_was_asked(
    absent: tuple[PersonId, ...], play: list[tuple[str, int]]
) -> None:
    for _before, _event, run in stepped(told(absent=absent, asked="everyone"), play):
        if run.current.reply_to is None or next_turn(run) is None:
            continue
        asked = question(run, run.current)
        mark = run.state.marks.get(asked.id)
        assert mark is not None or asked.person not in run.gone
        assert mark in (None, Mark(), Mark(NotAskedReason.ANSWERED))


@given(PEOPLE, plays(COMING_AND_GOING))
def test_undo_restores_what_hangs_on_a_question_and_a_log_reads_the_same_again(
    absent: tuple[PersonId, ...], play: list[tuple[str, int]]
) -> None:
    start = told(absent=absent, asked="everyone")
    run, log = played(start, play)
    assert seen(again(start, log)) == seen(run) == seen(again(start, without_undone(log)))
    assert len({turn.id for turn in run.turns}) == len(run.turns)
    phases = [turn.phase for turn in run.turns]
    assert phases == sorted(phases)


@given(PEOPLE, plays(COMING_AND_GOING), plays(COMING_AND_GOING))
def test_one_step_more_and_undo_is_as_before(
    absent: tuple[PersonId, ...], play: list[tuple[str, int]], more: list[tuple[str, int]]
) -> None:
    run, log = played(told(absent=absent, asked="everyone"), play)
    for name, number in more:
        event = event_for(run, name, number)
        is_step = not isinstance(event, ev.Undone | ev.Redone | ev.Attended | ev.WalkedOut)
        if not is_step or (run.undoable and getattr(event, "entry", "") == run.undoable.entry):
            continue
        after = apply(run, happened([event], first=len(log) + 1)[0])
        if after is not run:
            assert seen(apply(after, happened([ev.Undone()], first=len(log) + 2)[0])) == seen(run)


@given(PEOPLE)
def test_walking_on_puts_every_reply_to_whoever_is_here_and_no_other(absent: tuple[PersonId, ...]) -> None:
    run, met = on_to_the_end(told(absent=absent, asked="everyone"))
    wanted = {
        (turn.person, turn.answers_to, turn.turn_round)
        for turn in run.turns
        if turn.step.id == "reply" and turn.person not in absent and turn.answers_to not in absent
    }
    replies = [(t.person, t.answers_to, t.turn_round) for t in met if t.step.id == "reply"]
    assert set(replies) == wanted and len(replies) == len(wanted)
