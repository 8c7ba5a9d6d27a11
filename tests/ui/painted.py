"""What the program's own widgets paint: every word with its place, so that a test sees what no layout knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kring.ui.live.line_board import Board

NO_CLIP = int(Qt.TextFlag.TextDontClip)
SLACK = 1.5  # pixels; a letter may lean out of its measure by so much


@dataclass(frozen=True, slots=True)
class Word:
    """Words that were painted: on which widget, in which room, and the room that they need there."""

    widget: QWidget
    text: str
    room: QRectF
    need: QRectF
    font: QFont
    ink: QColor

    def on(self, top: QWidget) -> QRect:
        """Where they stand in the picture of `top`, as far as they are seen."""
        seen = self.widget.visibleRegion().boundingRect().intersected(self.need.toAlignedRect())
        return seen.translated(self.widget.mapTo(top, QPoint(0, 0)))


@dataclass(slots=True)
class Painted:
    """The picture of a screen, the words that its widgets painted, and those of which only a part was painted."""

    picture: QImage
    words: list[Word]
    shortened: list[tuple[QWidget | None, str]]


def paint(top: QWidget) -> Painted:
    """Paint a screen, and listen."""
    words: list[Word] = []
    short: list[tuple[QWidget | None, str]] = []
    draw, lay, elide = QPainter.drawText, QTextLayout.draw, QFontMetricsF.elidedText
    last: list[str] = []

    def drawn(painter: QPainter, *what: object) -> object:
        widget = painter.device()
        words_drawn = next((str(part) for part in reversed(what) if isinstance(part, str)), "")
        if isinstance(widget, QWidget) and words_drawn:
            words.append(_word(painter, widget, words_drawn, *what))
            if last and words_drawn.endswith("…"):
                short.append((widget, last[-1]))
        last.clear()
        return draw(painter, *what)  # type: ignore[call-overload]

    def laid(layout: QTextLayout, painter: QPainter, at: QPointF, *rest: object) -> None:
        widget = painter.device()
        if isinstance(widget, QWidget):
            need = painter.worldTransform().mapRect(layout.boundingRect().translated(at))
            room = QRectF(need.x(), need.y(), widget.width() - need.x(), widget.height())
            words.append(Word(widget, layout.text(), room, need, layout.font(), painter.pen().color()))
        lay(layout, painter, at, *rest)  # type: ignore[arg-type]

    def elided(metrics: QFontMetricsF, text: str, *rest: object) -> str:
        shown = str(elide(metrics, text, *rest))  # type: ignore[arg-type]
        last[:] = [text] if shown != text else []
        return shown

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", drawn)
        patch.setattr(QTextLayout, "draw", laid)
        patch.setattr(QFontMetricsF, "elidedText", elided)
        picture = top.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return Painted(picture, words, short)


def _word(painter: QPainter, widget: QWidget, text: str, *what: object) -> Word:
    place, metrics = what[0], QFontMetricsF(painter.font())
    if isinstance(place, QRectF | QRect):
        flags = next((int(part) for part in what[1:] if isinstance(part, int)), 0)
        room = QRectF(place)
        need = metrics.boundingRect(room, flags, text)
        if flags & int(Qt.TextFlag.TextWordWrap.value) and need.height() > 1.5 * metrics.height():
            need.setWidth(need.width() - metrics.horizontalAdvance(" "))  # nothing is painted by the space at its end
    else:
        at = QPointF(place)  # type: ignore[call-overload]
        need = QRectF(at.x(), at.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
        room = QRectF(need.x(), need.y(), widget.width() - need.x(), need.height())
    shift = painter.worldTransform()
    return Word(widget, text, shift.mapRect(room), shift.mapRect(need), painter.font(), painter.pen().color())


def cut_while_painted(painted: Painted) -> Iterator[str]:
    """Words that a widget paints beyond its room or itself; what scrolls down may go on below its edge."""
    for word in painted.words:
        need, room, widget = word.need, word.room, word.widget
        scrolls = isinstance(widget.parentWidget(), QAbstractScrollArea)
        wide = need.width() > room.width() + SLACK or need.left() < -SLACK or need.right() > widget.width() + SLACK
        high = need.height() > room.height() + SLACK
        out = not scrolls and (need.top() < -SLACK or need.bottom() > widget.height() + SLACK)
        if wide or high or out:
            kind = "wide" if wide else "high" if high else "out"
            yield f"painted too {kind}: {type(widget.parentWidget() if scrolls else widget).__name__} {word.text!r}"


def shortened(painted: Painted) -> Iterator[str]:
    """Words that end in dots. Of the line that comes next a glimpse is shown, as long as there is room."""
    for widget, text in painted.shortened:
        if not (isinstance(widget, Board) and text == widget.then[1]):
            yield f"shortened: {type(widget).__name__} {text!r}"


def one_over_another(painted: Painted, top: QWidget) -> Iterator[str]:
    """Painted words that stand over others, where both are seen."""
    places = [(word, word.on(top).adjusted(2, 3, -2, -3)) for word in painted.words]
    for number, (one, here) in enumerate(places):
        for other, there in places[number + 1 :]:
            if one.text != other.text and here.isValid() and there.isValid() and here.intersects(there):
                yield f"painted over: {one.text!r} and {other.text!r}"
