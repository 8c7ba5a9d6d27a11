"""What stands beside the fields of the editor: that a session runs the script, the comparison, and what is to fix."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.beside_base import BesideBase
from kring.ui.scripts.remark_list import RemarkList
from kring.ui.widgets.text import label


class EditorSide(QWidget):
    """The comparison may stand elsewhere, where there is little room; `take_back` puts it here again."""

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

    def take_back(self) -> None:
        """The comparison stands here again."""
        self._column.insertWidget(1, self.beside)
