"""Paints what stands below the line: the row that names the kinds of help, and the words of one of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kring.ui.ground import icons
from kring.ui.ground.theme import Theme
from kring.ui.live.other_words import Cycle, Kind, title
from kring.ui.widgets.key_cap import cap_width, paint_cap
from kring.ui.widgets.painting import WRAPPED, round_box, wrapped_height

ROW, GAP, PITCH = 7.0, 3.0, 7.25  # units: the row of kinds, what follows it, a follow-up question
MOST_QUIET = 2  # follow-up questions that stand there unasked
CUT = Qt.TextElideMode.ElideRight


def quiet_lines(cycle: Cycle, most: int) -> tuple[str, ...]:
    """The follow-up questions that stand there unasked."""
    return cycle.shown.lines[:most] if cycle.shown is not None and not cycle.asked else ()


def asked_height(cycle: Cycle, theme: Theme, width: float) -> float:
    """The height in pixels of the row and the words that O asked for."""
    row = theme.px(ROW + GAP) if cycle.offers else 0
    if cycle.shown is None:
        return row
    metrics = theme.metrics("peek")
    return row + sum(wrapped_height(metrics, width, words) + theme.px(1.5) for words in cycle.shown.lines)


def paint_quiet(painter: QPainter, theme: Theme, words: str, spot: QPointF, width: float) -> float:
    """One follow-up question with its arrow, cut where it is too long; gives where the next one begins."""
    metrics, size, left, y = theme.metrics("peek"), theme.px(4), spot.x(), spot.y()
    painter.setFont(theme.font("peek"))
    painter.setPen(theme.colour("text-2"))
    middle = y + metrics.height() / 2
    painter.drawPixmap(round(left), round(middle - size / 2), icons.pixmap("corner-down-right", "text-2", size))
    inset = theme.px(6.75)
    painter.drawText(QPointF(left + inset, y + metrics.ascent()), metrics.elidedText(words, CUT, width - inset))
    return y + theme.px(PITCH)


def paint_asked(painter: QPainter, theme: Theme, cycle: Cycle, key: str, spot: QPointF, width: float) -> None:
    """The row of kinds, and below it every word of the one that is shown."""
    y = spot.y()
    if cycle.offers:
        _paint_row(painter, theme, cycle, key, spot)
        y += theme.px(ROW + GAP)
    if cycle.shown is None:
        return
    metrics = theme.metrics("peek")
    painter.setFont(theme.font("peek"))
    painter.setPen(theme.colour("text-2"))
    for words in cycle.shown.lines:
        height = wrapped_height(metrics, width, words)
        painter.drawText(QRectF(spot.x(), y, width, height + 2), WRAPPED, words)
        y += height + theme.px(1.5)


def row_width(theme: Theme, kinds: tuple[Kind, ...], key: str) -> float:
    """The width in pixels of the row of kinds."""
    return cap_width(theme, key) + theme.px(2) + sum(_part(theme, kind) for kind in kinds)


def _paint_row(painter: QPainter, theme: Theme, cycle: Cycle, key: str, spot: QPointF) -> None:
    height, cap = theme.px(ROW), cap_width(theme, key)
    inset = (height - theme.px(6)) / 2
    box = QRectF(spot.x(), spot.y() + inset, cap, theme.px(6))
    paint_cap(painter, box, key, theme, theme.colour("line-strong"), theme.colour("text-2"))
    kinds = tuple(helper.kind for helper in cycle.helpers)
    chosen = cycle.shown.kind if cycle.shown is not None else None
    x = spot.x() + cap + theme.px(2)
    whole = QRectF(x, spot.y(), sum(_part(theme, kind) for kind in kinds), height)
    round_box(painter, whole, theme.colour("surface"), theme.colour("line-strong"), 6)
    for number, kind in enumerate(kinds):
        part = QRectF(x, spot.y(), _part(theme, kind), height)
        if kind is chosen:
            round_box(painter, part.adjusted(1, 1, -1, -1), theme.colour("accent"), None, 5)
        elif number and kinds[number - 1] is not chosen:
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(x, spot.y() + 1), QPointF(x, spot.y() + height - 1))
        painter.setFont(theme.font("caption_bold" if kind is chosen else "caption_strong"))
        painter.setPen(theme.colour("on-accent" if kind is chosen else "text"))
        painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), title(kind))
        x += part.width()


def _part(theme: Theme, kind: Kind) -> float:
    return round(theme.metrics("caption_bold").horizontalAdvance(title(kind))) + theme.px(4.5)
