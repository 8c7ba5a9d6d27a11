"""Strokes that several painted widgets share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from kring.ui.ground.theme import Theme, current

ABOVE = 2.5  # units from the edge of an answer to its first words, where it has two texts
CARD_LEFT = 11.5  # units from the edge of an answer to its words, right of its mark
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def dashed_box(painter: QPainter, rect: QRectF, border: QColor, radius: float) -> None:
    """A box that cannot be used now, where colour alone would not say so."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def round_box(
    painter: QPainter, rect: QRectF, fill: QColor | None, border: QColor | None, radius: float, width: float = 1
) -> None:
    """A rounded rectangle whose border lies inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, width) if border is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    half = width / 2 if border is not None else 0
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def tick(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A check mark that fills ``rect``."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    points = [
        QPointF(x + w * 0.06, y + h * 0.52),
        QPointF(x + w * 0.36, y + h * 0.82),
        QPointF(x + w * 0.95, y + h * 0.2),
    ]
    painter.drawPolyline(QPolygonF(points))


def check_box(painter: QPainter, rect: QRectF, on: bool, theme: Theme, enabled: bool = True) -> None:
    """A square check box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = theme.colour("line-strong" if enabled else "line")
    radius = rect.width() * 0.22
    if on:
        round_box(painter, rect, theme.colour("accent") if enabled else border, None, radius)
        inset = rect.width() * 0.24
        tick(painter, rect.adjusted(inset, inset, -inset, -inset), theme.colour("on-accent"), rect.width() * 0.1)
    else:
        round_box(painter, rect, theme.colour("surface"), border, radius, max(1.0, rect.width() / 14))


def radio(painter: QPainter, rect: QRectF, on: bool, theme: Theme, enabled: bool = True) -> None:
    """A round radio button."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    key = "accent" if on else "line-strong"
    painter.setPen(QPen(theme.colour(key if enabled else "line"), rect.width() / (10 if on else 14)))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if on:
        inset = rect.width() * 0.26
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))


def wrapped_height(metrics: QFontMetricsF, width: float, text: str) -> float:
    """The height in pixels that ``text`` needs when it is broken at ``width``."""
    if not text:
        return 0.0
    return metrics.boundingRect(QRectF(0, 0, max(1.0, width), 100_000), WRAPPED, text).height()


def option_card(
    painter: QPainter,
    rect: QRectF,
    words: tuple[str, str],
    heights: tuple[float, float],
    room: float,
    *,
    on: bool,
    enabled: bool,
) -> float:
    """Draw the box of an answer and its two texts, `room` pixels wide; gives the top of the first.

    One line stands in the middle; with a second text below it, both begin at the top, level with the card beside it.
    """
    theme, (first, second) = current(), heights
    fill = theme.colour("accent-soft" if on else "surface") if enabled else None
    round_box(painter, rect, fill, theme.colour("accent" if on else "line"), 6, 2 if on else 1)
    x, y = theme.px(CARD_LEFT), rect.center().y() - (first + second) / 2
    if second:
        y = min(y, rect.top() + theme.px(ABOVE))
    painter.setFont(theme.font("strong" if on else "medium"))
    painter.setPen(theme.colour("text" if enabled else "text-3"))
    painter.drawText(QRectF(x, y, room + 2, first + 2), WRAPPED, words[0])
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text-2"))
    painter.drawText(QRectF(x, y + first, room + 2, second + 2), WRAPPED, words[1])
    return y


def draw_marked(
    painter: QPainter, rect: QRectF, text: str, marks: Sequence[tuple[int, int]], font: QFont, theme: Theme, ink: QColor
) -> None:
    """Draw words broken at the width of ``rect``; each mark (start, length) is underlined on its own ground."""
    hit = QTextCharFormat()
    hit.setBackground(theme.colour("mark"))
    hit.setFontUnderline(True)
    formats = []
    for start, length in marks:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, hit
        formats.append(part)
    layout, _height = _wrapped(text, font, rect.width(), formats)
    painter.setPen(ink)
    layout.draw(painter, rect.topLeft())


def marked_height(text: str, font: QFont, width: float) -> int:
    """How high `draw_marked` is for a width, in pixels."""
    _layout, height = _wrapped(text, font, width, [])
    return round(height + 0.5)


def _wrapped(
    text: str, font: QFont, width: float, formats: Sequence[QTextLayout.FormatRange]
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setFormats(formats)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout, y


def longest_word(metrics: QFontMetricsF, text: str) -> float:
    """The width in pixels of the widest word, below which text would be cut."""
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
