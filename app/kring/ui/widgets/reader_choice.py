"""What a screen reader chooses in a list: its only action marks a row, or unmarks the one that is marked.

So that it opens a row either way, a list lets more than one be marked, and unmarked (Qt refuses both where one alone
may be), and `marking` lets keys and pointer mark one at a time, and unmark none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from kring.ui.widgets.hearing import later, listen

Mark = QItemSelectionModel.SelectionFlag


def let_a_reader_unmark(view: QAbstractItemView) -> None:
    """Its rows can be opened by a screen reader also while they are marked; the view is to ask `marking` then."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)


def marking(index: QModelIndex | QPersistentModelIndex) -> Mark:
    """What a key or the pointer on a row marks: this row alone, or nothing new beside the rows."""
    can_be = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
    return Mark.ClearAndSelect | Mark.Rows if can_be else Mark.NoUpdate


def hear_choice(view: QAbstractItemView, chosen: Callable[[int], None]) -> None:
    """Call `chosen` with a row that was marked while the cursor is on another, or unmarked: no key does that."""

    def look() -> None:
        at = view.currentIndex()
        marked = [index for index in view.selectionModel().selectedIndexes() if index.row() != at.row()]
        unmarked = at.isValid() and not view.selectionModel().hasSelection()
        if not view.isVisible() or not (marked or unmarked):
            return
        row = marked[0] if marked else at
        view.setCurrentIndex(row)
        view.selectionModel().select(row, Mark.ClearAndSelect)
        chosen(row.row())

    listen(view, view.selectionModel().selectionChanged, lambda _on, _off: later(view, look))
