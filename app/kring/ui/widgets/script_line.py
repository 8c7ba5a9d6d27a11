"""The live line: one thing in large type at one fixed place, with balanced line breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.ui.ground.announcing import announce
from kring.ui.ground.roles import Role, heard_as
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.hearing import listen

SIZES = (1.83, 2.25, 2.75, 3.33, 4.0, 4.67)
DEFAULT_SIZE = 2
BASE_POINTS = 12  # of text at 100 %, which the sizes are multiples of
SMALLEST = (1.5, 1.2)  # never chosen; for a long line in very large type, so that no word is cut
LINE_HEIGHT = 1.28
HEADS = ("head", "who", "peek")  # from large to small: the name is never cut while one of them has room for it
CUT = Qt.TextElideMode.ElideRight
HEAD_GAP, HEAD_GAP_LOW = 4.5, 1.5  # units between the head (Ask + name) and the line


def step_of(points: int) -> int:
    """The one of the six sizes that is nearest to these points."""
    return min(range(len(SIZES)), key=lambda step: abs(points_of(step) - points))


def step_beside(step: int, by: int) -> int:
    """The size that is `by` steps larger or smaller, as far as there are sizes."""
    return max(0, min(len(SIZES) - 1, step + by))


def points_of(step: int) -> int:
    """The points of one of the six sizes at 100 %."""
    return round(SIZES[step] * BASE_POINTS)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on the screen: ``head`` (Ask, Say, Do), whose ``name``, the words.

    ``boxed`` is not read aloud; the box is drawn around it by whoever shows it, so that the line itself never moves.
    """

    head: str
    name: str
    text: str
    boxed: bool = False


class ScriptLine(QWidget):
    """Paints the line; it has the focus in Live, and hands keys to ``on_key`` (which says whether it took one)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line("", "", "")
        self._size, self._head, self._low = DEFAULT_SIZE, "head", False
        self._laid: tuple[tuple[str, int, int, float], QTextLayout, float] | None = None
        self.on_key: Callable[[QKeyEvent], bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        heard_as(self, Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        listen(self, current().changed, self._on_theme_changed)

    @property
    def size_step(self) -> int:
        """Which of the six sizes is used, 0 to 5."""
        return self._size

    def set_size_step(self, step: int) -> None:
        """Use another of the six sizes."""
        self._size = step_beside(step, 0)
        self._laid = None
        self.update()

    def set_low(self, low: bool) -> None:
        """In a low window the line needs the room: the head is smaller, and the line stands higher."""
        if low != self._low:
            self._low, self._head, self._laid = low, _head_role(low), None
            self.update()

    @property
    def fits(self) -> bool:
        """Whether all words stand in the room there is."""
        return self.text_bottom() <= self.height()

    def least_height(self, width: int, low: bool) -> int:
        """The height in pixels that all words need in this width, in the smallest size; `low` as in a low window."""
        _layout, height = balanced(self._line.text, current().sized_font(SMALLEST[-1]), max(40.0, width))
        return round(self._top_with(_head_role(low), low) + height)

    def set_line(self, line: Line, spoken: str = "") -> None:
        """Show another line; ``spoken`` (the line, then what comes next) is what a screen reader says."""
        self._line = line
        self._laid = None
        words = spoken or f"{line.head} {line.name}. {line.text}"
        self.setAccessibleName(words)
        self.update()
        announce(self, words)

    def line(self) -> Line:
        """What stands on the screen."""
        return self._line

    def text_bottom(self) -> int:
        """Where the words end, in this widget's pixels; helpers go below a fixed place, not below this."""
        _layout, height = self._layout()
        return round(self._text_top() + height)

    def is_smaller(self) -> bool:
        """Whether this line did not fit in the chosen size."""
        return self._layout()[0].font() != current().sized_font(SIZES[self._size])

    def sizeHint(self) -> QSize:
        """Room for three lines of the default size."""
        return QSize(current().px(150), current().px(75))

    def minimumSizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(current().px(60), current().px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go to the page; a key that is held down counts once."""
        if event.isAutoRepeat():
            return
        if self.on_key is None or not self.on_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head and line."""
        theme = current()
        painter = QPainter(self)
        self._paint_head(painter, theme)
        painter.setPen(theme.colour("text"))
        self._layout()[0].draw(painter, QPointF(0, self._text_top()))

    def _paint_head(self, painter: QPainter, theme: Theme) -> None:
        """At its one baseline; smaller, and then cut, only where many names are longer than the line is wide."""
        line, base = self._line, theme.metrics(self._head).ascent()
        roles = HEADS[HEADS.index(self._head) :]
        role = next((role for role in roles if self._head_width(theme, role) <= self.width()), roles[-1])
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(QPointF(0, base), line.head)
        behind = theme.metrics(role).horizontalAdvance(line.head + " ") if line.head else 0
        strong = theme.metrics(f"{role}_strong")
        painter.setFont(theme.font(f"{role}_strong"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(QPointF(behind, base), strong.elidedText(line.name, CUT, self.width() - behind))

    def _head_width(self, theme: Theme, role: str) -> float:
        name = theme.metrics(f"{role}_strong").horizontalAdvance(self._line.name)
        return theme.metrics(role).horizontalAdvance(self._line.head + " ") + name

    def _text_top(self) -> float:
        return self._top_with(self._head, self._low)

    def _top_with(self, head: str, low: bool) -> float:
        theme = current()
        has_head = bool(self._line.head or self._line.name)
        return theme.metrics(head).height() + theme.px(HEAD_GAP_LOW if low else HEAD_GAP) if has_head else 0

    def _layout(self) -> tuple[QTextLayout, float]:
        width = max(40.0, self.width())
        key = (self._line.text, self._size, self.height(), width)
        if self._laid is None or self._laid[0] != key:
            layout, height = self._fitting(width)
            self._laid = (key, layout, height)
        return self._laid[1], self._laid[2]

    def _fitting(self, width: float) -> tuple[QTextLayout, float]:
        """The chosen size, or the next smaller one in which the line fits."""
        room = self.height() - self._text_top()
        for ratio in (*reversed(SIZES[: self._size + 1]), *SMALLEST):
            layout, height = balanced(self._line.text, current().sized_font(ratio), width)
            if height <= room or ratio == SMALLEST[-1]:
                return layout, height
        raise AssertionError("there is always a smallest size")

    def _on_theme_changed(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()


def _head_role(low: bool) -> str:
    """The type of the head, in a low window or in any other."""
    return "who" if low else "head"


def balanced(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    """Break ``text`` at the narrowest width that keeps the number of lines; gives the layout and its height."""
    best = _broken(text, font, width)
    lines = best[0].lineCount()
    if lines == 1:
        return best
    low, high = width * 0.35, width
    for _step in range(9):
        middle = (low + high) / 2
        tried = _broken(text, font, middle)
        if tried[0].lineCount() <= lines:
            high, best = middle, tried
        else:
            low = middle
    return best


def _broken(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    pitch = QFontInfo(font).pixelSize() * LINE_HEIGHT
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += pitch
    layout.endLayout()
    return layout, height
