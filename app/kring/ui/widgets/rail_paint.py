"""How a row of the left column is measured and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kring.ui.ground import icons
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.painting import WRAPPED, round_box, wrapped_height
from kring.ui.widgets.signs import SMALL, Sign, paint_sign

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
HEADING_X = 2.5  # units
SLIM = 7.5  # units of height of a sign without words
TIGHT = 6.75  # where they would not all be seen; a sign is 6
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class RailRow:
    """A row: with a sign (stage, question) or an icon (section); ``heading`` and ``line`` rows only separate.

    ``badge`` is a quiet word at its end; the icon is quiet too, unless ``ink`` is the name of another colour.
    """

    id: str = ""
    title: str = ""
    second: str = ""
    sign: Sign | None = None
    icon: str = ""
    badge: str = ""
    heading: bool = False
    line: bool = False
    ink: str = ""


class _Marked(Protocol):
    @property
    def current_id(self) -> str: ...


class _WithRows(Protocol):
    rows: tuple[RailRow, ...]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What there is among the rows; it is asked for each row, so it is found out once."""

    rows: tuple[RailRow, ...]
    stages: int
    marked: bool

    @classmethod
    def of(cls, rows: tuple[RailRow, ...]) -> _Kinds:
        """Count the stages, and see whether any row has a sign or an icon."""
        return cls(rows, sum(map(_is_stage, rows)), any(row.sign is not None or row.icon for row in rows))


class RailDelegate(QStyledItemDelegate):
    """Paints rows; ``slim`` shows signs only, ``room`` is the height for all rows in pixels, ``low`` is compact."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.slim = False
        self.room = 0
        self.low = False
        self._known = _Kinds((), 0, False)
        self._total: tuple[tuple[object, ...], int] = ((), 0)

    def total_height(self, rows: Sequence[RailRow]) -> int:
        """The height in pixels of all rows at their most compact."""
        theme = current()
        room = (self._view.viewport().width(), theme.percent, theme.unit, self.slim, self.low)
        if rows is not self._kinds.rows:
            return round(sum(self._height(row, theme, 0.0) for row in rows))
        if self._total[0] != room:
            self._total = room, round(sum(self._height(row, theme, 0.0) for row in rows))
        return self._total[1]

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size of one row; stages share the room that is left."""
        theme = current()
        row = cast(RailRow, index.data(ROW_ROLE))
        rows = self._kinds.rows
        if self.slim and 0 < self.room < self.total_height(rows) and not row.heading:
            seen = sum(not one.heading for one in rows)
            whole = max(1, min(seen, int(self.room / (TIGHT * theme.unit))))
            return QSize(theme.px(8), self.room // whole)  # where they scroll, no sign is cut in half
        stages = self._kinds.stages
        spare = self.room - self.total_height(rows)
        extra = max(0.0, min(theme.px(3 if self.slim else 2), spare / stages)) if stages else 0.0
        return QSize(theme.px(8), int(self._height(row, theme, extra)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = current()
        row = cast(RailRow, index.data(ROW_ROLE))
        rect = QRectF(option.rect)
        if self._is_cut(rect, theme):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.line:
            painter.setPen(QPen(theme.colour("line"), 1))
            y = rect.center().y()
            painter.drawLine(QPointF(rect.x() + theme.px(2), y), QPointF(rect.right() - theme.px(2), y))
        elif row.heading:
            self._paint_heading(painter, rect, row, theme)
        else:
            self._paint_row(painter, rect, row, option, index, theme)
        painter.restore()

    def _is_cut(self, rect: QRectF, theme: Theme) -> bool:
        """Whether its words would be cut in half at an edge of the list: then it waits until the list scrolls there."""
        if self.slim or self._kinds.stages:
            return False
        seen, edge = QRectF(self._view.viewport().rect()), theme.px(1.5)
        return rect.height() < seen.height() / 2 and not seen.contains(rect.adjusted(0, edge, 0, -edge))

    def _height(self, row: RailRow, theme: Theme, extra: float) -> float:
        if row.line:
            return theme.px(5)
        if row.heading:
            return 0 if self.slim else self._heading_height(row, theme)
        if _is_stage(row):
            if self.slim:
                return theme.px(SLIM) + extra
            title = wrapped_height(theme.metrics("strong"), self._text_width(theme, row), row.title)
            second = wrapped_height(theme.metrics("caption"), self._text_width(theme, row), row.second)
            return max(theme.px(9), title + second + theme.px(0.75)) + extra
        if row.sign is not None:
            width = self._text_width(theme, row)
            title = wrapped_height(theme.metrics("strong"), width, row.title)  # as wide as when it is open
            second = wrapped_height(theme.metrics("caption"), width, row.second) if row.second else 0
            return max(theme.px(8.25), title + second + theme.px(3))
        width = self._text_width(theme, row)
        title = wrapped_height(theme.metrics("strong"), width, row.title)
        second = wrapped_height(theme.metrics("caption"), width, row.second) if row.second else 0
        return max(theme.px(9 if self.low or self._kinds.stages else 10.5), title + second + theme.px(3))

    def _heading_height(self, row: RailRow, theme: Theme) -> float:
        """One line high, or as many as a long heading needs."""
        width = (self._view.viewport().width() or theme.px(62)) - theme.px(HEADING_X) - theme.px(1)
        words = wrapped_height(theme.metrics("caption_strong"), max(theme.px(10), width), row.title)
        return max(theme.px(8), words + theme.px(3))

    @property
    def _kinds(self) -> _Kinds:
        """What there is among the rows that are shown; the words begin where signs would stand, if there are none."""
        rows = cast(_WithRows, self._view.model()).rows
        if rows is not self._known.rows:
            self._known = _Kinds.of(rows)
            self._total = ((), 0)
        return self._known

    def _text_width(self, theme: Theme, row: RailRow) -> float:
        width = (self._view.viewport().width() or theme.px(62)) - self._badge_width(theme, row)
        return max(theme.px(10), width - self._text_x(theme, row) - theme.px(1))

    def _badge_width(self, theme: Theme, row: RailRow) -> float:
        return theme.metrics("caption").horizontalAdvance(row.badge) + theme.px(3.5) if row.badge else 0.0

    def _text_x(self, theme: Theme, row: RailRow) -> float:
        return theme.px(11.5 if _is_stage(row) else 10 if self._kinds.marked else HEADING_X)

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: RailRow, theme: Theme) -> None:
        if self.slim:
            return
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(rect.adjusted(theme.px(HEADING_X), theme.px(1), -theme.px(1), 0), _WRAPPED, row.title)

    def _paint_row(
        self, painter: QPainter, rect: QRectF, row: RailRow, option: QStyleOptionViewItem, index: Index, theme: Theme
    ) -> None:
        is_open = row.id == cast(_Marked, self._view).current_id
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_open or hover:
            box = rect.adjusted(0, 1, 0, -1)
            round_box(painter, box, theme.colour("selected" if is_open else "hover"), None, 6)
        size = theme.px(3.25 if row.sign in SMALL else 6 if row.sign else 5)
        left = rect.center().x() - size / 2 if self.slim else rect.x() + theme.px(2.5)
        place = QRectF(left, rect.center().y() - size / 2, size, size)
        if self.slim and not QRectF(self._view.viewport().rect()).contains(place):
            return  # a few pixels of a sign would look like another one
        if _is_stage(row):
            self._paint_thread(painter, rect, place, index, theme)
        if row.sign is not None:
            paint_sign(painter, row.sign, place, theme)
        elif row.icon:
            picture = icons.pixmap(row.icon, row.ink or ("accent" if is_open else "text-2"), round(size))
            painter.drawPixmap(round(place.x()), round(place.y()), picture)
        if not self.slim:
            self._paint_words(painter, rect, row, is_open, theme)

    def _paint_thread(self, painter: QPainter, rect: QRectF, place: QRectF, index: Index, theme: Theme) -> None:
        row = cast(RailRow, index.data(ROW_ROLE))
        x = place.center().x()
        for step, start, end in ((-1, rect.top(), place.top() - 3), (1, place.bottom() + 3, rect.bottom())):
            other = index.model().index(index.row() + step, 0).data(ROW_ROLE)
            if not isinstance(other, RailRow) or not _is_stage(other) or end <= start:
                continue
            upper = row if step > 0 else other
            key = "accent-line" if upper.sign is Sign.DONE else "line"
            painter.setPen(QPen(theme.colour(key), max(1.5, theme.unit / 2)))
            painter.drawLine(QPointF(x, start), QPointF(x, end))

    def _paint_words(self, painter: QPainter, rect: QRectF, row: RailRow, is_open: bool, theme: Theme) -> None:
        stage = _is_stage(row)
        role = "strong" if is_open else "medium" if stage else "body"
        x, width = rect.x() + self._text_x(theme, row), self._text_width(theme, row)
        high = wrapped_height(theme.metrics(role), width, row.title)
        low = wrapped_height(theme.metrics("caption"), width, row.second) if stage or row.second else 0
        y = rect.center().y() - (high + low) / 2
        quiet = row.sign in (Sign.CLOSED, Sign.OFF_PATH)
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("text-2" if quiet else "text"))
        painter.drawText(QRectF(x, y, width, high + 2), WRAPPED, row.title)
        if low:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("notice" if row.sign is Sign.LOOK_AGAIN else "text-2"))
            painter.drawText(QRectF(x, y + high, width, low + 2), WRAPPED, row.second)
        if row.badge:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-2"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect.adjusted(0, 0, -theme.px(2.5), 0), right, row.badge)


def _is_stage(row: RailRow) -> bool:
    return row.sign is not None and row.sign not in SMALL
