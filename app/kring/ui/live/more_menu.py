"""More: every command of the live screen with its key, and the menus that the window has here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kring.ui.ground.theme import set_role
from kring.ui.live.commands import COMMANDS
from kring.ui.live.keys import Do, Keys


def more_menu(button: QWidget, keys: Keys, do: Callable[[Do], object], window_menus: Sequence[QAction]) -> QMenu:
    """The steps, then the ways out, then what the window has here; none leads to a page with names."""
    menu = QMenu(button)
    set_role(menu, "caption")
    for outward in (False, True):
        for command in COMMANDS:
            if command.more and bool(command.menu) is outward:
                action = menu.addAction(f"{command.words()}\t{keys.shown(command.do)}".rstrip())
                action.triggered.connect(lambda _checked=False, what=command.do: do(what))
        menu.addSeparator()
    menu.addActions(window_menus)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu
