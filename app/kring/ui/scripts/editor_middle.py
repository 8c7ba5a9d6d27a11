"""The middle of the editor: a line in fields, or the script itself; where room is little, all lines in one above."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.line_form import LineForm
from kring.ui.scripts.remark_list import NEXT
from kring.ui.scripts.script_form import ScriptForm
from kring.ui.scripts.short_combo import ShortCombo
from kring.ui.widgets.button import button
from kring.ui.widgets.text import show_if


class EditorMiddle(QWidget):
    """In a narrow window it is as wide as the page, and `jump` leads to the other lines."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 7, 4, 4, 5, gap=3)
        self.jump = ShortCombo(_("Lines"), [])
        self.fix = button(_("Fix first"), None, "triangle-alert", hint=NEXT)
        self._jump = QWidget()
        across = QHBoxLayout(self._jump)
        space(across, 0, 0, 0, 0, gap=3)
        across.addWidget(self.jump, 1)
        across.addWidget(self.fix)
        self._jump.hide()
        self.form, self.whole = LineForm(), ScriptForm()
        for part in (self._jump, self.form, self.whole):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """With the list of lines on top, at the edges that the page has, or without it."""
        show_if(self._jump, narrow)
        left, top, right, gap = (8, 2, 5, 2) if narrow else (7, 4, 4, 3)
        space(self._column, left, top, right, 5, gap=gap)

    @property
    def words(self) -> QWidget:
        """What is shown first of what stands here now: what a line says, or what the script is called."""
        return self.whole.title if self.form.isHidden() else self.form.words
