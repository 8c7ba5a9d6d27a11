"""The Edit menu: undo, copy and paste act on the text box that has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from kring.i18n import _
from kring.ui.frame.commands import Command


def edit_commands() -> list[Command]:
    """Entries for the Edit menu; text boxes hear these keys themselves, first."""
    return [
        Command("edit", _("Undo"), lambda: _do("undo"), ("Ctrl+Z",)),
        Command("edit", _("Redo"), lambda: _do("redo"), ("Ctrl+Shift+Z",)),
        Command("edit", _("Cut"), lambda: _do("cut"), ("Ctrl+X",), line=True),
        Command("edit", _("Copy"), lambda: _do("copy"), ("Ctrl+C",)),
        Command("edit", _("Paste"), lambda: _do("paste"), ("Ctrl+V",)),
        Command("edit", _("Select all"), lambda: _do("selectAll"), ("Ctrl+A",)),
    ]


def _do(what: str) -> None:
    box = QApplication.focusWidget()
    if isinstance(box, (QLineEdit, QPlainTextEdit)):
        getattr(box, what)()
