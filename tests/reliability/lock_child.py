"""The child of the lock test: unlocks, shows planted words, locks as the program does, and is then a new program.

    python lock_child.py FOLDER        passphrase and words come on standard input, so that no argument holds them

Says `before` while the words are on the screen, waits for a line, locks, and then, in the new program, says what it
has open and which page it shows, and waits for a line again.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest

import builders
from kring import main as program
from kring.domain import events as e
from kring.domain.people import PersonId
from kring.paths import Folders
from kring.settings import Settings
from kring.ui.access.lock_page import LockPage
from kring.ui.frame.application import make_application
from kring.ui.frame.window import MainWindow
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Program
from kring.usecases import cases
from kring.usecases.access import access

AFTER = "KRING_TEST_LOCKED"


def entry_of(folder: Path) -> ProgramEntry:
    """The window as main.py builds it, with a door that is cheap to open."""
    folders = Folders.under(folder).make()
    return ProgramEntry(
        Program(builders.door(folders.data), folders, program.restart), Settings(language="en"), MainWindow()
    )


def before(folder: Path) -> None:
    """Types the passphrase, opens a case with the words in it, and locks when told."""
    passphrase, words = sys.stdin.readline().rstrip("\n"), sys.stdin.readline().rstrip("\n")
    folders = Folders.under(folder).make()
    door = builders.door(folders.data)
    access.leave(door, access.create(door, passphrase, builders.RECOVERY_KEY, access.School()))
    entry = entry_of(folder)
    entry.window.show()
    entry.start()
    page = entry.window.page()
    assert isinstance(page, LockPage)
    QTest.keyClicks(page.secret, passphrase)
    page.try_it()
    while entry.shell is None or entry.shell.context is None:
        QTest.qWait(10)
    context = entry.shell.context
    case = cases.open_case(context.desk, "A case", builders.REPORTED.date(), words)
    cases.record(context.desk, case.id, e.PersonAdded(PersonId("p1"), words, words, True, False))
    context.go("overview", case=case.id)
    QTest.qWait(50)
    entry.window.grab()
    print("before", flush=True)
    sys.stdin.readline()
    os.environ[AFTER] = "yes"
    entry.shell.lock()


def after(folder: Path, inherited: list[str]) -> None:
    """The new program: shows the lock screen."""
    entry = entry_of(folder)
    entry.window.show()
    entry.start()
    QTest.qWait(50)
    told = {"inherited": inherited, "page": type(entry.window.page()).__name__, "title": entry.window.windowTitle()}
    print("after " + json.dumps(told), flush=True)
    sys.stdin.readline()
    os._exit(0)


def open_files() -> list[str]:
    """What this process has open beside its three streams, as Linux names it."""
    handles = [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd") if int(name) > 2]
    return [os.readlink(handle) for handle in handles if os.path.lexists(handle)]


if __name__ == "__main__":
    found = open_files()
    application = make_application(["kring"], Settings(language="en"))
    if AFTER in os.environ:
        after(Path(sys.argv[1]), found)
    else:
        before(Path(sys.argv[1]))
