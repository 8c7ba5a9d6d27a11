"""F6: stepping through the parts of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kring.ui.frame.tab_order import in_order, is_stop
from kring.ui.widgets.first_focus import is_answer


def focus_pane(panes: Sequence[QWidget], step: int) -> None:
    """Move the focus to the first control of the next (1) or previous (-1) pane."""
    at = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if at is not None and (pane is at or pane.isAncestorOf(at))), None)
    order = range(1, len(panes) + 1) if here is not None else range(0, len(panes))
    for distance in order:
        pane = panes[((here or 0) + step * distance) % len(panes)]
        target = first_focusable(pane)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_focusable(pane: QWidget) -> QWidget | None:
    """The first control inside ``pane`` that Tab would reach and that answers for nobody."""
    return next((widget for widget in in_order(pane) if is_stop(widget) and not is_answer(widget)), None)
