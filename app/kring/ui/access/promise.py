"""The first screens: the mark and what Kring promises at the left, a card at the right."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.text import IconLabel, heading, label, show_if

PROMISE_UNITS, GAP_UNITS, EDGE_UNITS = 80, 13, 12


class KringMark(QWidget):
    """Seven chairs in a circle, one of them filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Kring")
        listen(self, current().changed, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square of sixteen units."""
        side = current().px(16)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle."""
        theme = current()
        side = min(self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chair, ring = side * 0.105, side * 0.37
        for number in range(7):
            angle = math.radians(90 + number * 360 / 7)
            centre = QPointF(side / 2 + ring * math.cos(angle), side / 2 + ring * math.sin(angle))
            painter.setPen(QPen(theme.colour("accent"), side * 0.045))
            painter.setBrush(theme.colour("accent") if number == 5 else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, chair, chair)
        painter.end()


class TrustPromise(QWidget):
    """The mark, one heading, and three sentences."""

    def __init__(self) -> None:
        super().__init__()
        fix_width(self, PROMISE_UNITS)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=4)
        mark = KringMark()
        mark.setFixedSize(mark.sizeHint())
        column.addWidget(mark)
        column.addSpacing(current().px(2))
        column.addWidget(heading(_("A safe place for what people tell you")))
        column.addSpacing(current().px(1))
        for icon, words in (
            ("laptop", _("Everything stays on this computer. Nothing is sent anywhere.")),
            ("lock", _("Your notes are locked with one passphrase.")),
            ("life-buoy", _("Nobody can reset it. The recovery sheet is the only spare key.")),
        ):
            line = QHBoxLayout()
            space(line, 0, 0, 0, 0, gap=3.5)
            line.addWidget(IconLabel(icon, "accent", line="body"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wrap=True), 1)
            column.addLayout(line)


class Welcome(QWidget):
    """The promise beside a card of at most so many units; where there is no room for both, the card alone."""

    def __init__(self, card: QWidget, units: float) -> None:
        super().__init__()
        self._card, self._units = card, units
        self.promise = TrustPromise()
        middle = QHBoxLayout(self)
        space(middle, EDGE_UNITS, 0, EDGE_UNITS, 4, gap=GAP_UNITS)
        middle.addStretch(1)
        middle.addWidget(self.promise, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.setMinimumWidth(1)
        listen(self, current().changed, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for both, or for the card only."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As high as its parts, and as narrow as the window wants."""
        return QSize(1, super().minimumSizeHint().height())

    def _fit(self) -> None:
        px = current().px
        room = self.width() - px(2 * EDGE_UNITS)
        show_if(self.promise, room >= px(PROMISE_UNITS + GAP_UNITS + self._units))
        self._card.setFixedWidth(max(1, min(px(self._units), room)))
