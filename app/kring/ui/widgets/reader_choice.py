"""What a screen reader chooses in a list: its only action marks a row, which no key and no pointer does alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView

from kring.ui.widgets.hearing import later, listen


def hear_choice(view: QAbstractItemView, chosen: Callable[[int], None]) -> None:
    """Call `chosen` with a row that was marked while the cursor stands on another: keys and pointer move both."""

    def look() -> None:
        marked = view.selectionModel().selectedIndexes()
        if not view.isVisible() or not marked or marked[0].row() == view.currentIndex().row():
            return
        view.setCurrentIndex(marked[0])
        chosen(marked[0].row())

    listen(view, view.selectionModel().selectionChanged, lambda _on, _off: later(view, look))
