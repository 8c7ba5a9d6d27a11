"""Where the keys are when a page opens, and that it opens at its beginning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.hearing import later
from kring.ui.widgets.scroll_body import scrolled_by
from kring.ui.widgets.stand_in import InSight
from kring.ui.widgets.way_on import WayOn


class PageOpening:
    """The keys go to what a page begins with, its way on or its heading; a page never opens further down for that."""

    def __init__(self, page: QWidget, title: QLabel, way_on: WayOn, in_sight: InSight) -> None:
        self._page, self._title, self._way_on, self._in_sight = page, title, way_on, in_sight
        self._opens = True
        self.first: QWidget | None = None
        self.asked_for = False  # somebody came for this very field: it comes into sight wherever it stands
        self.begins_with: QWidget | None = None  # Tab leads there from a page that has the keys itself

    def enter(self) -> None:
        """Never to an answer, a tick or a seat: there the page itself has the focus, and says its heading."""
        target, title = self.first or self._way_on.button(), self._title
        if title.text() and title.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.asked_for:
            target = title
        if target is None or is_answer(target):
            self._hold()
            return
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if self._opens and not self.asked_for:
            given = self._page.window().focusWidget()  # also where the window is not active yet
            # once it came into sight, and the page did what it does itself when it opens
            later(self._page, lambda: later(self._page, lambda: self._at_top(given)))

    def _hold(self, instead_of: QWidget | None = None) -> None:
        self.begins_with = instead_of
        self._page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page.setProperty("noRing", True)
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_top(self, at: QWidget | None) -> None:
        """What stands further down waits for Tab; of a way on what stands for it has the keys.

        Where the keys are elsewhere by now, as in words that were half written, nothing moves.
        """
        self._opens = False
        if at is None or at is not self._page.window().focusWidget() or not self._page.isAncestorOf(at):
            return
        body = scrolled_by(at)
        if body is None:
            return
        body.show_at_top()
        self._in_sight.look()
        if body.shows(at):
            return
        if at is self._way_on.of_page() and self._in_sight.shown is not None:
            self._in_sight.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._hold(at)
