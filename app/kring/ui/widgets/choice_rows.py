"""Answers as equal rows, each with what it leads to behind its words, or below them where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from kring.ui.ground.theme import current
from kring.ui.widgets.choice import ChoiceCard
from kring.ui.widgets.painting import CARD_LEFT, WRAPPED, option_card, radio, wrapped_height

WIDE = 150  # units, from which on both stand on one line
_SHARE = 0.36  # of a row, before what stands behind: at the same place in all of them
_AIR = 4.5  # units above and below together
_LEAST = 11.5


class ChoiceRow(ChoiceCard):
    """One answer as a row."""

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        if not self._is_wide(width):
            return super().heightForWidth(width)
        theme = current()
        return round(max(theme.px(_LEAST), max(self._heights(width)) + theme.px(_AIR)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        if not self._is_wide(self.width()):
            super().paintEvent(event)
            return
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        first, second = self._heights(self.width())
        room, start = self._first_room(self.width()), self.width() * _SHARE
        option_card(painter, rect, (self.option.text, ""), (first, 0), room, on=on, enabled=self.isEnabled())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-2"))
        behind = QRectF(start, rect.center().y() - second / 2, self._second_room(self.width()) + 2, second + 2)
        painter.drawText(behind, WRAPPED, self._second())
        size = theme.px(5)
        mark = QRectF(theme.px(3.75), rect.center().y() - size / 2, size, size)
        radio(painter, mark, on, theme, self.isEnabled())

    def _is_wide(self, width: int) -> bool:
        return bool(self._second()) and width >= current().px(WIDE)

    def _heights(self, width: int) -> tuple[float, float]:
        theme = current()
        first = wrapped_height(theme.metrics("strong"), self._first_room(width), self.option.text)
        return first, wrapped_height(theme.metrics("caption"), self._second_room(width), self._second())

    @staticmethod
    def _first_room(width: int) -> float:
        theme = current()
        return max(1.0, width * _SHARE - theme.px(CARD_LEFT) - theme.px(3))

    @staticmethod
    def _second_room(width: int) -> float:
        return max(1.0, width * (1 - _SHARE) - current().px(3))
