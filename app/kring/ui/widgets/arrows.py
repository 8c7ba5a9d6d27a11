"""The arrow keys on what is pressed or ticked: they belong to whoever is around it, as a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)  # nothing else is held with a key
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def leave_arrows(event: QKeyEvent) -> bool:
    """Leave an arrow key to what is around; Qt's own buttons walk on with it like Tab, out of the page at its end."""
    if event.key() not in _ARROWS:
        return False
    event.ignore()
    return True
