"""The bar at the bottom: quiet ways out left, a note, the way on right.

Where one row is too narrow, first the keys go from the buttons; then the quiet ways out get a row above the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QFrame, QLabel, QLayoutItem, QVBoxLayout, QWidget

from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import Button
from kring.ui.widgets.flow import FlowRows, flowing
from kring.ui.widgets.stand_in import StandIn
from kring.ui.widgets.text import label, show_if

LOW_EDGE = 1.5  # units above and below, in a low window
NOTE_UNITS = 50  # what a note that is broken into lines needs beside buttons


class Footer(QFrame):
    """Nothing is ever cut or left out: what does not fit beside the rest goes to a row of its own."""

    def __init__(
        self, left: Sequence[QWidget], note: QLabel | None, right: Sequence[QWidget],
        edges: tuple[float, float, float, float] = (8, 3, 8, 3), gaps: tuple[float, float] = (2.5, 5),
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("footer")
        self._edges = edges
        self._column = QVBoxLayout(self)
        space(self._column, *edges)
        self._low = False
        self.stand_in = StandIn()  # for a way on that is out of sight
        self._row = FooterRow(left, note, [*right, self.stand_in], gaps)
        self._buttons = [made for made in (*left, *right, self.stand_in) if isinstance(made, Button)]
        self._column.addLayout(self._row)

    def event(self, event: QEvent) -> bool:
        """Another width, other words or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """The keys stay while all stands in one row with them."""
        margins = self._column.contentsMargins()
        saved = sum(made.width_with(True) - made.sizeHint().width() for made in self._buttons if not made.isHidden())
        bare = not self._row.in_one_row(self.width() - margins.left() - margins.right() - saved)
        for made in self._buttons:
            made.set_bare(bare)

    def set_low(self, low: bool) -> None:
        """A lower bar, where the window is low."""
        if low == self._low:
            return
        self._low = low
        self._space()

    def set_left(self, left: float) -> None:
        """Begin as far from the edge as what stands above: so many units."""
        if left != self._edges[0]:
            self._edges = (left, *self._edges[1:])
            self._space()

    def _space(self) -> None:
        low, (left, top, right, bottom) = self._low, self._edges
        space(self._column, left, min(top, LOW_EDGE) if low else top, right, min(bottom, LOW_EDGE) if low else bottom)


class WayOnBar(Footer):
    """The bar of a page without a footer, for a way on that is out of sight; where there is room, what it is about."""

    def __init__(self) -> None:
        self._about = label("", "caption", "2")
        super().__init__((), self._about, ())
        self.hide()

    def _fit(self) -> None:
        super()._fit()
        margins, words = self._column.contentsMargins(), self.stand_in.about
        room = self.width() - margins.left() - margins.right() - self.stand_in.sizeHint().width() - current().px(5)
        self._about.setText(words)
        show_if(self._about, bool(words) and self._about.sizeHint().width() <= room)


class FooterRow(FlowRows):
    """Left, note and right in one row, or else the note with the left ones, or in a row alone, above the right ones."""

    def __init__(
        self, left: Sequence[QWidget], note: QLabel | None, right: Sequence[QWidget], gaps: tuple[float, float]
    ) -> None:
        super().__init__(0)
        self._gaps, self._note = gaps, note
        self._counts = len(left), len(right)
        for widget in (*left, *right, *([note] if note is not None else [])):
            self.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        left, right, note = self._parts()
        gap, apart = self._lengths()
        widths = [_wide(left, gap), _wide(right, gap), note.sizeHint().width() if note is not None else 0]
        wide = sum(widths) + apart * (sum(width > 0 for width in widths) - 1)
        return QSize(wide, self.heightForWidth(wide))

    def in_one_row(self, width: int) -> bool:
        """Whether everything stands beside each other in ``width`` pixels."""
        left, right, note = self._parts()
        return self._taken(left, right) + self._needs(note) <= width

    def _taken(self, left: list[QLayoutItem], right: list[QLayoutItem]) -> int:
        gap, apart = self._lengths()
        return _wide(left, gap) + _wide(right, gap) + apart * (bool(left) + bool(right))

    def _needs(self, note: QLayoutItem | None) -> int:
        return min(note.sizeHint().width(), current().px(NOTE_UNITS)) if note is not None else 0

    def _parts(self) -> tuple[list[QLayoutItem], list[QLayoutItem], QLayoutItem | None]:
        """What is shown: the left ones, the right ones, and the note where it says something."""
        first, second = self._counts
        left, right, note = self._items[:first], self._items[first : first + second], self._items[first + second :]
        says = self._note is not None and bool(self._note.text()) and not note[0].isEmpty()
        return [i for i in left if not i.isEmpty()], [i for i in right if not i.isEmpty()], note[0] if says else None

    def _lengths(self) -> tuple[int, int]:
        """Between two buttons, and between two groups."""
        return current().px(self._gaps[0]), current().px(self._gaps[1])

    def _place(self, rect: QRect, really: bool) -> int:
        left, right, note = self._parts()
        gap, _apart = self._lengths()
        width = rect.width()
        if really and note is None and self._note is not None:
            self._note.setGeometry(QRect(rect.x(), rect.y(), 0, 0))  # it says nothing now, and stands nowhere
        if self.in_one_row(width) or not right or (note is None and not left):
            return self._row(rect, left, note, right, really)
        back: list[QLayoutItem] = []
        before: list[QLayoutItem] = []
        if _wide(right, gap) > width and self._taken(left, right[:-1]) <= width:
            before, right = right[:-1], right[-1:]  # the way on alone below what leads elsewhere
        if left and not before and (note is not None or len(left) > 1) and self._taken(left[:1], right) <= width:
            back, left = left[:1], left[1:]  # the way back beside the way on; what else there is above them
        above = QRect(rect.x(), rect.y(), width, 0)
        high = self._row(above, left, note, before, really) if left or note is not None or before else 0
        below = QRect(rect.x(), rect.y() + high + gap, width, 0)
        return high + gap + self._row(below, back, None, right, really)

    def _row(
        self, rect: QRect, left: list[QLayoutItem], note: QLayoutItem | None, right: list[QLayoutItem], really: bool
    ) -> int:
        """One band: left ones from the left, right ones to the right, the note in what is between, or above them."""
        gap, apart = self._lengths()
        width, top = rect.width(), rect.y()
        wide_left, wide_right = min(width, _wide(left, gap)), min(width, _wide(right, gap))
        room = width - wide_left - wide_right - apart * (bool(left) + bool(right))
        if note is not None and (left or right) and room < min(note.sizeHint().width(), current().px(NOTE_UNITS)):
            high = _high(note, width)
            if really:
                note.setGeometry(QRect(rect.x(), top, width, high))
            return high + gap + self._row(QRect(rect.x(), top + high + gap, width, 0), left, None, right, really)
        heights = [flowing(items, QRect(0, 0, wide, 0), gap, False) for items, wide in
                   ((left, wide_left), (right, wide_right))]  # fmt: skip
        high = max([*heights, _high(note, room) if note is not None else 0, rect.height()])
        if really:
            flowing(left, QRect(rect.x(), top, wide_left, high), gap, True)
            flowing(right, QRect(rect.x() + width - wide_right, top, wide_right, high), gap, True, to_the_right=True)
            if note is not None:
                note.setGeometry(QRect(rect.x() + (wide_left + apart if left else 0), top, room, high))
        return high


def _wide(items: Sequence[QLayoutItem], gap: int) -> int:
    return sum(item.sizeHint().width() for item in items) + gap * max(0, len(items) - 1)


def _high(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
