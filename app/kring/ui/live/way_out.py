"""The ways out of the room: break, stop, hide, and the menu with everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from kring.domain import events as e
from kring.domain.events import StopReason
from kring.i18n import _
from kring.ui.live.keys import Do, Pressed
from kring.ui.main_window import MainWindow
from kring.ui.theme import set_role

if TYPE_CHECKING:
    from kring.ui.live.actions import Actions


class WayOut(QObject):
    """Whatever leaves the line covers it first, and does the rest after."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        self._actions = actions
        self.page = actions.page
        self._menu: QMenu | None = None

    def pause(self) -> None:
        """A neutral screen until the same key."""
        page = self.page
        page.show_face(page.pause)
        page.notes.keep()
        self._actions.close_tool()
        if page.run.paused is not None or page.conductor.play(e.Paused()):
            self.to_break()
        else:
            page.show_room()

    def resume(self) -> None:
        """On at the same line."""
        self.page.pause.end()
        self.back_in()
        self._actions.play(e.Resumed())

    def stop(self) -> None:
        """Hide first, then offer a break or the end."""
        page = self.page
        if page.run.over:
            return
        page.show_face(page.stopping)
        page.stopping.begin()
        page.repaint()
        page.notes.keep()

    def stop_for(self, reason: str) -> None:
        """The meeting is stopped: closing words, who goes with whom, whom to call."""
        page = self.page
        page.conductor.stop(StopReason(reason))
        texts = page.context.desk.texts(page.conductor.talk.fact.language)
        page.set_primary(page.stopping.show_after(page.case, texts))

    def hide(self) -> None:
        """As F9; a clicker's key brings it back too."""
        window = self.page.window()
        if isinstance(window, MainWindow):
            window.hide_page.installEventFilter(self.page)
            window.toggle_hide()

    def on_new_screen(self, _screen: object) -> None:
        """A second screen was plugged in: nobody else sees a word."""
        window = self.page.window()
        if isinstance(window, MainWindow) and window.isVisible() and not window.is_hidden_away:
            window.toggle_hide()

    def follow_break(self) -> None:
        """Undo and redo may begin or end a break."""
        page = self.page
        if page.run.paused is not None:
            self.to_break()
        elif page.faces.currentWidget() is page.pause:
            page.pause.end()
            self.back_in()

    def back_in(self) -> None:
        """The room again, with Next as the primary button."""
        self.page.set_primary(self.page.bar.next)
        self.page.show_room()

    def to_break(self) -> None:
        """Show the break, and since when."""
        page = self.page
        page.show_face(page.pause)
        page.set_primary(page.pause.go_on)
        since = page.run.paused or page.context.desk.clock()
        page.pause.begin(since.astimezone(page.context.desk.clock().tzinfo))

    def more(self) -> None:
        """Every command with its key, and the menus of the desk below."""
        menu = QMenu(self.page)
        set_role(menu, "caption")
        for do, words, key in _menu_rows():
            action = menu.addAction(f"{words}\t{self._actions.key(key)}")
            action.triggered.connect(lambda _checked=False, do=do: self._actions.do(Pressed(do)))
        menu.addSeparator()
        menu.addAction(f"{_('Hide, then break or stop')}\tF12").triggered.connect(self.stop)
        menu.addAction(_("End, or go on later")).triggered.connect(self._actions.tools.end)
        window = self.page.window()
        if isinstance(window, MainWindow):
            menu.addSeparator()
            for action in window.menu_row.bar.actions():
                menu.addAction(action)
        button = self.page.top.more
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        self._menu = menu


def _menu_rows() -> list[tuple[Do, str, str]]:
    return [
        (Do.NOTE, _("Note"), "N"),
        (Do.IDEA, _("Idea for the agreement"), "A"),
        (Do.MOMENT, _("Mark a moment, without typing"), "M"),
        (Do.INSERT, _("Add a question after this line"), "I"),
        (Do.NOT_ASKED, _("Do not ask this line, with a reason"), "S"),
        (Do.JUMP, _("Jump to any line"), "J"),
        (Do.LEFT, _("Somebody left, or came back"), "L"),
        (Do.CARDS, _("Difficult moment"), "H"),
        (Do.BREAK, _("Break, and back"), "P"),
        (Do.HIDE, _("Hide, and back"), "B"),
        (Do.NOTES, _("Show or cover notes and ideas"), "V"),
        (Do.HELPERS, _("Show or leave out the helpers"), "O"),
        (Do.TIME, _("Show or leave out the time"), "T"),
        (Do.QUIET, _("Quiet view: only the line"), "Q"),
        (Do.LARGER, _("Larger line"), "+"),
        (Do.SMALLER, _("Smaller line"), "-"),
    ]
