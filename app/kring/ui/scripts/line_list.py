"""The list of lines at the left, with a way to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _, _p
from kring.ui.ground.theme import space
from kring.ui.scripts.editor_keys import ADD
from kring.ui.widgets.button import button
from kring.ui.widgets.card import padded
from kring.ui.widgets.rail import RailRow
from kring.ui.widgets.rail_list import RailList


class LineList(QWidget):
    """Its rows tell which line is wanted; `add_wanted` comes when a new one is."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 3, 3, 2, 3, gap=1)
        self.rows = RailList(_("Lines"))
        column.addWidget(self.rows, 1)
        more = button(_p("in the editor", "Add a line"), "quiet", "plus", hint=ADD)
        more.stand_left()
        more.clicked.connect(self.add_wanted)
        column.addWidget(padded(more, 2.5, 0, 0, 0))

    def show_rows(self, rows: Sequence[RailRow], current: str) -> None:
        """Show these lines, and which one is open."""
        self.rows.set_rows(rows)
        self.rows.set_current(current)
