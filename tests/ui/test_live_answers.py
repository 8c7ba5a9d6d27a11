"""Answers that are chosen in the running conference: undone, seen again, and offered as long as none was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kring.domain.session.run import Run
from kring.ui.ground.theme import Theme, current
from kring.ui.live.tools import LineAnswers
from kring.ui.review.entry_words import first_line
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


def are_offered(room: Room) -> bool:
    """Whether the answers of the line stand open, once every step is done."""
    QTest.qWait(1)
    return isinstance(room.page.panel.tool, LineAnswers)


WAYS = {
    "a note": (K.Key_N, "Hm", K.Key_Return),
    "a note that is discarded": (K.Key_N, "Hm", K.Key_Escape),
    "an idea": (K.Key_A, "Cake", K.Key_Return),
    "a moment": (K.Key_N, K.Key_Return),
    "other words": (K.Key_O, K.Key_O),
    "a card": (K.Key_H, K.Key_Escape),
    "a card that is closed by its own key": (K.Key_H, K.Key_H),
    "a jump that is not made": (K.Key_J, K.Key_Escape),
    "a question that is not added": (K.Key_I, K.Key_Escape),
    "not asked after all": (K.Key_S, K.Key_Escape),
    "who has the word": (K.Key_W, K.Key_3),
    "a break": (K.Key_P, K.Key_P),
    "the stop": (K.Key_F12, K.Key_Escape),
    "its answers themselves": (K.Key_E,),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("percent", [100, 150])
def test_what_took_the_place_of_the_answers_gives_it_back(room: Room, way: str, percent: int) -> None:
    current().set_percent(percent)
    line = room.run.current.id
    assert are_offered(room)
    for key in WAYS[way]:
        if isinstance(key, str):
            room.type(key)
            QTest.qWait(1)
            assert not are_offered(room), "a note is not taken away from the one who writes it"
        else:
            room.key(key)
    assert room.run.current.id == line and are_offered(room)
    room.key(K.Key_2)
    assert answer(room.run) == "between"


def test_who_closes_the_answers_has_the_circle_until_the_next_line(room: Room) -> None:
    room.key(K.Key_Escape)
    room.key(K.Key_N)
    room.type("Hm")
    room.key(K.Key_Return)
    assert not are_offered(room)
    room.key(K.Key_3)
    assert room.run.speaker == room.page.panel.person_at(3)
    assert not are_offered(room)
    room.key(K.Key_Space)
    assert are_offered(room)
    room.key(K.Key_Left)
    assert are_offered(room)


def test_an_answer_that_is_taken_back_is_asked_for_again(room: Room) -> None:
    room.key(K.Key_1)
    assert not are_offered(room)
    room.key(K.Key_Z, CTRL)
    assert are_offered(room)


def test_a_card_that_is_being_read_stays_and_the_answers_come_after_it(room: Room) -> None:
    room.key(K.Key_Left)
    room.key(K.Key_H)
    room.key(K.Key_Space)
    assert not are_offered(room) and room.run.current.step.id == "where-beside"
    room.key(K.Key_Escape)
    assert are_offered(room)


@pytest.mark.parametrize("size", [(1366, 768, 100), (1024, 600, 100), (1024, 600, 150)])
def test_what_was_answered_stands_at_the_line_and_is_marked_among_its_answers(
    room: Room, size: tuple[int, int, int]
) -> None:
    wide, high, percent = size
    current().set_percent(percent)
    room.window.resize(wide, high)
    board = room.page.board
    assert board.answered == ""
    room.key(K.Key_2)
    room.key(K.Key_Space)
    assert board.answered == "", "the next line has none yet"
    before = board.grab().toImage()
    room.key(K.Key_Left)
    assert board.answered == board.script.accessibleDescription() == "Answered: In between"
    assert room.said() == ""
    with_answer = board.grab().toImage()
    board.show_answered("")
    assert board.grab().toImage() != with_answer != before, "it is seen"
    room.key(K.Key_E)
    tool = room.page.panel.tool
    assert isinstance(tool, LineAnswers)
    assert [made.accessibleName() for made in tool.buttons] == [
        "Before both",
        "In between, this answer holds now",
        "As the last",
    ]
    room.key(K.Key_3)
    assert board.answered == "Answered: As the last"
    room.key(K.Key_Z, CTRL)
    assert board.answered == "Answered: In between"


def test_in_review_the_words_of_an_answer_stand_once(room: Room) -> None:
    room.key(K.Key_1)
    run = room.run
    given = run.answer(run.current.id, run.current.person)
    assert given is not None
    texts = room.desk.texts()
    assert first_line(given, run.current, texts) == "Before both"
    said = replace(given, words="Before, she said.")
    assert first_line(said, run.current, texts) == "Before both. Before, she said."


def test_help_says_what_a_digit_does_while_answers_are_open(room: Room) -> None:
    digits = dict(room.page.key_help())["1 … 9"]
    assert digits == "Who is speaking; while answers or other choices are open, the one with that digit"


def test_answers_that_were_asked_for_again_come_back_after_a_note_until_one_is_given(room: Room) -> None:
    room.key(K.Key_1)
    room.key(K.Key_E)
    room.key(K.Key_N)
    room.type("Hm")
    room.key(K.Key_Return)
    assert are_offered(room)
    room.key(K.Key_2)
    assert answer(room.run) == "between"
    room.key(K.Key_N)
    room.type("Hm")
    room.key(K.Key_Return)
    assert not are_offered(room)
    room.key(K.Key_E)
    room.key(K.Key_Escape)
    room.key(K.Key_N)
    room.key(K.Key_Return)
    assert not are_offered(room), "they were closed, and an answer holds"


def test_the_answer_ends_with_the_keys_that_change_it_and_take_it_back(room: Room) -> None:
    board = room.page.board
    room.key(K.Key_1)
    assert (board.told, board.hint) == ("Answered: Before both", "Change: E · Undo: Ctrl+Z")
    room.key(K.Key_Space)
    assert board.hint == ""
    room.key(K.Key_Left)
    assert (board.told, board.hint) == ("Answered: Before both", "Change: E"), "undo would take back another step"


def test_what_undo_says_does_not_hide_the_answer_that_holds(room: Room) -> None:
    board = room.page.board
    room.key(K.Key_1)
    room.key(K.Key_N)
    room.type("Hm")
    room.key(K.Key_Return)
    room.key(K.Key_Z, CTRL)
    assert room.said().startswith("Undone: note") and board.told == f"{room.said()} · Answered: Before both"
    assert board.hint == ""
    room.key(K.Key_E)
    room.key(K.Key_2)
    room.key(K.Key_Z, CTRL)
    assert board.told == room.said() and board.told.endswith("This answer holds now: Before both"), "not said twice"
