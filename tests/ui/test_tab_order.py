"""Where the keyboard goes: Tab as it is read, also into parts that came later; nobody loses the place or the focus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kring import i18n
from kring.settings import Settings
from kring.ui.access.first_page import FirstPage
from kring.ui.frame.context import Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import Theme
from kring.ui.widgets.button import button
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.page import Page, ScrollBody
from program_builders import leave, start, unlocked

NO = Qt.KeyboardModifier.NoModifier


def _walk(first: QWidget, key: Qt.Key, times: int) -> list[str]:
    first.setFocus()
    met = []
    for _step in range(times):
        at = QApplication.focusWidget()
        assert at is not None
        met.append(at.accessibleName())
        QTest.keyClick(at, key)
    return met


def test_tab_goes_into_a_part_that_was_put_in_later_where_it_stands(window: MainWindow) -> None:
    page = Page("Talk")
    first, last = LineField(name="first"), LineField(name="last")
    on = button("on", "primary")
    page.add(first)
    page.add(last)
    page.set_footer(primary=on)
    window.show_page(page)
    page.body.insertWidget(1, LineField(name="middle"))
    QApplication.processEvents()
    assert _walk(first, Qt.Key.Key_Tab, 4) == ["first", "middle", "last", "on"]
    assert _walk(on, Qt.Key.Key_Backtab, 4) == ["on", "last", "middle", "first"]


def test_tab_comes_to_a_field_before_what_can_be_done_with_it_and_to_a_choice_once(window: MainWindow) -> None:
    page = Page("Talk")
    words = LineField()
    choice = ChoiceCards("Meet", [Option("y", "Yes"), Option("n", "No", closed="After the talk"), Option("l", "Later")])
    after = button("after")
    for part in (Field("Words", words, right=[button("Mark a quote")]), choice, after):
        page.add(part)
    window.show_page(page)
    QApplication.processEvents()
    assert _walk(words, Qt.Key.Key_Tab, 4) == ["Words", "Mark a quote", "Yes", "after"]
    choice.set_value("l")
    assert _walk(words, Qt.Key.Key_Tab, 4) == ["Words", "Mark a quote", "Later", "after"]


def test_a_key_that_nobody_used_does_not_scroll_the_page_back(window: MainWindow, qtbot: QtBot) -> None:
    page = Page("Talk")
    buttons = [button(str(number)) for number in range(60)]
    for made in buttons:
        page.add(made)
    window.show_page(page)
    QApplication.processEvents()
    buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    assert isinstance(page.content, ScrollBody)
    bar = page.content.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    there = bar.value()
    QApplication.sendEvent(buttons[-1], QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Tab, NO))
    assert bar.value() == there


def test_who_types_in_first_run_keeps_the_focus_when_continue_opens(
    themed: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    started = start(qtbot, tmp_path)
    page = started.window.page()
    assert isinstance(page, FirstPage)
    holder = page.wizard.school.holder
    holder.setFocus()
    for letter in "Helen Price":
        at = QApplication.focusWidget()
        assert at is holder
        QTest.keyClicks(at, letter)
    assert holder.text() == "Helen Price"
    leave(started)


def test_another_language_is_said_everywhere_at_once(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    started = unlocked(qtbot, tmp_path)
    window = started.window
    started.shell.go(Place("settings"))
    dutch = next(made for made in window.findChildren(QRadioButton) if made.accessibleName() == "Nederlands")
    try:
        dutch.setFocus()
        QTest.keyClick(dutch, Qt.Key.Key_Space)
        QApplication.processEvents()
        titles = [action.text() for action in window.menu_row.bar.actions()]
        rail = [str(rows.model().index(0, 0).data()) for rows in (window.rail.rows, window.rail.foot)]
        assert titles[0] == "&Bestand" and rail == ["Casussen", "Instellingen"]
        assert window.menu_row.hide_button.label == "Verbergen" and window.hide_page.accessibleName() != ""
        page = window.page()
        assert page is not None and page.title.text() == "Instellingen"
        at = QApplication.focusWidget()
        assert at is not None and at.accessibleName() == "Nederlands"
        assert {window.rail.rows.accessibleName(), window.rail.foot.accessibleName()}.isdisjoint(
            {"Stages", "More of this case"}
        )
    finally:
        leave(started)
        i18n.use("en")


def test_another_language_in_first_run_is_said_everywhere_at_once(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    started = start(qtbot, tmp_path, settings=Settings(language="en"))
    page = started.window.page()
    assert isinstance(page, FirstPage)
    try:
        page.language.buttons()[1].click()
        QApplication.processEvents()
        assert page.wizard.school.accessibleName() == i18n._("Before the first case") != "Before the first case"
        way_on = page.wizard.way_on()
        assert way_on is not None and way_on.label == i18n._("Continue")
        assert started.window.hide_page.accessibleName() == i18n._("Hidden. The same key returns.")
    finally:
        leave(started)
        i18n.use("en")
