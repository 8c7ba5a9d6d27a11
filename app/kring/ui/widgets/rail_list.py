"""One list of the left column: rows with a painted sign or an icon, a title and a second line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from kring.ui.ground.theme import UNBOUND, current
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.rail_paint import ROW_ROLE, RailDelegate, RailRow
from kring.ui.widgets.reader_choice import hear_choice, let_a_reader_unmark, marking
from kring.ui.widgets.scroll_body import scrolled_by
from kring.ui.widgets.signs import sign_word
from kring.ui.widgets.tip import as_tip

__all__ = ["RailList", "RailRow"]

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint


@dataclass(slots=True)
class _Shown:
    """What the delegate needs to know beside the row."""

    current: str = ""
    slim: bool = False


class RailModel(QAbstractListModel):
    """Rows for the list view, with the words that a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RailRow, ...] = ()

    def set_rows(self, rows: Sequence[RailRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What Qt asks about a row."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(self.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and lines cannot be reached."""
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or row.heading or row.line:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(row: RailRow) -> str:
    """The row in words: title, state, second line."""
    parts = [row.title, sign_word(row.sign) if row.sign else "", row.second, row.badge]
    return ", ".join(part for part in parts if part)


class RailList(QListView):
    """Arrow keys move, which emits ``moved``; Enter, Space or a click emits ``chosen``, each with the row's id.

    After Enter ``entered`` comes as well, for a list whose rows are shown at once and opened only by that.
    """

    chosen = Signal(str)
    moved = Signal(str)
    entered = Signal(str)
    left_at_end = Signal()
    left_at_start = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RailModel()
        self._shown = _Shown()
        self._delegate = RailDelegate(self)
        self.at_foot = self._flat = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        let_a_reader_unmark(self)
        hear_choice(self, self._on_reader)
        listen(self, current().changed, self._on_theme_changed)

    def count(self) -> int:
        """How many rows there are."""
        return len(self._model.rows)

    def row_ids(self) -> list[str]:
        """The ids of the rows that can be chosen, from top to bottom."""
        return [row.id for row in self._model.rows if not (row.heading or row.line)]

    @property
    def current_id(self) -> str:
        """The id of the row that is marked as open."""
        return self._shown.current

    @property
    def slim(self) -> bool:
        """Whether only signs and icons are shown."""
        return self._shown.slim

    def set_rows(self, rows: Sequence[RailRow]) -> None:
        """Show these rows; the cursor stays on the row it was on."""
        at = self.currentIndex().data(ROW_ROLE)
        if tuple(rows) == self._model.rows:
            return
        self._model.set_rows(rows)
        if isinstance(at, RailRow):
            self._cursor_to(at.id)
        self._fit()

    def set_current(self, row_id: str) -> None:
        """Mark the row that is open and put the cursor on it."""
        self._shown.current = row_id
        self._cursor_to(row_id)
        self.viewport().update()

    def show_current(self) -> None:
        """The row that is marked as open is seen, with those before and after it."""
        super().scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def set_slim(self, slim: bool) -> None:
        """Show signs and icons only, or words too."""
        if slim != self._shown.slim:
            self._shown.slim = slim
            self._fit()

    def set_flat(self, flat: bool) -> None:
        """As high as its rows, in something that scrolls; else it scrolls by itself."""
        if flat != self._flat:
            self._flat = flat
            self.setMinimumHeight(0)
            self.setMaximumHeight(UNBOUND)
            self._fit()

    def put_cursor(self, position: int) -> None:
        """Put the cursor on the first (0) or last (-1) row."""
        ids = self.row_ids()
        if ids:
            self._cursor_to(ids[position])

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: the row under the cursor, in this widget's coordinates."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        return self.visualRect(index).adjusted(4, 4, -4, -4)

    def sight_rect(self) -> QRect:
        """What comes into sight: the row under the cursor, and with the first one all that stands above it."""
        rect = self.focus_rect()
        if self._is_first(self.currentIndex()):
            rect.setTop(0)
        return rect

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """The first row that can be reached is seen with the heading above it."""
        super().scrollTo(index, hint)
        if self._is_first(index):
            self.verticalScrollBar().setValue(0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row that can be reached, Page Up and Down by what is seen."""
        rows, move = self._reached(), QAbstractItemView.CursorAction
        if action not in (move.MoveHome, move.MoveEnd, move.MovePageUp, move.MovePageDown) or not rows:
            return super().moveCursor(action, modifiers)
        if action in (move.MoveHome, move.MoveEnd):
            return self._model.index(rows[0 if action == move.MoveHome else -1])
        on = [row for row in rows if row >= self.currentIndex().row()]
        at = rows.index(on[0]) if on else len(rows) - 1
        return self._model.index(self._a_page_from(rows, at, 1 if action == move.MovePageDown else -1))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(super().sizeHint().width(), self._rows_height())

    def minimumSizeHint(self) -> QSize:
        """At the foot all rows show; the others may scroll."""
        height = self._rows_height()
        return QSize(current().px(10), height if self.at_foot else min(height, current().px(14)))

    def selectionCommand(self, index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """One row at a time is marked."""
        return marking(index)

    def selectAll(self) -> None:
        """Never all."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A pointer that is drawn over rows marks the one that it is on."""
        if not event.buttons():
            super().mouseMoveEvent(event)
        elif (at := self.indexAt(event.position().toPoint())).flags() & Qt.ItemFlag.ItemIsSelectable:
            self.setCurrentIndex(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space, leave over the ends with the arrows."""
        key, at, ids = event.key(), self.currentIndex().data(ROW_ROLE), self.row_ids()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            if isinstance(at, RailRow):
                self.chosen.emit(at.id)
                if key != Qt.Key.Key_Space and not event.isAutoRepeat():
                    self.entered.emit(at.id)
            return
        if isinstance(at, RailRow) and ids:
            if key == Qt.Key.Key_Down and at.id == ids[-1]:
                self.left_at_end.emit()
                return
            if key == Qt.Key.Key_Up and at.id == ids[0]:
                self.left_at_start.emit()
                return
        super().keyPressEvent(event)
        now = self.currentIndex().data(ROW_ROLE)
        if isinstance(now, RailRow) and now != at:
            self.moved.emit(now.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, RailRow) and row.id:
            self.chosen.emit(row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows become lower when they would not fit."""
        super().resizeEvent(event)
        self._delegate.room = 0 if self._flat else self.viewport().height()
        if self._flat and event.oldSize().width() != event.size().width():
            self.setFixedHeight(self._rows_height())
        self.scheduleDelayedItemsLayout()
        later(self, self._keep_current_in_view)

    def _on_reader(self, row: int) -> None:
        """A screen reader chose a row."""
        self.chosen.emit(self._model.rows[row].id)

    def _keep_current_in_view(self) -> None:
        """The row that is open is seen, however low the list is."""
        self.scrollTo(self.currentIndex())

    def _cursor_to(self, row_id: str) -> None:
        for number, row in enumerate(self._model.rows):
            if row.id == row_id and not (row.heading or row.line):
                self.setCurrentIndex(self._model.index(number))
                return

    def _reached(self) -> list[int]:
        """The numbers of the rows that can be reached."""
        return [number for number, row in enumerate(self._model.rows) if not (row.heading or row.line)]

    def _is_first(self, index: Index) -> bool:
        return index.isValid() and self._reached()[:1] == [index.row()]

    def _a_page_from(self, rows: list[int], at: int, by: int) -> int:
        """The last row that still stands in sight together with this one; the next one at least."""
        body = scrolled_by(self) if self._flat else None
        seen = (body.viewport() if body is not None else self.viewport()).height()
        here = self.visualRect(self._model.index(rows[at]))
        to = at
        while 0 <= to + by < len(rows):
            there = self.visualRect(self._model.index(rows[to + by]))
            if to != at and here.united(there).height() > seen:
                break
            to += by
        return rows[to]

    def _rows_height(self) -> int:
        return self._delegate.total_height(self._model.rows)

    def _fit(self) -> None:
        self._delegate.slim = self._shown.slim
        self._delegate.low = self.at_foot
        whole = self.at_foot or self._flat
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole or self.slim else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if whole:
            self.setFixedHeight(self._rows_height())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _on_theme_changed(self) -> None:
        self._fit()
        self.viewport().update()
