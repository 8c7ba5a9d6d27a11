"""One sentence for a fault of our own: what happened, what is safe, and a code for whoever repairs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kring.i18n import _
from kring.ui.frame.small_dialog import SmallDialog
from kring.ui.widgets.button import button
from kring.ui.widgets.text import heading, label

WIDE = 110  # units


class FailureDialog(SmallDialog):
    """Says what happened and what is safe."""

    def __init__(self, sentence: str, last_saved: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        column = self.column
        column.addWidget(heading(sentence, 2, level=1))
        safe = _("What was saved is safe.")
        if last_saved:
            safe = _("Everything up to {time} is saved.").format(time=last_saved)
        column.addWidget(label(safe, wrap=True))
        column.addWidget(label(_("Lock Kring and open it again before you go on."), wrap=True))
        column.addWidget(label(_("Code: {code}").format(code=code), "caption", "2", wrap=True))
        close = button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
