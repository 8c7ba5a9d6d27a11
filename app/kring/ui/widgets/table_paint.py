"""How the cells of a table share the width, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import WRAPPED, draw_marked, longest_word, wrapped_height
from kring.ui.widgets.signs import Sign, paint_sign

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
MEASURED = 200  # rows that decide the widths; more rows cost no more time
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words with an optional second line (``inline``: behind the words where there is room) and a sign.

    ``marks`` are places (start, length) in the words that were searched for.
    """

    text: str
    second: str = ""
    sign: Sign | None = None
    strong: bool = False
    tone: str = ""
    inline: bool = False
    marks: tuple[tuple[int, int], ...] = ()


def column_widths(titles: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Pixels for each column: what the words want, and the rest in proportion; nothing where no word has room."""
    theme = current()
    wanted, least = [], []
    for column, title in enumerate(titles):
        cells = [row[column] for row in rows[:MEASURED] if column < len(row)]
        edge = _edge(theme, column, len(titles))
        head = theme.metrics("caption_strong").horizontalAdvance(title)
        wanted.append(max([head] + [_wanted(theme, cell) for cell in cells]) + edge)
        words = max([longest_word(theme.metrics("caption_strong"), title)] + [_least(theme, cell) for cell in cells])
        least.append(words + edge)
    total = sum(wanted)
    if not titles or total <= 0 or sum(least) > width:
        return []
    if total <= width:
        shares = [each + (width - total) * each / total for each in wanted]
    else:
        spare = max(0.0, width - sum(least))
        room = [max(1.0, want - small) for want, small in zip(wanted, least, strict=True)]
        shares = [small + spare * part / sum(room) for small, part in zip(least, room, strict=True)]
    pixels = [int(share) for share in shares]
    pixels[-1] += max(0, width - sum(pixels))
    return pixels


def least_width(cell: Cell) -> float:
    """The pixels below which a word of a cell would be cut."""
    return _least(current(), cell)


def cell_height(theme: Theme, cell: Cell, width: float) -> float:
    """The height in pixels of the words of a cell in this width."""
    return sum(_line_heights(theme, cell, width))


def row_height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """The height in pixels of a row whose columns have these widths."""
    theme = current()
    tallest = 0.0
    for column, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        first, second = _line_heights(theme, cell, width - _edge(theme, column, len(widths)))
        tallest = max(tallest, first + second)
    return round(max(theme.px(10), tallest + theme.px(4)))


def _edge(theme: Theme, column: int, columns: int) -> float:
    return theme.px(5 if column == 0 else 0) + theme.px(5 if column == columns - 1 else 4)


def _sign_width(theme: Theme, cell: Cell) -> float:
    return theme.px(5.75) if cell.sign else 0.0


def _room(theme: Theme, cell: Cell, width: float) -> float:
    """The room for the words of a cell, alike where they are measured and where they are painted."""
    return width - _sign_width(theme, cell) + 2


def _role(cell: Cell) -> str:
    return "strong" if cell.strong else "body"


def _wanted(theme: Theme, cell: Cell) -> float:
    first = theme.metrics(_role(cell)).horizontalAdvance(cell.text) + 2
    second = theme.metrics("caption").horizontalAdvance(cell.second) + 2 if cell.second else 0.0
    together = first + theme.px(2) + second if cell.inline and cell.second else max(first, second)
    return together + _sign_width(theme, cell)


def _least(theme: Theme, cell: Cell) -> float:
    first = longest_word(theme.metrics(_role(cell)), cell.text)
    second = longest_word(theme.metrics("caption"), cell.second)
    return max(first, second) + _sign_width(theme, cell) + 4


def _is_inline(theme: Theme, cell: Cell, width: float) -> bool:
    return cell.inline and bool(cell.second) and _wanted(theme, cell) <= width + 1


def _line_heights(theme: Theme, cell: Cell, width: float) -> tuple[float, float]:
    room = _room(theme, cell, width)
    if _is_inline(theme, cell, width):
        return theme.metrics(_role(cell)).height(), 0.0
    first = wrapped_height(theme.metrics(_role(cell)), room, cell.text)
    return first, wrapped_height(theme.metrics("caption"), room, cell.second)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells; with `fold`, all cells of a row in the first column, which it is handed to paint."""

    fold: Callable[[QPainter, QRectF, int], None] | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The table sets the sizes itself."""
        return QSize(current().px(10), current().px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = current()
        cell = cast(Cell, index.data(CELL_ROLE))
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        last = index.row() == index.model().rowCount() - 1
        if state & QStyle.StateFlag.State_Selected:
            _fill(painter, rect, theme, index.column(), 1 if self.fold else index.model().columnCount(), last)
        if not last:
            painter.setPen(QPen(theme.colour("line"), 1))
            y = rect.bottom() - 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if self.fold is not None:
            self.fold(painter, rect, index.row())
        else:
            columns = index.model().columnCount()
            left = rect.x() + (theme.px(5) if index.column() == 0 else 0)
            width = rect.width() - _edge(theme, index.column(), columns)
            high = cell_height(theme, cell, width)
            paint_cell(painter, QRectF(left, rect.center().y() - high / 2, width, high), cell, theme)
        painter.restore()


def paint_cell(painter: QPainter, place: QRectF, cell: Cell, theme: Theme) -> None:
    """Draw the words of a cell from the top left of its place, which is as high as they are."""
    left, y, width = place.x(), place.y(), place.width()
    first, second = _line_heights(theme, cell, width)
    x = left + _sign_width(theme, cell)
    if cell.sign:
        size = theme.px(4)
        middle = y + theme.metrics(_role(cell)).height() / 2
        paint_sign(painter, cell.sign, QRectF(left, middle - size / 2, size, size), theme)
    painter.setFont(theme.font(_role(cell)))
    painter.setPen(theme.colour(_ink(cell.tone)))
    room = _room(theme, cell, width)
    words = QRectF(x, y, room, first + 2)
    if cell.marks:
        draw_marked(painter, words, cell.text, cell.marks, theme.font(_role(cell)), theme, painter.pen().color())
    else:
        painter.drawText(words, WRAPPED, cell.text)
    if not cell.second:
        return
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text-2"))
    if _is_inline(theme, cell, width):
        behind = x + theme.metrics(_role(cell)).horizontalAdvance(cell.text) + theme.px(2)
        painter.drawText(QRectF(behind, y, left + width + 4 - behind, first + 1), _MIDDLE, cell.second)
    else:
        painter.drawText(QRectF(x, y + first, room, second + 2), WRAPPED, cell.second)


def _ink(tone: str) -> str:
    return {"2": "text-2", "3": "text-3", "accent": "accent", "notice": "notice"}.get(tone, "text")


def _fill(painter: QPainter, rect: QRectF, theme: Theme, column: int, columns: int, last: bool) -> None:
    """Fill a selected cell; the last row follows the round corners of the card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("selected"))
    if last and column in (0, columns - 1):
        painter.setClipRect(rect)
        more = 20
        left = 0 if column == 0 else -more
        right = 0 if column == columns - 1 else more
        painter.drawRoundedRect(rect.adjusted(left, -more, right, 0), 9, 9)
        painter.setClipping(False)
    else:
        painter.drawRect(rect)


class HeaderRow(QWidget):
    """The column titles; they belong to the card, so the table can lie below a hairline."""

    def __init__(self, titles: Sequence[str], widths: Callable[[], list[int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._widths = widths
        self.setAccessibleName(", ".join(self._titles))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        listen(self, current().changed, self.fit)

    def fit(self) -> None:
        """Follow the widths of the columns."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for titles of one or two lines."""
        theme = current()
        metrics, widths, tallest = theme.metrics("caption_strong"), self._widths(), 0.0
        for column, title in enumerate(self._titles):
            room = widths[column] - _edge(theme, column, len(widths)) if column < len(widths) else 10_000
            tallest = max(tallest, wrapped_height(metrics, room + 1, title))
        return QSize(theme.px(40), round(tallest) + theme.px(4.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the titles."""
        theme = current()
        painter = QPainter(self)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("text-2"))
        x = 0.0
        widths = self._widths()
        for column, (title, width) in enumerate(zip(self._titles, widths, strict=False)):
            left = theme.px(5) if column == 0 else 0
            room = width - _edge(theme, column, len(widths)) + 1
            height = wrapped_height(theme.metrics("caption_strong"), room, title)
            painter.drawText(QRectF(x + left, (self.height() - height) / 2, room + 1, height + 2), WRAPPED, title)
            x += width
