"""Builds every object once and opens the window; imports the ui only then."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from kring.paths import Folders
    from kring.settings import Settings
    from kring.ui.program.entry import ProgramEntry
    from kring.ui.program.program import Anew

LONGEST_LOG = 64 * 1024  # bytes
ANEW = "KRING_ANEW"  # tells the new program after a lock how to show itself; nothing else is told


def clock() -> datetime:
    """The present moment in local time, with its offset: the only place that asks the system."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A random id of 32 hexadecimal digits."""
    return uuid4().hex


def run_window(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    from kring import i18n, settings
    from kring.paths import users_folders

    harden()
    folders = users_folders()
    chosen = settings.load(folders.config)
    _make(folders, chosen)
    i18n.use(chosen.language or i18n.preferred(os.environ))
    if not chosen.language:
        chosen = replace(chosen, language=i18n.language())
    from kring.ui.frame.application import guard_clipboard, install_excepthook, make_application

    app = make_application(argv, chosen)
    install_excepthook(log_to(folders.cache / "faults.log"))
    guard = guard_clipboard(app)
    app.aboutToQuit.connect(guard.clear)
    entry = build_entry(folders, chosen, restart)
    entry.show(os.environ.pop(ANEW, ""))
    entry.start()
    return int(app.exec())


def build_entry(folders: Folders, chosen: Settings, start_anew: Callable[[Anew], None]) -> ProgramEntry:
    """The window with everything in it, not shown yet; `start_anew` is what follows a lock."""
    from kring.ui.frame.window import MainWindow
    from kring.ui.program.entry import ProgramEntry
    from kring.ui.program.program import Program
    from kring.usecases.access.vault_place import Door

    program = Program(Door.of(folders, clock, new_id, chosen.data), folders, start_anew)
    return ProgramEntry(program, chosen, MainWindow())


def restart(how: Anew) -> None:
    """Become a new program: after that nothing that was on the screen is in memory any more."""
    os.environ[ANEW] = how.value
    command = [sys.executable, *sys.orig_argv[1:]]
    try:
        if sys.platform == "win32":  # execv does not quote there, and the terminal would get its prompt back
            import subprocess

            subprocess.Popen(command)
        else:
            os.execv(sys.executable, command)
    finally:
        os._exit(0)  # locked is locked, also where no new program can be started


def harden() -> None:
    """New files are the user's alone, and no image of the memory is ever written to disk."""
    os.umask(0o077)
    if os.name != "posix":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE off: other programs cannot look inside


def _make(folders: Folders, chosen: Settings) -> None:
    """Make the folders, but not that of data which was there before: where a stick belongs it would be in the way."""
    from kring.domain.errors import FolderRefused
    from kring.paths import make_private_folder
    from kring.usecases.access.vault_place import Door, Found, look

    wanted = [folders.config, folders.cache]
    if look(Door.of(folders, clock, new_id, chosen.data)) is Found.NEVER:
        wanted.append(folders.data)
    for folder in wanted:
        try:
            make_private_folder(folder)
        except OSError as error:
            raise FolderRefused(str(folder)) from error


def log_to(file: Path) -> Callable[[str], None]:
    """Writes codes of faults to a file, one on a line; never anything that somebody typed."""

    def write(code: str) -> None:
        with suppress(OSError):  # a full disk is no reason to fail once more
            if file.exists() and file.stat().st_size > LONGEST_LOG:
                file.replace(file.with_name(f"{file.stem}-before{file.suffix}"))
            handle = os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            with open(handle, "a", encoding="utf-8") as log:
                log.write(f"{clock().isoformat(timespec='seconds')} {code}\n")

    return write


def application_for_pictures(theme: str, scale: int, language: str) -> object:
    """An application without a display, dressed as asked, for `kring screens`."""
    from kring.settings import Settings, ThemeChoice

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kring import i18n
    from kring.ui.frame.application import make_application

    i18n.use(language)
    return make_application(["kring"], Settings(language=language, theme=ThemeChoice(theme), text_size=scale))


def run_screens(out: Path, language: str, theme: str, scale: int) -> int:
    """Write a picture of every screen with the practice case; gives the exit code."""
    from kring.ui.program.screens import write_screens

    application_for_pictures(theme, scale, language)
    # one and the same moment, so that pictures made on different days can be compared
    noon = datetime.fromisoformat("2026-11-17T12:40:00+01:00")
    written = write_screens(out, language, theme, scale, lambda: noon, new_id)
    print(f"{len(written)} pictures in {out}")
    return 0
