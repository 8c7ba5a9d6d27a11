"""One line as it is spoken: what is done and with whom in a gutter, the words beside it, and below them what helps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.ui.ground.roles import Role, heard_as
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import WRAPPED, longest_word, wrapped_height

GUTTER, BESIDE = 28, 3  # units of what stands left of the words, and between
WIDEST = 160  # units of words: 40 em
LEAST = 60  # units of words beside the gutter; with less they stand below it
EDGE, GAP = 1.5, 0.75  # units above and below a line, and between what stands in it
RING_BESIDE = 2  # units
WORDS, SMALL, WHO = "peek", "caption", "strong"


class LineMove(Enum):
    """Where a key goes from a line."""

    BEFORE = auto()
    AFTER = auto()
    PAGE_BEFORE = auto()
    PAGE_AFTER = auto()
    FIRST = auto()
    LAST = auto()


_KEYS = {
    Qt.Key.Key_Up: LineMove.BEFORE,
    Qt.Key.Key_Down: LineMove.AFTER,
    Qt.Key.Key_PageUp: LineMove.PAGE_BEFORE,
    Qt.Key.Key_PageDown: LineMove.PAGE_AFTER,
    Qt.Key.Key_Home: LineMove.FIRST,
    Qt.Key.Key_End: LineMove.LAST,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class LineWords:
    """What is said: how it begins (Say, Ask, Do), to whom, the words, when it comes up, and what helps with it.

    `step` is the line of the script that it is; `brief` stands for what helps while that is not shown.
    """

    head: str
    name: str
    text: str
    when: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    step: str = ""
    brief: tuple[str, ...] = ()


class PaintedLine(QWidget):
    """Painted, so that a reader meets one thing with one name; Tab goes to one line, the arrows to the others."""

    stepped = Signal(object)
    wanted = Signal()

    def __init__(self, words: LineWords) -> None:
        super().__init__()
        self.words = words
        self.below: QWidget | None = None  # what stands above it and comes into sight with it
        self._helps = False
        heard_as(self, Role.StaticText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_stop(False)
        self._name()
        listen(self, current().changed, self._on_theme_changed)

    def show_helps(self, wanted: bool) -> None:
        """Purpose, tip, ways out and other words, or the line alone."""
        self._helps = wanted
        self._name()
        self.updateGeometry()
        self.update()

    def set_stop(self, stop: bool) -> None:
        """Whether Tab stops at this one."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: around gutter and words, with a little room beside them."""
        left, room = self._room(current(), self.width())
        beside = current().px(RING_BESIDE)
        return QRect(-beside, 0, left + room + 2 * beside, self.height())

    def sight_rect(self) -> QRect:
        """What comes into sight: the line, and with the first one of a part the title of that."""
        rect = self.focus_rect()
        if self.below is not None:
            rect.setTop(self.below.y() - self.y())
        return rect

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from line to line, Enter tells that this one is wanted."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() in _KEYS:
                self.stepped.emit(_KEYS[Qt.Key(event.key())])
                return
            if event.key() in _ENTER and not event.isAutoRepeat():
                self.wanted.emit()
                return
        super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        left, room = self._room(theme, width)
        head, high = self._head_height(theme, width), self._words_height(theme, room)
        both = max(head, high) if left else head + theme.px(GAP) + high
        return round(both + 2 * theme.px(EDGE))

    def sizeHint(self) -> QSize:
        """The words as wide as they are read."""
        width = current().px(GUTTER + BESIDE + WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        small = [longest_word(theme.metrics(SMALL), words) for words in self._below()]
        widest = max([longest_word(theme.metrics(WORDS), self.words.text), *small])
        return QSize(round(max(widest, longest_word(theme.metrics(WHO), self.words.name))) + 2, theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the gutter, the words and what stands below them."""
        theme, painter = current(), QPainter(self)
        left, room = self._room(theme, self.width())
        top = float(theme.px(EDGE))
        self._paint_head(painter, theme, top)
        if not left:
            top += self._head_height(theme, self.width()) + theme.px(GAP)
        high = wrapped_height(theme.metrics(WORDS), room, self.words.text)
        painter.setFont(theme.font(WORDS))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, top, room, high + 2), WRAPPED, self.words.text)
        top += high
        painter.setFont(theme.font(SMALL))
        for number, words in enumerate(self._below()):
            top += theme.px(GAP)
            high = wrapped_height(theme.metrics(SMALL), room, words)
            painter.setPen(theme.colour("notice" if number < len(self.words.when) else "text-2"))
            painter.drawText(QRectF(left, top, room, high + 2), WRAPPED, words)
            top += high

    def _paint_head(self, painter: QPainter, theme: Theme, top: float) -> None:
        """On the first line of the words; a name that is long goes below what is done."""
        plain, strong = theme.metrics("body"), theme.metrics(WHO)
        beside = bool(self._room(theme, self.width())[0])
        base = top + (theme.metrics(WORDS).ascent() if beside else plain.ascent())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(QPointF(0, base), self.words.head)
        painter.setFont(theme.font(WHO))
        painter.setPen(theme.colour("accent"))
        after = plain.horizontalAdvance(self.words.head + " ")
        if self._in_one(theme, self.width()):
            painter.drawText(QPointF(after, base), self.words.name)
            return
        wide = self._head_width(theme, self.width())
        high = wrapped_height(strong, wide, self.words.name)
        painter.drawText(QRectF(0, base + plain.descent(), wide, high + 2), WRAPPED, self.words.name)

    def _head_width(self, theme: Theme, width: int) -> int:
        return theme.px(GUTTER) if self._room(theme, width)[0] else width

    def _in_one(self, theme: Theme, width: int) -> bool:
        after = theme.metrics("body").horizontalAdvance(self.words.head + " ")
        return after + theme.metrics(WHO).horizontalAdvance(self.words.name) <= self._head_width(theme, width)

    def _head_height(self, theme: Theme, width: int) -> float:
        first = theme.metrics(WORDS if self._room(theme, width)[0] else "body").height()
        if self._in_one(theme, width):
            return first
        return first + wrapped_height(theme.metrics(WHO), self._head_width(theme, width), self.words.name)

    def _words_height(self, theme: Theme, room: int) -> float:
        below = [wrapped_height(theme.metrics(SMALL), room, words) for words in self._below()]
        return wrapped_height(theme.metrics(WORDS), room, self.words.text) + sum(high + theme.px(GAP) for high in below)

    def _room(self, theme: Theme, width: int) -> tuple[int, int]:
        """Where the words begin, and how wide they stand; below the gutter where there is little room."""
        left = theme.px(GUTTER + BESIDE)
        if width - left < theme.px(LEAST):
            left = 0
        return left, max(1, min(width - left, theme.px(WIDEST)))

    def _below(self) -> tuple[str, ...]:
        return (*self.words.when, *(self.words.helps if self._helps else self.words.brief))

    def _name(self) -> None:
        words = self.words
        first = f"{words.head} {words.name}".strip()
        self.setAccessibleName(" ".join((f"{first}: {words.text}", *self._below())))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
