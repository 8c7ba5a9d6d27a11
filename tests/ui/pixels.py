"""Contrast as it is seen: colours of words, of edges of fields and of signs, read from the picture of a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontInfo, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

from kring.ui.ground.theme import current
from kring.ui.widgets.button import Button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCard
from kring.ui.widgets.text import IconLabel
from ui.painted import Painted
from ui.screen_rules import said, visible

TEXT, LARGE, EDGE = 4.5, 3.0, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
LARGE_PX, LARGE_BOLD_PX, BOLD = 24, 18.66, 600
STROKE = 0.06  # of the pixels of words that are not ground: so many have the full colour of the stroke, or are darker
WHOLE = 0.6  # of a line; of less, at the edge of what scrolls, only the tips of letters are seen, which are all grey
LEAST = 12  # pixels that are not ground; less is no word


def contrast(one: int, other: int) -> float:
    """The contrast of two colours (0xRRGGBB), 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def faint_words(painted: Painted, top: QWidget) -> Iterator[str]:
    """Words that stand out too little from what is behind them; what cannot be used now does not count."""
    shot = _Shot(painted.picture)
    for name, font, places in _texts(painted, top):
        seen = shot.words(places)
        floor = LARGE if _is_large(font) else TEXT
        if seen is not None and seen < floor - 0.05:
            yield f"faint: {name} {seen:.2f}, needs {floor}"


def faint_edges(painted: Painted, top: QWidget) -> Iterator[str]:
    """Fields and framed buttons whose edge, and signs whose strokes, stand out too little."""
    shot = _Shot(painted.picture)
    for widget in visible(top):
        place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
        whole = widget.visibleRegion().boundingRect() == widget.rect()
        if not widget.isEnabled() or not whole:
            continue
        if (sign := _sign(widget, place)) is not None:
            strokes = shot.words([sign])
            if strokes is not None and strokes < EDGE - 0.05:
                yield f"faint sign: {said(widget)} in {said(widget.parentWidget())} {strokes:.2f}"
        elif _has_edge(widget):
            seen = shot.edge(place)
            if seen < EDGE - 0.05:
                yield f"faint edge: {said(widget)} {seen:.2f}"


def _texts(painted: Painted, top: QWidget) -> Iterator[tuple[str, QFont, list[QRect]]]:
    for word in painted.words:
        if word.widget.isEnabled() and word.on(top).height() >= word.need.height() * WHOLE:
            yield repr(word.text), word.font, [word.on(top)]
    for widget in visible(top):
        if not widget.isEnabled() or isinstance(widget, IconLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            yield said(widget), widget.font(), _rects(widget, widget.contentsRect(), top)
        elif isinstance(widget, QLineEdit | QPlainTextEdit) and _says(widget):
            yield said(widget), widget.font(), _rects(widget, widget.rect().adjusted(6, 6, -6, -6), top)
        elif isinstance(widget, QMenuBar):
            for action in widget.actions():
                yield action.text(), widget.font(), _rects(widget, widget.actionGeometry(action), top)


def _says(widget: QLineEdit | QPlainTextEdit) -> bool:
    words = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
    return bool(words or widget.placeholderText())


def _rects(widget: QWidget, rect: QRect, top: QWidget) -> list[QRect]:
    """What is seen of it, in the picture; without the cursor of a box that has the keys."""
    seen = widget.visibleRegion().intersected(QRegion(rect))
    if widget is QApplication.focusWidget() and isinstance(widget, QLineEdit | QPlainTextEdit):
        seen = seen.subtracted(QRegion(widget.cursorRect().adjusted(-2, -2, 2, 2)))
    shift = widget.mapTo(top, QPoint(0, 0))
    return [part.translated(shift) for part in seen]


def _sign(widget: QWidget, place: QRect) -> QRect | None:
    """Where a sign, or the box or ring of what is ticked or chosen, stands."""
    if isinstance(widget, IconLabel) or (isinstance(widget, Button) and not widget.label):
        return place
    if isinstance(widget, CheckRow | ChoiceCard):
        return QRect(place.left() + 3, place.top() + 3, current().px(8), place.height() - 6)
    return None


def _has_edge(widget: QWidget) -> bool:
    if isinstance(widget, Button):
        return widget.kind in (None, "small", "primary")
    if widget.property("plain"):  # beside a heading it is known by its words and its arrow
        return False
    inside = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    return isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox) and not inside


def _is_large(font: QFont) -> bool:
    size = QFontInfo(font).pixelSize()
    return size >= LARGE_PX or (font.weight() >= BOLD and size >= LARGE_BOLD_PX)


class _Shot:
    """The pixels of a picture."""

    def __init__(self, picture: QImage) -> None:
        self._width, self._height = picture.width(), picture.height()
        self._row = picture.bytesPerLine() // 4
        self._pixels = memoryview(bytes(picture.constBits())).cast("I")

    def words(self, places: list[QRect]) -> float | None:
        """The contrast of strokes with the ground, which is the colour that is seen most; None: nothing is there."""
        colours: Counter[int] = Counter()
        for place in places:
            colours.update(self._colours(place))
        if not colours:
            return None
        ground = colours.most_common(1)[0][0]
        strokes = [(contrast(colour, ground), times) for colour, times in colours.items() if colour != ground]
        total = sum(times for _ratio, times in strokes)
        if total < LEAST:
            return None
        wanted = max(2.0, total * STROKE)
        for ratio, times in sorted(strokes, reverse=True):
            wanted -= times
            if wanted <= 0:
                return ratio
        return None

    def edge(self, place: QRect) -> float:
        """The best contrast between what is outside a frame and its line or its fill, at the weakest of four sides."""
        middle, sides = place.center(), []
        for from_x, from_y, step_x, step_y in (
            (place.left(), middle.y(), 1, 0), (place.right(), middle.y(), -1, 0),
            (middle.x(), place.top(), 0, 1), (middle.x(), place.bottom(), 0, -1),
        ):  # fmt: skip
            line = [self._at(from_x + step_x * far, from_y + step_y * far) for far in range(-3, 4)]
            known = [colour for colour in line if colour is not None]
            sides.append(max((contrast(a, b) for a in known for b in known), default=21.0))
        return min(sides)

    def _at(self, x: int, y: int) -> int | None:
        inside = 0 <= x < self._width and 0 <= y < self._height
        return self._pixels[y * self._row + x] & 0xFFFFFF if inside else None

    def _colours(self, place: QRect) -> Iterator[int]:
        seen = place.intersected(QRect(0, 0, self._width, self._height))
        for y in range(seen.top(), seen.bottom() + 1):
            start = y * self._row + seen.left()
            yield from (pixel & 0xFFFFFF for pixel in self._pixels[start : start + seen.width()])


def _luminance(colour: int) -> float:
    parts = [_linear((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
