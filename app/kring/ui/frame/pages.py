"""The one owner of a page's life: it is shown, it hears of its case while it stands, and then it is let go for good."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import Page


class Pages(QStackedWidget):
    """One page stands at a time; the one before is left, and hears nothing more."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1, 1)  # a page that is too high scrolls; it never makes the window grow
        self._lasting: QWidget | None = None

    def page(self) -> Page | None:
        """The page that stands."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def keep_above_footer(self, bar: QWidget) -> None:
        """Let a bar stand on whichever page stands, for as long as it lives: it outlives the pages."""
        self._lasting = bar
        page = self.page()
        if page is not None:
            page.keep_above_footer(bar)

    def put(self, page: Page) -> None:
        """Let `page` stand in the place of the one before, which settles its words and is let go."""
        before = self.page()
        if before is page:
            return
        if before is not None:
            before.leaving()
        self.addWidget(page)
        if self._lasting is not None and isValid(self._lasting):
            page.keep_above_footer(self._lasting)
        at = QApplication.focusWidget()
        if before is not None and at is not None and before.isAncestorOf(at):
            at.clearFocus()  # settles a field; nothing else has the focus on its way to the page, as Hide would
        self.setCurrentWidget(page)
        if before is not None:
            before.hide()
            before.leaving()  # and what was settled last goes to the disk
            self._drop(before)

    def refresh(self) -> None:
        """The open case changed: only the page that stands is told."""
        page = self.page()
        if page is not None:
            page.refresh()

    def forget(self) -> None:
        """No page stands any more, as before a lock: no widget keeps a word."""
        self._lasting = None
        while (page := self.page()) is not None:
            self._drop(page)

    def _drop(self, page: Page) -> None:
        self.removeWidget(page)
        let_go(page)
