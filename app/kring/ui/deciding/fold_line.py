"""One condition that is met, or not asked now, on one line; Enter or a click shows what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kring.i18n import _
from kring.ui.ground import icons
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.button import Button
from kring.ui.widgets.painting import WRAPPED, longest_word, wrapped_height
from kring.ui.widgets.signs import Sign, paint_sign

LEFT, SIGN, GAP = 4.5, 5.25, 2.75  # units: the edge, the sign, and between the sign and the words
INSIDE = 4  # pixels
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class FoldLine(Button):
    """Group, sign, sentence, whose word it is and when, and an arrow; `units` is the width of the group's column."""

    def __init__(self, title: str, whose: str, group: str, units: float, is_open: bool, sign: Sign = Sign.DONE) -> None:
        super().__init__(title, "quiet")
        self._sign = sign
        self._whose, self._group, self._units, self._is_open = whose, group, units, is_open
        self._measured: dict[tuple[int, int], tuple[float, float, float]] = {}  # by width and text size
        self.setAccessibleName(", ".join(part for part in (title, whose) if part))
        self.setAccessibleDescription(_("Open") if is_open else _("Press Enter to see what it rests on."))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        first, second, group = self._heights(theme, width)
        return round(max(theme.px(8.5), first + second + theme.px(3), group + theme.px(3)))

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return QSize(current().px(120), self.heightForWidth(current().px(120)))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        widest = max(
            longest_word(theme.metrics("strong"), self.label), longest_word(theme.metrics("caption"), self._whose)
        )
        return QSize(round(self._start(theme) + widest + self._end(theme)) + 2, theme.px(8.5))

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: inside the line, which reaches from edge to edge of its card."""
        return self.rect().adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        theme = current()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        first, second, _group = self._heights(theme, self.width())
        top = theme.px(1.5) + max(0.0, (theme.px(5.5) - first - second) / 2)
        line, size = theme.metrics("strong").height(), theme.px(SIGN)
        x = theme.px(LEFT + self._units)
        paint_sign(painter, self._sign, QRectF(x, top + (line - size) / 2, size, size).adjusted(1, 1, -1, -1), theme)
        painter.setPen(theme.colour("text-2"))
        painter.setFont(theme.font("caption"))
        down = (line - theme.metrics("caption").height()) / 2 + 1
        painter.drawText(
            QRectF(theme.px(LEFT), top + down, theme.px(self._units - 2), self.height()), WRAPPED, self._group
        )
        self._paint_words(painter, theme, top, first, second)
        arrow = theme.px(4.5)
        picture = icons.pixmap("chevron-up" if self._is_open else "chevron-down", "text-2", arrow)
        painter.drawPixmap(self.width() - arrow - theme.px(4), round(top + (line - arrow) / 2), picture)

    def _paint_words(self, painter: QPainter, theme: Theme, top: float, first: float, second: float) -> None:
        room, start = self._room(theme, self.width()), self._start(theme)
        painter.setPen(theme.colour("text-2"))
        if second:
            painter.drawText(QRectF(start, top + first, room + 2, second + 2), WRAPPED, self._whose)
        else:
            down = (theme.metrics("strong").height() - theme.metrics("caption").height()) / 2 + 1
            place = QRectF(0, top + down, self.width() - self._end(theme), theme.metrics("caption").height() + 2)
            painter.drawText(place, _RIGHT, self._whose)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(start, top, room + 2, first + 2), WRAPPED, self.label)

    def _heights(self, theme: Theme, width: int) -> tuple[float, float, float]:
        """The sentence, whose word it is where it does not fit beside it, and the group; Qt asks again and again."""
        key = (width, theme.percent)
        if key not in self._measured:
            self._measured[key] = self._measure(theme, width)
        return self._measured[key]

    def _measure(self, theme: Theme, width: int) -> tuple[float, float, float]:
        room = self._room(theme, width)
        first = wrapped_height(theme.metrics("strong"), room, self.label)
        second = wrapped_height(theme.metrics("caption"), room, self._whose) if self._below(theme, width) else 0.0
        group = wrapped_height(theme.metrics("caption"), max(1, theme.px(self._units - 2)), self._group)
        return first, second, group

    def _below(self, theme: Theme, width: int) -> bool:
        """Whether there is no room for whose word it is beside the sentence."""
        if not self._whose:
            return False
        beside = theme.metrics("caption").horizontalAdvance(self._whose) + theme.px(4)
        room = width - self._start(theme) - self._end(theme) - beside
        return room < min(theme.metrics("strong").horizontalAdvance(self.label), theme.px(60))

    def _room(self, theme: Theme, width: int) -> float:
        room = float(width - self._start(theme) - self._end(theme))
        if self._whose and not self._below(theme, width):
            room -= theme.metrics("caption").horizontalAdvance(self._whose) + theme.px(4)
        return max(1.0, room)

    def _start(self, theme: Theme) -> int:
        return theme.px(LEFT + self._units + SIGN + GAP)

    @staticmethod
    def _end(theme: Theme) -> int:
        return theme.px(11)
