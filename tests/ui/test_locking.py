"""When it locks: after sleep, hidden for long, by the system's word; a break and a conference have their own time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkKind
from kring.paths import Folders
from kring.settings import Settings
from kring.ui.access.lock_page import LockPage
from kring.ui.frame.context import Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import Theme
from kring.ui.live.live_page import LivePage
from kring.ui.meeting.break_page import LOCKS_AFTER_MS
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Anew, Program
from kring.ui.program.system_signals import MANAGER, SCREEN_SAVERS, SESSION, is_lock
from kring.usecases.access import access
from kring.usecases.access import vault_place as door
from kring.usecases.talks.talks import OpenTalk
from program_builders import Started, leave, start
from trips.robot import Robot, open_by_hand


@pytest.fixture
def live(started: Started) -> LivePage:
    built, run = build.in_conference(started.context.desk)
    started.shell.go(Place("live", built.id, talk=run.id))
    page = started.window.page()
    assert isinstance(page, LivePage)
    return page


def _in_talk(started: Started) -> tuple[build.Built, OpenTalk]:
    built = build.safe(started.context.desk)
    return built, build.talk(built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)


def test_a_conference_is_locked_after_sleep(started: Started, live: LivePage) -> None:
    started.window.watcher.slept.emit()
    assert started.anew == ["anew"] and started.shell.vault is None


def test_a_conference_that_was_hidden_for_longer_than_the_idle_lock_is_locked(started: Started, live: LivePage) -> None:
    clock = started.shell.locking._hidden_long
    started.window.idle_for.emit(15.0)
    assert started.window.is_hidden_away and started.anew == []
    assert clock.interval() == started.shell.settings.idle_lock * 60_000
    started.window.toggle_hide()
    assert not clock.isActive()
    started.window.toggle_hide()
    clock.timeout.emit()
    assert started.anew == ["anew"]


def test_a_break_locks_after_fifteen_minutes_whatever_the_idle_setting(started: Started, live: LivePage) -> None:
    assert LOCKS_AFTER_MS == 15 * 60_000
    live.hands.out.pause()
    assert live.in_a_break
    started.window.idle_for.emit(5.0)
    started.window.toggle_hide()
    started.shell.locking._hidden_long.timeout.emit()
    assert started.anew == []
    live.pause.timer.timeout.emit()
    assert started.anew == ["anew"]


def test_a_break_of_a_talk_is_not_cut_short_by_the_idle_lock(started: Started) -> None:
    built, run = _in_talk(started)
    started.shell.go(Place("talk", built.id, talk=run.id))
    page = started.window.page()
    assert page is not None and not page.in_a_break
    Robot(started.window).press("Ctrl+Shift+B")
    assert page.in_a_break
    started.window.idle_for.emit(5.0)
    assert started.anew == []
    started.window.watcher.slept.emit()
    assert started.anew == ["anew"]


def test_after_a_lock_the_conference_goes_on_at_the_same_line(
    started: Started, live: LivePage, qtbot: QtBot, tmp_path: Path
) -> None:
    robot = Robot(started.window)
    for _step in range(4):
        robot.press("Space")
        qtbot.wait(350)  # a double press is let go
    line, place, now = live.run.current.id, started.shell.place, started.context.desk.clock()
    assert live.run.at > 0
    started.window.watcher.slept.emit()
    again = start(qtbot, tmp_path, build.Clock(now))
    open_by_hand(again)
    page = again.window.page()
    assert again.shell.place == place and isinstance(page, LivePage)
    assert page.run.current.id == line and page.faces.currentWidget() is page.room
    leave(again)


# how the new program shows itself


def test_a_lock_that_comes_by_itself_takes_the_keyboard_from_nobody_and_stays_minimised(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    how = started.shell.locking._how
    assert how() is Anew.IN_FRONT
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
    assert how() is Anew.BEHIND
    started.window.showMinimized()
    assert how() is Anew.MINIMISED
    started.window.watcher.slept.emit()
    assert started.window.isMinimized() and started.anew == ["anew"]


@pytest.mark.parametrize("how", ["", *Anew])
def test_the_new_program_shows_itself_as_it_was_told(themed: Theme, qtbot: QtBot, tmp_path: Path, how: str) -> None:
    window, shown = MainWindow(), []
    qtbot.addWidget(window)
    window.lower = lambda: shown.append("lower")  # type: ignore[method-assign]
    show = window.show

    def noted() -> None:
        shown.append("quiet" if window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) else "front")
        show()

    window.show = window.showMaximized = noted  # type: ignore[method-assign]
    entry = ProgramEntry(Program(build.door(tmp_path), Folders.under(tmp_path), lambda _how: None), Settings(), window)
    entry.show(how)
    assert window.isMinimized() == (how == Anew.MINIMISED)
    assert shown == {Anew.BEHIND: ["quiet", "lower"], Anew.MINIMISED: []}.get(Anew(how or "in-front"), ["front"])
    window.close()


# what the system says


def test_which_words_of_the_bus_mean_that_nobody_is_to_see_the_screen() -> None:
    manager = "/org/freedesktop/login1"
    assert is_lock(MANAGER, manager, [True], "2") and not is_lock(MANAGER, manager, [False], "2")
    assert is_lock(SESSION, f"{manager}/session/_32", [], "2")
    assert not is_lock(SESSION, f"{manager}/session/_33", [], "2"), "somebody else's session"
    assert is_lock(SESSION, f"{manager}/session/c1", [], "c1") and is_lock(SESSION, "/any", [], "")
    for saver in SCREEN_SAVERS:
        assert is_lock(saver, "/", [True], "") and not is_lock(saver, "/", [False], "")


def test_the_word_of_the_system_locks_a_conference(started: Started, live: LivePage) -> None:
    started.shell.locking.system.lock_wanted.emit()
    assert started.anew == ["anew"]


CHILD = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication
from kring.ui.program.system_signals import MANAGER, SystemSignals
app = QGuiApplication([])
heard = SystemSignals()
heard.lock_wanted.connect(lambda: (print("locks"), app.quit()))
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "the system")
for awake in (False, True):
    said = QDBusMessage.createSignal("/org/freedesktop/login1", MANAGER, "PrepareForSleep")
    said.setArguments([awake])
    QTimer.singleShot(100 + 300 * awake, lambda said=said: bus.send(said))
QTimer.singleShot(int(sys.argv[1]), lambda: (print("quiet"), app.quit()))
app.exec()
"""


def _run(words: list[str], milliseconds: int, **places: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path), **places}
    command = [*words, sys.executable, "-c", CHILD, str(milliseconds)]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the bus is Linux's way")
def test_without_a_bus_nothing_breaks_and_nothing_is_printed() -> None:
    nowhere = "unix:path=/nonexistent"
    done = _run([], 200, DBUS_SYSTEM_BUS_ADDRESS=nowhere, DBUS_SESSION_BUS_ADDRESS=nowhere)
    assert (done.returncode, done.stdout, done.stderr) == (0, "quiet\n", "")


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to be had here")
def test_going_to_sleep_is_heard_on_a_real_bus(tmp_path: Path) -> None:
    script = tmp_path / "both"
    script.write_text('#!/bin/sh\nDBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"\n', "utf-8")
    script.chmod(0o700)
    done = _run(["dbus-run-session", "--", str(script)], 20_000)
    assert done.stdout == "locks\n"


# what is left for the next time


def test_the_backup_of_a_big_vault_waits_for_the_next_session_and_the_lock_screen_says_so(
    started: Started, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = Robot(started.window)
    robot.wait(lambda: len(access.backups(started.door)) == 1, "the backup on unlocking")
    build.opened(started.context.desk)
    monkeypatch.setattr(access, "LONGEST_BACKUP_ON_LEAVING", 0)
    robot.press("Ctrl+L")
    assert started.anew == ["anew"] and len(access.backups(started.door)) == 1 and door.backup_waits(started.door)
    again = start(qtbot, tmp_path, build.Clock())
    page, robot = again.window.page(), Robot(again.window)
    assert isinstance(page, LockPage) and page.waits.isVisible()
    robot.type(build.PASSPHRASE)
    robot.press("Return")
    robot.wait(lambda: not door.backup_waits(started.door), "the backup that waited")
    assert len(access.backups(started.door)) == 2
    leave(again)
