"""A narrow column beside a wide one; where the page scrolls as a whole, one stands above the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from kring.ui.ground.theme import UNBOUND, current, space
from kring.ui.widgets.card import hairline
from kring.ui.widgets.inside import inside
from kring.ui.widgets.scroll_body import PageBody

AT_MOST = 0.33  # of the width: the wide column gets most of it, whatever the size of the text


class Columns(QWidget):
    """``side`` is ``units`` wide at the left, or the whole width above ``main`` (below it with ``side_last``).

    With ``at_right`` it stands at the right.
    """

    turned = Signal(bool)  # one above the other

    def __init__(
        self, side: QWidget, main: QWidget, units: float, *, line: bool = False, side_last: bool = False,
        at_right: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._side, self._main, self._units, self._side_last = side, main, units, side_last
        self.stacked = False
        way = QBoxLayout.Direction
        self._beside = way.RightToLeft if at_right else way.LeftToRight
        self._box = QBoxLayout(self._beside, self)
        space(self._box, 0, 0, 0, 0, gap=0)
        self._between = hairline(vertical=True) if line else None
        self._box.addWidget(side)
        if self._between is not None:
            self._box.addWidget(self._between)
        self._box.addWidget(main, 1)
        self._fit()

    def set_stacked(self, stacked: bool) -> None:
        """One above the other, or beside each other."""
        if stacked == self.stacked:
            return
        self.stacked = stacked
        way = QBoxLayout.Direction
        below = way.BottomToTop if self._side_last else way.TopToBottom
        self._box.setDirection(below if stacked else self._beside)
        if self._between is not None:
            self._between.setVisible(not stacked)
        self._fit()
        self.turned.emit(stacked)

    def event(self, event: QEvent) -> bool:
        """Made inside a page, or put there later: they stand as the page wants it now."""
        if event.type() in (QEvent.Type.ParentChange, QEvent.Type.Show):
            page = inside(self, PageBody)
            if page is not None:
                self.set_stacked(page.flows)
        return super().event(event)

    def resizeEvent(self, event: object) -> None:
        """The narrow one never takes more than its share."""
        self._fit()

    def _fit(self) -> None:
        if self.stacked:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(UNBOUND)
        else:
            self._side.setFixedWidth(min(current().px(self._units), round(self.width() * AT_MOST)))
