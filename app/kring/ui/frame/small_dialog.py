"""A small dialog: as wide as it is drawn or the screen allows, as high as its words; what finds no room scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kring.ui.frame.fitting import within
from kring.ui.ground.focus_ring import FocusRing
from kring.ui.ground.theme import current, space
from kring.ui.widgets.page import scroll_column


class SmallDialog(QDialog):
    """Put what it says into ``column``."""

    def __init__(self, units: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kring")
        self._units = units
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        space(self.column, 6, 5, 6, 5, gap=2.5)
        self._body = scroll_column(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)
        inner.installEventFilter(self)
        self.ring = FocusRing(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other words, or more of them."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wide = current().px(self._units)
        screen = self.screen().availableSize()
        bar = self._body.verticalScrollBar().sizeHint().width()
        room = min(wide, screen.width()) - bar
        high = self.column.heightForWidth(room) if self.column.hasHeightForWidth() else self.column.sizeHint().height()
        self.resize(within(QSize(room + bar, high), screen))
