"""The first days: boxes only where somebody is, and a line is answered only when it is done or says why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.ui.case.today_page import TodayPage
from ui.case_pages import CaseWindow, Stages

CTRL = Qt.KeyboardModifier.ControlModifier


def today(shown: Stages) -> tuple[CaseWindow, TodayPage]:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    QApplication.processEvents()
    return case, page


def test_a_line_is_written_with_name_and_hour(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    row = page.rows["way-home"]
    assert not row.who.isVisible() and row.who_said.text() == "Nobody yet"
    row.open()
    assert row.who.isVisible() and row.hour.isVisible()
    qtbot.keyClick(row.done, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is row.who
    qtbot.keyClicks(row.who, "Mr Khan")
    qtbot.keyClick(row.who, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.hour
    qtbot.keyClicks(row.hour, "15:10")
    qtbot.keyClick(row.done, Qt.Key.Key_Space)
    task = case.context.now.today["way-home"]
    assert (task.who, task.when, task.done) == ("Mr Khan", "15:10", True)
    page.rows["breaks"].open()
    assert not row.who.isVisible() and row.who_said.text() == "Mr Khan"
    assert row.when_said.text().endswith("15:10")


def test_a_line_with_a_name_and_no_tick_is_not_answered(shown: Stages) -> None:
    case, page = today(shown)
    case.record(e.TodayLine("talk-today", "Mrs Price", "8:20"))
    assert page.open_row() is page.rows["talk-today"]
    assert page.rows["talk-today"].when_said.text().startswith("since ")


def test_not_done_because_asks_for_words_and_answers_the_line(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    row = page.rows["evidence"]
    row.open()
    row.not_done.click()
    assert QApplication.focusWidget() is row.why
    qtbot.keyClicks(row.why, "nothing was sent or filmed")
    page.rows["breaks"].open()
    task = case.context.now.today["evidence"]
    assert task.answered and not task.done
    assert row.reason.isVisible() and row.reason.text() == "Not done, because: nothing was sent or filmed"
    qtbot.keyClick(row.done, Qt.Key.Key_Space)  # done after all
    task = case.context.now.today["evidence"]
    assert task.done and not task.words


def test_the_primary_goes_to_the_oldest_open_line_and_then_to_report_and_safety(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    first = next(iter(page.rows))
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.rows[first].done
    qtbot.keyClick(page.rows[first].done, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.rows[list(page.rows)[1]].done
    case.record(*[e.TodayLine(line, done=True) for line in page.rows])
    assert page.go_on.label == "Open report and safety"
    page.go_on.click()
    assert case.went[-1].page == "report"
