"""A table in a place too narrow for its columns: the cells of a row stand below each other, each behind its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.painting import WRAPPED, wrapped_height
from kring.ui.widgets.table_paint import Cell, cell_height, least_width, paint_cell

TITLE_SHARE = 0.4  # of the width; longer titles stand above their words
GAP = 0.75  # units between two cells


def folded_height(titles: Sequence[str], cells: Sequence[Cell], width: float) -> int:
    """The height in pixels of a row of this width."""
    theme = current()
    room = width - theme.px(10)
    total = sum(high + theme.px(GAP) for *_rest, high in _placed(theme, titles, cells, room))
    return round(max(theme.px(10), total + theme.px(4)))


def paint_folded(painter: QPainter, rect: QRectF, titles: Sequence[str], cells: Sequence[Cell]) -> None:
    """Draw the words of a row."""
    theme = current()
    left, y = rect.x() + theme.px(5), rect.y() + theme.px(2)
    room = rect.width() - theme.px(10)
    for title, cell, beside, high in _placed(theme, titles, cells, room):
        above = 0.0
        if title:
            width = beside or room
            above = wrapped_height(theme.metrics("caption_strong"), width, title)
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.colour("text-2"))
            lower = (theme.metrics("body").ascent() - theme.metrics("caption_strong").ascent()) if beside else 0
            painter.drawText(QRectF(left, y + lower, width + 2, above + 2), WRAPPED, title)
        place = QRectF(left + beside, y + (0 if beside else above), room - beside, high)
        paint_cell(painter, place, cell, theme)
        y += high + theme.px(GAP)


def _placed(
    theme: Theme, titles: Sequence[str], cells: Sequence[Cell], room: float
) -> Iterator[tuple[str, Cell, float, float]]:
    """Of each cell that says something: its title, itself, the room for the title beside it (0: above), its height."""
    metrics = theme.metrics("caption_strong")
    wide = max((metrics.horizontalAdvance(title) for title in titles[1:]), default=0.0) + theme.px(3)
    for number, (title, cell) in enumerate(zip(titles, cells, strict=False)):
        if not (cell.text or cell.second or cell.sign):
            continue
        shown = title if number else ""
        fits = wide <= room * TITLE_SHARE and least_width(cell) <= room - wide
        beside = wide if shown and fits else 0.0
        above = wrapped_height(metrics, room, shown) if shown and not beside else 0.0
        yield shown, cell, beside, above + cell_height(theme, cell, room - beside)
