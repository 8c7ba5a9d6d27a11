"""The program while its disk is away: words go to a stick, the window locks, and the next unlock takes them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
import program_builders as program
from failing_disk import FailingDisk, Where, sqlite
from kring.domain import events as e
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.unsaved.at_desk import UnsavedAtDesk
from kring.ui.unsaved.not_taken import NotTakenNotice
from kring.ui.unsaved.other_place import OtherPlaceDialog
from kring.usecases import cases, kept_elsewhere
from kring.usecases.access import access
from program_builders import Started
from trips.robot import Robot


def at_desk(started: Started) -> UnsavedAtDesk:
    (found,) = started.context.findChildren(UnsavedAtDesk)
    return found


def write_while_away(started: Started, built: build.Built, disk: FailingDisk, words: str) -> None:
    """Somebody writes while no statement reaches the disk, until the bar stands there."""
    disk.fail(sqlite(10), Where(""))
    assert not started.context.do(cases.record, e.CaseDescribed(built.case.title, e.Nature.BULLYING, words))
    for _time in range(2):
        started.context.try_again()
    bar = at_desk(started).bar
    assert bar.isVisible() and "the disk takes nothing. Your words are here, in order." in bar.words.text()


@pytest.fixture
def started(qtbot: QtBot, themed: Theme, tmp_path: Path) -> Started:
    return program.unlocked(qtbot, tmp_path / "home")


@pytest.fixture
def built(started: Started) -> build.Built:
    made = build.opened(started.context.desk)
    started.shell.go(Place("overview", made.id))
    Robot(started.window).wait(lambda: not started.entry.jobs.busy, "the backup on unlocking")
    return made


def stick(folder: Path) -> Path:
    made = folder / "stick"
    made.mkdir()
    return made


def test_after_saving_elsewhere_the_window_locks_and_the_next_unlock_takes_the_words_in(
    qtbot: QtBot, started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot = FailingDisk(monkeypatch), Robot(started.window)
    write_while_away(started, built, disk, "Written without a disk")
    other = stick(tmp_path)
    started.context.save_elsewhere(other)
    robot.wait(lambda: "You can lock and close." in at_desk(started).bar.words.text(), "the stick")
    assert started.window.saved.text == "Not saved, trying again", "it is called saved only on its own disk"
    robot.press("Ctrl+L")
    assert started.anew == ["anew"]
    disk.mend()
    again = program.start(qtbot, tmp_path / "home")
    again.entry.enter(access.unlock(again.door, build.PASSPHRASE))
    robot = Robot(again.window)
    robot.wait(lambda: "here again" in again.window.message.text, "the words")
    assert cases.load(again.context.desk, built.id).words == "Written without a disk"
    robot.wait(lambda: not list(other.iterdir()), "the letter to go")
    program.leave(again)


def test_locking_first_hides_and_locks_as_soon_as_the_words_lie_elsewhere(
    started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot = FailingDisk(monkeypatch), Robot(started.window)
    write_while_away(started, built, disk, "Written without a disk")
    robot.press("Ctrl+L")
    assert started.window.is_hidden_away and started.anew == []
    started.context.save_elsewhere(stick(tmp_path))
    robot.wait(lambda: started.anew == ["anew"], "the lock")
    disk.mend()


def test_the_window_closes_once_the_words_lie_elsewhere_and_not_before(
    started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot = FailingDisk(monkeypatch), Robot(started.window)
    write_while_away(started, built, disk, "Written without a disk")
    started.window.close()
    assert started.window.isVisible() and "Save it to another place" in started.window.message.text
    started.context.save_elsewhere(stick(tmp_path))
    robot.wait(lambda: started.context.desk.unsaved.may_leave, "the stick")
    started.window.close()
    assert not started.window.isVisible()
    disk.mend()


def test_at_the_desk_the_bar_opens_the_same_choice_of_places_as_in_a_conference(
    started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot = FailingDisk(monkeypatch), Robot(started.window)
    write_while_away(started, built, disk, "Written without a disk")
    other = stick(tmp_path)
    monkeypatch.setattr("kring.ui.unsaved.other_place.ask_folder", lambda *_: other)
    at_desk(started).bar.button.click()
    (dialog,) = started.window.findChildren(OtherPlaceDialog)
    robot.wait(lambda: not started.context.carrier.busy, "the drives there are")
    assert dialog.inside.choose(len(dialog.inside.places.buttons()))
    dialog.inside.save.click()
    robot.wait(lambda: started.context.desk.unsaved.may_leave, "the stick")
    robot.wait(lambda: not started.window.findChildren(OtherPlaceDialog), "the dialog to close")
    assert list(other.glob("*.words"))
    disk.mend()
    assert started.context.try_again() and at_desk(started).bar.isHidden()
    program.leave(started)


def test_words_can_be_taken_in_from_a_folder_by_the_menu(
    started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot, other = FailingDisk(monkeypatch), Robot(started.window), stick(tmp_path)
    write_while_away(started, built, disk, "Written without a disk")
    context = started.context
    made = context.outbox.parcel()
    kept_elsewhere.send(made, other)
    context.desk.unsaved._queue.clear()  # as if the window had been killed
    disk.mend()
    monkeypatch.setattr("kring.ui.unsaved.at_desk.ask_folder", lambda *_: other)
    context.words_wanted.emit()
    robot.wait(lambda: "here again" in started.window.message.text, "the words")
    assert context.now.words == "Written without a disk"
    program.leave(started)


def test_a_folder_without_words_and_a_spoilt_file_are_said_in_one_sentence(
    started: Started, built: build.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot, folder, taking = Robot(started.window), stick(tmp_path), at_desk(started).taking
    for name, data, said in (
        ("", b"", "There are no words from Kring in this folder."),
        ("kring-00000000-00000000.words", b"something else", "This file is not from Kring. Nothing was changed."),
        ("kring-00000000-00000000.words", b"kring-w", "This file with words is cut or damaged. Nothing was changed."),
    ):
        if name:
            (folder / name).write_bytes(data)
        started.window.message.clear()
        taking.take_from(folder)
        robot.wait(lambda: bool(started.window.message.text), "the sentence")
        assert started.window.message.text == said
        assert not name or (folder / name).read_bytes() == data
    program.leave(started)


def test_words_that_a_rule_refused_stand_on_the_overview_until_somebody_has_seen_to_them(
    started: Started, built: build.Built
) -> None:
    context = started.context
    assert not context.do(
        cases.record, e.Decided(e.Path.CONFERENCE, context.desk.today(), e.Verdict.YES, "Why we meet")
    )
    started.shell.go(Place("overview", built.id))
    page = started.window.page()
    assert page is not None
    (notice,) = page.findChildren(NotTakenNotice)
    assert "Why we meet" in notice.accessibleName()
    notice.away.click()
    QApplication.processEvents()
    started.shell.go(Place("people", built.id))
    started.shell.go(Place("overview", built.id))
    page = started.window.page()
    assert page is not None and not page.findChildren(NotTakenNotice)
    program.leave(started)
