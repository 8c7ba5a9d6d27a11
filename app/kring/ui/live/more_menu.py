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
    menu.setProperty("long", True)  # low rows, so that all are seen on a low screen
    for outward in (False, True):
        for row in COMMANDS:
            if row.in_more and (row.menu is not None) is outward:
                action = menu.addAction(f"{row.words()}\t{keys.shown(row.do)}".rstrip())
                action.triggered.connect(lambda _checked=False, what=row.do: do(what))
        menu.addSeparator()
    menu.addActions(window_menus)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu
