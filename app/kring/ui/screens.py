"""Pictures of every screen with the practice case, so that anyone can look."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from kring.domain.case import Case
from kring.domain.events import TalkKind
from kring.paths import Folders
from kring.settings import Settings, Theme
from kring.ui.context import Place
from kring.ui.entry import Entry
from kring.ui.main_window import MainWindow
from kring.ui.program import Program
from kring.ui.shell import Shell
from kring.usecases import access
from kring.usecases.rehearsal.practice import open_practice

DESK = QSize(1366, 688)  # 1366x768 without a task bar and a title bar
LIVE = QSize(1366, 768)
PASSPHRASE = "only for pictures of invented people"


def write_screens(
    out: Path, language: str, theme: str, scale: int, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> list[Path]:
    """Write a PNG of every screen into `out`; gives the files. The vault is temporary and has invented people only."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folders = Folders.under(Path(folder)).make()
        door = access.Door.of(folders, clock, new_id)
        settings = Settings(language=language, theme=Theme(theme), text_size=scale)
        window = MainWindow()
        entry = Entry(Program(door, folders, lambda: None), settings, window)
        camera = Camera(window, out)
        try:
            entry.start()
            camera.take("first-run")
            access.create(door, PASSPHRASE, access.new_recovery_key(), access.School()).close()
            entry.start()
            camera.take("locked")
            entry.enter(access.unlock(door, PASSPHRASE))
            assert entry.shell is not None
            _home(entry.shell, camera)
            for point in ("new", "before-decision", "before-conference", "finished"):
                _case(entry.shell, camera, point)
        finally:
            if entry.shell is not None:
                entry.shell.leave_now()
            window.close()
    return camera.written


class Camera:
    """Takes a picture of the window as it is now."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window, self._out = window, out
        self.written: list[Path] = []
        window.resize(DESK)
        window.show()

    def take(self, name: str, size: QSize = DESK, widget: QWidget | None = None) -> None:
        """Let everything settle, then write the picture under a number and a name."""
        shown = widget or self._window
        if widget is None:
            self._window.resize(size)
        for _round in range(4):
            QApplication.processEvents()
        file = self._out / f"{len(self.written) + 1:02d}-{name}.png"
        shown.grab().save(str(file))
        self.written.append(file)


def _home(shell: Shell, camera: Camera) -> None:
    camera.take("home-empty")
    shell.go(Place("settings"))
    camera.take("settings")


def _case(shell: Shell, camera: Camera, point: str) -> None:
    """The screens that a case at this point has."""
    context = shell.context
    assert context is not None
    case = open_practice(context.desk, point)
    for page in PAGES[point]:
        shell.go(Place(page, case.id))
        camera.take(f"{point}-{page}")
    if point == "before-decision":
        _talk(shell, camera, case)
    elif point == "before-conference":
        _live(shell, camera, case)
    elif point == "finished":
        _looking_back(shell, camera, case)


PAGES = {
    "new": ("overview", "today", "report", "people", "talks"),
    "before-decision": ("overview", "talks", "support", "decision", "begin-talk"),
    "before-conference": ("overview", "preparation"),
    "finished": ("overview", "agreement", "sheet", "follow-up"),
}


def _talk(shell: Shell, camera: Camera, case: Case) -> None:
    """The guided talk, and the same on one page."""
    talks = [t for t in case.talks.values() if t.kind is TalkKind.INTERVIEW]
    if talks:
        shell.go(Place("talk", case.id, talk=talks[-1].id))
        camera.take("talk-guided")
        shell.go(Place("talk", case.id, talk=talks[-1].id, about="page"))
        camera.take("talk-on-one-page")
    shell.go(Place("cases"))
    camera.take("home")


def _live(shell: Shell, camera: Camera, case: Case) -> None:
    """The conference, live; hidden; and with a help card."""


def _looking_back(shell: Shell, camera: Camera, case: Case) -> None:
    """Print preview, past sessions, one session."""
    shell.go(Place("print", case.id, about="agreement"))
    camera.take("print-agreement")
    shell.go(Place("print", case.id, about="preparation-checklist"))
    camera.take("print-checklist")
    conference = case.conference
    if conference is not None:
        shell.go(Place("session", case.id, talk=conference.id))
        camera.take("session")
    shell.go(Place("past"))
    camera.take("past-sessions")
    shell.window.toggle_hide()
    camera.take("hidden")
    shell.window.toggle_hide()
