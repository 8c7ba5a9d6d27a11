"""All lines of a script below each other, by their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kring.ui.ground.theme import current, space
from kring.ui.scripts.painted_line import WIDEST, LineMove, LineWords, PaintedLine
from kring.ui.widgets.card import padded
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.scroll_body import scrolled_by
from kring.ui.widgets.text import heading, label


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part with its lines: by which id it is known, its title and how long it takes."""

    id: str
    title: str
    minutes: str
    lines: tuple[LineWords, ...]


class SaidLines(QWidget):
    """Tab comes to one line; from there the arrows go on, and `entered` says in which part they are.

    `wanted` comes with Enter on a line.
    """

    entered = Signal(str)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PaintedLine] = []
        self.heads: dict[str, QLabel] = {}
        self._first: dict[str, PaintedLine] = {}
        self._part: dict[PaintedLine, str] = {}
        self._stop: PaintedLine | None = None
        self.marked: PaintedLine | None = None  # to which somebody went
        self._helps = False
        self._column = QVBoxLayout(self)
        space(self._column, 9, 5, 5, 5, gap=1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)

    def show_parts(self, who: str, parts: Sequence[ReadPart]) -> None:
        """Show these lines, and above them who the people in them are."""
        empty(self._column)
        self.lines, self.heads, self._first, self._part, self._stop = [], {}, {}, {}, None
        self.marked = None
        if who:
            self._column.addWidget(_narrow(label(who, "caption", "2", wrap=True)))
        for part in parts:
            self._add(part)
        self._column.addStretch(1)
        if self.lines:
            self._set_stop(self.lines[0])

    def show_helps(self, wanted: bool) -> None:
        """Purposes, tips and ways out of all lines, or of none."""
        self._helps = wanted
        for line in self.lines:
            line.show_helps(wanted)

    def begin(self, part: str) -> PaintedLine | None:
        """The first line of a part; Tab comes to it from now on."""
        line = self._first.get(part)
        if line is not None:
            self._set_stop(line)
            self.marked = line
        return line

    def line_at(self, step: str) -> PaintedLine | None:
        """Where a line of the script is said first; None where it is not."""
        return next((line for line in self.lines if line.words.step == step), None)

    @property
    def has_keys(self) -> bool:
        """Whether somebody goes from line to line."""
        return any(line.hasFocus() for line in self.lines)

    def _add(self, part: ReadPart) -> None:
        self._column.addSpacing(current().px(3))
        head = self.heads[part.id] = heading(part.title, 2)
        self._column.addWidget(head)
        if part.minutes:
            self._column.addWidget(label(part.minutes, "caption", "2"))
        self._column.addSpacing(current().px(1.5))
        for words in part.lines:
            line = PaintedLine(words)
            line.show_helps(self._helps)
            line.stepped.connect(lambda move, made=line: self._step(made, move))
            line.wanted.connect(self.wanted)
            line.below = None if part.id in self._first else head
            self.lines.append(line)
            self._part[line] = part.id
            self._first.setdefault(part.id, line)
            self._column.addWidget(line)

    def _step(self, line: PaintedLine, move: LineMove) -> None:
        at, last = self.lines.index(line), len(self.lines) - 1
        goes = {
            LineMove.BEFORE: at - 1,
            LineMove.AFTER: at + 1,
            LineMove.PAGE_BEFORE: self._a_page_from(at, -1),
            LineMove.PAGE_AFTER: self._a_page_from(at, 1),
            LineMove.FIRST: 0,
            LineMove.LAST: last,
        }
        self.lines[min(last, max(0, goes[move]))].setFocus(Qt.FocusReason.TabFocusReason)

    def _a_page_from(self, at: int, by: int) -> int:
        """The last line that still stands in sight together with this one; the next one at least."""
        body = scrolled_by(self)
        seen = body.viewport().height() if body is not None else self.height()
        here, to = self.lines[at].geometry(), at + by
        while 0 <= to + by < len(self.lines) and here.united(self.lines[to + by].geometry()).height() <= seen:
            to += by
        return to

    def _set_stop(self, line: PaintedLine) -> None:
        if self._stop is not None:
            self._stop.set_stop(False)
        self._stop = line
        line.set_stop(True)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, PaintedLine) and new in self._part:
            self._set_stop(new)
            self.marked = new
            self.entered.emit(self._part[new])


def _narrow(words: QLabel) -> QWidget:
    """Words no wider than they are read; a column alone would reckon their height as if they were as wide as it is."""
    row = QHBoxLayout()
    words.setMaximumWidth(current().px(WIDEST))
    row.addWidget(words, 1)
    row.addStretch(0)
    return padded(row, 0, 0, 0, 0)
