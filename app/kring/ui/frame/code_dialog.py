"""Asks for the short code over the plain sheet; it says nothing of any case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kring.i18n import _
from kring.ui.frame.small_dialog import SmallDialog
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.field import Field, LineField

WIDE = 80  # units


class CodeDialog(SmallDialog):
    """One field; Enter tries what was typed, Escape stays hidden."""

    tried = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(WIDE, window)
        self.setModal(True)
        self.line = LineField(name=_("Code"))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(_("Code"), self.line)
        go = button(_("Show again"), "primary", hint="Enter")
        go.clicked.connect(self._on_go)
        self.column.addWidget(self.field)
        self.column.addWidget(left_of(go))
        self.line.returnPressed.connect(self._on_go)
        self.line.setFocus()

    def say(self, sentence: str) -> None:
        """It was not the code."""
        self.line.clear()
        self.field.set_error(sentence)
        self.line.setFocus()

    def _on_go(self) -> None:
        if self.line.text():
            self.tried.emit(self.line.text())
