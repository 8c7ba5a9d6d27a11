"""The list at the left of these pages; where the page has no room for two columns it is one field at the top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.ui.ground.theme import space
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.text import show_if

SHORTEST = 16  # letters that the field at the top shows at least; what it shows is the title below it, too


class SideList(QWidget):
    """Rows of which one is shown beside it; the arrows alone show the next one, and Enter opens it."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.list = RailList(name)
        self.combo = Combo(name, [])
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(SHORTEST)
        self._field = Field(name, self.combo, role="caption_strong")
        self.folded, self._alone = False, True
        self._row = FoldingRow(4)
        self._row.line.addWidget(self._field, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._row)
        self.set_folded(False)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_chosen)
        self.list.entered.connect(lambda _row: self.opened.emit())
        self.combo.chosen.connect(self._on_chosen)

    def add(self, field: Field) -> None:
        """Put a field below the list, or beside the one at the top."""
        self._row.line.addWidget(field)
        self._alone = False
        self.set_folded(self.folded)

    def set_rows(self, rows: Sequence[RailRow], current: str) -> None:
        """Show these rows, and which of them is shown beside them."""
        self.list.set_rows(rows)
        found = [row for row in rows if not row.heading]
        self.combo.set_options([Option(r.id, " · ".join(w for w in (r.title, r.badge) if w)) for r in found])
        self.set_current(current)

    def set_current(self, row: str) -> None:
        """Show which row it is."""
        self.list.set_current(row)
        self.combo.set_value(row)

    def step(self, by: int) -> None:
        """To the row after or before; at the ends nothing wraps."""
        rows = self.list.row_ids()
        at = rows.index(self.list.current_id) + by if self.list.current_id in rows else 0
        if 0 <= at < len(rows):
            self._on_chosen(rows[at])

    def set_folded(self, folded: bool) -> None:
        """As a field at the top of a page that scrolls as a whole, or as a list beside it."""
        had = self.list.hasFocus() or self.combo.hasFocus()
        self.folded = folded
        edges = (8, 3, 8, 0) if folded else (4, 3, 2, 3)
        space(self._column, *edges, gap=3)
        show_if(self._field, folded)
        show_if(self._row, folded or not self._alone)
        show_if(self.list, not folded)
        if had:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stop(self) -> QWidget:
        """What of it takes the keys now."""
        return self.combo if self.folded else self.list

    def _on_chosen(self, row: str) -> None:
        self.set_current(row)
        self.chosen.emit(row)
