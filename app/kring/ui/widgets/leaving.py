"""Widgets that go: hidden at once, so that nothing flickers, and deleted when the present event is over."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def let_go(widget: QWidget) -> None:
    """Take a widget off the screen for good."""
    widget.hide()
    widget.deleteLater()


def empty(layout: QLayout, keep: int = 0) -> None:
    """Take every widget out of a layout but the last `keep` items, such as the stretch at its end."""
    while layout.count() > keep and (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
