"""What the facilitator sees of it all: quiet view, time, helpers, notes, and the size of the line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from kring.i18n import _
from kring.ui.live.other_words import OtherWords, said
from kring.ui.live.steps import Steps
from kring.ui.widgets.script_line import points_of, step_beside


class ViewKeys(QObject):
    """Toggles; none of them is a step of the session."""

    def __init__(self, steps: Steps) -> None:
        super().__init__(steps)
        self._steps = steps
        self.page = steps.page

    def quiet(self) -> None:
        """Only the line, or everything."""
        self.page.quiet = not self.page.quiet
        self.page.board.set_helpers(not self.page.quiet)
        self.page.fit_panel()

    def time(self) -> None:
        """The time of this part, or none."""
        self.page.timed = not self.page.timed
        self.page.show_time()

    def helpers(self) -> None:
        """The next kind of help for this line, below it, or in the panel where there is no room; then none."""
        page = self.page
        if isinstance(page.panel.tool, OtherWords):
            self._steps.close_tool()
        if not page.board.has_helpers:
            page.board.say(_("This line has no other words."))
            return
        helper = page.board.next_helper()
        if helper is not None and page.board.needs_panel:
            tool = OtherWords(helper)
            tool.closed.connect(self._steps.close_tool)
            page.panel.open_tool(tool)
            page.fit_panel()
        self._steps.to_line()
        page.board.tell(said(helper) if helper is not None else _("No other words"))

    def notes(self) -> None:
        """Notes and ideas, or a cover over them."""
        self.page.uncovered = not self.page.uncovered
        self.page.show_notes()
        self.page.fit_panel()

    def resize_closing(self, by: int) -> None:
        """The closing words in another size; it is the size of the line, too."""
        self.page.going.resize_words(by)
        self.resize_line(by)

    def resize_line(self, by: int) -> None:
        """One of six sizes up or down; it is kept."""
        page = self.page
        points = points_of(step_beside(page.board.script.size_step, by))
        page.set_size(points)
        page.context.settings_changed.emit(replace(page.context.settings, live_size=points))
        if page.faces.currentWidget() is not page.going:
            page.board.say(_("Size of the line: {points} points").format(points=points))
