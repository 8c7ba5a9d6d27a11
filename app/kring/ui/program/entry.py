"""The way in: the lock screen, or first run; what comes after it is only imported then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kring.settings import Settings, save
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.program.program import Anew, Program
from kring.ui.widgets.hearing import ask, later
from kring.usecases.access import vault_place as doors

if TYPE_CHECKING:
    from kring.ui.program.shell import Shell
    from kring.usecases.access.access import Opened

AFTER_THE_PAINT_MS = 100  # imports beside the first paint would take Python away from it


class ProgramEntry(QObject):
    """Shows the lock screen or first run; builds the shell when the vault is open."""

    def __init__(self, program: Program, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self.program = program
        self.settings = settings
        self.window = window
        self.jobs = Jobs(parent=self)
        self.shell: Shell | None = None

    def show(self, how: str = "") -> None:
        """Show the window; after a lock that came by itself not before another program, nor out of the task bar."""
        window, behind = self.window, how == Anew.BEHIND
        if how == Anew.MINIMISED:
            window.showMinimized()
            return
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, behind)
        window.open_within(window.screen().availableSize())
        if behind:
            window.lower()
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def start(self) -> None:
        """Show the lock screen, or first run where there is no vault yet."""
        self.window.set_locked_look(True)
        found = doors.look(self.program.door)
        if found is doors.Found.GONE:
            self._show_missing()
            return
        if found is doors.Found.THERE:
            from kring.ui.access.lock_page import LockPage

            page = LockPage(self.program.door, self.jobs)
            page.unlocked.connect(self.enter)
            page.gone.connect(self.start)
            self.window.show_page(page)
            later(self, self._on_painted, AFTER_THE_PAINT_MS)
            return
        self._begin_first()

    def _show_missing(self) -> None:
        """The data is not where it was: no new one is made, unless somebody says so."""
        from kring.ui.access.missing_page import MissingPage

        page = MissingPage(self.program.door)
        page.there_again.connect(self.start)
        page.lies_elsewhere.connect(self._on_elsewhere)
        page.begun_anew.connect(self._on_anew)
        self.window.show_page(page)

    def _on_elsewhere(self, data: Path) -> None:
        self._take_up(data, str(data))
        self.start()

    def _on_anew(self) -> None:
        """In the usual folder; what lies in another one stays there, and what lies in this one is opened."""
        self._take_up(self.program.folders.data, "")
        if doors.look(self.program.door) is doors.Found.THERE:
            self.start()
        else:
            self._begin_first()

    def _take_up(self, data: Path, kept: str) -> None:
        """Work with this folder from now on; `kept` is what the settings say of it."""
        self.program = replace(self.program, door=self.program.door.moved(data))
        self._on_settings(replace(self.settings, data=kept))

    def _begin_first(self) -> None:
        from kring.ui.access.first_page import FirstPage

        first = FirstPage(self.program.door, self.jobs, self.settings)
        first.settings_changed.connect(self._on_settings)
        first.unlocked.connect(self.enter)
        self.window.show_page(first)

    def enter(self, vault: Opened) -> None:
        """The vault is open: build what works with it."""
        from kring.ui.program.shell import Shell

        self.shell = Shell(self.program, self.settings, self.window, self.jobs)
        self.shell.enter(vault)

    def _on_painted(self) -> None:
        if self.shell is None:
            ask(self, self.jobs, _look_ahead, lambda _done: None, lambda _problem: None)

    def _on_settings(self, settings: Settings) -> None:
        self.settings = settings
        save(settings, self.program.folders.config)
        self.window.speak()


def _look_ahead() -> None:
    """Import what unlocking needs while somebody types the passphrase."""
    import kring.usecases.access.access  # noqa: F401  only so that it is loaded
