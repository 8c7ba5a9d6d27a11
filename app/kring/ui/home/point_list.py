"""A column of buttons of which one is pressed, as where to begin in the practice case: the arrows go through it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.ui.ground.theme import space
from kring.ui.widgets.arrows import PLAIN
from kring.ui.widgets.button import Button
from kring.ui.widgets.card import left_of


class PointList(QWidget):
    """Up and Down, Home and End go from button to button; at the ends nothing wraps. Tab goes through it as well."""

    def __init__(self, points: Sequence[Button]) -> None:
        super().__init__()
        self._points = list(points)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=0)
        for made in self._points:
            column.addWidget(left_of(made))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A button leaves these keys to whatever is around it."""
        at = next((number for number, made in enumerate(self._points) if made.hasFocus()), None)
        last = len(self._points) - 1
        if at is None or event.modifiers() not in PLAIN:
            super().keyPressEvent(event)
            return
        goes = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() not in goes:
            super().keyPressEvent(event)
            return
        to = min(last, max(0, goes[Qt.Key(event.key())]))
        self._points[to].setFocus(Qt.FocusReason.TabFocusReason)
