"""A column that scrolls, and stands still under whatever has the keys while rows above it come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kring.ui.ground.theme import current
from kring.ui.widgets.hearing import later
from kring.ui.widgets.scroll_body import ScrollBody


class StillList(ScrollBody):
    """The list of conditions."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self._inner = inner

    @contextmanager
    def still(self) -> Iterator[None]:
        """What is done inside moves nothing under the eyes of whoever works in it."""
        at = QApplication.focusWidget()
        inside = at is not None and self._inner.isAncestorOf(at)
        before = self._top(at) if at is not None and inside else 0
        yield
        if at is not None and inside:
            later(self, lambda: self._put_back(at, before), 1)

    def show_top(self, widget: QWidget) -> None:
        """Scroll until a row stands at the top, or as far as the list goes."""
        if isValid(widget) and self._inner.isAncestorOf(widget):
            self.verticalScrollBar().setValue(widget.mapTo(self._inner, QPoint(0, 0)).y() - current().px(9))

    def _put_back(self, widget: QWidget, before: int) -> None:
        if isValid(widget) and widget.hasFocus() and self._inner.isAncestorOf(widget):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._top(widget) - before)

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()
