"""Reads the promises aloud: one at a time, in very large letters, on a quiet screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.widgets.text import label

NEXT = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class ReadAloud(QDialog):
    """Space and the arrows step; at the ends nothing wraps; Escape closes."""

    def __init__(self, promises: Sequence[str], parent: QWidget, numbered: int | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kring")
        self.setModal(True)  # so that hide and lock work here too
        self._promises, self._at = list(promises), 0
        self._numbered = len(promises) if numbered is None else numbered  # what was struck has no number
        column = QVBoxLayout(self)
        space(column, 18, 24, 18, 6, gap=6)
        self.number = label("", "who", "2")
        self.words = label("", "live", wrap=True)
        column.addWidget(self.number)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addWidget(label(_("Space: next · ← back · Esc: close"), "caption", "2"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or close."""
        if event.key() in NEXT:
            self._step(1)
        elif event.key() in BACK:
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._promises):
            self._at += by
            self._show()

    def _show(self) -> None:
        if not self._promises:
            self.words.setText(_("No promise is written yet."))
            return
        self.number.setText(str(self._at + 1) if self._at < self._numbered else "")
        self.words.setText(self._promises[self._at])
        self.setAccessibleName(self._promises[self._at])
