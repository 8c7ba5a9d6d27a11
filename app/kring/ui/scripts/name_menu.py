"""A list to choose one from, such as of the names that are filled in when a script is read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kring.ui.ground.theme import set_role
from kring.words import script_lines as words


def name_menu(beside: QWidget, names: tuple[str, ...], chosen: Callable[[str], object]) -> QMenu:
    """Open it below a widget, with the keys on its first name."""
    means = words.fill_meanings()
    return pick_menu(beside, [(name, means[name]) for name in names], chosen)


def pick_menu(beside: QWidget, offered: Sequence[tuple[str, str]], chosen: Callable[[str], object]) -> QMenu:
    """A list below a widget, with the keys on its first row; each row is known by what stands before its words."""
    menu = QMenu(beside)
    set_role(menu, "body")
    for known, row in offered:
        action = menu.addAction(row.replace("&", "&&"))
        action.setData(known)
        action.triggered.connect(lambda _on=False, known=known: chosen(known))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu
