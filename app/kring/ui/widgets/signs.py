"""Painted state signs: shape and word carry the state, colour only supports it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kring.i18n import _
from kring.ui.ground.theme import Theme, current, fix_width, line_height
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import tick


class Sign(StrEnum):
    """The big stage signs, and below them the small signs of tables and question lists."""

    NOT_STARTED = "not_started"
    DOING = "doing"
    DONE = "done"
    CLOSED = "closed"
    LOOK_AGAIN = "look_again"
    OFF_PATH = "off_path"
    WAITING = "waiting"
    SAME = "same"
    CHECK = "check"
    OPEN = "open"
    NOW = "now"
    FIX = "fix"


SMALL = (Sign.CHECK, Sign.OPEN, Sign.NOW, Sign.FIX)


def sign_word(sign: Sign) -> str:
    """What a screen reader says for a sign."""
    words = {
        Sign.NOT_STARTED: _("not started"),
        Sign.DOING: _("in progress"),
        Sign.DONE: _("done"),
        Sign.CLOSED: _("cannot start yet"),
        Sign.LOOK_AGAIN: _("look again"),
        Sign.OFF_PATH: _("not on this path"),
        Sign.WAITING: _("not yet"),
        Sign.SAME: _("the same"),
        Sign.CHECK: _("done"),
        Sign.OPEN: _("open"),
        Sign.NOW: _("now"),
        Sign.FIX: _("to fix"),
    }
    return words[sign]


def paint_sign(painter: QPainter, sign: Sign, rect: QRectF, theme: Theme) -> None:
    """Draw ``sign`` in a square ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[sign](painter, theme)
    painter.restore()


def _ring(painter: QPainter, theme: Theme, key: str, width: float, radius: float = 10) -> None:
    painter.setPen(QPen(theme.colour(key), width))
    painter.drawEllipse(QPointF(12, 12), radius, radius)


def _done(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(QPointF(12, 12), 11.5, 11.5)
    tick(painter, QRectF(6.4, 6.4, 11.2, 11.2), theme.colour("on-accent"), 2.6)


def _doing(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(theme.colour("surface"))
    _ring(painter, theme, "accent", 2, 10.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawPie(QRectF(6.4, 6.4, 11.2, 11.2), -90 * 16, 180 * 16)


def _not_started(painter: QPainter, theme: Theme) -> None:
    _ring(painter, theme, "line-strong", 1.6, 10.5)


def _closed(painter: QPainter, theme: Theme) -> None:
    pen = QPen(theme.colour("line-strong"), 1.7, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(QPointF(12, 12), 10.5, 10.5)
    painter.setPen(QPen(theme.colour("text-2"), 1.6))
    painter.drawArc(QRectF(9.4, 6.8, 5.2, 8), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text-2"))
    painter.drawRoundedRect(QRectF(7.8, 11, 8.4, 6.2), 1.2, 1.2)


def _look_again(painter: QPainter, theme: Theme) -> None:
    pen = QPen(theme.colour("notice"), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(theme.colour("surface"))
    painter.drawPolygon(QPolygonF([QPointF(12, 2.2), QPointF(22.8, 21.4), QPointF(1.2, 21.4)]))
    painter.drawLine(QPointF(12, 9), QPointF(12, 14.2))
    painter.drawPoint(QPointF(12, 18))


def _off_path(painter: QPainter, theme: Theme) -> None:
    pen = QPen(theme.colour("line-strong"), 2.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(7, 12), QPointF(17, 12))


def _waiting(painter: QPainter, theme: Theme) -> None:
    _ring(painter, theme, "notice", 2, 10.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("notice"))
    for x in (7.4, 12.0, 16.6):
        painter.drawEllipse(QPointF(x, 12), 1.5, 1.5)


def _check(painter: QPainter, theme: Theme) -> None:
    tick(painter, QRectF(3, 3, 18, 18), theme.colour("accent"), 2.2)


def _open(painter: QPainter, theme: Theme) -> None:
    _ring(painter, theme, "line-strong", 2, 9.5)


def _now(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(QPointF(12, 12), 10, 10)


_PAINTERS = {
    Sign.NOT_STARTED: _not_started,
    Sign.DOING: _doing,
    Sign.DONE: _done,
    Sign.CLOSED: _closed,
    Sign.LOOK_AGAIN: _look_again,
    Sign.OFF_PATH: _off_path,
    Sign.WAITING: _waiting,
    Sign.SAME: _off_path,
    Sign.CHECK: _check,
    Sign.OPEN: _open,
    Sign.NOW: _now,
    Sign.FIX: _look_again,
}


class SignLabel(QWidget):
    """A sign on its own, such as before a condition of the decision; with a `line` as high as a line of that role."""

    def __init__(self, sign: Sign, units: float = 6, line: str = "") -> None:
        super().__init__()
        self._sign, self._units, self._line = sign, units, line
        fix_width(self, units)
        self.set_sign(sign)
        listen(self, current().changed, self._on_theme_changed)
        self._on_theme_changed()

    def set_sign(self, sign: Sign) -> None:
        """Show another sign."""
        self._sign = sign
        self.setAccessibleName(sign_word(sign))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        size = current().px(self._units)
        place = QRectF(0, (self.height() - size) / 2, size, size).adjusted(1, 1, -1, -1)
        paint_sign(QPainter(self), self._sign, place, current())

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(line_height(self._line, self._units) if self._line else current().px(self._units))
        self.update()
