"""The parts of a segmented choice: beside each other, or below each other where one of them would be cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from kring.ui.widgets.flow import FlowRows

FRAME = 1  # pixels around and between the parts


class SegmentRow(FlowRows):
    """`stood` hears whether they stand below each other; with `folds` off they keep the width of their words."""

    def __init__(self, parent: QWidget, folds: bool, stood: Callable[[bool], None]) -> None:
        super().__init__(FRAME, parent)
        self._folds, self._stood = folds, stood
        self.folded = False
        self.setContentsMargins(FRAME, FRAME, FRAME, FRAME)

    def sizeHint(self) -> QSize:
        """As wide as all of them beside each other, as high as they stand now."""
        return QSize(self._wide(), self._high(self.folded))

    def minimumSize(self) -> QSize:
        """As narrow as the widest."""
        if not self._folds:
            return self.sizeHint()
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(widest + 2 * FRAME, self._high(self.folded))

    def _wide(self) -> int:
        return sum(item.sizeHint().width() + FRAME for item in self._items) + FRAME

    def _high(self, folded: bool) -> int:
        high = max((item.sizeHint().height() for item in self._items), default=0)
        return 2 * FRAME + ((high + FRAME) * len(self._items) - FRAME if folded else high)

    def _place(self, rect: QRect, really: bool) -> int:
        folded = self._folds and rect.width() < self._wide()
        if really:
            self._set(rect, folded)
        return self._high(folded)

    def _set(self, rect: QRect, folded: bool) -> None:
        if folded != self.folded:
            self.folded = folded
            self.invalidate()
        self._stood(folded)
        room, count = rect.width() - FRAME, max(1, len(self._items))
        hints = [item.sizeHint().width() + FRAME for item in self._items]
        free = room - sum(hints)
        x, y = rect.x() + FRAME, rect.y() + FRAME
        for number, item in enumerate(self._items):
            high = item.sizeHint().height()
            if folded:
                item.setGeometry(QRect(x, y, room - FRAME, high))
                y += high + FRAME
                continue
            even = max(hints) * count <= room
            left, right = (
                (room * number // count, room * (number + 1) // count)
                if even
                else (
                    sum(hints[:number]) + free * number // count,
                    sum(hints[: number + 1]) + free * (number + 1) // count,
                )
            )
            item.setGeometry(QRect(x + left, y, right - left - FRAME, high))
