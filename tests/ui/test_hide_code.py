"""A short code may stand before the return from hide and from a break; five wrong tries, or a lock: the passphrase."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

import builders as build
from failing_disk import FOREIGN, READS, FailingDisk, Make, sqlite, system
from kring.ui.frame.code_dialog import CodeDialog
from kring.ui.frame.context import Place
from kring.ui.live.live_page import LivePage
from kring.usecases.access import access, hide_code
from program_builders import Started
from trips.robot import Robot

CODE = "4071"


@pytest.fixture
def started(started: Started) -> Started:
    built = build.safe(started.context.desk)
    started.shell.go(Place("overview", built.id))
    return started


@pytest.fixture
def coded(started: Started) -> Robot:
    hide_code.set_code(started.context.desk, CODE)
    return Robot(started.window)


def _asks() -> bool:
    return isinstance(QApplication.activeModalWidget(), CodeDialog)


def _try(robot: Robot, code: str) -> None:
    robot.type(code)
    robot.press("Return")


def test_without_a_code_the_key_returns_as_before(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("F9", "F9")
    assert not started.window.is_hidden_away and not _asks()


@pytest.mark.parametrize("key", ["F9", "Ctrl+Space"])
def test_what_was_hidden_comes_back_with_the_code_only(started: Started, coded: Robot, key: str) -> None:
    coded.press(key)
    coded.press(key)
    assert _asks() and started.window.is_hidden_away and "Ellie" not in coded.words()
    _try(coded, "1234")
    assert _asks() and started.window.is_hidden_away and "4 tries are left" in coded.words()
    _try(coded, CODE)
    assert not _asks() and not started.window.is_hidden_away and "Ellie" in coded.words()
    coded.press(key, key, "Escape")
    assert not _asks() and started.window.is_hidden_away
    coded.press(key)
    _try(coded, CODE)
    assert not started.window.is_hidden_away


def test_five_wrong_tries_lock_also_when_they_were_made_one_by_one(started: Started, coded: Robot) -> None:
    coded.press("F9")
    for wrong in range(5):
        assert started.anew == []
        coded.press("F9")
        _try(coded, f"wrong{wrong}")
        if wrong < 4:
            coded.press("Escape")
    assert started.anew == ["anew"] and started.shell.vault is None


def test_a_right_code_forgives_the_wrong_ones_before_it(started: Started, coded: Robot) -> None:
    for _time in range(3):
        coded.press("F9", "F9")
        for wrong in ("1", "12", "123"):
            _try(coded, wrong)
        _try(coded, CODE)
        assert not started.window.is_hidden_away
    assert started.anew == []


def test_the_lock_key_works_while_the_code_is_asked(started: Started, coded: Robot) -> None:
    coded.press("F9", "F9")
    assert _asks()
    coded.press("Ctrl+L")
    assert started.anew == ["anew"]


def test_a_dialog_that_was_hidden_comes_back_with_the_code_too(started: Started, coded: Robot) -> None:
    started.shell.go(Place("cases", about="new"))
    coded.settle()
    coded.press("F9", "F9")
    assert _asks()
    _try(coded, CODE)
    assert not started.window.is_hidden_away and not _asks() and QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().close()


BROKEN: tuple[Make, ...] = (system("EIO"), system("ENOENT"), sqlite(10), sqlite(26), *FOREIGN.values())


def test_a_code_is_asked_for_also_while_the_disk_does_not_answer(
    started: Started, coded: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(monkeypatch)
    for make in BROKEN:
        coded.press("F9")
        disk.fail(make, READS)
        coded.press("F9")
        assert _asks() and started.window.is_hidden_away
        _try(coded, "1234")
        assert started.window.is_hidden_away
        _try(coded, CODE)
        disk.mend()
        assert not _asks() and not started.window.is_hidden_away


def test_without_a_code_the_page_comes_back_also_while_the_disk_does_not_answer(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, robot = FailingDisk(monkeypatch), Robot(started.window)
    for make in BROKEN:
        robot.press("F9")
        disk.fail(make, READS)
        robot.press("F9")
        disk.mend()
        assert not _asks() and not started.window.is_hidden_away


def test_a_code_that_was_set_in_another_session_is_asked_for_while_the_disk_does_not_answer(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = started.context.desk
    hide_code.set_code(desk, CODE)
    again = access.desk(started.door, desk.vault, desk.resources, "en")
    FailingDisk(monkeypatch).fail(system("EIO"), READS)
    assert hide_code.is_set(again) and hide_code.fits(again, CODE) and not hide_code.fits(again, "4072")


def _in_a_break(started: Started) -> tuple[LivePage, Robot]:
    """A conference with a code, in a break."""
    built, run = build.in_conference(started.context.desk)
    hide_code.set_code(started.context.desk, CODE)
    started.shell.go(Place("live", built.id, talk=run.id))
    page, robot = started.window.page(), Robot(started.window)
    assert isinstance(page, LivePage)
    page.hands.out.pause()
    return page, robot


def test_going_on_after_a_break_asks_for_the_code(started: Started) -> None:
    page, robot = _in_a_break(started)
    robot.press("P")
    assert _asks() and page.in_a_break
    _try(robot, CODE)
    assert not page.in_a_break and page.faces.currentWidget() is page.room


def test_taking_a_break_back_asks_for_the_code(started: Started) -> None:
    page, robot = _in_a_break(started)
    robot.press("Ctrl+Z")
    assert _asks() and page.faces.currentWidget() is not page.room
    _try(robot, CODE)
    assert not page.in_a_break and page.faces.currentWidget() is page.room


def test_it_is_set_changed_and_taken_away_in_the_settings(started: Started) -> None:
    robot, desk = Robot(started.window), started.context.desk
    started.shell.go(Place("settings"))
    robot.fill("Code for coming back from Hide", "12")
    robot.press("Return")
    robot.sees("A code has 4 to 12 letters or digits.")
    assert not hide_code.is_set(desk)
    robot.fill("Code for coming back from Hide", CODE)
    robot.press("Return")
    robot.sees("A code is asked for.")
    assert hide_code.fits(desk, CODE) and not hide_code.fits(desk, "4072") and CODE not in robot.words()
    robot.push("Ask for no code")
    robot.sees("No code is asked for.")
    assert not hide_code.is_set(desk) and not hide_code.fits(desk, CODE) and not hide_code.fits(desk, "")


def test_the_vault_keeps_a_salted_hash_and_no_code(started: Started) -> None:
    desk = started.context.desk
    kept = []
    for _time in range(2):
        hide_code.set_code(desk, CODE)
        kept.append(str(desk.vault.one("SELECT value FROM meta WHERE name = 'hide-code'")))
    assert kept[0] != kept[1] and CODE not in kept[0].split(" ")[0][:8]
    files = [path for path in started.folders.config.rglob("*") if path.is_file()]
    assert not [path for path in files if CODE in path.read_text("utf-8")]
