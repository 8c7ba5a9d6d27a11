"""What every key has in common: close what is open, take one step, and come back to the line."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from kring.domain.events import Event
from kring.ui.live.cards import Cards
from kring.ui.live.stage import Stage


class Steps(QObject):
    """Handed to everything that does something on the live screen."""

    def __init__(self, page: Stage) -> None:
        super().__init__(page)
        self.page = page

    def close_tool(self) -> None:
        """Back to the circle and the line."""
        self.page.panel.close_tool()
        self.page.fit_panel()
        self.to_line()

    def leave_tool(self) -> None:
        """A step closes a tool, but not a card that is being read."""
        if not isinstance(self.page.panel.tool, Cards | None):
            self.close_tool()

    def to_line(self) -> None:
        """The focus goes to the line."""
        if self.page.faces.currentWidget() is self.page.room:
            self.page.board.script.setFocus(Qt.FocusReason.OtherFocusReason)

    def play(self, event: Event) -> bool:
        """Keep an open note, take one step, and come back to the line."""
        self.page.notes.keep()
        self.page.fit_panel()
        done = self.page.conductor.play(event)
        self.to_line()
        return done
