"""Answers that are chosen in the running conference: undone, seen again, and offered as long as none was given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kring.domain.session.run import Run
from kring.ui.ground.theme import Theme
from live_room import CTRL, SHIFT, K, Room, with_answers


@pytest.fixture
def room(qtbot: QtBot, themed: Theme, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path, begun=with_answers)
    made.until(lambda run: run.current.step.id == "where-beside")
    yield made
    made.desk.vault.close()


def answer(run: Run) -> str:
    """The answer that holds at the present line."""
    said = run.answer(run.current.id, run.current.person)
    return said.answer if said is not None else ""


def test_undoing_a_changed_answer_leaves_the_one_before_it_and_says_so(room: Room) -> None:
    room.key(K.Key_1)
    room.key(K.Key_E)
    room.key(K.Key_2)
    assert answer(room.run) == "between"
    room.key(K.Key_Z, CTRL)
    assert room.said() == "Undone: answer of Ellie. This answer holds now: Before both"
    assert answer(room.run) == answer(room.on_disk()) == "before"
    assert room.run.state.said[room.run.current.id] == "before", "what comes only after it follows from it"
    assert room.page.panel.tool is None, "it is answered, and nothing is asked again"
    room.key(K.Key_Z, CTRL)
    assert room.said() == "Undone: answer of Ellie. No answer holds now."
    assert answer(room.run) == answer(room.on_disk()) == ""
    room.key(K.Key_Z, CTRL | SHIFT)
    assert room.said() == "Done again: answer of Ellie. This answer holds now: Before both"
    room.key(K.Key_Z, CTRL | SHIFT)
    assert answer(room.run) == answer(room.on_disk()) == "between"


def test_the_same_answer_chosen_once_more_is_no_step(room: Room) -> None:
    room.key(K.Key_1)
    room.key(K.Key_E)
    room.key(K.Key_1)
    assert room.said() == "Answered: Before both" and room.page.panel.tool is None
    room.key(K.Key_Z, CTRL)
    assert answer(room.run) == ""
