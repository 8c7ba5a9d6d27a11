"""Save to another place, in the place of the circle: the line stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.live.tools import Tool
from kring.ui.unsaved.other_place import OtherPlace


class ElsewhereTool(Tool):
    """What is written, where, and what happens then; a digit chooses, Enter saves."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Save to another place"))
        self.inside = OtherPlace(context, kind=None)
        self.inside.closed.connect(self.closed)
        self.column.addWidget(self.inside, 1)

    def digit(self, number: int) -> bool:
        """Choose a place by number."""
        return self.inside.choose(number)

    def begin(self) -> None:
        """The places take the focus."""
        self.inside.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.inside.save_here()
            return
        super().keyPressEvent(event)
