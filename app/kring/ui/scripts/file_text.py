"""The text of a file with the numbers of its lines; those that something is said about have a bar and a ground.

Its letters are all equally wide: how far a line stands in is part of what it says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from kring.ui.ground.theme import current
from kring.ui.widgets.hearing import listen

BAR, BESIDE = 0.75, 2.5  # units: of the bar, and left and right of the numbers
LOW = 60  # units of height where the page scrolls as a whole


@dataclass(frozen=True, slots=True)
class _Mark:
    """The colours of a bar and of the ground behind its line."""

    ink: str
    ground: str


FIX, LOOK = _Mark("notice", "notice-soft"), _Mark("line-strong", "hover")


class FileText(QPlainTextEdit):
    """Read only; the cursor goes through it, and a reader reads it line by line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(0)
        self._marked: dict[int, _Mark] = {}
        self._numbers = _Numbers(self)
        self.updateRequest.connect(self._on_scrolled)
        self.blockCountChanged.connect(lambda _count: self._fit())
        listen(self, current().changed, self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show another text, where the old one stood."""
        if text == self.toPlainText():
            return
        at = self.verticalScrollBar().value()
        self.setPlainText(text)
        self.verticalScrollBar().setValue(at)

    def mark(self, lines: Collection[int], softly: Collection[int] = ()) -> None:
        """Lines that have a fault, and those that are worth a look."""
        self._marked = dict.fromkeys(softly, LOOK) | dict.fromkeys(lines, FIX)
        self._show_marks()

    def go_to(self, line: int) -> None:
        """Bring a line into view, with the cursor on it; the keys stay where they are."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def set_low(self, low: bool) -> None:
        """Of a height of its own, in a page that scrolls as a whole."""
        self.setMinimumHeight(current().px(LOW) if low else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers are as high as the text."""
        super().resizeEvent(event)
        self._place_numbers()

    def paint_numbers(self, painter: QPainter) -> None:
        """Draw the numbers of the lines that are seen, and the bars."""
        theme, wide = current(), self._numbers.width()
        painter.setFont(theme.font("caption"))
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self._place_of(block)
            if place.top() > self._numbers.height():
                return
            number = block.blockNumber() + 1
            mark = self._marked.get(number)
            if mark is not None:
                painter.fillRect(QRectF(0, place.top(), wide, place.height()), theme.colour(mark.ground))
                painter.fillRect(QRectF(0, place.top(), theme.px(BAR), place.height()), theme.colour(mark.ink))
            painter.setPen(theme.colour("text" if mark is not None else "text-2"))
            line = QRectF(0, place.top(), wide - theme.px(BESIDE), self.fontMetrics().height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number))
            block = block.next()

    def _place_of(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _show_marks(self) -> None:
        found = []
        for line, mark in self._marked.items():
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            extra = QTextEdit.ExtraSelection()
            extra.cursor = QTextCursor(block)
            extra.format.setBackground(current().colour(mark.ground))
            extra.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            found.append(extra)
        self.setExtraSelections(found)
        self._numbers.update()

    def _fit(self) -> None:
        theme = current()
        self.setFont(theme.fixed_font())
        widest = theme.metrics("caption").horizontalAdvance("0" * max(3, len(str(self.blockCount()))))
        self.setViewportMargins(round(widest) + theme.px(2 * BESIDE), 0, 0, 0)
        self._place_numbers()
        self._show_marks()

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        room = self.viewport().x() - inside.x()
        self._numbers.setGeometry(QRect(inside.x(), inside.y(), room, inside.height()))

    def _on_scrolled(self, _rect: QRect, _by: int) -> None:
        self._numbers.update()


class _Numbers(QWidget):
    """What stands left of the text."""

    def __init__(self, text: FileText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text knows which lines are seen."""
        painter = QPainter(self)
        self._text.paint_numbers(painter)
        painter.end()
