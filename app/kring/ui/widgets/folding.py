"""Widgets beside each other; where they would be squeezed, below each other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayoutItem, QPushButton, QWidget

from kring.ui.ground.theme import current, space
from kring.ui.widgets.segment_row import SegmentRow

ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
FLOOR = 24  # units: with less a sentence is broken after each word
BELOW = 1.5  # units between two that stand below each other


class FoldingLayout(QBoxLayout):
    """A row that becomes a column; ``floor`` is what words in it need, in units."""

    def __init__(self, parent: QWidget, floor: float) -> None:
        super().__init__(ROW, parent)
        self._floor, self._gap = floor, 0

    def set_gap(self, gap: float) -> None:
        """Pixels between two that stand beside each other are ``gap`` units."""
        space(self, 0, 0, 0, 0, gap)

    @property
    def folded(self) -> bool:
        """Whether they stand below each other."""
        return self.direction() is COLUMN

    def hasHeightForWidth(self) -> bool:
        """It is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels, with the margins."""
        edges, items = self.contentsMargins(), self._items()
        above = edges.top() + edges.bottom()
        if self._too_narrow(width):
            room = width - edges.left() - edges.right()
            gaps = current().px(BELOW) * (len(items) - 1)
            return above + sum(_height(item, room) for item in items) + gaps
        if not self.folded and super().hasHeightForWidth():
            return super().heightForWidth(width)
        return above + max((item.sizeHint().height() for item in items), default=0)

    def sizeHint(self) -> QSize:
        """All of it beside each other."""
        if not self.folded:
            return super().sizeHint()
        edges, hints = self.contentsMargins(), [item.sizeHint() for item in self._items()]
        wide = sum(hint.width() for hint in hints) + self._beside() * max(0, len(hints) - 1)
        high = max((hint.height() for hint in hints), default=0)
        return QSize(wide + edges.left() + edges.right(), high + edges.top() + edges.bottom())

    def minimumSize(self) -> QSize:
        """As narrow as the widest in it."""
        edges, least = self.contentsMargins(), [item.minimumSize() for item in self._items()]
        wide = max((size.width() for size in least), default=0)
        high = max((size.height() for size in least), default=0)
        return QSize(wide + edges.left() + edges.right(), high + edges.top() + edges.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """Beside each other or below each other."""
        folded = self._too_narrow(rect.width())
        if folded != self.folded:
            if folded:
                self._gap = self.spacing()
            self.setDirection(COLUMN if folded else ROW)
            self.setSpacing(current().px(BELOW) if folded else self._gap)
        wanted = Qt.AlignmentFlag.AlignLeft if folded else Qt.AlignmentFlag(0)
        for item in self._items():
            if isinstance(item.widget(), QPushButton) and item.alignment() != wanted:
                item.setAlignment(wanted)
        super().setGeometry(rect)

    def _beside(self) -> int:
        return self._gap if self.folded else self.spacing()

    def _items(self) -> list[QLayoutItem]:
        found = [self.itemAt(at) for at in range(self.count())]
        return [item for item in found if item is not None and not item.isEmpty()]

    def _too_narrow(self, width: int) -> bool:
        floor, items, edges = current().px(self._floor), self._items(), self.contentsMargins()
        needed = sum(_needed(item, floor) for item in items)
        needed += self._beside() * max(0, len(items) - 1) + edges.left() + edges.right()
        return len(items) > 1 and needed > width


class FoldingRow(QWidget):
    """A row without a frame that becomes a column; put widgets into ``line``."""

    def __init__(self, gap: float = 0, floor: float = FLOOR) -> None:
        super().__init__()
        self.line = FoldingLayout(self, floor)
        self.line.set_gap(gap)


def _needed(item: QLayoutItem, floor: int) -> int:
    """How wide it is at least, beside others; parts that can stand below each other do so only when they are alone."""
    made = item.widget()
    if made is not None and isinstance(made.layout(), SegmentRow):
        return item.sizeHint().width()
    return max(item.minimumSize().width(), min(_wanted(item), floor))


def _wanted(item: QLayoutItem) -> int:
    """How wide it would be in one line: Qt proposes to break words even where there is room for them."""
    wide, made = item.sizeHint().width(), item.widget()
    if made is None or not item.hasHeightForWidth():
        return wide
    labels = [made] if isinstance(made, QLabel) else made.findChildren(QLabel)
    broken = [each for each in labels if each.wordWrap() and not each.isHidden()]
    return max([wide, *(each.fontMetrics().horizontalAdvance(each.text()) for each in broken)])


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
