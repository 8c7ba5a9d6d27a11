"""What a widget stands in: its page, or the column that scrolls it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)


def inside(widget: QWidget, kind: type[Kind]) -> Kind | None:
    """The nearest thing of a kind that a widget stands in, or None."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, kind):
        at = at.parentWidget()
    return at
