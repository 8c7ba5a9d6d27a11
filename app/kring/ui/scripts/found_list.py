"""What was found in a file: what is to fix first, and what is worth a look, each with its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kring.domain.errors import Problem
from kring.i18n import _
from kring.ui.widgets.rail import RailList, RailRow
from kring.words import problems as words

LONGEST = 32  # letters of a line beside its number
FIX, LOOK = "fix", "look"


class FoundList(RailList):
    """`wanted` is the line of the row to which the arrows or F4 came."""

    wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._lines: dict[str, int] = {}
        self.chosen.connect(self._on_row)
        self.moved.connect(self._on_row)

    def show_found(self, problems: Sequence[Problem], hints: Sequence[Problem], text: Sequence[str]) -> None:
        """Show these; the cursor stays where it was, or goes to the first."""
        rows: list[RailRow] = []
        self._lines = {}
        if problems:
            rows.append(RailRow(title=_("Fix first"), heading=True))
            found = enumerate(problems)
            rows += [self._row(f"{FIX}{at}", one, text, "triangle-alert", "notice") for at, one in found]
        if hints:
            rows.append(RailRow(title=_("Worth a look"), heading=True))
            rows += [self._row(f"{LOOK}{at}", one, text, "info") for at, one in enumerate(hints)]
        if not rows:
            rows = [RailRow(title=_("There is nothing to fix."), heading=True)] if text else []
        self.set_rows(rows)
        ids = self.row_ids()
        self.setEnabled(bool(ids))
        if ids and self.current_id not in ids:
            self.set_current(ids[0])

    @property
    def line(self) -> int:
        """The line of the row at which the cursor stands; the first line of the file where there is none."""
        return self._lines.get(self.current_id, 1)

    def step(self) -> None:
        """To the next row; after the last comes the first."""
        ids = self.row_ids()
        if not ids:
            return
        at = ids.index(self.current_id) if self.current_id in ids and self.hasFocus() else -1
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._on_row(ids[(at + 1) % len(ids)])

    def _on_row(self, row: str) -> None:
        self.set_current(row)
        self.wanted.emit(self._lines.get(row, 1))

    def _row(self, key: str, found: Problem, text: Sequence[str], icon: str, ink: str = "") -> RailRow:
        self._lines[key] = found.line
        title = _("Line {line}").format(line=found.line)
        said = text[found.line - 1].strip() if 0 < found.line <= len(text) else ""
        if 0 < len(said) <= LONGEST:
            title = _("Line {line}: {words}").format(line=found.line, words=said)
        return RailRow(key, title, words.problem(found), icon=icon, ink=ink)
