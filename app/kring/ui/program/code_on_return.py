"""What stands before the return from hide and from a break: nothing, or the short code, and after five tries a lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kring.i18n import _n
from kring.ui.frame.code_dialog import CodeDialog
from kring.ui.frame.context import Context
from kring.ui.frame.window import MainWindow
from kring.ui.widgets.leaving import let_go
from kring.usecases.access import hide_code


class Returning(QObject):
    """Handed to the window as its `before_return`; wrong tries count until the right one, also over several hides."""

    def __init__(self, window: MainWindow, context: Callable[[], Context | None], lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._context, self._lock = window, context, lock
        self._tries = 0
        self._dialog: CodeDialog | None = None
        window.before_return = self.ask

    def ask(self, do: Callable[[], None]) -> None:
        """Do what shows words again, once the code was given where there is one."""
        context = self._context()
        if context is None or not hide_code.is_set(context.desk):
            do()
        elif self._tries >= hide_code.MOST_TRIES:
            self._lock()  # words that waited for the disk kept it from locking
        elif self._dialog is None:
            self._open(do)

    def _open(self, do: Callable[[], None]) -> None:
        self._dialog = dialog = CodeDialog(self._window)
        dialog.tried.connect(lambda code: self._on_tried(code, do))
        dialog.finished.connect(self._on_finished)
        self._window.watcher.quiet = False  # a covered dialog below hears no key: this one is modal
        dialog.open()

    def _on_tried(self, code: str, do: Callable[[], None]) -> None:
        context, dialog = self._context(), self._dialog
        if context is None or dialog is None:
            return
        if hide_code.fits(context.desk, code):
            self._tries = 0
            dialog.accept()
            do()
            return
        self._tries += 1
        left = hide_code.MOST_TRIES - self._tries
        if left <= 0:
            dialog.reject()
            self._lock()
            return
        again = _n("That is not the code. {n} try is left, then it is the passphrase.",
                   "That is not the code. {n} tries are left, then it is the passphrase.", left)  # fmt: skip
        dialog.say(again.format(n=left))

    def _on_finished(self, _result: int) -> None:
        window = self._window
        if self._dialog is not None:
            let_go(self._dialog)
            self._dialog = None
        window.watcher.quiet = window.is_hidden_away
