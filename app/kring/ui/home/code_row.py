"""The short code of hide, in the settings: set it, change it, or take it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kring.domain.errors import KringError
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.text import label, show_if
from kring.usecases.access import hide_code
from kring.words.errors import error

UNITS = 50


class CodeRow(QWidget):
    """The code itself is never shown again: it is kept only as a hash, inside the locked data."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self.line = LineField(name=_("Code for coming back from Hide"))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(hide_code.LONGEST)
        self.line.returnPressed.connect(self.take)
        fix_width(self.line, UNITS)
        hint = _("Asked when you come back from Hide or a break. After five wrong tries or a lock: the passphrase.")
        self.field = Field(_("Code for coming back from Hide"), self.line, hint=hint)
        self.set_button = button(_("Use this code"))
        self.set_button.clicked.connect(self.take)
        self.away = button(_("Ask for no code"), "quiet")
        self.away.clicked.connect(self.forget)
        self.state = label("", "caption", "2", wrap=True)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=2)
        for widget in (self.field, self.state, left_of(self.set_button, self.away)):
            column.addWidget(widget)
        self._show()

    def take(self) -> None:
        """The code that was typed is asked for from now on."""
        code = self.line.text()
        if not hide_code.may_be(code):
            self.field.set_error(_("A code has 4 to 12 letters or digits."))
            return
        self._do(lambda: hide_code.set_code(self._desk, code))

    def forget(self) -> None:
        """No code any more."""
        self._do(lambda: hide_code.forget(self._desk))

    def _do(self, work: Callable[[], None]) -> None:
        self.field.set_error("")
        try:
            work()
        except KringError as problem:
            self.field.set_error(str(error(problem)))
            return
        self.line.clear()
        self._show()

    def _show(self) -> None:
        there = hide_code.is_set(self._desk)
        self.state.setText(_("A code is asked for.") if there else _("No code is asked for."))
        show_if(self.away, there)
