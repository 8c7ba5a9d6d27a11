"""Boxes that say something calmly: what is missing, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kring.ui.ground.plate import Plate
from kring.ui.ground.theme import restyle, space
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import IconLabel, label, show_if


class Notice(Plate):
    """A box with a title, sentences and a list; its tone is ``notice``, ``neutral`` or ``error``."""

    one_piece = True  # seen as a whole

    def __init__(
        self,
        title: str = "",
        lines: Sequence[str] = (),
        tone: str = "notice",
        intro: str = "",
        icon: str = "",
        heads: int = 2,
    ) -> None:
        super().__init__()
        outer = self._row = QHBoxLayout(self)
        space(outer, 4.5, 3.5, 4.5, 3.5, gap=3)
        self._icon = IconLabel(icon, "text-2", line="body") if icon else None
        if self._icon is not None:
            outer.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        space(self._column, 0, 0, 0, 0, gap=1)
        outer.addLayout(self._column, 1)
        self.title = label("", "h2", wrap=True, heads=heads)
        self.intro = label("", "body", wrap=True)
        self._column.addWidget(self.title)
        self._column.addWidget(self.intro)
        self._lines: list[QWidget] = []
        self.set_content(title, lines, intro, tone)

    def set_content(self, title: str, lines: Sequence[str] = (), intro: str = "", tone: str = "") -> None:
        """Say something else; an empty ``tone`` keeps the present one."""
        if tone:
            self.setProperty("notice", tone)
            restyle(self)
        for words, made in ((title, self.title), (intro, self.intro)):
            made.setText(words)
            show_if(made, bool(words))
        if self._icon is not None:  # on the first line; where only a row was put in, in its middle
            self._icon.set_line("h2" if title else "body")
            top = Qt.AlignmentFlag.AlignTop if title or intro or lines else Qt.AlignmentFlag.AlignVCenter
            self._row.setAlignment(self._icon, top)
        for line in self._lines:
            let_go(line)
        self._lines = [_bullet(words) for words in lines]
        for line in self._lines:
            self._column.addWidget(line)
        self.setAccessibleName(". ".join(part for part in (title, intro, *lines) if part))

    def stand_close(self) -> None:
        """With less room around its words: it stands above what a page is for."""
        space(self._row, 4.5, 2.5, 4.5, 2, gap=3)

    def add(self, widget: QWidget) -> None:
        """Put a widget, such as a button, below the words."""
        self._column.addWidget(widget)

    def put_beside(self, widget: QWidget) -> None:
        """Put a button beside words that are one line, all of it at the same height."""
        outer = self.layout()
        assert isinstance(outer, QHBoxLayout)
        outer.addWidget(widget)
        if self._icon is not None:
            outer.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)


def _bullet(words: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    space(line, 1, 0, 0, 0, gap=2.5)
    dot: QLabel = label("•", "body")
    dot.setAccessibleName(" ")
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(dot)
    column.addStretch(1)
    line.addLayout(column)
    line.addWidget(label(words, "body", wrap=True), 1)
    return row
