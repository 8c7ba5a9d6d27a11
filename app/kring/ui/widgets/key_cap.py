"""Key caps: a key's name in a small box, alone or on a button, as on the bar below the live line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.i18n import _
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import round_box

_SHOWN = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Escape": "Esc", "Del": "Del"}


def key_text(key: str) -> str:
    """How a key such as ``Alt+Left`` is written on the screen."""
    shown = "+".join(_SHOWN.get(part, part) for part in key.split("+")) if key not in ("+", "Ctrl++") else key
    return shown.replace("Space", _("Space"))


def cap_width(theme: Theme, text: str) -> int:
    """The width in pixels of a cap with this text."""
    return max(theme.px(6.25), round(theme.metrics("caption").horizontalAdvance(text)) + theme.px(3.5))


def paint_cap(painter: QPainter, rect: QRectF, text: str, theme: Theme, border: QColor, ink: QColor) -> None:
    """Draw one key cap."""
    round_box(painter, rect, None, border, 4, 1)
    painter.setFont(theme.font("caption"))
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


class KeyCap(QWidget):
    """One key cap."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = key_text(key)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        listen(self, current().changed, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The size of the cap."""
        theme = current()
        return QSize(cap_width(theme, self._text), theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        theme = current()
        painter = QPainter(self)
        paint_cap(painter, QRectF(self.rect()), self._text, theme, theme.colour("line-strong"), theme.colour("text-2"))
