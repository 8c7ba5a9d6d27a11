"""The whole trip through the real window, by keyboard only; then locked, opened again, and everything found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kring.store import printed_papers
from kring.ui.ground.theme import Theme
from program_builders import leave
from trips.afterwards import (
    CONTACT,
    SECOND,
    a_second_promise,
    the_contact,
    the_frame,
    the_pages_show_it,
    the_talks_are_found,
    the_words_are_found,
)
from trips.deciding import the_conditions, the_day_before, the_decision, the_door, the_preparation
from trips.first_weeks import the_first_days, the_people, the_talks, what_was_said_since
from trips.trip import PROMISE, Trip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def trip(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Trip]:
    made = Trip(qtbot, tmp_path)
    yield made
    leave(made.started)


@pytest.mark.timeout(400)
def test_a_case_from_first_run_to_follow_up_by_keyboard_is_all_found_again(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kring.ui.live.moves.GUARD_MS", 0)  # this hand is faster than a slip of the finger
    trip.first_run()
    trip.new_case()
    trip.safety()
    the_people(trip)
    the_first_days(trip)
    the_talks(trip)
    what_was_said_since(trip)
    the_conditions(trip)
    the_decision(trip)
    the_preparation(trip)
    the_day_before(trip)
    the_door(trip)
    trip.into_the_circle()
    trip.through_the_circle()
    trip.agreement()
    a_second_promise(trip)
    the_frame(trip)
    paper = trip.print_it()
    assert paper.read_bytes().startswith(b"%PDF")
    trip.sign()
    the_contact(trip)
    trip.lock()
    trip.open_again()
    assert trip.place == "follow-up", "it opens where it was locked"
    trip.robot.sees(CONTACT)
    the_talks_are_found(trip)
    the_words_are_found(trip)
    the_pages_show_it(trip)
    case = trip.case
    assert [p.words for p in case.promises.values()] == [PROMISE, SECOND] and set(case.circle) <= set(case.signed)
    vault = trip.started.shell.vault
    assert vault is not None
    assert [(row.paper, row.destination) for row in printed_papers.rows(vault)] == [("agreement", "file")]
