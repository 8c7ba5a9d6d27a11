"""One sentence for a fault of our own: what happened, what is safe, and a code for whoever repairs it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.focus_ring import FocusRing
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.text import heading, label


class FailureDialog(QDialog):
    """Says what happened and what is safe."""

    def __init__(self, sentence: str, last_saved: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kring")
        column = QVBoxLayout(self)
        space(column, 6, 5, 6, 5, gap=2.5)
        column.addWidget(heading(sentence, 2, level=1))
        safe = _("What was saved is safe.")
        if last_saved:
            safe = _("Everything up to {time} is saved.").format(time=last_saved)
        column.addWidget(label(safe, wrap=True))
        column.addWidget(label(_("Lock Kring and open it again before you go on."), wrap=True))
        column.addWidget(label(_("Code: {code}").format(code=code), "caption", "2", wrap=True))
        column.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        close = button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        line.addWidget(close)
        column.addLayout(line)
        self.setMinimumWidth(current().px(110))
        self.ring = FocusRing(self)
        close.setFocus()
