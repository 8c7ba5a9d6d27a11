from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circles import START, happened, line, lines
from kring.domain import events as ev
from kring.domain.errors import SessionRefused
from kring.domain.events import EntryId, Event, NotAskedReason, NoteKind, StopReason, TurnId
from kring.domain.refusals import Refusal
from kring.domain.session.entries import EntryKind, Mark
from kring.domain.session.session import StepCode, apply, begin, fold, may, next_turn
from session_plays import (
    ALL,
    ENDS,
    FACTS,
    MOVES,
    NOOR,
    SHAPES,
    STEPS,
    TIJN,
    event_for,
    played,
    plays,
    seen,
    without_undone,
)


@given(SHAPES, plays(ALL), plays(ALL))
def test_undo_after_any_sequence_restores_the_state_before(
    shape: tuple[int, ...], play: list[tuple[str, int]], more: list[tuple[str, int]]
) -> None:
    run, log = played(begin(lines(*shape)), play)
    for name, number in more:
        event = event_for(run, name, number)
        entry = getattr(event, "entry", None)
        if isinstance(event, (ev.Undone, ev.Redone, *FACTS)) or (
            run.undoable and entry and entry == run.undoable.entry
        ):
            continue
        after = apply(run, happened([event], first=len(log) + 1)[0])
        if after is run:
            continue
        undone = apply(after, happened([ev.Undone()], first=len(log) + 2)[0])
        assert seen(undone) == seen(run)
        again = apply(undone, happened([ev.Redone()], first=len(log) + 3)[0])
        assert seen(again) == seen(after)


@given(SHAPES, plays(ENDS))
def test_what_was_undone_is_as_if_it_had_never_happened(shape: tuple[int, ...], play: list[tuple[str, int]]) -> None:
    run, log = played(begin(lines(*shape)), play)
    assert seen(run) == seen(fold(lines(*shape), without_undone(log)))


@given(SHAPES, plays(ENDS))
def test_what_happened_in_the_room_is_never_undone(shape: tuple[int, ...], play: list[tuple[str, int]]) -> None:
    run, log = played(begin(lines(*shape)), play)
    if run.adjourned:
        log += happened([ev.TakenUp(date(2026, 11, 20))], first=len(log) + 1)
        run = apply(run, log[-1])
    facts = [r.seq for r in log if isinstance(r.event, FACTS)]
    for _ in log:
        run = apply(run, happened([ev.Undone()], first=1000)[0])
    assert run.undoable is None
    assert [e.seq for e in run.entries if e.kind is not EntryKind.NOTE] == facts
    assert seen(run) == seen(fold(lines(*shape), [r for r in log if isinstance(r.event, FACTS)]))


@given(SHAPES, plays(STEPS), plays(MOVES))
def test_going_back_and_forth_in_any_sequence_loses_nothing(
    shape: tuple[int, ...], play: list[tuple[str, int]], moves: list[tuple[str, int]]
) -> None:
    before, _ = played(begin(lines(*shape)), play)
    after, _ = played(before, moves)
    assert after.turns == before.turns
    assert after.entries == before.entries
    assert after.not_asked == before.not_asked
    assert before.asked <= after.asked


@given(SHAPES, plays(ENDS))
def test_a_log_reads_the_same_again_and_refused_events_in_it_change_nothing(
    shape: tuple[int, ...], play: list[tuple[str, int]]
) -> None:
    run, log = played(begin(lines(*shape)), play)
    assert seen(fold(lines(*shape), log)) == seen(run)
    careless = begin(lines(*shape))
    for name, number in play:
        event = happened([event_for(careless, name, number)], first=len(log) + 1)[0]
        careless = apply(careless, event)
        assert 0 <= careless.at < len(careless.turns)


@given(SHAPES, plays(("defer", "defer", "skip", "answer", "insert", *ENDS)))
def test_no_line_ever_stands_there_twice(shape: tuple[int, ...], play: list[tuple[str, int]]) -> None:
    run, _ = played(begin(lines(*shape)), play)
    assert len({t.id for t in run.turns}) == len(run.turns)
    assert not any(t.id.endswith("/later/later") for t in run.turns)
    phases = [t.phase for t in run.turns]
    assert phases == sorted(phases)


@given(SHAPES)
def test_walking_next_from_start_to_end_visits_every_line_once_in_order(shape: tuple[int, ...]) -> None:
    turns = lines(*shape)
    run, visited = begin(turns), []
    while next_turn(run) is not None:
        visited.append(run.current.id)
        run = apply(run, happened([ev.Advanced()])[0])
    visited.append(run.current.id)
    assert visited == [t.id for t in turns]
    run = apply(run, happened([ev.Finished()])[0])
    assert run.asked == set(visited)
    assert run.finished and not run.not_asked


@given(SHAPES, st.data())
def test_a_line_that_is_not_right_now_returns_once_at_the_end_of_its_phase(
    shape: tuple[int, ...], data: st.DataObject
) -> None:
    turns = lines(*shape)
    later = data.draw(st.sets(st.sampled_from([t.id for t in turns])))
    run, visited = begin(turns), []
    while True:
        here = run.current
        visited.append(here.id)
        put_off = here.id in later or here.id.endswith("/later")
        if next_turn(run) is None and not put_off:
            break
        event: Event = ev.NotAsked(here.id, NotAskedReason.NOT_NOW) if put_off else ev.Advanced()
        after = apply(run, happened([event])[0])
        if after.at == run.at:
            break
        run = after
    expected = []
    for phase in dict.fromkeys(t.phase for t in turns):
        mine = [t.id for t in turns if t.phase == phase]
        expected += [*mine, *(f"{turn}/later" for turn in mine if turn in later)]
    assert visited == expected


def test_a_line_that_is_asked_after_all_does_not_return() -> None:
    put_off = [ev.NotAsked(TurnId("p0/0"), NotAskedReason.NOT_NOW)]
    assert [t.id for t in fold(lines(2, 1), happened(put_off)).turns] == ["p0/0", "p0/1", "p0/0/later", "p1/0"]
    answered = [*put_off, ev.Answered(EntryId("e"), TurnId("p0/0"), NOOR, "", "I was there")]
    run = fold(lines(2, 1), happened(answered))
    assert [t.id for t in run.turns] == ["p0/0", "p0/1", "p1/0"]
    assert run.current.id == "p0/1"
    assert run.mark(TurnId("p0/0")) == Mark()
    assert not run.not_asked


@pytest.mark.parametrize(
    ("before", "event", "reason"),
    [
        ([], ev.WentBack(), Refusal.AT_START),
        ([ev.Advanced()], ev.Advanced(), Refusal.AT_END),
        ([], ev.JumpedTo(TurnId("nowhere")), Refusal.UNKNOWN_TURN),
        ([], ev.Answered(EntryId("e"), TurnId("nowhere"), NOOR), Refusal.UNKNOWN_TURN),
        ([], ev.Inserted(TurnId("p0/1"), None, NOOR), Refusal.KNOWN_TURN),
        ([], ev.Undone(), Refusal.NOTHING_TO_UNDO),
        ([ev.Advanced()], ev.Redone(), Refusal.NOTHING_TO_REDO),
        ([ev.Attended(NOOR, True)], ev.Undone(), Refusal.NOTHING_TO_UNDO),
        ([ev.Paused()], ev.Advanced(), Refusal.PAUSED),
        ([], ev.Resumed(), Refusal.NOT_PAUSED),
        ([ev.Stopped(StopReason.UNSAFE)], ev.Advanced(), Refusal.STOPPED),
        ([ev.Finished()], ev.Noted(EntryId("e"), None, NOOR), Refusal.FINISHED),
        ([], ev.CaseClosed(), Refusal.NOT_A_STEP),
    ],
)
def test_what_is_not_allowed_is_refused_with_its_reason(before: list[Event], event: Event, reason: Refusal) -> None:
    run = fold(lines(2), happened(before))
    with pytest.raises(SessionRefused) as refused:
        may(run, event)
    assert refused.value.code == reason
    assert apply(run, happened([event])[0]) is run


def test_a_session_without_lines_does_not_begin() -> None:
    with pytest.raises(SessionRefused):
        begin(())


def test_an_answer_given_again_is_a_new_revision_in_its_old_place() -> None:
    turn = TurnId("p0/0")
    first, second = ev.Answered(EntryId("a"), turn, NOOR, "", "yes"), ev.Answered(EntryId("a"), turn, NOOR, "", "no")
    run = fold(lines(2), happened([first, ev.Noted(EntryId("n"), None, None, NoteKind.NOTE, "quiet"), second]))
    assert [(e.kind, e.words) for e in run.entries] == [(EntryKind.ANSWER, "no"), (EntryKind.NOTE, "quiet")]
    answer = run.answer(turn, NOOR)
    assert answer is not None
    assert (answer.seq, answer.revision, answer.at < answer.revised) == (1, 3, True)
    assert run.asked == {turn}


def test_a_question_of_ones_own_stands_after_the_line_and_keeps_its_phase() -> None:
    run = fold(lines(1, 2), happened([ev.Inserted(TurnId("added/1"), None, TIJN, "Can you say more?")]))
    assert [t.id for t in run.turns] == ["p0/0", "added/1", "p1/0", "p1/1"]
    added = run.turns[1]
    assert (added.phase, added.person, added.text, run.current.id) == ("p0", TIJN, "Can you say more?", "p0/0")
    assert next_turn(run) == added


def test_a_break_keeps_the_line_and_says_since_when() -> None:
    run = fold(lines(3), happened([ev.Advanced(), ev.Paused("water")]))
    assert run.paused is not None and run.paused > START
    run = apply(run, happened([ev.Resumed()], first=3)[0])
    assert (run.paused, run.current.id) == (None, "p0/1")


def test_a_line_that_is_added_before_the_present_one_does_not_move_it() -> None:
    log = [ev.JumpedTo(TurnId("p1/1")), ev.Inserted(TurnId("added/1"), TurnId("p0/0"), NOOR, "And then?")]
    run = fold(lines(2, 2), happened(log))
    assert (run.current.id, run.at) == ("p1/1", 4)
    run = apply(run, happened([ev.NotAsked(TurnId("p0/1"), NotAskedReason.NOT_NOW)], first=3)[0])
    assert (run.current.id, run.at) == ("p1/1", 5)


def test_after_a_new_step_what_was_undone_does_not_come_back() -> None:
    run = fold(lines(4), happened([ev.Advanced(), ev.Undone(), ev.JumpedTo(TurnId("p0/2"))]))
    assert run.redoable is None
    with pytest.raises(SessionRefused):
        may(run, ev.Redone())


def note(entry: str, words: str) -> ev.Noted:
    return ev.Noted(EntryId(entry), TurnId("p0/0"), TIJN, NoteKind.NOTE, words)


TYPED = [note("n", "so"), note("n", "softly"), ev.Attended(NOOR, True), note("n", "softly, to her")]


def test_one_undo_takes_back_a_note_with_all_its_revisions_also_after_it_is_read_anew() -> None:
    run = fold(lines(2), happened([ev.Began(rules=ev.RULES), ev.Advanced(), *TYPED]))
    assert run.undoable is not None and (run.undoable.code, run.undoable.entry) == (StepCode.NOTE, "n")
    undone = apply(run, happened([ev.Undone()], first=7)[0])
    assert not undone.notes(NoteKind.NOTE) and undone.current.id == "p0/1" and undone.attendance == {NOOR: True}
    again = apply(undone, happened([ev.Redone()], first=8)[0])
    assert [(x.words, x.seq, x.revision) for x in again.notes(NoteKind.NOTE)] == [("softly, to her", 3, 6)]
    assert not apply(again, happened([ev.Undone()], first=9)[0]).notes(NoteKind.NOTE)


def test_a_note_that_is_written_again_later_is_another_step() -> None:
    later = [
        note("n", "first"),
        ev.Advanced(),
        note("n", "second"),
        note("other", "of another"),
        ev.Undone(),
        ev.Undone(),
    ]
    run = fold(lines(2), happened([ev.Began(rules=ev.RULES), *later]))
    assert [x.words for x in run.notes(NoteKind.NOTE)] == ["first"]
    assert run.undoable is not None and run.undoable.code is StepCode.FORWARD


def test_in_a_log_of_an_older_program_each_revision_was_taken_back_by_itself() -> None:
    run = fold(lines(2), happened([ev.Began(), *TYPED, ev.Undone()]))
    assert [x.words for x in run.notes(NoteKind.NOTE)] == ["softly"]


def test_undo_says_what_it_takes_back() -> None:
    run = fold(lines(2), happened([ev.Noted(EntryId("n"), None, TIJN, NoteKind.NOTE, "softly")]))
    assert run.undoable is not None
    assert (run.undoable.code, run.undoable.person) == (StepCode.NOTE, TIJN)
    undone = apply(run, happened([ev.Undone()], first=2)[0])
    assert undone.redoable == run.undoable
    assert undone.undoable is None


def test_the_word_goes_back_to_the_one_addressed_when_the_line_changes() -> None:
    turns = (line("a", whom="noor"), line("b", whom="tijn"), line("c", whom=None))
    run = fold(turns, happened([ev.SpeakerChosen(TIJN)]))
    assert run.speaker == TIJN
    run = apply(run, happened([ev.Advanced()], first=2)[0])
    assert (run.current.id, run.speaker) == ("b", TIJN)
    assert apply(run, happened([ev.Advanced()], first=3)[0]).speaker is None


def test_who_came_and_who_left_is_known() -> None:
    log = [ev.Attended(NOOR, True), ev.Attended(TIJN, False), ev.Attended(TIJN, True), ev.WalkedOut(NOOR)]
    run = fold(lines(1), happened(log))
    assert run.attendance == {NOOR: True, TIJN: True}
    assert run.gone == (NOOR,)
    assert apply(run, happened([ev.Attended(NOOR, True)], first=5)[0]).gone == ()


def test_ten_thousand_events_can_be_taken_back_one_by_one() -> None:
    events: list[Event] = []
    for n in range(5_000):
        events += [
            ev.Noted(EntryId(f"n{n}"), None, NOOR, NoteKind.NOTE, "x"),
            ev.Advanced() if n % 2 else ev.WentBack(),
        ]
    turns = lines(60, 60)
    run = fold(turns, happened([ev.Advanced(), *events]))
    assert len(run.entries) == 5_000
    while run.undoable:
        run = apply(run, happened([ev.Undone()])[0])
    assert seen(run) == seen(begin(turns))
