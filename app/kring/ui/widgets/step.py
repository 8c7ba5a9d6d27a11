"""One page of a wizard: a heading, a sentence, a column of fields; words that wrap never squeeze the fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage

from kring.ui.ground.theme import current, space
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import heading, label

SMALLEST_UNITS = 60


class StepFrame(QWizardPage):
    """Fill ``column`` and name the ``first`` field; with ``scroll`` it scrolls where the wizard is too low for it."""

    def __init__(self, title: str, about: str = "", *, scroll: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.first: QWidget | None = None
        self._inner = QWidget()
        self._scroll = scroll
        self.column = QVBoxLayout(self._inner)
        edge = 5 if scroll else 0
        space(self.column, edge, 2 + edge / 2, edge, 3, gap=3)
        self.column.addWidget(heading(title, 2, level=1))
        if about:
            self.column.addWidget(label(about, tone="2", wrap=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_column(self._inner) if scroll else self._inner)
        listen(self, current().changed, lambda: later(self, self._fit))  # once all has its new size

    def focus_first(self) -> None:
        """The first field has the focus when the page is shown; where that is an answer, the page itself."""
        if self.first is not None and not is_answer(self.first):
            self.first.setFocus()
        elif self.first is not None:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setProperty("noRing", True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def needed(self, width: int) -> int:
        """The height in pixels that everything needs at this width."""
        return max(self.column.totalHeightForWidth(width), self.column.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks words elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say how high this page is; a wizard asks only once, before words are broken into lines."""
        low = current().px(SMALLEST_UNITS)
        height = low if self._scroll else self.needed(max(self.width(), low))
        if height == self.minimumHeight():
            return
        self.setMinimumHeight(height)
        wizard, holder = self.wizard(), self.parentWidget()
        while holder is not None and holder.parentWidget() is not wizard:
            holder = holder.parentWidget()
        layout = holder.layout() if holder is not None else None
        if wizard is not None and layout is not None:
            layout.activate()
            wizard.setMinimumHeight(layout.totalMinimumSize().height())
