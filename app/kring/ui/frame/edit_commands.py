"""The Edit menu: undo, copy and paste act on the text box that has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from kring.i18n import _
from kring.ui.frame.commands import Command, MenuName


def edit_commands() -> list[Command]:
    """Entries for the Edit menu; text boxes hear these keys themselves, first."""
    return [
        Command(MenuName.EDIT, _("Undo"), lambda: _do("undo"), ("Ctrl+Z",)),
        Command(MenuName.EDIT, _("Redo"), lambda: _do("redo"), ("Ctrl+Shift+Z",)),
        Command(MenuName.EDIT, _("Cut"), lambda: _do("cut"), ("Ctrl+X",), line=True),
        Command(MenuName.EDIT, _("Copy"), lambda: _do("copy"), ("Ctrl+C",)),
        Command(MenuName.EDIT, _("Paste"), lambda: _do("paste"), ("Ctrl+V",)),
        Command(MenuName.EDIT, _("Select all"), lambda: _do("selectAll"), ("Ctrl+A",)),
    ]


def _do(what: str) -> None:
    box = QApplication.focusWidget()
    if isinstance(box, (QLineEdit, QPlainTextEdit)):
        getattr(box, what)()
