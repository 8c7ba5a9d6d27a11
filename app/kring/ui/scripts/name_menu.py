"""A list of the names that are filled in when a script is read aloud, to choose one from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kring.ui.ground.theme import set_role
from kring.words import script_lines as words


def name_menu(beside: QWidget, names: tuple[str, ...], chosen: Callable[[str], object]) -> QMenu:
    """Open it below a widget, with the keys on its first name."""
    menu = QMenu(beside)
    set_role(menu, "body")
    means = words.fill_meanings()
    for name in names:
        action = menu.addAction(means[name].replace("&", "&&"))
        action.setData(name)
        action.triggered.connect(lambda _on=False, fill=name: chosen(fill))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu
