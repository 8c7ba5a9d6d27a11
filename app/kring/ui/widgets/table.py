"""A list table in a card: two-line cells, signs, a row to select; the page scrolls, never the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current
from kring.ui.widgets.card import Card
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.reader_choice import let_a_reader_unmark, marking
from kring.ui.widgets.scroll_body import scrolled_by
from kring.ui.widgets.signs import sign_word
from kring.ui.widgets.table_folded import folded_height, paint_folded
from kring.ui.widgets.table_paint import CELL_ROLE, Cell, CellDelegate, HeaderRow, column_widths, row_height

__all__ = ["Cell", "Row", "Table", "TableCard"]

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id and one cell for each column."""

    id: str
    cells: Sequence[Cell] = field(default=())


class TableModel(QAbstractTableModel):
    """Cells for the table view, with the words that a screen reader says."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The column titles; for a screen reader a row is headed by its first cell."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            return self.columns[section]
        if role == Qt.ItemDataRole.AccessibleTextRole and orientation == Qt.Orientation.Vertical:
            return self.data(self.index(section, 0), role)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What Qt asks about a cell."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        cells = self.rows[index.row()].cells
        cell = cells[index.column()] if index.column() < len(cells) else Cell("")
        if role == _DISPLAY:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (cell.text, cell.second, sign_word(cell.sign) if cell.sign else "")
            return ", ".join(part for part in parts if part) or _("empty")
        return None


class Table(QTableView):
    """The table itself; use ``TableCard`` to have it in a card with its header."""

    activated_row = Signal(str)
    selected_row = Signal(str)
    fitted = Signal()

    def __init__(self, name: str, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(columns)
        self._widths: list[int] = []
        self.setModel(self._model)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        let_a_reader_unmark(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.opens_when_marked = True  # or unmarked: a screen reader can do nothing else with a row
        self._ours = False  # whether a key, the pointer or the program itself moves the mark now
        self.doubleClicked.connect(self._on_double_clicked)
        listen(self, self.selectionModel().selectionChanged, self._on_marked)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        listen(self, current().changed, self.fit)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selection stays on the same id, else the first row waits for the keys, unmarked."""
        at = self.selected_id()
        self._model.set_rows(rows)
        self.fit()
        if any(row.id == at for row in rows):
            self.select(at)
        elif rows:
            self.selectionModel().setCurrentIndex(self._model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return list(self._model.rows)

    def selected_id(self) -> str:
        """The id of the selected row; nothing while none is."""
        return self._current_id() if self.selectionModel().hasSelection() else ""

    def _current_id(self) -> str:
        """The id of the row on which the keys stand."""
        index = self.currentIndex()
        return self._model.rows[index.row()].id if index.isValid() and index.row() < len(self._model.rows) else ""

    def select(self, row_id: str) -> None:
        """Select the row with this id."""
        for number, row in enumerate(self._model.rows):
            if row.id == row_id:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                with self._by_hand():
                    self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)
                return

    def widths(self) -> list[int]:
        """The widths of the columns in pixels."""
        return self._widths

    def fit(self) -> None:
        """Share the width among the columns and make the table as high as its rows."""
        width = self.width()
        columns = self._model.columns
        self._widths = column_widths(columns, [row.cells for row in self._model.rows], width)
        folded = not self._widths
        if folded:
            self._widths = [width]
        self._delegate.fold = self._paint_folded if folded else None
        for column in range(len(columns)):
            self.setColumnHidden(column, column >= len(self._widths))
        for column, pixels in enumerate(self._widths):
            self.setColumnWidth(column, pixels)
        total = 0
        for number, row in enumerate(self._model.rows):
            height = folded_height(columns, row.cells, width) if folded else row_height(row.cells, self._widths)
            self.setRowHeight(number, height)
            total += height
        if self.maximumHeight() != total:
            self.setFixedHeight(max(1, total))
        self.viewport().update()
        self.fitted.emit()

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: the selected row, in this widget's coordinates."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        row = self.visualRect(index)
        return QRect(4, row.y() + 4, self.width() - 8, row.height() - 8)

    def sight_rect(self) -> QRect:
        """What comes into sight: the row on which the keys stand, and with the first one the heads of the columns."""
        rect = self.focus_rect()
        if self.currentIndex().row() == 0:
            rect.setTop(-self.y())
        return rect

    def minimumSizeHint(self) -> QSize:
        """As high as its rows, as narrow as it must."""
        return QSize(current().px(40), self.height())

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(current().px(120), self.maximumHeight())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, Page Up and Down as far as is seen of the page at once."""
        last, at = self._model.rowCount() - 1, max(0, self.currentIndex().row())
        goes = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: last,
            QAbstractItemView.CursorAction.MovePageUp: self._a_page_from(at, -1),
            QAbstractItemView.CursorAction.MovePageDown: self._a_page_from(at, 1),
        }
        if action in goes and last >= 0:
            return self._model.index(goes[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def _a_page_from(self, row: int, by: int) -> int:
        """The last row that still stands in sight together with this one; the next one at least."""
        body = scrolled_by(self)
        seen = (body.viewport() if body is not None else self).height() - self.rowHeight(row)
        last, at = self._model.rowCount() - 1, row
        while 0 <= at + by <= last and (at == row or seen >= self.rowHeight(at + by)):
            at += by
            seen -= self.rowHeight(at)
        return at

    def keyboardSearch(self, search: str) -> None:
        """Type to jump looks at the first column."""
        index = self.currentIndex()
        if index.isValid() and index.column() != 0:
            self.setCurrentIndex(index.siblingAtColumn(0))
        super().keyboardSearch(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the selected row."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if self.selected_id():
                self.activated_row.emit(self.selected_id())
            return
        with self._by_hand():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press marks the row."""
        with self._by_hand():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A pointer that is drawn over rows marks the one that it is on."""
        with self._by_hand():
            if not event.buttons():
                super().mouseMoveEvent(event)
            elif (at := self.indexAt(event.position().toPoint())).isValid():
                self.setCurrentIndex(at)

    def selectionCommand(self, index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """One row at a time is marked."""
        return marking(index)

    def selectAll(self) -> None:
        """Never all."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ends."""
        with self._by_hand():
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that waits for the keys is marked."""
        with self._by_hand():
            super().focusInEvent(event)
            self.select(self._current_id())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @contextmanager
    def _by_hand(self) -> Iterator[None]:
        before, self._ours = self._ours, True
        try:
            yield
        finally:
            self._ours = before

    def _on_marked(self, on: QItemSelection, off: QItemSelection) -> None:
        """A row that a screen reader marked or unmarked is opened: its only action does nothing else."""
        changed = on.indexes() or off.indexes()
        if self._ours or not changed:
            return
        row_id = self._model.rows[changed[0].row()].id
        self.select(row_id)
        if self.opens_when_marked:
            later(self, lambda: self.activated_row.emit(row_id))

    def _paint_folded(self, painter: QPainter, rect: QRectF, row: int) -> None:
        paint_folded(painter, rect, self._model.columns, self._model.rows[row].cells)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        if self.selected_id():
            self.activated_row.emit(self.selected_id())

    def _on_row_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.selected_row.emit(self._model.rows[index.row()].id)


class TableCard(Card):
    """A card with a header row and a table."""

    activated_row = Signal(str)
    selected_row = Signal(str)

    def __init__(self, name: str, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.table = Table(name, columns)
        self.header = HeaderRow(columns, self.table.widths)
        self.add(self.header)
        self.add(self.table)
        lead_focus(self, self.table)
        self.table.activated_row.connect(self.activated_row)
        self.table.selected_row.connect(self.selected_row)
        self.table.fitted.connect(self.header.fit)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.table.set_rows(rows)

    def selected_id(self) -> str:
        """The id of the selected row, or nothing."""
        return self.table.selected_id()
