"""Links in a text: an arrow, words in the accent colour that wrap, underlined while they have the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kring.ui.ground import icons
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.button import Button
from kring.ui.widgets.painting import WRAPPED, longest_word, wrapped_height

GO, JUMP = "arrow-right", "corner-down-right"
ROLE = "medium"
OVER = 1  # units above and below the words: the ring stays inside, and is never drawn through other words


class Link(Button):
    """A button that looks like words; ``icon`` says whether it goes elsewhere or jumps on this page."""

    def __init__(self, text: str, icon: str = GO) -> None:
        super().__init__(text, "quiet")
        self._arrow = icon
        self.setFlat(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        high = wrapped_height(theme.metrics(ROLE), self._room(theme, width), self.label)
        return round(max(theme.px(6), high + theme.px(2 * OVER)))

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        theme = current()
        width = round(theme.metrics(ROLE).horizontalAdvance(self.label)) + self._lead(theme) + theme.px(1) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        word = round(longest_word(theme.metrics(ROLE), self.label))
        return QSize(word + self._lead(theme) + theme.px(1) + 2, theme.px(6))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the arrow and the words."""
        theme = current()
        painter = QPainter(self)
        ink = "accent" if self.isEnabled() else "text-3"
        size, line = theme.px(4), theme.metrics(ROLE).height()
        room = self._room(theme, self.width())
        high = wrapped_height(theme.metrics(ROLE), room, self.label)
        top = (self.height() - high) / 2
        painter.drawPixmap(0, round(top + (line - size) / 2), icons.pixmap(self._arrow, ink, size))
        font = QFont(theme.font(ROLE))
        font.setUnderline(self.hasFocus() or self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(self._lead(theme), top, room, high + 2), WRAPPED, self.label)

    @staticmethod
    def _lead(theme: Theme) -> int:
        return theme.px(6)

    def _room(self, theme: Theme, width: int) -> float:
        return max(1.0, width - self._lead(theme) - 2)
