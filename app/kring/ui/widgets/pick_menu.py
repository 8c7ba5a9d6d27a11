"""A list below a widget to choose one from, by its arrows or the letter with which a row begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kring.ui.ground.theme import set_role


def pick_menu(
    beside: QWidget, offered: Sequence[tuple[str, str]], chosen: Callable[[str], object], at: str = ""
) -> QMenu:
    """The keys are on the row `at`, else on the first; each row is known by what stands before its words."""
    menu = QMenu(beside)
    set_role(menu, "body")
    for known, row in offered:
        action = menu.addAction(row.replace("&", "&&"))
        action.setData(known)
        action.triggered.connect(lambda _on=False, known=known: chosen(known))
        if known == at or menu.activeAction() is None:
            menu.setActiveAction(action)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu
