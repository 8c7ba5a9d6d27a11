"""F1: what this screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.focus_ring import FocusRing
from kring.ui.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.key_cap import KeyCap
from kring.ui.widgets.page import ScrollBody
from kring.ui.widgets.text import heading, label


class KeyHelp(QDialog):
    """A list of keys with what they do."""

    def __init__(self, title: str, text: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help and keys"))
        outer = QVBoxLayout(self)
        space(outer, 6, 5, 6, 5, gap=3)
        outer.addWidget(heading(title, 2))
        if text:
            outer.addWidget(label(text, wrap=True))
        inner = QWidget()
        grid = QGridLayout(inner)
        space(grid, 0, 0, 3, 0, gap=2)
        for number, (key, what) in enumerate(keys):
            grid.addWidget(KeyCap(key), number, 0)
            grid.addWidget(label(what, wrap=True), number, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(keys), 1)
        outer.addWidget(ScrollBody(inner), 1)
        close = button(_("Close"), "primary", hint="Esc")
        close.clicked.connect(self.accept)
        outer.addWidget(close)
        self.resize(current().px(140), min(current().px(150), current().px(40) + len(keys) * current().px(8)))
        self.ring = FocusRing(self)
        close.setFocus()
