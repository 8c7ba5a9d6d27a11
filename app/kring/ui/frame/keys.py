"""The keys that mean the same on every screen, with or without a circle: each stands here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence

HIDE = ("F9", "Ctrl+Space")  # the second works where F9 is a media key
LOCK = ("Ctrl+L",)
STOP = "F12"
NO_LONGER = "Ctrl+Shift+W"  # somebody no longer wants this
WRITTEN = QKeySequence.SequenceFormat.PortableText


def is_one_of(event: QKeyEvent, keys: Sequence[str]) -> bool:
    """Whether one of these was pressed; an F key is pressed in a hurry, and counts whatever is held down with it."""
    alone = QKeySequence(event.key()).toString(WRITTEN)
    return alone in keys or QKeySequence(event.keyCombination()).toString(WRITTEN) in keys
