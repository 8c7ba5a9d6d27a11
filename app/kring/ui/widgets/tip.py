"""Tips at the pointer: what people are called is shown as it is written, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, words: str) -> None:
    """Give a widget its tip."""
    widget.setToolTip(as_tip(words))


def as_tip(words: str) -> str:
    """Words as a tip shows them; Qt would take a name with a tag in it for a page, and load its pictures."""
    return f"<p>{escape(words)}</p>" if words else ""
