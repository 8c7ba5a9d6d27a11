"""Check boxes, alone in a matrix or as a row with words and a note at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import WRAPPED, check_box, longest_word, wrapped_height


class CheckRow(QCheckBox):
    """A check box with words that wrap, an optional second line below and a quiet note at the right."""

    def __init__(
        self,
        text: str = "",
        note: str = "",
        second: str = "",
        name: str = "",
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dash = False
        self._words, self._note, self._second = text, note, second
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        self.setAccessibleDescription(", ".join(part for part in (second, note) if part))
        self.setChecked(on)
        horizontal = QSizePolicy.Policy.Expanding if text else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(bool(text))
        self.setSizePolicy(policy)
        listen(self, current().changed, self.updateGeometry)

    def set_note(self, note: str) -> None:
        """Change the note at the right."""
        self._note = note
        self.setAccessibleDescription(", ".join(part for part in (self._second, note) if part))
        self.updateGeometry()
        self.update()

    def set_dash(self, on: bool) -> None:
        """Show a dash in the place of the box: seen to, and not done."""
        self._dash = on
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are left to whoever is around it."""
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def focus_rect(self) -> QRect:
        """A row with words keeps its ring to its own height: words may stand close above it."""
        return self.rect().adjusted(0, 3, 0, -3) if self._words else self.rect()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row can be clicked."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return bool(self._words)

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        first, second = self._heights(theme, width)
        return round(max(theme.px(9), first + second + theme.px(3)))

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        theme = current()
        if not self._words:
            return QSize(theme.px(8), theme.px(8))
        widest = max(
            theme.metrics("body").horizontalAdvance(self._words),
            theme.metrics("caption").horizontalAdvance(self._second),
        )
        width = round(widest) + theme.px(9) + self._note_width(theme)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        if not self._words:
            return self.sizeHint()
        word = longest_word(theme.metrics("body"), self._words)
        return QSize(round(word) + theme.px(9) + self._note_width(theme), theme.px(9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, words and note."""
        theme = current()
        painter = QPainter(self)
        size = theme.px(4.75)
        first, second = self._heights(theme, self.width())
        y = (self.height() - first - second) / 2
        x = 0.0 if self._words else (self.width() - size) / 2
        middle = y + theme.metrics("body").height() / 2 if self._words else self.height() / 2
        box = QRectF(x + 0.5, middle - size / 2, size, size)
        if self._dash and not self.isChecked():
            painter.fillRect(QRectF(box.x() + size * 0.25, middle - 1, size * 0.5, 2), theme.colour("text-2"))
        else:
            check_box(painter, box, self.isChecked(), theme, self.isEnabled())
        room = self._room(theme, self.width())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text" if self.isEnabled() else "text-3"))
        painter.drawText(QRectF(theme.px(7.75), y, room + 2, first + 2), WRAPPED, self._words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(QRectF(theme.px(7.75), y + first, room + 2, second + 2), WRAPPED, self._second)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, y, self.width(), first), right, self._note)

    def _note_width(self, theme: Theme) -> int:
        return round(theme.metrics("caption").horizontalAdvance(self._note)) + theme.px(4) if self._note else 0

    def _room(self, theme: Theme, width: int) -> float:
        return max(1.0, width - theme.px(7.75) - self._note_width(theme))

    def _heights(self, theme: Theme, width: int) -> tuple[float, float]:
        room = self._room(theme, width)
        first = wrapped_height(theme.metrics("body"), room, self._words)
        return first, wrapped_height(theme.metrics("caption"), room, self._second)
