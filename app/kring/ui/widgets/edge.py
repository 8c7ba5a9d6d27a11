"""Where a column that went to a field begins: below what would be cut in half, or above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from kring.ui.ground.theme import current

ONE_PIECE = "one_piece"  # a class attribute of what is never cut in half, with all that stands in it
_SMALL = (QLabel, QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def clear_edge(inner: QWidget, top: int, high: int, shown: QRect) -> int:
    """Where the column stands best: at ``top``, or a little off it, so that nothing is cut and ``shown`` is seen."""
    if top <= 0:
        return top
    cut = [rect for rect in _pieces(inner) if rect.top() < top - 1 and rect.bottom() > top + 1]
    if not cut:
        return top
    below, above = max(rect.bottom() for rect in cut) + 1, min(rect.top() for rect in cut) - current().px(1)
    if below + current().px(1) <= shown.top():
        return below
    if shown.bottom() + current().px(1) <= above + high:
        return above
    return top


def _pieces(inner: QWidget) -> list[QRect]:
    found = []
    for widget in inner.findChildren(QWidget):
        if (isinstance(widget, _SMALL) or getattr(widget, ONE_PIECE, False)) and widget.isVisibleTo(inner):
            found.append(QRect(widget.mapTo(inner, QPoint(0, 0)), widget.size()))
    return found
