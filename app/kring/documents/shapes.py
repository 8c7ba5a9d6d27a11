"""What stands on paper, piece by piece: words, a box to tick, a line to sign, a numbered circle."""

from __future__ import annotations

from enum import StrEnum

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from kring.documents.blocks import Line
from kring.documents.fonts import STRONG, ready
from kring.documents.sheet import HAIR, LINE, Style
from kring.documents.tags import Node
from kring.documents.text import is_right_to_left, looked, markup, markup_of_lines, natural, starts_right


class Align(StrEnum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


_SIDES = {Align.LEFT: TA_LEFT, Align.CENTER: TA_CENTER, Align.RIGHT: TA_RIGHT}


class Words(Flowable):
    """Words in one style: the only place where people's words become ReportLab's markup."""

    def __init__(
        self, line: Line, style: Style, node: Node | None, side: Align = Align.LEFT, balanced: bool = False
    ) -> None:
        super().__init__()
        runs = looked(line, style.looks)
        plain = style.looks["plain"]
        if side is Align.LEFT and style.leans and starts_right(runs):
            side = Align.RIGHT
        self._style = ParagraphStyle(
            "words",
            fontName=ready(plain.font),
            fontSize=plain.size,
            leading=style.leading,
            alignment=_SIDES[side],
            splitLongWords=1,
        )
        self._given, self._node, self._balanced = style, node, balanced
        self.natural = natural(runs)
        self._wrapped = -1.0
        self._high = 0.0
        # Words from right to left can only be put in order when the width of the lines is known.
        self._late = runs if is_right_to_left(runs) else ()
        self._paragraph = Paragraph("" if self._late else markup(runs), self._style)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        # Frames ask again on every page; breaking long words into lines is what costs.
        if self._wrapped == aW:
            return aW, self._high
        self._wrapped = aW
        if self._late:
            self._paragraph = Paragraph(markup_of_lines(self._late, aW - 1), self._style)
        used = self._narrowest(aW) if self._balanced else aW
        self._paragraph.wrap(used, aH)
        self._shift = {TA_LEFT: 0.0, TA_CENTER: (aW - used) / 2, TA_RIGHT: aW - used}[self._style.alignment]
        self._high = float(self._paragraph.height)
        self.width, self.height = aW, self._high
        return aW, self._high

    def _narrowest(self, room: float) -> float:
        """Return the smallest width that needs no more lines than the whole room, so that lines are even."""
        lines = len(self._paragraph.breakLines(room).lines)
        low, high = max(room / 3, self._paragraph.minWidth()), room
        # Many lines have no need of it, and a narrow heading reads better as it falls.
        most = 2 if self._style.alignment == TA_CENTER else 5
        while 1 < lines <= most and high - low > 4:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self._paragraph.breakLines(middle).lines) <= lines else (middle, high)
        return high

    def split(self, aW: float, aH: float) -> list[Flowable]:
        self._wrapped = -1.0
        parts = self._paragraph.split(aW, aH)
        return [self._part(part) for part in parts] if len(parts) > 1 else []

    def _part(self, paragraph: Paragraph) -> Words:
        part = Words((), self._given, self._node)
        part._style, part._paragraph, part._late = self._style, paragraph, ()
        return part

    def draw(self) -> None:
        with self.canv.tagged(self._node):
            self._paragraph.drawOn(self.canv, self._shift, 0)


class TickBox(Flowable):
    """A box, drawn and never typed, with a drawn tick or without; who listens hears which."""

    def __init__(self, done: bool, side: float, node: Node | None) -> None:
        super().__init__()
        self._done, self._side, self._node = done, side, node
        if node is not None:
            node.actual = "\u2611" if done else "\u2610"

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = self._side, self._side
        return self.width, self.height

    def draw(self) -> None:
        side, canvas = self._side, self.canv
        with canvas.tagged(self._node):
            canvas.setLineWidth(1.25)
            canvas.roundRect(0, 0, side, side, side * 0.13)
            if self._done:
                canvas.setLineWidth(1.5)
                canvas.setLineCap(1)
                canvas.setLineJoin(1)
                tick = canvas.beginPath()
                tick.moveTo(side * 0.25, side * 0.50)
                tick.lineTo(side * 0.43, side * 0.32)
                tick.lineTo(side * 0.76, side * 0.68)
                canvas.drawPath(tick)


class Dots(Flowable):
    """A dotted line to write on."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = min(self.width, aW)
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.tagged(None):
            self.canv.setLineWidth(1)
            self.canv.setLineCap(1)
            self.canv.setDash([0.1, 2.6])
            self.canv.line(0, self.height * 0.25, self.width, self.height * 0.25)


class Across(Flowable):
    """A line from left to right."""

    def __init__(self, thick: float = LINE) -> None:
        super().__init__()
        self._thick = thick

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._thick
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.tagged(None):
            self.canv.setLineWidth(self._thick)
            self.canv.setStrokeGray(0 if self._thick >= 1 else 0.45)
            self.canv.line(0, self._thick / 2, self.width, self._thick / 2)


class Number(Flowable):
    """The number of a promise in a circle."""

    def __init__(self, number: str, em: float, node: Node | None) -> None:
        super().__init__()
        self._number, self._em, self._node = number, em, node

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = self.height = 1.76 * self._em
        return self.width, self.height

    def draw(self) -> None:
        half = self.width / 2
        with self.canv.tagged(None):
            self.canv.setLineWidth(LINE)
            self.canv.circle(half, half, half - LINE / 2)
        with self.canv.tagged(self._node):
            size = self._em * (0.94 if len(self._number) < 3 else 0.7)
            self.canv.setFont(ready(STRONG), size)
            self.canv.drawCentredString(half, half - size * 0.335, self._number)


class Ruled(Flowable):
    """Grey lines to write on below a title: at least so many, and as many more as the page has room for."""

    def __init__(self, least: int, step: float, title: Words | None) -> None:
        super().__init__()
        self._least, self._step, self._title = least, step, title

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        top = self._title.wrap(aW, aH)[1] if self._title else 0.0
        self._lines = max(self._least, min(int((aH - top) / self._step), 3 * self._least))
        self.width, self.height = aW, top + self._lines * self._step
        return self.width, self.height

    def draw(self) -> None:
        if self._title:
            self._title.drawOn(self.canv, 0, self._lines * self._step)
        with self.canv.tagged(None):
            self.canv.setLineWidth(HAIR)
            self.canv.setStrokeGray(0.45)
            for number in range(self._lines):
                self.canv.line(0, number * self._step + 1, self.width, number * self._step + 1)
