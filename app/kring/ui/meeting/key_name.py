"""How Qt names a key, so that a table of keys can."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence


def key_name(event: QKeyEvent) -> str:
    """The key of an event, such as N, Space or F12, whatever is held down with it."""
    return QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def key_code(name: str) -> int:
    """The code of a key that is named so."""
    return int(QKeySequence(name)[0].key())  # type: ignore[index]  # what stands for PySide does not know of it
