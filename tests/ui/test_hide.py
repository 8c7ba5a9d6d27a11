"""Hide covers whatever is open: lists that are folded out, calendars, menus, every dialog; and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.agreement.read_aloud import ReadAloud
from kring.ui.frame.context import Place
from kring.ui.frame.failure import FailureDialog
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import Theme
from kring.ui.widgets.choice import Option
from kring.ui.widgets.page import Page
from kring.ui.widgets.picking import Combo, DateField
from program_builders import leave, unlocked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEYS = [(Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)]


def _one_colour(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    spots = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    return len(spots) == 1


def _combo(page: Page) -> QWidget:
    combo = Combo("Who", [Option("e", "Ellie"), Option("t", "Tom")])
    page.add(combo)
    return combo


def _day(page: Page) -> QWidget:
    field = DateField(date(2026, 11, 17), name="Day")
    page.add(field)
    return field


def _unfold(widget: QWidget) -> None:
    if isinstance(widget, Combo):
        widget.showPopup()
    else:
        arrow = QPoint(widget.width() - 8, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, arrow)


@pytest.mark.parametrize(("key", "modifiers"), KEYS)
@pytest.mark.parametrize("make", [_combo, _day])
def test_what_is_folded_out_goes_first(
    window: MainWindow,
    qtbot: QtBot,
    make: Callable[[Page], QWidget],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    page = Page("Talk")
    field = make(page)
    window.show_page(page)
    QApplication.processEvents()
    _unfold(field)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), key, modifiers)
    assert window.is_hidden_away
    assert QApplication.activePopupWidget() is None
    assert _one_colour(window)


def test_an_open_menu_goes_first(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.menu_row.bar.actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_F9)
    assert window.is_hidden_away and not menu.isVisible()
    QTest.keyClick(window.hide_page, Qt.Key.Key_F9)
    assert not window.is_hidden_away


def test_a_tip_at_the_pointer_goes_too(window: MainWindow, qtbot: QtBot) -> None:
    QToolTip.showText(window.mapToGlobal(QPoint(50, 50)), "Open: Ellie", window)
    assert QToolTip.isVisible()
    window.toggle_hide()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def _failure(window: MainWindow) -> QDialog:
    return FailureDialog("Something went wrong inside Kring.", "10:42", "KR-1", window)


def _read_aloud(window: MainWindow) -> QDialog:
    return ReadAloud(["Tom gives it back."], window)


@pytest.mark.parametrize("make", [_failure, _read_aloud])
def test_a_dialog_is_covered_and_comes_back(
    window: MainWindow, qtbot: QtBot, make: Callable[[MainWindow], QDialog]
) -> None:
    dialog = make(window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F9)
    assert window.is_hidden_away and _one_colour(dialog) and dialog.windowTitle() == "Kring"
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Right)
    assert _one_colour(dialog)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F9)
    assert not window.is_hidden_away and dialog.isVisible() and not _one_colour(dialog)
    dialog.close()


def test_the_wizard_of_a_new_case_is_covered_and_keeps_its_words(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    started = unlocked(qtbot, tmp_path)
    started.shell.go(Place("cases", about="new"))
    dialog = started.window.findChild(QDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    title = dialog.report.title_line
    title.setFocus()
    qtbot.keyClicks(title, "Locker corridor")
    QTest.keyClick(title, Qt.Key.Key_F9)
    assert started.window.is_hidden_away and _one_colour(dialog)
    assert started.window.windowTitle() == dialog.windowTitle() == "Kring"
    qtbot.keyClicks(title, "Ellie")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert dialog.isVisible() and title.text() == "Locker corridor"
    QTest.keyClick(title, Qt.Key.Key_F9)
    assert not started.window.is_hidden_away and title.text() == "Locker corridor"
    dialog.reject()
    leave(started)
