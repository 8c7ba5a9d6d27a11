"""Words that wrap, some of them marked and underlined, for what differs from another text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.ui.ground.theme import current
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import draw_marked, longest_word, marked_height


class MarkedText(QWidget):
    """Give it pieces of a text, each with whether it is marked; a screen reader hears the whole text."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._marks: tuple[tuple[int, int], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        listen(self, current().changed, self.updateGeometry)

    @property
    def text(self) -> str:
        """All of its words."""
        return self._text

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are marked."""
        return tuple(self._text[start : start + length] for start, length in self._marks)

    def show_pieces(self, pieces: Sequence[tuple[str, bool]]) -> None:
        """Show other words."""
        self._text = "".join(text for text, _marked in pieces)
        at, marks = 0, []
        for text, marked in pieces:
            if marked:
                marks.append((at, len(text)))
            at += len(text)
        self._marks = tuple(marks)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        return marked_height(self._text, current().font("body"), width)

    def sizeHint(self) -> QSize:
        """In one line, at most as wide as words are read."""
        width = min(round(current().metrics("body").horizontalAdvance(self._text)) + 2, current().px(160))
        return QSize(width, self.heightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        return QSize(round(longest_word(current().metrics("body"), self._text)) + 2, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        theme = current()
        painter = QPainter(self)
        font = theme.font("body")
        draw_marked(painter, QRectF(self.rect()), self._text, self._marks, font, theme, theme.colour("text"))
