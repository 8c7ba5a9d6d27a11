"""A card of rows that stay the same widgets while they move from one list to the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.ui.ground.plate import Plate
from kring.ui.ground.theme import space
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import label, show_if


class RowList(Plate):
    """A heading and rows; without rows it is not there."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._title = label(title, "caption_strong", "2", wrap=True, heads=2)
        self.set_title(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(padded(self._title, 5, 2.25, 4, 2.25))
        column.addWidget(hairline())
        self._column = QVBoxLayout()
        space(self._column, 0, 0, 0, 0)
        column.addLayout(self._column)
        self._rows: list[QWidget] = []

    def set_title(self, title: str) -> None:
        """The heading, also for those who do not see it."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in this order; nothing is made anew, and a row that stays is not touched."""
        if list(rows) != self._rows:
            for row in self._rows:
                if row not in rows:
                    self._column.removeWidget(row)
            for place, row in enumerate(rows):
                if self._column.indexOf(row) != place:
                    self._column.insertWidget(place, row)
                    row.show()  # another parent hides it
            self._rows = list(rows)
        show_if(self, bool(rows))

    def drop(self, row: QWidget) -> None:
        """A row that is no longer asked for goes for good."""
        if row in self._rows:
            self._rows.remove(row)
            self._column.removeWidget(row)
            let_go(row)
