"""A hand on the keyboard: it types, presses keys and goes to a control by Tab; it never calls a page's methods."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QRadioButton,
    QTableView,
    QWidget,
)

from builders import PASSPHRASE
from kring.ui.frame.window import MainWindow
from kring.ui.widgets.button import Button
from kring.ui.widgets.rail import RailList
from program_builders import Started

MOST_TABS = 400
YIELD_MS = 10
PATIENCE_SECONDS = 10.0


class Robot:
    """Drives one window; what it looks for are accessible names, as a screen reader says them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # waiting

    def settle(self) -> None:
        """Let the window do what it was asked."""
        for _round in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if QApplication.activeWindow() is None and self.window.isVisible():
            self.top.activateWindow()  # without a display nobody gives the keys back when a dialog closes
            QApplication.processEvents()

    def wait(self, wanted: Callable[[], object], what: str = "") -> None:
        """Wait until something is true."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not wanted():
            QTest.qWait(YIELD_MS)  # a loop that never rests would keep Python from the job that is waited for
            assert time.monotonic() < end, f"waited in vain for {what}; shown: {self.words()[:1500]}"

    # looking

    @property
    def top(self) -> QWidget:
        """The window or dialog that gets the keys."""
        return QApplication.activeModalWidget() or self.window

    @property
    def focus(self) -> QWidget:
        """The control that has the keyboard."""
        return QApplication.focusWidget() or self.top

    def words(self) -> str:
        """Everything that can be read on the window or dialog now."""
        found: list[str] = []
        for widget in self.top.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QTableView):
                model = widget.model()
                rows = range(model.rowCount())
                found += [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
                for row in rows:
                    found += [
                        str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
                        for column in range(model.columnCount())
                    ]
            for read in ("text", "toPlainText", "currentText"):
                text = getattr(widget, read, None)
                if callable(text):
                    found.append(str(text()).replace("&&", "&"))
            found.append(widget.accessibleName())
        return "\n".join(dict.fromkeys(word for word in found if word))

    def sees(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        self.wait(lambda: words in self.words(), f"“{words}”")

    # doing

    def press(self, *keys: str) -> None:
        """Press keys such as "Ctrl+N" or "Tab", one after another."""
        for key in keys:
            combined = QKeySequence(key)[0]
            QTest.keyClick(self.focus, combined.key(), combined.keyboardModifiers())
            self.settle()
            if combined.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
                self._let_go()

    def _let_go(self) -> None:
        """A button that its key pressed goes down, and is clicked a moment later."""
        self.wait(lambda: not any(made.isDown() for made in self.top.findChildren(Button)), "a button")

    def type(self, text: str) -> None:
        """Type any letters into the control that has the keyboard."""
        box = self.focus
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.settle()

    def find(self, name: str) -> QWidget:
        """Go by Tab, and by arrows inside a choice, to the control with this name."""
        self._tab_until(lambda: self._is_at(name), name)
        return self.focus

    def fill(self, name: str, text: str) -> None:
        """Go to a field and put these words in the place of what stands there."""
        self.find(name)
        self.press("Ctrl+A", "Delete")
        self.type(text)

    def push(self, name: str) -> None:
        """Go to a button or tick and press it."""
        self.find(name)
        self.press("Space")

    def row(self, *parts: str) -> None:
        """Go to a table and open the row that holds these words."""
        for _tab in range(MOST_TABS):
            table = self.focus
            if isinstance(table, QTableView) and self._walk(table, parts):
                self.press("Return")
                return
            self.press("Tab")
        raise AssertionError(f"no row holds {parts}; shown: {self.words()[:3000]}")

    def pick(self, name: str, option: str) -> None:
        """Go to a list, fold it out and choose an entry; the entries on the way stay unchosen."""
        box = self.find(name)
        assert isinstance(box, QComboBox), type(box).__name__
        self.press("Down", "Home")
        for _step in range(box.count() + 1):
            if box.view().currentIndex().data() == option:
                self.press("Return")
                assert box.currentText() == option
                return
            self.press("Down")
        raise AssertionError(f"“{option}” is not in “{name}”")

    def choose(self, question: str, answer: str) -> None:
        """Go to a question with a few answers and choose one; the answers on the way stay unchosen."""
        self._tab_until(lambda: self._is_asked(question), question)
        assert self._turn_to(answer), f"“{answer}” cannot be chosen; shown: {self.words()[:3000]}"
        self.press("Space")

    def day(self, name: str, day: date) -> None:
        """Go to a day and write it: two digits, then up or down to its month."""
        box = self.find(name)
        assert isinstance(box, QDateEdit), type(box).__name__
        if box.date() == box.minimumDate():
            self.press("Up")  # an empty day starts from today
        self.press(*f"{day.day:02}")
        months = (day.year - box.date().year()) * 12 + day.month - box.date().month()
        self.press(*["Up" if months > 0 else "Down"] * abs(months))
        assert box.date().toPython() == day, box.date()

    def tick(self, name: str) -> None:
        """Go to a tick and set it, unless it is set."""
        box = self.find(name)
        assert isinstance(box, QAbstractButton), type(box).__name__
        if not box.isChecked():
            self.press("Space")

    def soon(self, doing: Callable[[], None]) -> None:
        """Do something once the next dialog is open, which waits for an answer."""

        def do() -> None:
            try:
                doing()
            finally:
                if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                    dialog.reject()  # what went wrong is said, rather than waited for

        QTimer.singleShot(100, do)

    def _tab_until(self, there: Callable[[], bool], name: str) -> None:
        for _tab in range(MOST_TABS):
            if there():
                return
            self.press("Tab")
        raise AssertionError(f"nothing is called “{name}”; shown: {self.words()[:3000]}")

    def _is_asked(self, question: str) -> bool:
        around = self.focus.parentWidget()
        return isinstance(self.focus, QRadioButton) and around is not None and around.accessibleName() == question

    def _is_at(self, name: str) -> bool:
        focus = self.focus
        if focus.accessibleName() == name:
            return True
        if isinstance(focus, QRadioButton):
            return self._turn_to(name)
        if isinstance(focus, RailList):
            return self._step_to(focus, name)
        return False

    def _turn_to(self, name: str) -> bool:
        """Arrow keys go round the options of a choice; only a choice that holds the name is touched."""
        options = self.focus.parentWidget()
        names = [option.accessibleName() for option in options.findChildren(QRadioButton) if option.isEnabled()]
        if name not in names:
            return False
        for key in ("Right", "Down", "Left", "Up"):
            for _step in names:
                if self.focus.accessibleName() == name:
                    return True
                self.press(key)
        return self.focus.accessibleName() == name

    def _step_to(self, rows: RailList, name: str) -> bool:
        model = rows.model()
        for number in range(model.rowCount()):
            if str(model.index(number, 0).data()) == name:
                self.press("Home", *["Down"] * number)
                return True
        return False

    def _walk(self, table: QTableView, parts: tuple[str, ...]) -> bool:
        model = table.model()
        for number in range(model.rowCount()):
            cells = [
                str(model.index(number, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")
                + str(model.index(number, column).data(Qt.ItemDataRole.DisplayRole) or "")
                for column in range(model.columnCount())
            ]
            if all(part in " ".join(cells) for part in parts):
                for _row in range(model.rowCount()):
                    self.press("Up")
                self.press(*["Down"] * number)
                return True
        return False


def open_by_hand(started: Started) -> Robot:
    """Open a program that was started by typing the passphrase on its lock screen."""
    robot = Robot(started.window)
    robot.type(PASSPHRASE)
    robot.press("Return")
    robot.wait(lambda: started.entry.shell is not None and started.entry.shell.context is not None, "the vault")
    return robot
