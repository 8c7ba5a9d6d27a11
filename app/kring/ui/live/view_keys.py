"""What the facilitator sees of it all: quiet view, time, helpers, notes, and the size of the line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from kring.i18n import _
from kring.ui.live.stage import BASE_POINTS, Stage
from kring.ui.widgets.script_line import SIZES


class ViewKeys(QObject):
    """Toggles; none of them is a step of the session."""

    def __init__(self, page: Stage) -> None:
        super().__init__(page)
        self.page = page
        self._helpers = True

    def quiet(self) -> None:
        """Only the line, or everything."""
        self.page.quiet = not self.page.quiet
        self._show_helpers()
        self.page.fit_panel()

    def time(self) -> None:
        """The time of this part, or none."""
        self.page.timed = not self.page.timed
        self.page.show_time()

    def helpers(self) -> None:
        """Follow-up questions below the line, or none."""
        self._helpers = not self._helpers
        self._show_helpers()

    def notes(self) -> None:
        """Notes and ideas, or a cover over them."""
        self.page.uncovered = not self.page.uncovered
        self.page.show_notes()
        self.page.fit_panel()

    def resize_line(self, by: int) -> None:
        """One of six sizes up or down; it is kept."""
        page = self.page
        step = max(0, min(len(SIZES) - 1, page.board.script.size_step + by))
        points = round(SIZES[step] * BASE_POINTS)
        page.set_size(points)
        page.context.settings_changed.emit(replace(page.context.settings, live_size=points))
        page.board.say(_("Size of the line: {points} points").format(points=points))

    def _show_helpers(self) -> None:
        self.page.board.set_helpers(self._helpers and not self.page.quiet)
