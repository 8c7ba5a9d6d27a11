"""Cards: white boxes with rows between hairlines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from kring.ui.ground.plate import Plate
from kring.ui.ground.roles import Role, heard_as
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.folding import FLOOR, FoldingRow
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.text import IconLabel, label, show_if

TEXT_NEEDS = 40  # units beside the controls of a row; with less they stand below


def hairline(vertical: bool = False) -> Plate:
    """A line of one pixel."""
    line = Plate()
    line.setProperty("hairline", True)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class Card(Plate):
    """A frame with rows; a hairline stands between two rows."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(1, 1, 1, 1)
        self.rows.setSpacing(0)
        # takes what is left over, so that rows stay together when the card is higher than they are
        self.rows.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        self._count = 0
        if title:
            self.setAccessibleName(title)
            heard_as(self, Role.Grouping)
            self.add_title(title)

    def add_title(self, title: str) -> QLabel:
        """A quiet heading row."""
        made = label(title, "caption_strong", "2", heads=2)
        self.add(padded(made, 5, 2.25, 4, 2.25))
        return made

    def add(self, row: QWidget, line: bool = True) -> None:
        """Put ``row`` below the others, after a hairline unless ``line`` is False."""
        if self._count and line:
            self._put(hairline())
        self._put(row)
        self._count += 1

    def add_row(
        self,
        title: str,
        second: str = "",
        *right: QWidget,
        icon: str | None = None,
        strong: bool = False,
        over: str = "",
        lead: QWidget | None = None,
    ) -> QWidget:
        """A row of text (``over`` small above, ``second`` small below) with widgets at its right; returns it."""
        row = CardRow(title, second, over, strong, icon, lead)
        for widget in right:
            row.add(widget)
        self.add(row)
        return row

    def clear(self) -> None:
        """Take all rows away."""
        empty(self.rows, keep=1)
        self._count = 0

    def _put(self, widget: QWidget) -> None:
        self.rows.insertWidget(self.rows.count() - 1, widget)


class CardRow(QWidget):
    """Text at the left, up to three lines, and controls at the right."""

    def __init__(
        self, title: str, second: str = "", over: str = "", strong: bool = False, icon: str | None = None,
        lead: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._row = QHBoxLayout(self)
        space(self._row, 5, 2, 4, 2, gap=3)
        if icon is not None:  # an empty name keeps the column free, so that rows line up
            self._row.addWidget(_lead_icon(icon))
        if lead is not None:
            self._row.addWidget(lead)
        self._across = FoldingRow(3, TEXT_NEEDS)
        holder = QWidget()
        texts = QVBoxLayout(holder)
        space(texts, 0, 0, 0, 0, gap=0.5)
        self.over = label(over, "caption_strong", "2", wrap=True)
        self.title = label(title, "strong" if strong else "body", wrap=True)
        self.second = label(second, "caption", "2", wrap=True)
        for line, words in ((self.over, over), (self.title, title), (self.second, second)):
            show_if(line, bool(words))
            texts.addWidget(line)
        self._across.line.addWidget(holder, 1)
        self._row.addWidget(self._across, 1)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._across.line.addWidget(widget)


def _lead_icon(name: str) -> QWidget:
    made: QWidget = IconLabel(name, "accent", 5) if name else QWidget()
    fix_width(made, 8)
    return made


def padded(inner: QWidget | QLayout, left: float, top: float, right: float, bottom: float) -> QWidget:
    """``inner`` with margins in spacing units around it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    space(box, left, top, right, bottom)
    if isinstance(inner, QLayout):
        box.addLayout(inner)
    else:
        box.addWidget(inner)
    return holder


def row_of(*widgets: QWidget, gap: float = 2.5) -> FoldingRow:
    """Widgets side by side without a frame; below each other where they would be squeezed."""
    holder = FoldingRow(gap)
    for widget in widgets:
        holder.line.addWidget(widget)
    return holder


def row_or_column(holder: QWidget, tall: int) -> QBoxLayout:
    """Side by side; from the text size `tall` (percent) on, below each other."""
    below = current().percent >= tall
    return QBoxLayout(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight, holder)


def wide_row(*widgets: QWidget, last_too: bool = False, floor: float = FLOOR) -> QWidget:
    """Fields side by side, each beginning at the top, also where one of them asks about a name.

    The last, such as a day, leaves the room to the others, unless it shall be as wide (`last_too`). With less than
    `floor` units for one they stand below each other.
    """
    holder = FoldingRow(4, floor)
    for widget in widgets:
        narrow = widget is widgets[-1] and not last_too
        holder.line.addWidget(widget, 0 if narrow else 1, Qt.AlignmentFlag.AlignTop)
    return holder


def left_of(*widgets: QWidget, gap: float = 2.5) -> QWidget:
    """Buttons side by side at the left, each at its own width."""
    return flow_of(*widgets, gap=gap)


def flow_of(*widgets: QWidget, gap: float = 3) -> QWidget:
    """Widgets side by side at the left, each at its own width; where they do not fit, in a second row."""
    holder = QWidget()
    line = FlowLayout(current().px(gap))
    holder.setLayout(line)
    for widget in widgets:
        line.addWidget(widget)
    return holder


def column_of(*widgets: QWidget | QLayout, gap: float = 2) -> QWidget:
    """Widgets below each other without a frame."""
    holder = QWidget()
    line = QVBoxLayout(holder)
    space(line, 0, 0, 0, 0, gap)
    for widget in widgets:
        if isinstance(widget, QLayout):
            line.addLayout(widget)
        else:
            line.addWidget(widget)
    return holder
