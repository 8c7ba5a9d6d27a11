"""A tool in its place: its words scroll where there is little room, its last buttons stay in sight below them."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.ui.ground.theme import current, space
from kring.ui.live.tools import CRAMPED, RING, Tool
from kring.ui.widgets.scroll_body import BAR, ScrollBody
from kring.ui.widgets.whole_lines import WholeLines


class ToolHolder(QWidget):
    """In a very low panel the last buttons stand at the end of what scrolls."""

    def __init__(self, tool: Tool) -> None:
        super().__init__()
        self._tool = tool
        self._body = ScrollBody(tool)
        self._whole = WholeLines(self._body)
        self._foot = _LastButtons(tool)
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2)
        self._column.addWidget(self._body, 1)
        self._stands = False
        self._stand(True)

    def fit(self, room: int, wide: int) -> None:
        """So many pixels of height and width are free."""
        self._stand(room >= current().px(CRAMPED))
        self._tool.fit_last(room)
        below = self._foot.heightForWidth(wide) + self._column.spacing() if self._stands else 0
        self._tool.fit(room - below, max(1, wide - current().px(BAR)), not self._stands)

    def _stand(self, stands: bool) -> None:
        if stands == self._stands:
            return
        self._stands = stands
        self._tool.column.removeWidget(self._foot)
        self._column.removeWidget(self._foot)
        (self._column if stands else self._tool.column).addWidget(self._foot)
        beside = (RING, RING + BAR) if stands else (0, 0)
        layout = self._foot.layout()
        assert layout is not None
        space(layout, beside[0], 0, beside[1], RING, gap=2)
        self._foot.setVisible(bool(self._tool.last))


class _LastButtons(QWidget):
    """The last buttons; the tool hears the keys that they do not take."""

    def __init__(self, tool: Tool) -> None:
        super().__init__()
        self._tool = tool
        column = QVBoxLayout(self)
        column.addLayout(tool.foot)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, a digit chooses."""
        self._tool.keyPressEvent(event)
