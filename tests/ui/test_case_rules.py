"""Whoever presses everything on every page of a case brings nobody together: no page steps over a rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import builders as build
from kring.domain.deciding.decision import preparation_open
from kring.domain.events import Path as Way
from kring.domain.events import TalkKind
from kring.ui.deciding.condition_row import ConditionRow
from kring.ui.ground.theme import Theme
from kring.usecases.desk.desk import Desk
from ui.case_pages import open_case

PAGES = ("today", "report", "people", "talks", "support", "decision", "second-adult", "preparation", "conference",
         "model", "follow-up")  # fmt: skip
Control = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("stage", [build.opened, build.talked], ids=["opened", "talked"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.every(3)
def test_pressing_everything_on_a_page_brings_nobody_together(
    themed: Theme, qtbot: QtBot, tmp_path: Path, stage: Callable[[Desk], build.Built], page: str
) -> None:
    case = open_case(qtbot, stage(build.desk(tmp_path)))
    shown = case.show(page)
    for row in shown.findChildren(ConditionRow):
        row.focus_action()
        if row.title is not None:
            row.title.setFocus()
            qtbot.keyClick(row.title, Qt.Key.Key_Y)
    for made in shown.findChildren(QAbstractButton):
        if isValid(made) and made.isVisible() and made.isEnabled():
            made.click()
    if isValid(shown):
        qtbot.keyClick(shown, Qt.Key.Key_Return, Control)
    now, desk = case.context.now, case.built.desk
    assert not [d for d in now.decisions if d.path is Way.CONFERENCE]
    assert not now.running(TalkKind.CONFERENCE) and not now.checks and not now.door
    assert not preparation_open(desk.view(now))
    desk.vault.close()


@pytest.mark.parametrize("person", ["ellie", "tom", "karen"])
def test_pressing_everything_on_a_persons_page_makes_no_wish(
    themed: Theme, qtbot: QtBot, tmp_path: Path, person: str
) -> None:
    case = open_case(qtbot, build.opened(build.desk(tmp_path)))
    shown = case.show("people", person)
    for made in shown.findChildren(QAbstractButton):
        if isValid(made) and made.isVisible() and made.isEnabled():
            made.click()
    assert not case.context.now.wishes and not case.context.now.needs
    QApplication.processEvents()  # what the last click asked for is shown before the vault is closed
    case.built.desk.vault.close()
