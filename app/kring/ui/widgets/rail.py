"""The left column: stages of a case or sections of home, as lists that a keyboard and a screen reader can use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import Button, icon_button
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.rail_list import RailList, RailRow
from kring.ui.widgets.text import label
from kring.ui.widgets.tip import set_tip

WIDE, NARROW = 66, 14


class Rail(QFrame):
    """Back link, title, rows that scroll, and rows at the foot; 264 px wide, or 56 px when collapsed."""

    chosen = Signal(str)
    back_chosen = Signal()
    collapsed_changed = Signal(bool)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._name = name
        self._collapsed = False
        self._width = float(WIDE)
        self.rows = RailList(name or _("Stages"))
        self.foot = RailList(_("More of this case"))
        self.foot.at_foot = True
        self._build()
        self.rows.chosen.connect(self.chosen)
        self.foot.chosen.connect(self.chosen)
        self.rows.left_at_end.connect(lambda: self._step_into(self.foot, 0))
        self.foot.left_at_start.connect(lambda: self._step_into(self.rows, -1))
        listen(self, current().changed, self._fit)
        self._fit()

    @property
    def collapsed(self) -> bool:
        """Whether only signs and icons are shown."""
        return self._collapsed

    def set_header(self, title: str, second: str = "", back: str = "", back_key: str = "") -> None:
        """Words above the rows; without ``title`` the rows start at the top."""
        self._title.setText(title)
        self._second.setText(second)
        self._back.set_label(back)
        self._back_key.setText(back_key)
        self._back_short.setAccessibleName(back)
        set_tip(self._back_short, back)
        self._fit()

    def set_rows(self, rows: Sequence[RailRow], foot: Sequence[RailRow] = ()) -> None:
        """Show these rows; ``foot`` stays at the bottom."""
        self.rows.set_rows(rows)
        self.foot.set_rows(foot)
        self._foot_line.setVisible(bool(foot) and any(row.sign for row in rows))
        self.foot.setVisible(bool(foot))

    def set_names(self, rows: str, foot: str) -> None:
        """What the two lists are called for a screen reader."""
        self.rows.setAccessibleName(rows)
        self.foot.setAccessibleName(foot)
        self._unfold.setAccessibleName(_("Show the words"))
        set_tip(self._unfold, _("Show the words"))

    def set_current(self, row_id: str) -> None:
        """Mark the row of the page that is open."""
        self.rows.set_current(row_id)
        self.foot.set_current(row_id)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show signs only, or signs and words."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self._fit()
            self.collapsed_changed.emit(collapsed)

    def set_width(self, units: float) -> None:
        """The width in spacing units while it is not collapsed (66 in a case, 56 at home)."""
        self._width = units
        self._fit()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        space(outer, 2, 3, 2, 3, gap=0)
        self._back = Button("", "bar", "chevron-left")
        self._back.clicked.connect(self.back_chosen)
        self._back_key = label("", "caption", "3")
        self._back_short = icon_button("chevron-left", "")
        self._back_short.clicked.connect(self.back_chosen)
        self._title = label("", "h2", wrap=True, heads=2)
        self._second = label("", "caption", "2", wrap=True)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        space(head, 0, 0, 0, 3, gap=1.25)
        line = QHBoxLayout()
        space(line, 0, 0, 2.5, 0)
        line.addWidget(self._back)
        line.addStretch(1)
        line.addWidget(self._back_key)
        head.addLayout(line)
        texts = QVBoxLayout()
        space(texts, 2.5, 0, 2, 0)
        texts.addWidget(self._title)
        texts.addWidget(self._second)
        head.addLayout(texts)
        outer.addWidget(self._head)
        outer.addWidget(self._back_short, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self.rows, 1)
        self._foot_line = padded(hairline(), 2, 2, 2, 2)
        outer.addWidget(self._foot_line)
        outer.addWidget(self.foot)
        self._unfold = icon_button("panel-left-open", _("Show the words"))
        self._unfold.clicked.connect(lambda: self.set_collapsed(False))
        outer.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignHCenter)

    def _fit(self) -> None:
        theme = current()
        wide = not self._collapsed
        self.setFixedWidth(theme.px(self._width if wide else NARROW))
        self._head.setVisible(wide and bool(self._title.text()))
        self._back.setVisible(bool(self._back.label))
        self._back_key.setVisible(bool(self._back_key.text()))
        self._back_short.setVisible(not wide and bool(self._back.label))
        self._unfold.setVisible(not wide)
        self.rows.set_slim(not wide)
        self.foot.set_slim(not wide)

    def _step_into(self, rows: RailList, index: int) -> None:
        if rows.isVisible() and rows.count():
            rows.setFocus(Qt.FocusReason.TabFocusReason)
            rows.put_cursor(index)


__all__ = ["Rail", "RailList", "RailRow"]
