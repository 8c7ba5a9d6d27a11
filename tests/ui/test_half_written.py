"""A window that locked while a form was half written: the form stands open again, with the keys behind its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import Safe, TalkKind
from kring.ui.frame.context import Place
from kring.ui.home.new_case import NewCase
from kring.ui.widgets.field import LineField, WordsBox
from kring.usecases.talks import sitting, talks
from program_builders import Started, leave, start
from trips.robot import Robot, open_by_hand

WORDS = "She told me on the stairs"

FORMS: list[tuple[Callable[..., build.Built], str, str, str]] = [
    (build.talked, "people", "ellie", "Write down what Ellie wants"),
    (build.talked, "people", "ellie", "Ask again"),
    (build.safe, "report", "", "Told the parents of Ellie"),
    (build.safe, "report", "", "It got worse"),
]


def _write(started: Started, place: Place, opener: str) -> None:
    """Open a form and write in its first box for words."""
    started.shell.go(place)
    robot = Robot(started.window)
    if opener:
        robot.push(opener)
    for _tab in range(40):
        if isinstance(robot.focus, WordsBox) and not robot.focus.words():
            break
        robot.press("Tab")
    assert isinstance(robot.focus, WordsBox)
    robot.type(WORDS)


def _again(started: Started, qtbot: QtBot, folder: Path) -> tuple[Started, Robot]:
    """Lock, and come back as somebody does."""
    now = started.context.desk.clock()
    Robot(started.window).press("Ctrl+L")
    assert started.anew == ["anew"]
    again = start(qtbot, folder, build.Clock(now))
    robot = open_by_hand(again)
    robot.settle()
    return again, robot


@pytest.mark.parametrize(("stage", "page", "person", "opener"), FORMS, ids=[f"{f[1]}: {f[3]}" for f in FORMS])
def test_after_unlocking_the_form_stands_open_with_the_keys_behind_its_words(
    started: Started, qtbot: QtBot, tmp_path: Path,
    stage: Callable[..., build.Built], page: str, person: str, opener: str,
) -> None:  # fmt: skip
    built = stage(started.context.desk)
    _write(started, Place(page, built.id, built[person] if person else None), opener)
    again, robot = _again(started, qtbot, tmp_path)
    try:
        box = robot.focus
        assert isinstance(box, WordsBox) and box.words() == WORDS and box.textCursor().atEnd()
        assert again.window.rect().contains(box.mapTo(again.window, box.rect().center()))
        assert not box.visibleRegion().isEmpty()
        robot.type(" again")
        assert box.words() == WORDS + " again"
    finally:
        leave(again)


def test_words_beside_a_decision_have_the_keys_again_too(started: Started, qtbot: QtBot, tmp_path: Path) -> None:
    built = build.talked(started.context.desk)
    started.shell.go(Place("decision", built.id))
    robot = Robot(started.window)
    robot.find("Why")
    robot.type(WORDS)
    again, robot = _again(started, qtbot, tmp_path)
    try:
        assert isinstance(robot.focus, WordsBox) and robot.focus.words() == WORDS
    finally:
        leave(again)


def test_on_another_page_one_sentence_says_where_the_words_wait_and_leads_there(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    built = build.talked(started.context.desk)
    _write(started, Place("people", built.id, built["ellie"]), "Ask again")
    started.shell.go(Place("cases"))
    again, robot = _again(started, qtbot, tmp_path)
    try:
        assert "half written wait for you on the page Ellie" in again.window.message.text
        robot.push("Go there")
        assert again.shell.place == Place("people", built.id, built["ellie"])
        robot.settle()
        assert isinstance(robot.focus, WordsBox) and robot.focus.words() == WORDS
        assert again.window.message.text == ""
    finally:
        leave(again)


def test_where_nothing_is_half_written_nothing_is_said_and_nothing_opens(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    built = build.talked(started.context.desk)
    _write(started, Place("people", built.id, built["ellie"]), "Ask again")
    Robot(started.window).push("Cancel")
    again, robot = _again(started, qtbot, tmp_path)
    try:
        assert again.window.message.text == "" and not isinstance(robot.focus, (WordsBox, LineField))
    finally:
        leave(again)


def test_a_new_case_that_was_half_filled_in_is_as_it_was_and_one_that_was_given_up_leaves_nothing(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.settle()
    robot.type("Bike shed")
    robot.press("Tab")
    robot.type(WORDS)
    again, robot = _again(started, qtbot, tmp_path)
    try:
        if not again.window.findChildren(NewCase):
            robot.press("Ctrl+N")
            robot.settle()
        (wizard,) = again.window.findChildren(NewCase)
        assert (wizard.report.title_line.text(), wizard.report.words.words()) == ("Bike shed", WORDS)
        wizard.reject()
        robot.settle()
        robot.press("Ctrl+N")
        robot.settle()
        wizard = again.window.findChildren(NewCase)[-1]
        assert (wizard.report.title_line.text(), wizard.report.words.words()) == ("", "")
        wizard.reject()
    finally:
        leave(again)


def test_what_was_chosen_after_the_last_words_of_a_new_case_is_kept_too(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.settle()
    robot.type("Bike shed")
    robot.press("Ctrl+Return")
    robot.settle()
    (wizard,) = started.window.findChildren(NewCase)
    robot.press("Tab")
    robot.press("Right")
    robot.press("Space")
    assert wizard.safety.answer() is Safe.NO
    again, robot = _again(started, qtbot, tmp_path)
    try:
        if not again.window.findChildren(NewCase):
            robot.press("Ctrl+N")
            robot.settle()
        (wizard,) = again.window.findChildren(NewCase)
        assert wizard.safety.safe.value() == Safe.NO.value
        assert not wizard.safety.care.isHidden(), "what to say and whom to call stands there again"
        wizard.reject()
    finally:
        leave(again)


def test_in_the_middle_of_a_talk_a_child_s_sentence_goes_on_where_it_stopped(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = started.context.desk
    built = build.safe(desk)
    _case, talk = talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [built["ellie"]], "talk-harmed-1", "Mrs Price")
    while talk.run.current.step.records is None:
        talk = talks.step(desk, talk, sitting.go_on())
    started.shell.go(Place("talk", built.id, talk=talk.id, about="page"))
    robot = Robot(started.window)
    robot.settle()
    for _tab in range(40):
        if isinstance(robot.focus, WordsBox):
            break
        robot.press("Tab")
    robot.type(WORDS)
    again, robot = _again(started, qtbot, tmp_path)
    try:
        assert isinstance(robot.focus, WordsBox) and robot.focus.words() == WORDS
        robot.type(" again")
        assert robot.focus.words() == WORDS + " again"
    finally:
        leave(again)
