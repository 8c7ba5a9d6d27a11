"""What a screen reader says by itself; the only place from which the window speaks to one."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, urgent: bool = False) -> None:
    """Say `words` once, from what is seen; ``urgent`` (what failed) does not wait until a sentence is over.

    What is not shown says nothing: what gets the focus when it is shown is read by its name.
    """
    if not words or not widget.isVisible() or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
