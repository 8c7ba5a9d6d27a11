"""Windows that open over the program: never larger than what is free of the screen, and wholly on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog


def fit_to_screen(dialog: QDialog) -> None:
    """Make a dialog smaller where it is larger than the screen; what is in it scrolls."""
    screen = dialog.screen()
    if screen is None or dialog.isFullScreen():
        return
    free = screen.availableGeometry()
    size = within(dialog.size(), free.size())
    if size != dialog.size():
        dialog.setMinimumSize(dialog.minimumSize().boundedTo(size))
        dialog.resize(size)
    at = QRect(dialog.pos(), size)
    at.moveLeft(max(free.left(), min(at.left(), free.right() + 1 - size.width())))
    at.moveTop(max(free.top(), min(at.top(), free.bottom() + 1 - size.height())))
    if at.topLeft() != dialog.pos():
        dialog.move(at.topLeft())


def within(wanted: QSize, free: QSize) -> QSize:
    """The size that is wanted, or as much of it as is free."""
    return wanted.boundedTo(free)
