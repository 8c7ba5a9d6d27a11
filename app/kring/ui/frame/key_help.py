"""F1: what this screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QGridLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.frame.commands import Command
from kring.ui.ground.focus_ring import FocusRing
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.key_cap import KeyCap
from kring.ui.widgets.page import Page, ScrollBody
from kring.ui.widgets.text import heading, label

_MOVES: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeyHelp(QDialog):
    """A list of keys with what they do."""

    def __init__(self, title: str, text: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help and keys"))
        outer = QVBoxLayout(self)
        space(outer, 6, 5, 6, 5, gap=3)
        outer.addWidget(heading(title, 2, level=1))
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
        self.body = ScrollBody(inner)
        outer.addWidget(self.body, 1)
        close = button(_("Close"), "primary", hint="Esc")
        close.clicked.connect(self.accept)
        outer.addWidget(close)
        self.resize(current().px(140), min(current().px(150), current().px(40) + len(keys) * current().px(8)))
        self.ring = FocusRing(self)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys move the list; what has the focus, the button that closes it, stands outside of it."""
        bar = self.body.verticalScrollBar()
        move = _MOVES.get(event.key())
        if move is not None:
            bar.triggerAction(move)
        else:
            super().keyPressEvent(event)


def show_help(window: QWidget, page: Page | None, commands: Sequence[Command]) -> None:
    """Open the help of a page with its own keys first, then those that its menus have everywhere."""
    keys = list(page.key_help()) if page is not None else []
    asked = getattr(page, "commands", None)
    own = {(command.keys, command.text) for command in (asked() if callable(asked) else ())}
    shown = [command for command in commands if command.keys and command.enabled]
    shown.sort(key=lambda command: (command.keys, command.text) not in own)  # the rest stays in its order
    keys += [(command.keys[0], command.text) for command in shown]
    title = page.accessibleName() if page is not None else "Kring"
    once = list(dict.fromkeys(keys))  # what a page says of a key may stand in a menu too
    dialog = KeyHelp(title, page.help_text() if page is not None else "", once, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
