"""A quote from somebody's words, with a line beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.widgets.text import label


class QuoteLine(QWidget):
    """Literal words; they are plain text, whatever they hold."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        space(line, 4.25, 0.5, 0, 0.5)
        self.words = label(_("“{words}”").format(words=words), wrap=True)
        line.addWidget(self.words)
        self.setAccessibleName(_("Quote: {words}").format(words=words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        theme = current()
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, max(3, theme.px(0.75)), self.height()), theme.colour("accent"))
