"""When the window locks, hides and is left: by key, by idleness, by sleep, by the system, by being hidden for long."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from kring.i18n import _
from kring.settings import Settings
from kring.ui.frame.context import Context, Place
from kring.ui.frame.last_place import keep_place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.program.backup_clock import BackupClock
from kring.ui.program.code_on_return import Returning
from kring.ui.program.forgetting import forget_words
from kring.ui.program.program import Anew, Program
from kring.ui.program.routes import FULL_SCREEN
from kring.ui.program.system_signals import SystemSignals
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import settle_all
from kring.usecases.access import access

LIVE_IDLE_MINUTES = 15
MINUTE_MS = 60_000


class Holder(Protocol):
    """Whoever holds what is open, and lets go of it: the shell."""

    program: Program
    settings: Settings
    window: MainWindow
    jobs: Jobs
    context: Context | None
    vault: access.Opened | None
    backups: BackupClock | None
    place: Place


class Locking(QObject):
    """Locks at once and hard, and never asks anything; words that are only in memory are hidden until they are saved.

    A conference is not locked by a pause of the keys, which is people talking: it hides. It is locked after sleep,
    and when it was hidden for longer than the idle lock. A break locks by its own clock, whatever the setting.
    """

    def __init__(self, shell: Holder) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._wanted = False
        self._hidden_long = QTimer(self, singleShot=True)
        window = shell.window
        listen(self, self._hidden_long.timeout, self._on_hidden_long)
        listen(self, window.lock_requested, self.lock)
        listen(self, window.idle_for, self._on_idle)
        listen(self, window.watcher.slept, self.lock)
        listen(self, window.close_requested, self._on_close)
        listen(self, window.hidden, self._on_hidden)
        listen(self, window.returned, self._on_returned)
        self.returning = Returning(shell.window, lambda: shell.context, self.lock)
        self.system = SystemSignals(self)
        listen(self, self.system.lock_wanted, self.lock)

    def lock(self) -> None:
        """Everything is saved, the vault is closed, the program starts anew; where words wait, hidden until then."""
        shell, context = self._shell, self._shell.context
        if context is None or shell.vault is None:
            return
        with suppress(Exception):  # a fault of ours in a page must not keep the vault open
            self.settle()
        if not context.can_leave():
            self._wanted = True  # words are only in memory: no one sees them, and they are not lost
            if not self._window.is_hidden_away:
                self._window.toggle_hide()
            return
        how = self._how()
        try:
            keep_place(shell.vault, shell.place)
            shell.context = None
            self.forget_pages()
            self._window.set_locked_look(True)
            self._window.repaint()
        finally:
            self._leave()
            context.deleteLater()
            shell.program.start_anew(how)

    def on_saved(self) -> None:
        """Nothing is lost any more: a lock that had to wait for it comes now."""
        if self._wanted:
            self._wanted = False
            later(self, self.lock)

    def watch(self) -> None:
        """Wait as long as this page may be idle."""
        live = self._shell.place.page in FULL_SCREEN
        self._window.watcher.set_minutes(LIVE_IDLE_MINUTES if live else self._shell.settings.idle_lock)

    def settle(self) -> None:
        """The page, and a dialog before it, says every word that it has not said."""
        for dialog in self._window.findChildren(QDialog):
            settle_all(dialog)
        page = self._window.page()
        if isinstance(page, Page):
            page.leaving()

    def forget_pages(self) -> None:
        """No page, dialog, menu, title or sentence keeps a word, nor does the clipboard."""
        forget_words(self._window)

    def leave_now(self) -> None:
        """Close the vault; a backup that would take long is made after the next unlock."""
        self._leave()
        self._shell.context = None
        self._shell.jobs.shut_down()

    def _how(self) -> Anew:
        """How the new program shows itself: it never comes before another program, nor out of the task bar."""
        if self._window.isMinimized():
            return Anew.MINIMISED
        return Anew.IN_FRONT if QApplication.activeWindow() is not None else Anew.BEHIND

    def _in_a_break(self) -> bool:
        page = self._window.page()
        return page is not None and page.in_a_break

    def _on_idle(self, _minutes: float) -> None:
        if self._in_a_break():
            return
        if self._shell.place.page not in FULL_SCREEN:
            self.lock()
        elif not self._window.is_hidden_away:
            self._window.toggle_hide()

    def _on_hidden(self) -> None:
        self.settle()
        self._hidden_long.start(self._shell.settings.idle_lock * MINUTE_MS)

    def _on_hidden_long(self) -> None:
        if not self._in_a_break():
            self.lock()

    def _on_returned(self) -> None:
        self._hidden_long.stop()
        self._wanted = False

    def _on_close(self) -> None:
        shell = self._shell
        if shell.context is None or shell.vault is None:
            shell.jobs.shut_down()
            return
        if not shell.context.can_leave():
            self._window.may_close = False
            self._window.message.say(_("Not everything is saved yet. Save it to another place, then close again."))
            return
        self._window.may_close = True
        keep_place(shell.vault, shell.place)
        self.leave_now()

    def _leave(self) -> None:
        shell = self._shell
        self._hidden_long.stop()
        if shell.backups is not None:
            shell.backups.stop()
        if shell.vault is not None:
            access.leave(shell.program.door, shell.vault)
        shell.vault, shell.backups = None, None
