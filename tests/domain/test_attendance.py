"""The room as it is: who is away is not asked, who is needed is waited for, and no undo brings anybody back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circles import happened, line
from kring.domain import events as ev
from kring.domain.errors import SessionRefused
from kring.domain.events import EntryId, Event, NotAskedReason, NoteKind, StopReason, TurnId
from kring.domain.people import PersonId
from kring.domain.refusals import Refusal
from kring.domain.session.entries import EntryKind
from kring.domain.session.session import Run, apply, begin, fold, may, next_turn
from kring.domain.session.turns import Turn
from session_plays import ENDS, NOOR, TIJN, again, played, plays, seen, stepped, without_undone

ADA = PersonId("ada")
LEFT = NotAskedReason.LEFT
WHO = st.sampled_from([None, "noor", "tijn", "ada"])
ROOMS = st.lists(st.lists(WHO, min_size=1, max_size=4), min_size=1, max_size=3)
PEOPLE = st.lists(st.sampled_from([NOOR, TIJN, ADA]), unique=True, max_size=2).map(tuple)
BEGINNINGS = st.builds(lambda needed, absent: ev.Began(needed, absent, ev.RULES), PEOPLE, PEOPLE)
IN_THE_ROOM = (*ENDS, "present", "present", "left", "left", "undo", "redo", "next", "back")


def turns_of(phases: list[list[str | None]]) -> tuple[Turn, ...]:
    return tuple(line(f"p{p}/{i}", f"p{p}", who) for p, people in enumerate(phases) for i, who in enumerate(people))


def told(phases: list[list[str | None]], *events: Event, began: ev.Began | None = None) -> Run:
    return fold(turns_of(phases), happened([began or ev.Began(rules=ev.RULES), *events]))


def then(run: Run, *events: Event, first: int = 100) -> Run:
    for recorded in happened(events, first):
        may(run, recorded.event)
        run = apply(run, recorded)
    return run


def ids(run: Run) -> list[str]:
    return [turn.id for turn in run.turns]


def is_asked_nothing(run: Run) -> bool:
    """Whether the present line is for nobody who is away, or stands still because somebody is missed or it is over."""
    return run.current.person not in run.gone or bool(run.missing) or run.over or next_turn(run) is None


@given(ROOMS, BEGINNINGS, plays(IN_THE_ROOM))
def test_no_sequence_asks_a_person_who_is_away(
    phases: list[list[str | None]], began: ev.Began, play: list[tuple[str, int]]
) -> None:
    for before, event, run in stepped(fold(turns_of(phases), happened([began])), play):
        assert is_asked_nothing(run)
        assert run.speaker not in run.gone
        if isinstance(event, ev.Advanced | ev.NotAsked | ev.Finished | ev.JumpedTo | ev.WentBack):
            people = {turn.person for turn in run.turns if turn.id in run.asked - before.asked}
            assert not people & set(run.gone)


@given(ROOMS, BEGINNINGS, plays(IN_THE_ROOM))
def test_undo_and_redo_bring_nobody_back_and_send_nobody_away(
    phases: list[list[str | None]], began: ev.Began, play: list[tuple[str, int]]
) -> None:
    run, _ = played(fold(turns_of(phases), happened([began])), play)
    for _ in range(5):
        for event in (ev.Undone(), ev.Undone(), ev.Redone()):
            before, run = run, apply(run, happened([event], first=900)[0])
            assert (run.gone, run.missing, run.facts) == (before.gone, before.missing, before.facts)
            assert set(run.here).isdisjoint(before.gone)
            assert run.state.gone == set(run.gone)


@given(ROOMS, BEGINNINGS, plays(IN_THE_ROOM))
def test_what_was_undone_is_as_if_it_had_never_happened_whoever_came_and_left_since(
    phases: list[list[str | None]], began: ev.Began, play: list[tuple[str, int]]
) -> None:
    start = fold(turns_of(phases), happened([began]))
    run, log = played(start, play)
    assert seen(run) == seen(again(start, without_undone(log)))


@given(ROOMS, BEGINNINGS, plays(IN_THE_ROOM))
def test_a_log_with_people_coming_and_leaving_reads_the_same_again(
    phases: list[list[str | None]], began: ev.Began, play: list[tuple[str, int]]
) -> None:
    start = fold(turns_of(phases), happened([began]))
    run, log = played(start, play)
    other = again(start, log)
    assert (seen(other), other.gone, other.not_asked) == (seen(run), run.gone, run.not_asked)
    assert len(set(ids(run))) == len(run.turns)
    present = [turn.phase for turn in run.turns]
    assert present == sorted(present)


@given(ROOMS, BEGINNINGS, plays(IN_THE_ROOM))
def test_while_somebody_is_missed_nothing_moves_forward(
    phases: list[list[str | None]], began: ev.Began, play: list[tuple[str, int]]
) -> None:
    for before, _event, run in stepped(fold(turns_of(phases), happened([began])), play):
        if before.missing and run.missing:
            known = run.state.place(before.current.id)
            assert run.at <= (before.at if known is None else known)


@given(ROOMS, PEOPLE)
def test_walking_on_visits_every_line_of_those_who_are_here_in_order(
    phases: list[list[str | None]], absent: tuple[PersonId, ...]
) -> None:
    turns = turns_of(phases)
    run = fold(turns, happened([ev.Began((), absent, ev.RULES)]))
    visited = [run.current.id]
    while next_turn(run) is not None:
        run = then(run, ev.Advanced())
        visited.append(run.current.id)
    here = [turn.id for turn in turns if turn.person not in absent]
    assert visited == (here or [turns[0].id])
    run = then(run, ev.Finished())
    assert run.not_asked == {turn.id: LEFT for turn in turns if turn.person in absent}
    assert run.asked == set(here)


ROUND: list[list[str | None]] = [["noor", "ada", None, "ada", "tijn"], [None, "ada"]]


def test_the_lines_of_somebody_who_left_are_passed_over_and_those_to_the_group_go_on() -> None:
    run = then(told(ROUND, ev.WalkedOut(ADA)), ev.Advanced(), ev.Advanced(), ev.Advanced())
    assert run.current.id == "p1/0"
    assert run.not_asked == {"p0/1": LEFT, "p0/3": LEFT}
    with pytest.raises(SessionRefused) as refused:
        may(run, ev.Advanced())
    assert refused.value.code == Refusal.AT_END and next_turn(run) is None
    run = then(run, ev.Finished())
    assert run.not_asked == {"p0/1": LEFT, "p0/3": LEFT, "p1/1": LEFT} and "p1/0" in run.asked


def test_they_come_back_with_the_person_once_at_the_end_of_the_present_phase() -> None:
    run = then(told(ROUND, ev.WalkedOut(ADA)), ev.Advanced(), ev.Advanced())
    assert run.current.id == "p0/4"
    run = then(run, ev.Attended(ADA, True))
    assert ids(run) == ["p0/0", "p0/1", "p0/2", "p0/3", "p0/4", "p0/1/back", "p0/3/back", "p1/0", "p1/1"]
    run = then(run, ev.Advanced(), ev.WalkedOut(ADA), ev.Attended(ADA, True), first=200)
    assert ids(run).count("p0/1/back") == 1 and len(run.turns) == 9
    assert run.not_asked == {"p0/1": LEFT, "p0/3": LEFT, "p0/1/back": LEFT, "p0/3/back": LEFT}


def test_who_comes_back_in_a_later_phase_is_asked_there() -> None:
    run = then(told(ROUND, ev.WalkedOut(ADA)), ev.Advanced(), ev.Advanced(), ev.Advanced(), ev.Attended(ADA, True))
    assert ids(run)[5:] == ["p1/0", "p1/1", "p0/1/back", "p0/3/back"]
    assert {turn.phase for turn in run.turns[5:]} == {"p1"}


def test_a_line_that_is_asked_after_all_does_not_come_back_a_second_time() -> None:
    run = then(told(ROUND, ev.WalkedOut(ADA)), ev.Advanced(), ev.Attended(ADA, True), ev.JumpedTo(TurnId("p0/1")))
    assert "p0/1/back" in ids(run)
    run = then(run, ev.Advanced(), first=200)
    assert "p0/1/back" not in ids(run) and not run.not_asked and "p0/1" in run.asked


def test_undoing_the_step_that_passed_over_a_line_asks_it_in_its_place_and_redo_lets_it_come_back() -> None:
    run = then(told(ROUND, ev.WalkedOut(ADA)), ev.Advanced(), ev.Attended(ADA, True))
    undone = then(run, ev.Undone(), first=200)
    assert (undone.current.id, ids(undone), undone.not_asked) == ("p0/0", ids(told(ROUND)), {})
    again = then(undone, ev.Redone(), first=300)
    assert (again.current.id, ids(again), again.not_asked) == ("p0/2", ids(run), {"p0/1": LEFT})


def test_undo_never_stands_on_a_line_of_somebody_who_left_since() -> None:
    run = then(told(ROUND), ev.Advanced(), ev.Advanced(), ev.WalkedOut(ADA), ev.Undone())
    assert run.gone == (ADA,)
    assert (run.current.id, run.not_asked) == ("p0/2", {"p0/1": LEFT})


def test_nobody_who_is_away_is_jumped_to_or_given_the_word_or_stood_before_on_the_way_back() -> None:
    run = then(told(ROUND, ev.SpeakerChosen(ADA), ev.WalkedOut(ADA)), ev.Advanced())
    for event in (ev.JumpedTo(TurnId("p0/1")), ev.SpeakerChosen(ADA)):
        with pytest.raises(SessionRefused) as refused:
            may(run, event)
        assert refused.value.code == Refusal.NOT_HERE
    assert then(run, ev.WentBack()).current.id == "p0/0"


NEEDED = ev.Began((NOOR, TIJN), (), ev.RULES)


def test_while_somebody_who_is_needed_is_away_only_standing_still_is_allowed() -> None:
    run = then(told(ROUND, ev.Advanced(), began=NEEDED), ev.WalkedOut(TIJN))
    assert (run.missing, run.gone) == ((TIJN,), (TIJN,))
    forward = (
        ev.Advanced(),
        ev.NotAsked(TurnId("p0/1"), NotAskedReason.OTHER),
        ev.Finished(),
        ev.JumpedTo(TurnId("p1/0")),
    )
    for event in forward:
        with pytest.raises(SessionRefused) as refused:
            may(run, event)
        assert refused.value.code == Refusal.SOMEBODY_AWAY
    still = (
        ev.Noted(EntryId("n"), None, None, NoteKind.NOTE, "quiet"),
        ev.Paused("they look for him"),
        ev.Adjourned("the bell"),
        ev.WentBack(),
        ev.Undone(),
        ev.Attended(TIJN, True),
        ev.Stopped(StopReason.SOMEONE_LEFT),
    )
    for event in still:
        may(run, event)
    assert then(run, ev.Attended(TIJN, True), ev.Advanced()).current.id == "p0/2"


def test_redo_does_not_lead_on_while_somebody_is_missed() -> None:
    run = then(told(ROUND, began=NEEDED), ev.Advanced(), ev.Undone(), ev.WalkedOut(TIJN))
    with pytest.raises(SessionRefused) as refused:
        may(run, ev.Redone())
    assert refused.value.code == Refusal.SOMEBODY_AWAY


def test_who_is_needed_finds_the_line_still_there_on_coming_back() -> None:
    run = then(told(ROUND, began=NEEDED), ev.WalkedOut(NOOR), ev.Attended(NOOR, True))
    assert (run.current.id, run.not_asked, len(run.turns)) == ("p0/0", {}, 7)


def test_left_is_never_chosen_as_a_reason() -> None:
    run = told(ROUND)
    with pytest.raises(SessionRefused):
        may(run, ev.NotAsked(TurnId("p0/0"), LEFT))
    assert LEFT not in ev.REASONS_TO_CHOOSE


def test_who_was_not_there_at_the_end_does_not_sign_even_who_comes_back_afterwards() -> None:
    run = told(ROUND, ev.WalkedOut(ADA), began=ev.Began((NOOR,), (TIJN,), ev.RULES))
    assert (run.gone, run.here, run.left_for_good) == ((TIJN, ADA), (NOOR,), ())
    run = then(run, ev.Stopped(StopReason.OTHER), ev.Attended(ADA, True))
    assert (run.gone, run.left_for_good) == ((TIJN,), (TIJN, ADA))


def test_adjourned_it_takes_only_notes_and_who_is_there_until_it_is_taken_up() -> None:
    run = then(told(ROUND), ev.Advanced(), ev.Paused("water"), ev.Adjourned("a fire alarm"))
    for event in (ev.Advanced(), ev.Resumed(), ev.Undone(), ev.Finished(), ev.Adjourned()):
        with pytest.raises(SessionRefused) as refused:
            may(run, event)
        assert refused.value.code == Refusal.ADJOURNED
    run = then(run, ev.Noted(EntryId("n"), None, None, words="all outside"), ev.Attended(ADA, False), first=200)
    run = then(run, ev.TakenUp(date(2026, 11, 20)), first=300)
    assert (run.adjourned, run.paused, run.current.id) == (None, None, "p0/2")
    said = [(entry.kind, entry.words or entry.answer) for entry in run.entries]
    assert (EntryKind.BREAK, "water") in said and (EntryKind.ADJOURNED, "a fire alarm") in said
    assert (EntryKind.TAKEN_UP, "2026-11-20") in said
    with pytest.raises(SessionRefused) as refused:
        may(run, ev.TakenUp(date(2026, 11, 20)))
    assert refused.value.code == Refusal.NOT_ADJOURNED


def test_in_a_log_of_an_older_program_the_lines_of_who_left_are_gone_through_as_they_were() -> None:
    run = told(ROUND, ev.WalkedOut(ADA), ev.Advanced(), began=ev.Began())
    assert (run.current.id, run.not_asked, run.gone) == ("p0/1", {}, (ADA,))
    assert begin(turns_of(ROUND)).gone == ()
