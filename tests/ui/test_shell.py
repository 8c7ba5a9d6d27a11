"""The shell: locking leaves nothing, back goes back, and words that the disk refuses are not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.errors import DiskFault, NotSaved
from kring.store import events
from kring.ui.frame.context import Place
from kring.ui.frame.last_place import last_place
from kring.ui.program.backup_clock import DESK_MINUTES, LIVE_MINUTES
from kring.ui.program.locking import LIVE_IDLE_MINUTES
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.deciding import deciding
from kring.usecases.report import report
from program_builders import Started, leave, start
from trips.robot import Robot, open_by_hand

NAMES = ("Ellie", "Marsh", "Tom", "Reeve", "Locker", "2026-001")


@pytest.fixture
def built(started: Started) -> build.Built:
    made = build.safe(started.context.desk)
    started.shell.go(Place("overview", made.id))
    return made


def _everything(window: QWidget) -> str:
    """All words that any widget or action of the window holds, shown or not."""
    found = [window.windowTitle(), window.accessibleName(), window.objectName()]
    for child in window.findChildren(QWidget):
        found += [child.accessibleName(), child.accessibleDescription(), child.toolTip(), child.objectName()]
        if isinstance(child, (QLabel, QPushButton, QLineEdit)):
            found.append(child.text())
        if isinstance(child, QPlainTextEdit):
            found.append(child.toPlainText())
    found += [action.text() for action in window.findChildren(QAction)]
    rail = window.rail  # type: ignore[attr-defined]
    for rows in (rail.rows, rail.foot):
        found += [str(rows.model().index(n, 0).data()) for n in range(rows.model().rowCount())]
    return "\n".join(found)


def test_locking_drops_every_page_and_word_and_starts_anew(
    started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)  # no display to ask
    robot = Robot(started.window)
    assert "Ellie" in _everything(started.window)
    started.window.message.say("A sentence about Ellie")
    QGuiApplication.clipboard().setText("Ellie said this")
    robot.press("Ctrl+L")
    robot.settle()
    assert started.anew == ["anew"]
    left = _everything(started.window)
    assert not [line for line in left.splitlines() if any(name in line for name in NAMES)]
    assert started.window.pages.count() == 0 and started.shell.context is None and started.shell.vault is None
    assert started.window.windowTitle() == "Kring" and QGuiApplication.clipboard().text() == ""
    access.unlock(started.door, build.PASSPHRASE).close()


def test_unlocking_makes_the_backup_that_an_earlier_session_left_undone(started: Started, built: build.Built) -> None:
    Robot(started.window).wait(lambda: len(access.backups(started.door)) == 1, "the backup")


def test_locking_backs_up_what_changed(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    robot.wait(lambda: len(access.backups(started.door)) == 1, "the backup on unlocking")
    _describe(started, "Something new")
    robot.press("Ctrl+L")
    assert len(access.backups(started.door)) == 2


def test_a_backup_that_was_not_made_is_said(started: Started, built: build.Built) -> None:
    assert started.shell.backups is not None
    started.shell.backups.failed.emit("The backup was not made.")
    assert started.window.message.text == "The backup was not made."


def test_a_fault_in_a_page_does_not_keep_the_vault_open(
    started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr(started.window.page(), "leaving", broken)
    vault = started.shell.vault
    assert vault is not None
    Robot(started.window).press("Ctrl+L")
    assert vault.closed and started.anew


def test_the_next_start_opens_where_it_was_locked(
    started: Started, built: build.Built, qtbot: QtBot, tmp_path: Path
) -> None:
    started.shell.go(Place("people", built.id))
    Robot(started.window).press("Ctrl+L")
    again = start(qtbot, tmp_path, built.clock)
    open_by_hand(again)
    assert again.shell.place == Place("people", built.id)
    leave(again)


def test_hiding_leaves_no_word_to_be_seen(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+Space")
    shown = [
        child.text()
        for child in started.window.findChildren(QWidget)
        if isinstance(child, (QLabel, QPushButton, QLineEdit)) and child.isVisible()
    ]
    assert shown == [] and started.window.windowTitle() == "Kring"
    image = started.window.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) == 1
    robot.press("Ctrl+Space")
    assert "Ellie" in robot.words()


def test_back_goes_the_way_that_was_come_and_then_up(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    started.shell.go(Place("people", built.id))
    started.shell.go(Place("sheet", built.id))
    robot.press("Alt+Left")
    assert started.shell.place.page == "people"
    robot.press("Alt+Left")
    assert started.shell.place.page == "overview"
    robot.press("Alt+Home")
    assert started.shell.place.page == "cases" and started.window.windowTitle() == "Kring"


def test_the_rail_leads_to_every_stage_and_stage_keys_too(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    robot.find("Talks")
    robot.press("Return")
    assert started.shell.place.page == "talks"
    robot.press("Ctrl+1")
    assert started.shell.place.page == "today"
    rows = started.window.rail.rows
    shown = [str(rows.model().index(n, 0).data()) for n in range(rows.model().rowCount())]
    assert shown == ["Overview", "Today", "Report and safety", "Talks", "Support and insight", "Decision", "Follow-up"]


def test_overview_people_scripts_and_settings_have_a_key_of_their_own(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    for page, key in (
        ("today", "Ctrl+1"),
        ("people", "Ctrl+Shift+P"),
        ("overview", "Ctrl+Shift+O"),
        ("scripts", "Ctrl+Shift+S"),
        ("practice", "Ctrl+Shift+R"),
        ("settings", "Ctrl+,"),
    ):
        robot.press(key)
        assert started.shell.place.page == page
        keys = [k.toString() for action in started.window.actions() for k in action.shortcuts()]
        assert len(keys) == len(set(keys)), page


def test_the_title_bar_has_the_number_of_the_case_and_no_name(started: Started, built: build.Built) -> None:
    assert started.window.windowTitle() == "Case 2026-001 · Kring"


def test_every_page_that_a_case_has_opens(started: Started, built: build.Built) -> None:
    pages = ("overview", "today", "report", "people", "talks", "support", "decision", "preparation", "agreement")
    for page in (*pages, "follow-up", "sheet", "print"):
        started.shell.go(Place(page, built.id))
        assert started.shell.place.page == page, page
        Robot(started.window).settle()


def test_idleness_locks_at_the_desk_and_only_hides_in_a_conference(started: Started, qtbot: QtBot) -> None:
    built, run = build.in_conference(started.context.desk)
    started.shell.go(Place("live", built.id, talk=run.id))
    assert started.window.watcher._minutes == LIVE_IDLE_MINUTES
    assert started.shell.backups is not None and started.shell.backups.minutes == LIVE_MINUTES
    started.window.idle_for.emit(15.0)
    assert started.window.is_hidden_away and started.anew == []
    started.window.toggle_hide()
    started.shell.go(Place("overview", built.id))
    assert started.shell.backups.minutes == DESK_MINUTES
    started.window.idle_for.emit(10.0)
    assert started.anew == ["anew"]


def test_a_backup_is_made_beside_the_window_only_when_something_changed(started: Started, built: build.Built) -> None:
    clock = started.shell.backups
    assert clock is not None
    clock.back_up()
    started.entry.jobs.finish()
    assert len(access.backups(started.door)) == 1
    Robot(started.window).wait(lambda: not started.entry.jobs.busy, "the backup")
    clock.back_up()
    assert not started.entry.jobs.busy


def _describe(started: Started, words: str) -> bool:
    case = started.context.now
    return started.context.do(report.describe, title=case.title, nature=e.Nature.BULLYING, words=words)


class _Disk:
    """Lets writing fail as a full disk does, until it is told that there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full, self._append = True, events.append
        monkeypatch.setattr(events, "append", self._maybe)

    def _maybe(self, *given: object, **named: object) -> object:
        if self.full:
            raise NotSaved(DiskFault.FULL)
        return self._append(*given, **named)  # type: ignore[arg-type]


def test_words_that_a_full_disk_refuses_wait_and_are_written_in_their_order(
    started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = _Disk(monkeypatch)
    for number in range(2):
        assert not _describe(started, f"Words number {number}")
        assert started.window.message.text.startswith("Not saved: the disk is full.")
    assert not _describe(started, "Words number 2")
    assert started.window.message.text == "" and "the disk is full" in Robot(started.window).words(), "one bar says it"
    assert started.window.saved.text == "Not saved, trying again"
    assert not started.context.all_saved
    disk.full = False
    assert started.context.try_again() and started.context.all_saved
    assert cases.load(started.context.desk, built.id).words == "Words number 2"
    assert started.window.message.text == "" and started.window.saved.text.startswith("Saved")


def test_locking_with_unsaved_words_hides_and_locks_once_they_are_saved(
    started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = _Disk(monkeypatch)
    _describe(started, "Not to be lost")
    robot = Robot(started.window)
    robot.press("Ctrl+L")
    assert started.window.is_hidden_away and started.anew == []
    disk.full = False
    started.context.try_again()
    robot.wait(lambda: started.anew == ["anew"], "the lock")
    vault = access.unlock(started.door, build.PASSPHRASE)
    desk = access.desk(started.door, vault, build.paths.resources(), "en")
    assert cases.load(desk, built.id).words == "Not to be lost"
    vault.close()


def test_closing_with_unsaved_words_stays_open_and_says_so(
    started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    Robot(started.window).wait(lambda: len(access.backups(started.door)) == 1, "the backup on unlocking")
    disk = _Disk(monkeypatch)
    _describe(started, "Not to be lost")
    started.window.close()
    assert started.window.isVisible() and "Not everything is saved yet" in started.window.message.text
    disk.full = False
    started.window.close()
    assert not started.window.isVisible() and len(access.backups(started.door)) == 2


def test_a_fault_of_the_program_is_said_once_and_the_words_wait_first_in_the_queue(
    started: Started, built: build.Built
) -> None:
    mended = False

    def broken() -> None:
        if not mended:
            raise KeyError("a mistake")

    with pytest.raises(KeyError):
        started.context.keep(broken)
    assert started.window.message.text.startswith("Not saved: something in Kring itself does not work.")
    assert not _describe(started, "After the mistake")
    assert not started.context.try_again() and started.window.saved.text == "Not saved, trying again"
    mended = True
    assert started.context.try_again()
    assert cases.load(started.context.desk, built.id).words == "After the mistake"


def test_what_a_rule_refuses_is_said_and_writes_nothing(started: Started, built: build.Built) -> None:
    seq = started.context.now.last_seq
    assert not started.context.do(deciding.decide, path=e.Path.CONFERENCE, words="x")
    assert started.window.message.text == "A conference is closed while a condition is missing."
    assert started.context.now.last_seq == seq


def test_a_page_dropped_with_the_focus_leaves_the_ring_alone(started: Started, built: build.Built) -> None:
    robot = Robot(started.window)
    for page in ("people", "overview", "settings", "cases", "past", "cases"):
        started.shell.go(Place(page, built.id if page in ("people", "overview") else None))
        robot.press("Tab")
        robot.settle()
    assert started.window.ring.target is not None


def test_an_unknown_last_place_opens_the_list(started: Started, built: build.Built) -> None:
    vault = started.shell.vault
    assert vault is not None
    unknown = [
        *('{"page": 3, "strange": 1}', '["cases"]', '{"page": "of-another-day"}'),
        '{"page": "overview", "case": "gone"}',
    ]
    for kept in ("", "no json", *unknown):
        access.keep_place(vault, kept)
        started.shell.go(last_place(vault))
        assert started.window.page() is not None
