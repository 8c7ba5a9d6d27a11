"""Several widgets in one place, of which one is seen: the place is as large as that one needs, not as the largest."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Faces(QStackedWidget):
    """A stack that asks for no more room than what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _number: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """As what is shown."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As what is shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """As what is shown."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As what is shown."""
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else super().heightForWidth(width)
