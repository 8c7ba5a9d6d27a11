"""The cases are not where they were: it is said, with what helps, and nothing is ever made in their place by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import builders as build
from kring import main
from kring.domain.errors import DiskFault, NotSaved
from kring.paths import Folders
from kring.settings import Settings, load
from kring.ui.access.first_page import FirstPage
from kring.ui.access.lock_page import LockPage
from kring.ui.access.missing_page import MissingPage
from kring.ui.ground.theme import Theme
from kring.usecases.access import access
from kring.usecases.access.vault_place import Door, Found, look
from program_builders import Started, door_of, leave, start
from trips.robot import Robot


def _gone(folder: Path) -> tuple[Folders, Path]:
    """There was a vault, and its folder is elsewhere: a stick that is not in."""
    folders = Folders.under(folder).make()
    door = door_of(folders, build.Clock(), build.counter())
    access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, access.School("Mrs Vale", "until it is safe")).close()
    away = folder / "another place"
    folders.data.rename(away)
    return folders, away


@pytest.fixture
def started(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    _gone(tmp_path)
    made = start(qtbot, tmp_path)
    (made.folders.data).rmdir()  # `start` makes it; the program itself does not
    yield made
    leave(made)


def test_it_is_said_with_the_folder_and_what_helps_and_no_vault_is_made(started: Started) -> None:
    robot = Robot(started.window)
    robot.sees("The cases are not where they were")
    folder = str(started.folders.data).replace("/", "/\u200b")  # a long path is broken behind a slash
    robot.sees(f"They were in {folder}.")
    robot.sees("Plug in the stick or connect to the network, then look again. Nothing was changed.")
    assert robot.focus.accessibleName() == "Look again"
    robot.press("Return")
    robot.sees("They are not there yet.")
    assert isinstance(started.window.page(), MissingPage) and not started.folders.data.exists()


def test_once_the_stick_is_in_looking_again_asks_for_the_passphrase(started: Started, tmp_path: Path) -> None:
    (tmp_path / "another place").rename(started.folders.data)
    Robot(started.window).press("Ctrl+Return")
    assert isinstance(started.window.page(), LockPage)


@pytest.mark.parametrize("inside", ["", "vault"])
def test_another_folder_is_taken_where_it_holds_the_cases_and_is_known_the_next_time(
    started: Started, tmp_path: Path, inside: str
) -> None:
    page = started.window.page()
    assert isinstance(page, MissingPage)
    page.take(tmp_path / "config")
    Robot(started.window).sees("There is no Kring data in this folder.")
    away = tmp_path / "another place"
    page.take(away / inside)
    assert isinstance(started.window.page(), LockPage)
    assert load(started.folders.config).data == str(away)
    door = Door.of(started.folders, started.door.clock, started.door.new_id, load(started.folders.config).data)
    assert look(door) is Found.THERE
    access.unlock(started.entry.program.door, build.PASSPHRASE).close()
    assert not started.folders.data.exists()


def test_to_begin_without_them_is_asked_once_more_and_then_first_run_comes(started: Started, tmp_path: Path) -> None:
    robot = Robot(started.window)
    robot.push("Begin without them")
    robot.sees("The cases stay where they are, but this Kring would not know them any more.")
    assert robot.focus.accessibleName() == "Leave it"
    robot.press("Return")
    assert robot.focus.accessibleName() == "Begin without them"
    robot.press("Return")
    robot.push("Begin without them, with new data")
    assert isinstance(started.window.page(), FirstPage)
    assert (tmp_path / "another place" / "vault").is_dir()


def test_a_stick_that_is_pulled_out_at_the_lock_screen_is_said(started: Started, tmp_path: Path) -> None:
    robot, away = Robot(started.window), tmp_path / "another place"
    away.rename(started.folders.data)
    robot.press("Ctrl+Return")
    started.folders.data.rename(away)
    robot.type(build.PASSPHRASE)
    robot.press("Return")
    robot.wait(lambda: isinstance(started.window.page(), MissingPage), "the page")


def test_a_folder_that_does_not_answer_is_no_folder_without_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = build.door(tmp_path)
    assert look(door) is Found.NEVER

    def stale(_folder: Path) -> bool:
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr("kring.store.swap_vaults.vault_exists", stale)
    assert look(door) is Found.GONE


def test_the_program_makes_no_folder_where_a_stick_belongs(tmp_path: Path) -> None:
    folders, _away = _gone(tmp_path)
    main._make(folders, Settings())
    assert not folders.data.exists() and folders.cache.is_dir()
    fresh = Folders.under(tmp_path / "fresh")
    main._make(fresh, Settings())
    assert fresh.data.is_dir() and fresh.config.is_dir()


def test_a_vault_that_was_not_made_after_all_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kring.store import opening

    door = build.door(tmp_path)

    def full(*_given: object) -> None:
        raise NotSaved(DiskFault.FULL)

    monkeypatch.setattr(opening, "_build", full)
    with pytest.raises(NotSaved):
        access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, access.School())
    assert look(door) is Found.NEVER


def test_settings_take_only_a_whole_path_for_the_folder(tmp_path: Path) -> None:
    assert replace(Settings(), data=str(tmp_path)).data
    for wrong in ("somewhere", "a\0b"):
        with pytest.raises(ValueError):
            replace(Settings(), data=wrong)
