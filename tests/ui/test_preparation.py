"""The preparation page: boxes by keyboard, a door that stays closed, and preparation that closes with a no."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.people import Side
from kring.domain.preparation import CHECKS
from kring.domain.stages import Stage
from kring.ui.preparation.matrix import Matrix, header
from kring.ui.preparation.preparation_page import PreparationPage
from kring.ui.theme import Theme
from kring.ui.widgets.choice import Segmented
from ui.case_pages import CaseWindow, Stages, find

Control = Qt.KeyboardModifier.ControlModifier


def _page(case: CaseWindow, page: str = "preparation") -> tuple[PreparationPage, Matrix]:
    made = case.show(page)
    assert isinstance(made, PreparationPage) and made.matrix is not None
    return made, made.matrix


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_arrows_move_and_space_ticks(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    _made, matrix = _page(case)
    matrix.cell(case.built["ellie"], 0).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(_focused(), key)
    assert not case.context.now.checks
    assert _focused() is matrix.cell(case.built["karen"], 3)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.checks == {case.built["karen"]: {"stop-sign"}}
    assert _focused() is matrix.cell(case.built["karen"], 3)


def test_arrows_pass_the_answers_without_choosing_one(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    _made, matrix = _page(case)
    ellie = case.built["ellie"]
    matrix.cell(ellie, 4).setFocus()
    for _ in range(4):
        qtbot.keyClick(_focused(), Qt.Key.Key_Right)
    assert not case.context.now.again
    qtbot.keyClick(_focused(), Qt.Key.Key_Left)
    qtbot.keyClick(_focused(), Qt.Key.Key_Left)
    qtbot.keyClick(_focused(), Qt.Key.Key_Left)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.again[ellie].answer is e.Again.YES
    assert case.context.now.again[ellie].asked_by == "Mrs Okafor"


def test_a_row_says_what_is_missing(shown: Stages) -> None:
    case = shown(build.decided)
    karen, today = case.built["karen"], case.built.desk.today()
    ticked = [e.PreparedChecked(karen, check, True) for check in CHECKS if check != "stop-sign"]
    case.record(*ticked, e.AskedAgain(karen, e.Again.YES, today, "Mrs Price"))
    assert header(case.context.now, karen) == "Karen, mother of Ellie, stop sign not yet agreed"


def test_unsure_closes_preparation_at_once_and_the_page_says_why(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page, matrix = _page(case)
    assert Stage.PREPARATION in case.stages()
    qtbot.keyClick(matrix.cell(case.built["ellie"], 7), Qt.Key.Key_Space)
    assert Stage.PREPARATION not in case.stages()
    qtbot.waitUntil(lambda: page.matrix is None and "Preparation is closed for now" in case.words(page))
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.went[-1].page == "decision"


@pytest.mark.parametrize("missing", ["second-adult", "key-people", "plan-b"])
def test_the_conference_stays_closed_while_a_thing_at_the_door_is_missing(
    shown: Stages, qtbot: QtBot, missing: str
) -> None:
    case = shown(build.at_the_door)
    case.record(e.DoorChecked(missing, False))
    page, _matrix = _page(case, "conference")
    assert not find(page, QPushButton, "Open the conference").isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    page.open_conference()
    assert not case.context.now.running(TalkKind.CONFERENCE)
    assert "Still needed" in case.words(page)


def test_the_facilitator_cannot_be_the_one_who_asks_at_the_door(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.at_the_door)
    today = case.built.desk.today()
    case.record(e.AskedAgain(case.built["tom"], e.Again.YES, today, "Mrs Okafor", True))
    page, _matrix = _page(case, "conference")
    assert not find(page, QPushButton, "Open the conference").isEnabled()
    assert "Someone else than you asks; write who." in case.words(page)


@pytest.mark.parametrize(
    ("first", "script"),
    [(Side.HARMED, "conference-harmed-first"), (Side.RESPONSIBLE, "conference-responsible-first")],
)
def test_control_enter_opens_the_conference_in_the_order_that_was_chosen(
    shown: Stages, qtbot: QtBot, first: Side, script: str
) -> None:
    case = shown(build.at_the_door)
    case.record(e.FirstSpeakerSaid(case.built["ellie"], first))
    page, _matrix = _page(case, "conference")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    running = case.context.now.running(TalkKind.CONFERENCE)
    assert [talk.script for talk in running] == [script]
    assert (case.went[-1].page, case.went[-1].talk) == ("live", running[0].id)


def test_nobody_speaks_first_by_default(shown: Stages) -> None:
    case = shown(build.decided)
    page, _matrix = _page(case)
    answer = find(page, Segmented, "Who speaks first: the answer of Ellie")
    assert isinstance(answer, Segmented) and answer.value() is None


def test_who_is_here_can_be_ticked_only_on_the_day(shown: Stages) -> None:
    case = shown(build.prepared)
    page, _matrix = _page(case)
    here = [box for box in page.findChildren(QCheckBox) if "second adult" in box.accessibleName().lower()]
    assert here and not any(box.isEnabled() for box in here)
    plan_b = [box for box in page.findChildren(QCheckBox) if "Plan B" in box.accessibleName()]
    assert plan_b and plan_b[0].isEnabled()


def test_day_time_and_place_are_planned_together(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    page, _matrix = _page(case)
    plan = page.plan
    plan.plan.click()
    assert case.context.now.plan is None
    plan.day.set_day(build.CONFERENCE)
    plan.place.setText("Room 2.14")
    plan.plan.click()
    now = case.context.now.plan
    assert now is not None and (now.on, now.at, now.place) == (build.CONFERENCE, time(13, 30), "Room 2.14")


def test_a_conference_that_runs_is_gone_on_with(shown: Stages, qtbot: QtBot) -> None:
    case = shown(lambda desk: build.in_conference(desk)[0])
    page = case.show("conference")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.went[-1].page == "live"


def test_a_conference_that_was_held_opens_its_session(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.held)
    page = case.show("conference")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.went[-1].page == "session"


def test_with_large_text_each_check_stands_in_words_and_keys_are_the_same(
    themed: Theme, shown: Stages, qtbot: QtBot
) -> None:
    themed.set_percent(200)
    case = shown(build.decided)
    _made, matrix = _page(case)
    ellie, tom = case.built["ellie"], case.built["tom"]
    matrix.cell(ellie, 3).setFocus()
    assert matrix.cell(ellie, 3).text() == "Stop sign agreed"
    qtbot.keyClick(_focused(), Qt.Key.Key_Down)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.checks == {tom: {"stop-sign"}}
