"""The frame: hiding, keys, panes, text size, and that no text is ever cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kring import i18n
from kring.ui.frame.commands import MENUS, Command
from kring.ui.frame.key_help import KeyHelp
from kring.ui.frame.watcher import Watcher
from kring.ui.frame.window import HEIGHT, WIDTH, MainWindow
from kring.ui.ground.theme import Theme
from kring.ui.widgets.button import button
from kring.ui.widgets.field import LineField
from kring.ui.widgets.page import Page
from ui import gallery

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """On the overview of a case."""
    window.show_page(gallery.overview())
    return window


def _words_on(widget: QWidget) -> str:
    shown = [child.text() for child in widget.findChildren(QLabel) if child.isVisible()]
    shown += [child.text() for child in widget.findChildren(QPushButton) if child.isVisible()]
    return " ".join(shown)


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Space, Control)]
)
def test_hiding_leaves_no_word_and_the_same_key_returns(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    before = QApplication.focusWidget()
    assert "Ellie" in _words_on(window) and "2026-014" in window.windowTitle()
    with qtbot.waitSignal(window.hidden):
        qtbot.keyClick(window, key, modifier)
    assert _words_on(window) == "" and window.windowTitle() == "Kring"
    image = window.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 1366, 9) for y in range(0, 688, 9)}
    assert len(colours) == 1
    with qtbot.waitSignal(window.returned):
        qtbot.keyClick(window, key, modifier)
    assert "Ellie" in _words_on(window) and QApplication.focusWidget() is before


def test_hiding_works_while_words_are_typed_and_keeps_them(window: MainWindow, qtbot: QtBot) -> None:
    page = Page("Talk")
    field = LineField(name="Words")
    page.add(field)
    page.set_first(field)
    window.show_page(page)
    qtbot.keyClicks(field, "she said")
    qtbot.keyClick(field, Qt.Key.Key_F9)
    assert window.is_hidden_away
    qtbot.keyClick(window.hide_page, Qt.Key.Key_F9)
    assert field.hasFocus() and field.text() == "she said"


def test_hiding_covers_an_open_dialog_without_closing_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle("Ellie")
    box = QLineEdit("Ellie")
    QVBoxLayout(dialog).addWidget(box)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_F9)
    assert window.is_hidden_away and dialog.windowTitle() == "Kring"
    image = dialog.grab().toImage()
    assert len({image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 5)}) == 1
    qtbot.keyClick(box, Qt.Key.Key_F9)
    assert not window.is_hidden_away and dialog.isVisible() and dialog.windowTitle() == "Ellie"
    dialog.close()


def test_while_hidden_only_lock_and_return_listen(window: MainWindow, qtbot: QtBot) -> None:
    ran: list[str] = []
    window.set_commands([Command("case", "Open", lambda: ran.append("open"), ("Ctrl+Shift+O",))])
    window.toggle_hide()
    qtbot.keyClick(window, Qt.Key.Key_O, Control | Shift)
    assert ran == []
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Control)
    window.toggle_hide()
    qtbot.keyClick(window, Qt.Key.Key_O, Control | Shift)
    assert ran == ["open"]


def test_keys_of_commands_work_while_the_menus_are_hidden(window: MainWindow, qtbot: QtBot) -> None:
    window.menu_row.hide()
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Control)


def test_text_size_changes_by_keys_and_stays_in_bounds(window: MainWindow, qtbot: QtBot, themed: Theme) -> None:
    with qtbot.waitSignal(window.text_size_changed) as heard:
        qtbot.keyClick(window, Qt.Key.Key_Plus, Control)
    assert heard.args == [110] and themed.percent == 110
    themed.set_percent(190)
    for _press in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Control)
    assert themed.percent == 200
    qtbot.keyClick(window, Qt.Key.Key_0, Control)
    assert themed.percent == 100


def test_control_enter_presses_the_primary_button_from_a_field(window: MainWindow, qtbot: QtBot) -> None:
    page = Page("Talk")
    field, go = LineField(name="Words"), button("Next", "primary", hint="Ctrl+Enter")
    settled: list[str] = []
    field.settled.connect(settled.append)
    page.add(field)
    page.set_footer([], go)
    page.set_first(field)
    window.show_page(page)
    qtbot.keyClicks(field, "yes")
    go.clicked.connect(lambda: settled.append("next"))
    qtbot.keyClick(field, Qt.Key.Key_Return, Control)
    assert settled == ["yes", "next"]
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_f6_steps_from_the_rail_to_the_page_and_its_footer(window: MainWindow, qtbot: QtBot) -> None:
    page = gallery.interview()
    window.show_page(page)
    window.rail.rows.setFocus()
    reached = []
    for _step in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        at = QApplication.focusWidget()
        reached.append(
            next(
                name
                for name, pane in zip(("rail", "list", "answer", "footer"), [window.rail, *page.panes()])
                if pane is at or pane.isAncestorOf(at)
            )
        )
    assert reached == ["list", "answer", "footer", "rail"]


def test_f8_folds_the_rail_and_a_narrow_window_folds_it_too(window: MainWindow, qtbot: QtBot, themed: Theme) -> None:
    assert not window.rail.collapsed
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.rail.collapsed
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert not window.rail.collapsed
    window.show_page(gallery.home())
    window.resize(1024, 688)
    qtbot.waitUntil(lambda: window.rail.collapsed)


def test_large_text_in_a_narrow_window_leaves_out_keys_and_words_before_any_menu(
    window: MainWindow, qtbot: QtBot, themed: Theme
) -> None:
    row = window.menu_row
    window.set_commands([Command(name, "One more", lambda: None) for name in ("file", "case", "go", "print")])
    themed.set_percent(150)
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: all(row.bar.rect().contains(row.bar.actionGeometry(a)) for a in row.bar.actions()))
    assert row.hide_button.isVisible() and row.saved.text.startswith("Saved")
    words = row.saved.findChildren(QLabel)[-1]
    assert not words.isVisible()
    row.saved.set_failed()
    assert words.isVisible()  # that something is not saved is always said


def test_in_the_largest_text_something_that_is_not_saved_leaves_every_menu_its_room(
    window: MainWindow, qtbot: QtBot, themed: Theme
) -> None:
    row = window.menu_row
    i18n.use("nl")
    row.speak()
    themed.set_percent(200)
    window.set_commands([Command(name, "Nog een", lambda: None) for name in MENUS])
    window.resize(1024, 600)
    row.saved.set_failed()
    for _round in range(3):
        QApplication.processEvents()
    left_out = [a.text() for a in row.bar.actions() if not row.bar.rect().contains(row.bar.actionGeometry(a))]
    assert left_out == [] and row.saved.isVisible()
    assert row.saved.accessibleName() == "Niet bewaard, nieuwe poging"
    i18n.use("en")


def test_every_menu_has_room_beside_the_saved_mark_whatever_was_there_before(
    window: MainWindow, qtbot: QtBot, themed: Theme
) -> None:
    row = window.menu_row
    i18n.use("nl")
    row.speak()
    themed.set_percent(200)
    window.set_commands([Command(name, "Nog een", lambda: None) for name in MENUS])
    for width in (*range(970, 1130, 10), *range(1130, 970, -10)):
        window.resize(width, 600)
        row.saved.set_saved(f"12:{width % 60}")
        assert row.bar.font().pointSizeF() == themed.font("caption").pointSizeF()
        for _round in range(3):
            QApplication.processEvents()
        left_out = [a.text() for a in row.bar.actions() if not row.bar.rect().contains(row.bar.actionGeometry(a))]
        assert left_out == [], width
    i18n.use("en")


@pytest.mark.parametrize("free", [QSize(1024, 600), QSize(1366, 700)])
def test_the_window_opens_no_larger_than_the_screen(themed: Theme, qtbot: QtBot, free: QSize) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    made.open_within(free)
    assert made.isMaximized()
    assert made.normalGeometry().size().boundedTo(free) == made.normalGeometry().size()
    made.set_live(True)
    made.set_live(False)
    assert made.isMaximized(), "after the conference it is again no larger than the screen"


def test_on_a_screen_with_room_the_window_opens_at_its_usual_size(themed: Theme, qtbot: QtBot) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    made.open_within(QSize(1920, 1040))
    assert not made.isMaximized() and (made.width(), made.height()) == (WIDTH, HEIGHT)


def test_the_ring_is_outside_the_control(window: MainWindow, qtbot: QtBot) -> None:
    start = next(child for child in window.page().findChildren(QPushButton) if child.accessibleName() == "Start")
    start.setFocus(Qt.FocusReason.TabFocusReason)
    ring = window.ring
    assert ring.isVisible() and ring.target is start
    inside = start.rect().translated(start.mapTo(window, start.rect().topLeft()))
    assert ring.geometry().contains(inside.adjusted(-4, -4, 4, 4))


def test_dropping_all_pages_leaves_no_word(window: MainWindow, qtbot: QtBot) -> None:
    window.drop_all()
    assert window.page() is None and window.rail.rows.count() == 0
    assert "Ellie" not in _words_on(window) and "Locker" not in _words_on(window)


def test_idleness_is_said_once_and_a_key_starts_anew(window: MainWindow, qtbot: QtBot) -> None:
    watcher = Watcher(window)
    heard: list[float] = []
    watcher.idle_for.connect(heard.append)
    watcher.set_minutes(0.002)
    with qtbot.waitSignal(watcher.idle_for, timeout=3000):
        pass
    assert heard == [0.002]
    watcher.set_minutes(0)
    assert not any(timer.isActive() for timer in watcher.findChildren(QTimer))


def test_help_shows_the_keys_of_this_screen(window: MainWindow, qtbot: QtBot) -> None:
    class Talk(Page):
        def key_help(self) -> list[tuple[str, str]]:
            return [("Ctrl+Shift+Q", "Mark a quote")]

    window.show_page(Talk("Talk"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
    assert "Mark a quote" in _words_on(dialog) and "Hide" in _words_on(dialog)
    dialog.close()


def test_the_help_is_read_to_its_end_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    class Talk(Page):
        def key_help(self) -> list[tuple[str, str]]:
            return [(f"F{n}", f"What key {n} does") for n in range(1, 40)]

    window.show_page(Talk("Talk"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = next(child for child in window.findChildren(KeyHelp) if child.isVisible())
    dialog.resize(500, 300)
    qtbot.wait(20)
    bar = dialog.body.verticalScrollBar()

    def after(key: Qt.Key) -> int:
        at = QApplication.focusWidget()
        assert at is not None and at.window() is dialog
        qtbot.keyClick(at, key)
        return bar.value()

    assert bar.maximum() > 0 and bar.value() == 0
    a_line = after(Qt.Key.Key_Down)
    a_page = after(Qt.Key.Key_PageDown)
    assert 0 < a_line < a_page
    assert after(Qt.Key.Key_End) == bar.maximum() and after(Qt.Key.Key_Home) == 0
    assert after(Qt.Key.Key_PageDown) > 0 and after(Qt.Key.Key_PageUp) == 0
    dialog.close()


def test_returning_on_the_lock_screen_shows_no_menus(window: MainWindow, qtbot: QtBot) -> None:
    window.set_locked_look(True)
    window.toggle_hide()
    window.drop_all()
    window.toggle_hide()
    assert not window.menu_row.isVisible() and not window.rail.isVisible()


@pytest.mark.parametrize("name", gallery.PAGES)
def test_building_a_page_never_flashes_a_window(window: MainWindow, qtbot: QtBot, name: str) -> None:
    page = gallery.PAGES[name]()
    assert window.isActiveWindow()
    window.show_page(page)
    assert page.isVisible()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("width", [1366, 1024])
@pytest.mark.parametrize("name", ["overview", "home", "interview", "fields", "live"])
@pytest.mark.every(3)
def test_no_word_is_cut(window: MainWindow, qtbot: QtBot, themed: Theme, name: str, width: int, percent: int) -> None:
    themed.set_percent(percent)
    window.resize(width, 688)
    window.show_page(gallery.PAGES[name]())
    for _round in range(3):
        QApplication.processEvents()
    assert (window.width(), window.height()) == (width, 688)
    assert _cut(window.page()) == []


def _cut(page: QWidget) -> list[str]:
    """Labels and buttons that are smaller than their words need."""
    found = []
    for child in page.findChildren(QWidget):
        if not child.isVisible() or not isinstance(child, QLabel | QPushButton | QRadioButton | QCheckBox):
            continue
        need = child.minimumSizeHint() if not isinstance(child, QLabel) else child.sizeHint()
        high = child.heightForWidth(child.width()) if child.hasHeightForWidth() else need.height()
        wide = need.width() if not child.hasHeightForWidth() else 0
        if child.width() < wide or child.height() < high:
            found.append(f"{type(child).__name__} {child.text()!r} {child.size()} needs {wide}x{high}")
    return found
