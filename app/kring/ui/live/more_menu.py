"""More: every command of the live screen with its key, and the menus that the window has here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from kring.i18n import _
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import set_role
from kring.ui.live.keys import Do, Pressed
from kring.ui.live.stage import Stage


def more_menu(
    page: Stage, do: Callable[[Pressed], object], stop: Callable[[], object], end: Callable[[], object]
) -> QMenu:
    """Every command with its key, and the menus that the window has here; none leads to a page with names."""
    menu = QMenu(page)
    set_role(menu, "caption")
    for what, words, key in _menu_rows():
        action = menu.addAction(f"{words}\t{page.key(key)}")
        action.triggered.connect(lambda _checked=False, what=what: do(Pressed(what)))
    menu.addSeparator()
    menu.addAction(f"{_('Hide, then break or stop')}\tF12").triggered.connect(stop)
    menu.addAction(_("End, or go on another day")).triggered.connect(end)
    window = page.window()
    if isinstance(window, MainWindow):
        menu.addSeparator()
        for action in window.menu_row.bar.actions():
            menu.addAction(action)
    button = page.top.more
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def _menu_rows() -> list[tuple[Do, str, str]]:
    return [
        (Do.NOTE, _("Note"), "N"),
        (Do.IDEA, _("Idea for the agreement"), "A"),
        (Do.MOMENT, _("Mark a moment, without typing"), "M"),
        (Do.INSERT, _("Add a question after this line"), "I"),
        (Do.NOT_ASKED, _("Do not ask this line, with a reason"), "S"),
        (Do.JUMP, _("Jump to any line"), "J"),
        (Do.LEFT, _("Somebody left, or came back"), "L"),
        (Do.WHO, _("Who is here"), "W"),
        (Do.CARDS, _("Difficult moment"), "H"),
        (Do.BREAK, _("Break, and back"), "P"),
        (Do.HIDE, _("Hide, and back"), "B"),
        (Do.NOTES, _("Show or cover notes and ideas"), "V"),
        (Do.HELPERS, _("Follow-up, other words, a way out, a tip"), "O"),
        (Do.TIME, _("Show or leave out the time"), "T"),
        (Do.QUIET, _("Quiet view: only the line"), "Q"),
        (Do.LARGER, _("Larger line"), "+"),
        (Do.SMALLER, _("Smaller line"), "-"),
    ]
