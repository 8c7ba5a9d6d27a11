"""Ctrl+Q, Alt+F4 and the cross while a conference runs: hide first, ask once, and only then lock and close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import current, space
from kring.ui.live.keys import Do, Keys
from kring.ui.widgets.button import button
from kring.ui.widgets.card import row_of
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.text import heading, label


class Question(QWidget):
    """The one question, on a sheet without a word of anybody. Neither answer has the focus; each has its key."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self.setMinimumWidth(current().px(110))
        self.setMaximumWidth(current().px(130))
        column = QVBoxLayout(self)
        space(column, 6, 6, 6, 6, gap=3)
        column.addWidget(heading(_("Lock and close?")))
        self.words = label(_("The conference is kept. It comes back at the same line."), wrap=True)
        column.addWidget(self.words)
        close, stay = button(_("Lock and close")), button(_("Not now"))
        close.show_cap("Enter")
        stay.show_cap("Esc")
        close.clicked.connect(lambda: self.answered.emit(True))
        stay.clicked.connect(lambda: self.answered.emit(False))
        column.addWidget(row_of(close, stay, QWidget(), gap=3))
        self._name()

    def say(self, words: str) -> None:
        """Say something else below the question."""
        self.words.setText(words)
        self._name()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes, Escape goes back to where one was."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        keys = _("Enter: lock and close. Esc: not now.")
        self.setAccessibleName(f"{_('Lock and close?')} {self.words.text()} {keys}")


class Closing(QObject):
    """Listens to the window for as long as the live page is there; `must_ask` says whether anything can be seen."""

    def __init__(self, page: QObject, must_ask: Callable[[], bool]) -> None:
        super().__init__(page)
        self._must_ask, self._sure = must_ask, False
        self._window: MainWindow | None = None
        self.question: Question | None = None

    def watch(self, window: QWidget, stop: Callable[[], object], keys: Keys) -> None:
        """From now on the window asks before it closes, and its key means `stop`, from menus and dialogs too."""
        if isinstance(window, MainWindow) and window is not self._window:
            self._window = window
            window.installEventFilter(self)
            window.watcher.stop_keys = keys.everywhere(Do.STOP)
            listen(self, window.watcher.stop_pressed, stop)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the window open, hide it and ask; a computer that shuts down is not held up."""
        window, app = self._window, QGuiApplication.instance()
        if event.type() != QEvent.Type.Close or window is None or self._sure or not window.is_live:
            return False
        if not self._must_ask() or (isinstance(app, QGuiApplication) and app.isSavingSession()):
            return False
        event.ignore()
        self._ask(window)
        return True

    def _ask(self, window: MainWindow) -> None:
        if not window.is_hidden_away:
            window.toggle_hide()
        self.question = Question()
        self.question.answered.connect(self._on_answered)
        window.hide_page.put(self.question)

    def _on_answered(self, close: bool) -> None:
        window, question = self._window, self.question
        if window is None or question is None:
            return
        if not close:
            window.toggle_hide()
            return
        self._sure = True
        closed = window.close()
        self._sure = False
        if not closed:
            question.say(_("Not everything is saved yet. Make room on the disk, then close again."))
