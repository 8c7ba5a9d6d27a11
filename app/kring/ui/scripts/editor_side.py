"""What stands beside the fields of the editor: that a session runs the script, the comparison, and what is to fix."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.beside_base import BesideBase
from kring.ui.scripts.remark_list import RemarkList
from kring.ui.widgets.text import label


class EditorSide(QWidget):
    """Where there is little room the comparison stands elsewhere, and the rest below the fields."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 5, 4, 4, 5, gap=4)
        self.runs = label(_("A session is running with this script. It keeps its words."), "caption", "2", wrap=True)
        self.runs.hide()
        self.beside, self.remarks = BesideBase(), RemarkList()
        for part in (self.runs, self.beside, self.remarks):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """At the edges that the page has; else beside the fields, with the comparison here again."""
        edges = (8, 0, 5, 5) if narrow else (5, 4, 4, 5)
        space(self._column, *edges, gap=4)
        if not narrow:
            self._column.insertWidget(1, self.beside)
