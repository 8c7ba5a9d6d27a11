"""The ways out of the room: break, stop and hide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from kring.domain.events import StopReason
from kring.i18n import _
from kring.ui.frame.hide_page import close_popups
from kring.ui.live.steps import Steps
from kring.ui.main_window import MainWindow
from kring.ui.widgets.text import label
from kring.usecases import sitting


class WayOut(QObject):
    """Whatever leaves the line covers it first, and does the rest after."""

    def __init__(self, steps: Steps) -> None:
        super().__init__(steps)
        self._steps = steps
        self.page = steps.page

    def pause(self) -> None:
        """A neutral screen until the same key."""
        page = self.page
        page.show_face(page.pause)
        page.notes.keep()
        self._steps.close_tool()
        if page.run.paused is not None or page.conductor.play(sitting.pause()):
            self.to_break()
        else:
            page.show_room()

    def resume(self) -> None:
        """On at the same line, once the code was given where there is one."""
        self.allowed(self._on_again)

    def allowed(self, do: Callable[[], None]) -> None:
        """Do what ends a break, once the code was given where there is one."""
        window = self.page.window()
        if self.page.in_a_break and isinstance(window, MainWindow):
            window.before_return(do)
        else:
            do()

    def _on_again(self) -> None:
        self.page.pause.end()
        self.back_in()
        self._steps.play(sitting.resume())

    def stop(self) -> None:
        """Hide first, then offer a break or the end."""
        page, window = self.page, self.page.window()
        if page.run.over:
            return
        close_popups()
        for dialog in [made for made in window.findChildren(QDialog) if made.isVisible()]:
            dialog.reject()
            window.activateWindow()
        page.show_face(page.stopping)
        if isinstance(window, MainWindow) and window.is_hidden_away:
            window.toggle_hide()
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

    def come_back(self) -> None:
        """Neither a break nor the end after all: to the line, or to the break that there was."""
        if self.page.run.paused is not None:
            self.to_break()
        else:
            self.back_in()

    def back_in(self) -> None:
        """The room again, with Next as the primary button; before the first line, who is here."""
        page = self.page
        page.set_primary(page.bar.next if page.begun else page.attendance.begin)
        if page.begun:
            page.show_room()
        else:
            page.show_face(page.attendance)
            page.attendance.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_later(self) -> None:
        """On another day: the next page has names on it, so it is hidden until somebody asks for it."""
        window = self.page.window()
        if isinstance(window, MainWindow) and not window.is_hidden_away:
            window.toggle_hide()
            window.hide_page.put(label(_("Everything is kept. F9 goes on.")))
        self.page.context.go("overview")

    def to_break(self) -> None:
        """Show the break, and since when."""
        page = self.page
        page.show_face(page.pause)
        page.set_primary(page.pause.go_on)
        since = page.run.paused or page.context.desk.clock()
        page.pause.begin(since.astimezone(page.context.desk.clock().tzinfo))
