"""The program as main builds it, over one folder, with a vault door that costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from copied_folders import CopiedFolder
from kring.paths import Folders
from kring.settings import Settings
from kring.ui.frame.context import Context
from kring.ui.frame.window import MainWindow
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Program
from kring.ui.program.shell import Shell
from kring.ui.widgets.page import Page
from kring.usecases.access import access
from kring.usecases.access.vault_place import Door

P = TypeVar("P", bound=Page)


@dataclass
class Started:
    """A started program; `anew` is how often it was asked to start anew after a lock."""

    entry: ProgramEntry
    door: Door
    folders: Folders
    anew: list[str] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.entry.window

    @property
    def shell(self) -> Shell:
        assert self.entry.shell is not None
        return self.entry.shell

    @property
    def context(self) -> Context:
        assert self.shell.context is not None
        return self.shell.context

    def showing(self, kind: type[P]) -> P:
        """The page on the screen, which is of this kind."""
        page = self.window.page()
        assert isinstance(page, kind)
        return page


def door_of(folders: Folders, clock: build.Clock, new_id: Callable[[], str]) -> Door:
    """The user's own vault below these folders, with a key derivation that costs nothing."""
    own = Door.of(folders, clock, new_id)
    return Door(own.folder, own.backups, own.config, clock, new_id, build.CHEAP, build.LOOSE)


def start(
    qtbot: QtBot,
    folder: Path,
    clock: build.Clock | None = None,
    new_id: Callable[[], str] | None = None,
    settings: Settings | None = None,
) -> Started:
    """Start the program in a window of the usual size; it shows first run, or the lock screen."""
    folders = Folders.under(folder).make()
    door = door_of(folders, clock or build.Clock(), new_id or build.counter())
    anew: list[str] = []
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 688)
    entry = ProgramEntry(
        Program(door, folders, lambda _how: anew.append("anew")), settings or Settings(language="en"), window
    )
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    entry.start()
    QApplication.processEvents()
    return Started(entry, door, folders, anew)


def unlocked(qtbot: QtBot, folder: Path, clock: build.Clock | None = None) -> Started:
    """Start the program over a new vault and open it, without typing."""
    started_with = clock or build.Clock()
    made, number = _new(started_with())
    made.put(folder)
    new_id = build.counter(number)
    started = start(qtbot, folder, started_with, new_id)
    started.entry.enter(access.unlock(started.door, build.PASSPHRASE))
    QApplication.processEvents()
    return started


@cache
def _new(instant: datetime) -> tuple[CopiedFolder, int]:
    """The folders of a program with a new vault, made once for all tests, and the number of the next id."""
    new_id = build.counter()

    def make(folder: Path) -> None:
        door = door_of(Folders.under(folder).make(), build.Clock(instant), new_id)
        school = access.School("Mrs Vale", "until it is safe")
        access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, school).close()

    return CopiedFolder.made_by(make), new_id.number


def leave(started: Started) -> None:
    """Close the window as somebody does, so that nothing runs on."""
    started.entry.jobs.finish()
    if started.entry.shell is not None:
        started.entry.shell.leave_now()
    started.entry.jobs.shut_down()
    started.window.close()
