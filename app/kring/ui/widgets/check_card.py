"""A card that is ticked: its words, a line below them, and where it cannot be chosen the reason in that line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.choice import Option
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import CARD_LEFT, check_box, longest_word, option_card, wrapped_height

LEAST = 14  # units


class CheckCard(QCheckBox):
    """One of several that may be chosen together."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setText(option.text.replace("&", "&&"))
        self.setAccessibleName(option.text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        listen(self, current().changed, self.updateGeometry)
        self.show_option(option)

    def show_option(self, option: Option) -> None:
        """Say something else in the second line; ``closed`` is the reason why it cannot be chosen now."""
        self.option = option
        self.setAccessibleDescription(option.closed or option.second)
        self.setEnabled(not option.closed)
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does; with Ctrl it is the page's way on."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain and not event.isAutoRepeat():
                self.click()
            elif not plain:
                event.ignore()
            return
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        first, second = self._heights(theme, self._room(theme, width))
        return round(max(theme.px(LEAST), first + second + theme.px(5)))

    def sizeHint(self) -> QSize:
        """Words in one line."""
        theme = current()
        widest = max(
            theme.metrics("strong").horizontalAdvance(self.option.text),
            theme.metrics("caption").horizontalAdvance(self._second),
        )
        width = round(widest) + theme.px(CARD_LEFT + 4)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        word = longest_word(theme.metrics("strong"), self.option.text)
        return QSize(round(word) + theme.px(CARD_LEFT + 4), theme.px(LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        room, size = self._room(theme, self.width()), theme.px(4.75)
        words, heights = (self.option.text, self._second), self._heights(theme, room)
        y = option_card(painter, QRectF(self.rect()), words, heights, room, on=on, enabled=self.isEnabled())
        middle = y + theme.metrics("strong").height() / 2
        check_box(painter, QRectF(theme.px(4), middle - size / 2, size, size), on, theme, self.isEnabled())

    @property
    def _second(self) -> str:
        return self.option.closed or self.option.second

    def _heights(self, theme: Theme, room: float) -> tuple[float, float]:
        first = wrapped_height(theme.metrics("strong"), room, self.option.text)
        return first, wrapped_height(theme.metrics("caption"), room, self._second)

    @staticmethod
    def _room(theme: Theme, width: int) -> float:
        return max(1.0, width - theme.px(CARD_LEFT + 4))
