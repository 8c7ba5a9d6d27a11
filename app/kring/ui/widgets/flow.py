"""Layouts that break into rows when text grows, so that nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kring.ui.ground.theme import current
from kring.ui.widgets.button import BAR, BAR_EDGE, QUIET, Button

QUIET_NEEDS = 3.25  # units at each side of words without a frame, beside others
WORDS = 28  # units: in a narrower column a sentence is broken after each word


class FlowRows(QLayout):
    """What these layouts share: a list of items and a height that depends on the width."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (called by Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at this place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at this place away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It does not ask for more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height for ``width`` pixels."""
        return self._place(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, True)

    def minimumSize(self) -> QSize:
        """The size of the biggest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, really: bool) -> int:
        raise NotImplementedError


class FlowLayout(FlowRows):
    """Items in a row at their own size; what does not fit goes to the next row."""

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + _gaps(self._items, self.gap)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _place(self, rect: QRect, really: bool) -> int:
        return flowing(self._items, rect, self.gap, really)


class KeysRow(FlowLayout):
    """Buttons below words: one without a frame stands so far out at the left that its key begins where the words do."""

    def _place(self, rect: QRect, really: bool) -> int:
        high = super()._place(rect, really)
        out = 0
        for item in self._items if really else []:
            place, made = item.geometry(), item.widget()
            if place.x() == rect.x():
                out = current().px(BAR_EDGE) if isinstance(made, Button) and made.kind == BAR else 0
            item.setGeometry(place.translated(-out, 0))
        return high


class HeadRow(FlowRows):
    """A word at the left and the others at the right of it, or in rows below it where they do not fit beside it."""

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        shown = self._shown()
        hints = [item.sizeHint() for item in shown]
        width = sum(hint.width() for hint in hints) + _gaps(shown, self.gap)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, really: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        head, rest = shown[0], shown[1:]
        high = self.sizeHint().height()
        if self.sizeHint().width() <= rect.width():
            taken = _wide(rest, rect, self.gap)
            if really:
                beside = taken + self.gap if rest else 0
                head.setGeometry(QRect(rect.x(), rect.y(), rect.width() - beside, high))
                _place_row(rest, rect, rect.x() + rect.width() - taken, rect.y(), high, self.gap)
            return high
        top = head.sizeHint().height()
        if really:
            head.setGeometry(QRect(rect.x(), rect.y(), rect.width(), top))
        below = QRect(rect.x(), rect.y() + top + self.gap, rect.width(), 0)
        return top + self.gap + flowing(rest, below, self.gap, really)


def flowing(items: Sequence[QLayoutItem], rect: QRect, gap: int, really: bool, to_the_right: bool = False) -> int:
    """Place items row by row, in the middle of the height there is; gives the height that they need."""
    rows: list[list[QLayoutItem]] = [[]]
    for item in items:
        if item.isEmpty():
            continue
        if rows[-1] and _wide([*rows[-1], item], rect, gap) > rect.width():
            rows.append([])
        rows[-1].append(item)
    heights = [max((_high(item, rect.width()) for item in row), default=0) for row in rows]
    total = sum(heights) + gap * (len(rows) - 1)
    if really:
        y = rect.y() + max(0, (rect.height() - total) // 2)
        for row, height in zip(rows, heights):
            free = rect.width() - _wide(row, rect, gap)
            _place_row(row, rect, rect.x() + (max(0, free) if to_the_right else 0), y, height, gap)
            y += height + gap
    return total


def _place_row(row: list[QLayoutItem], rect: QRect, x: int, y: int, height: int, gap: int) -> None:
    for number, item in enumerate(row):
        hint = item.sizeHint()
        high = _high(item, rect.width())
        top = y + (height - high) // 2
        item.setGeometry(QRect(x, top, min(hint.width(), rect.width()), high))
        x += hint.width() + _gaps(row[number : number + 2], gap)


def _wide(row: Sequence[QLayoutItem], rect: QRect, gap: int) -> int:
    """How wide a row is, with what is between the items."""
    return sum(min(item.sizeHint().width(), rect.width()) for item in row) + _gaps(row, gap)


def _gaps(row: Sequence[QLayoutItem], gap: int) -> int:
    """All that is between these items; beside others, words without a frame keep the room that a frame would have."""
    quiet = [_is_quiet(item) for item in row]
    beside = sum(one + other for one, other in zip(quiet, quiet[1:]))
    return gap * max(0, len(row) - 1) + current().px(QUIET_NEEDS) * beside


def _is_quiet(item: QLayoutItem) -> bool:
    made = item.widget()
    return isinstance(made, Button) and made.kind == QUIET


def _high(item: QLayoutItem, width: int) -> int:
    """One that is wider than the row breaks its words, and is higher."""
    hint = item.sizeHint()
    return item.heightForWidth(width) if hint.width() > width and item.hasHeightForWidth() else hint.height()


def holding(columns: FlowRows) -> QWidget:
    """A widget with these columns, as high as its width asks for."""
    made = QWidget()
    made.setLayout(columns)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


class EqualColumns(FlowRows):
    """Items in columns of equal width, as many columns as fit (at most ``most``)."""

    def __init__(self, gap: int, most: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(gap, parent)
        self._most = most

    def set_most(self, most: int, gap: int) -> None:
        """At most so many columns from now on, so far from each other."""
        if (most, gap) != (self._most, self.gap):
            self._most, self.gap = most, gap
            self.invalidate()

    def sizeHint(self) -> QSize:
        """The widest item times the columns."""
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        columns = max(1, min(self._most, len(self._items)))
        width = widest * columns + self.gap * (columns - 1)
        return QSize(width, self.heightForWidth(width))

    def _place(self, rect: QRect, really: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        floor = current().px(WORDS)
        least = max(max(item.minimumSize().width(), min(item.sizeHint().width(), floor)) for item in shown)
        fitting = max(1, (rect.width() + self.gap) // max(1, least + self.gap))
        columns = min(self._most, len(shown), fitting)
        rows = -(-len(shown) // columns)
        columns = -(-len(shown) // rows)  # five that do not fit become three and two, not four and one
        pitch = (rect.width() + self.gap) / columns
        width = int(pitch) - self.gap
        y = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(self._height(item, width) for item in row)
            for column, item in enumerate(row):
                if really:
                    left = round(column * pitch)
                    right = round((column + 1) * pitch) - self.gap
                    item.setGeometry(QRect(rect.x() + left, y, right - left, height))
            y += height + self.gap
        return y - self.gap - rect.y()

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class OneRow(EqualColumns):
    """The same, but what finds room in one row, each as wide as it is, stands in one row."""

    def _place(self, rect: QRect, really: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        wide = _wide(shown, rect, self.gap)
        widest = max((item.sizeHint().width() for item in shown), default=0)
        equal = widest * len(shown) + self.gap * (len(shown) - 1)
        if len(shown) > 1 and wide <= rect.width() < equal:
            return flowing(shown, rect, self.gap, really)
        return super()._place(rect, really)
