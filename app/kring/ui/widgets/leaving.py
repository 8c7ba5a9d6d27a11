"""Widgets that go: hidden at once, so that nothing flickers, deaf from then on, and deleted after the present event."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from kring.ui.widgets.hearing import end_hearing


def let_go(widget: QWidget) -> None:
    """Take a widget off the screen for good; nothing reaches it or what is in it any more."""
    widget.hide()  # takes the focus away, which settles a field
    end_hearing(widget)
    widget.deleteLater()


def empty(layout: QLayout, keep: int = 0) -> None:
    """Take every widget out of a layout but the last `keep` items, such as the stretch at its end."""
    while layout.count() > keep and (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
