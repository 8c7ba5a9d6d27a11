"""The left side of the first screens: the mark, and what Kring promises about people's words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.theme import current, fix_width, space
from kring.ui.widgets.text import IconLabel, heading, label


class Mark(QWidget):
    """Seven chairs in a circle, one of them filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Kring")
        current().changed.connect(self.updateGeometry)

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


class Promise(QWidget):
    """The mark, one heading, and three sentences."""

    def __init__(self) -> None:
        super().__init__()
        fix_width(self, 80)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=4)
        mark = Mark()
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
            line.addWidget(IconLabel(icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wrap=True), 1)
            column.addLayout(line)
