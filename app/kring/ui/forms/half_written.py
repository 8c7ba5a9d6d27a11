"""After a lock: the form in which words were half written stands open again, with the keys in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from kring.ui.forms.draft import DRAFT, fields
from kring.ui.frame.tab_order import first_neutral
from kring.ui.widgets.field import LineField, WordsBox


def open_half_written(page: QWidget, key: str) -> bool:
    """Unfold the form with this key, and go on behind its last words; False when it does not stand on this page."""
    forms = [part for part in page.findChildren(QWidget) if part.property(DRAFT) == key and part.isVisible()]
    if not forms:
        return False
    lines = [field for field in fields(forms[0]) if isinstance(field, (LineField, WordsBox)) and field.isVisible()]
    written = [line for line in lines if (line.text() if isinstance(line, LineField) else line.words())]
    target = next(reversed(written or lines), None) or first_neutral(forms[0])
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(target, WordsBox):
        target.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(target, LineField):
        target.end(False)
    return True
