"""Coming in: first run by keyboard, and a lock screen that says one sentence and destroys nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.domain.errors import FolderSynced, SeenBy, VaultDamaged, VaultForeign, VaultNewer, VaultPart
from kring.settings import load
from kring.ui.access.first_page import FirstPage
from kring.ui.access.first_run import TYPED_BACK
from kring.ui.access.lock_page import FIRST_WAIT_SECONDS, FREE_TRIES, LockPage
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import Theme
from kring.usecases.access import access
from program_builders import Started, leave, start
from trips.robot import Robot


@pytest.fixture
def started(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    made = start(qtbot, tmp_path)
    yield made
    leave(made)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def _first(started: Started) -> FirstPage:
    page = started.window.page()
    assert isinstance(page, FirstPage)
    return page


def _to_sheet(robot: Robot) -> None:
    robot.fill("School", "Hillcrest")
    robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
    robot.press("Ctrl+Return")
    robot.type(build.PASSPHRASE)
    robot.press("Tab")
    robot.fill("Once more", build.PASSPHRASE)
    robot.press("Return")


def test_first_run_by_keyboard_makes_a_vault_that_the_passphrase_opens(started: Started) -> None:
    robot = Robot(started.window)
    assert "the recovery sheet on paper" in _first(started).help_text()
    _to_sheet(robot)
    robot.sees("The recovery sheet")
    groups = access.groups(_first(started).wizard.key)
    assert all(group in robot.words() for group in groups)
    robot.press("Ctrl+Return")
    for number in TYPED_BACK:
        robot.fill(f"Group {number}", groups[number - 1].lower())
    robot.press("Ctrl+Return")
    robot.wait(lambda: started.entry.shell is not None, "the vault")
    robot.sees("No cases yet")
    vault = started.shell.vault
    assert vault is not None
    assert access.school(vault) == access.School(
        "Mrs Vale", "To follow up until it is safe, then as long as the school’s rule says", "Hillcrest"
    )
    started.shell.leave_now()
    access.unlock(started.door, build.PASSPHRASE).close()
    access.unlock(started.door, key=access.recovery_key(" ".join(groups))).close()


def _stops(robot: Robot) -> list[str]:
    """What Tab comes to from here, until it is here again."""
    names = [robot.focus.accessibleName()]
    robot.press("Tab")
    while robot.focus.accessibleName() != names[0]:
        names.append(robot.focus.accessibleName())
        robot.press("Tab")
    return names


def test_tab_goes_through_first_run_in_the_order_in_which_it_is_filled_in(started: Started) -> None:
    robot = Robot(started.window)
    assert _stops(robot)[:3] == ["School", "Who keeps the spare recovery sheet", "Why data is kept, and how long"]
    robot.press("Tab")
    robot.type("Mrs Vale")
    robot.press("Ctrl+Return")
    assert _stops(robot) == ["Passphrase", "Once more", "Suggest one", "Show", "Back"]
    robot.type(build.PASSPHRASE)
    robot.press("Tab")
    robot.type(build.PASSPHRASE)
    robot.press("Return")
    assert _stops(robot) == ["Print the sheet", "Back", "Continue"]
    robot.press("Tab", "Tab", "Space")
    first, second = TYPED_BACK
    assert _stops(robot) == [f"Group {first}", f"Group {second}", "Back"]
    groups = access.groups(_first(started).wizard.key)
    robot.type(groups[first - 1])
    robot.press("Tab")
    robot.type(groups[second - 1])
    robot.press("Return")
    robot.wait(lambda: started.entry.shell is not None, "the vault")


def test_while_it_unlocks_the_keys_come_to_no_other_way(lock: LockPage) -> None:
    robot, opened = _robot(lock), []
    lock.unlocked.connect(opened.append)
    robot.type(build.PASSPHRASE)
    lock.try_it()
    assert not lock.other.isEnabled() and QApplication.focusWidget() is not lock.other
    robot.wait(lambda: len(opened) == 1, "the vault")
    assert lock.other.isEnabled()
    opened[0].close()


def test_the_lock_screen_is_left_by_keys_alone_with_the_passphrase_and_with_the_sheet(lock: LockPage) -> None:
    robot, opened = _robot(lock), []
    lock.unlocked.connect(opened.append)
    assert _stops(robot) == ["Passphrase", "Unlock", "Use the recovery sheet"]
    robot.type(build.PASSPHRASE)
    robot.press("Tab", "Space")
    robot.wait(lambda: len(opened) == 1, "the vault")
    opened[0].close()
    robot.wait(lambda: not lock._trying and lock.unlock.isEnabled(), "another try")
    lock.secret.setFocus()
    robot.press("Tab", "Tab", "Space")
    assert _stops(robot) == ["Recovery key, eight groups of four", "Unlock", "Use the passphrase"]
    robot.type(" ".join(access.groups(build.RECOVERY_KEY)))
    robot.press("Return")
    robot.wait(lambda: len(opened) == 2, "the vault")
    opened[1].close()


def test_a_group_that_is_typed_wrong_makes_no_vault(started: Started) -> None:
    robot = Robot(started.window)
    _to_sheet(robot)
    robot.press("Ctrl+Return")
    groups = access.groups(_first(started).wizard.key)
    robot.fill(f"Group {TYPED_BACK[0]}", groups[TYPED_BACK[0] - 1])
    robot.fill(f"Group {TYPED_BACK[1]}", "ZZZZ" if groups[TYPED_BACK[1] - 1] != "ZZZZ" else "YYYY")
    robot.sees("Compare it with the sheet.")
    robot.press("Ctrl+Return", "Return")
    assert not access.exists(started.door) and not started.entry.jobs.busy


def test_without_a_holder_of_the_spare_sheet_first_run_does_not_go_on(started: Started) -> None:
    robot = Robot(started.window)
    robot.fill("School", "Hillcrest")
    robot.press("Ctrl+Return")
    robot.sees("Before the first case")


def test_two_passphrases_that_differ_are_said_below_the_field(started: Started) -> None:
    robot = Robot(started.window)
    robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
    robot.press("Ctrl+Return")
    robot.type(build.PASSPHRASE)
    robot.fill("Once more", build.PASSPHRASE + "s")
    robot.sees("The two are not the same.")
    robot.press("Ctrl+Return")
    robot.sees("Choose a passphrase")


def test_a_suggested_passphrase_is_shown_and_typed_once_more(started: Started) -> None:
    robot = Robot(started.window)
    robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
    robot.press("Ctrl+Return", "Alt+S")
    line = _first(started).wizard.words.first_line
    assert len(line.text().split()) == 5 and line.echoMode() is QLineEdit.EchoMode.Normal
    robot.press("Alt+W")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    robot.fill("Once more", line.text())
    robot.press("Ctrl+Return")
    robot.sees("The recovery sheet")


def test_escape_goes_a_page_back_and_never_out(started: Started) -> None:
    robot = Robot(started.window)
    robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
    robot.press("Ctrl+Return", "Escape", "Escape", "Escape")
    robot.sees("Before the first case")
    assert _first(started).wizard.isVisible() and _first(started).wizard.school.holder.text() == "Mrs Vale"


def test_another_language_keeps_what_was_typed_and_is_kept(started: Started) -> None:
    robot = Robot(started.window)
    robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
    robot.find("Nederlands")
    robot.press("Space")
    assert i18n.language() == "nl" and load(started.folders.config).language == "nl"
    wizard = _first(started).wizard
    assert wizard.school.holder.text() == "Mrs Vale"
    assert wizard.school.holder.accessibleName() == i18n._("Who keeps the spare recovery sheet")
    wizard.next()
    robot.settle()
    assert not _first(started).language.isEnabled()


def test_what_continue_waits_for_is_said_beside_it(started: Started) -> None:
    robot = Robot(started.window)
    wizard = _first(started).wizard
    robot.sees("To continue, fill in who keeps the spare recovery sheet.")
    wizard.school.holder.setText("Mrs Vale")
    robot.settle()
    assert "To continue, fill in" not in robot.words() and wizard.school.isComplete()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_field_of_first_run_is_squeezed(started: Started, themed: Theme, percent: int) -> None:
    themed.set_percent(percent)
    robot = Robot(started.window)
    robot.settle()
    wizard = _first(started).wizard
    wizard.school.holder.setText("Mrs Vale")
    for page in (wizard.school, wizard.words, wizard.sheet, wizard.back_page):
        robot.settle()
        for field in page.findChildren(QLineEdit):
            assert field.height() >= field.sizeHint().height() - 1, field.accessibleName()
        for button in page.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
        wizard.words.first_line.setText(build.PASSPHRASE)
        wizard.words.second.setText(build.PASSPHRASE)
        wizard.next()


def test_no_field_of_first_run_is_cut_when_the_text_grows_while_it_stands(started: Started, themed: Theme) -> None:
    robot = Robot(started.window)
    wizard = _first(started).wizard
    wizard.school.holder.setText("Mrs Vale")
    wizard.next()
    robot.settle()
    themed.set_percent(150)
    robot.settle()
    robot.settle()
    assert wizard.words.height() >= wizard.words.needed(wizard.words.width())


# the lock screen


@pytest.fixture
def lock(themed: Theme, qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> Iterator[LockPage]:
    door = build.door(tmp_path)
    access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, access.School()).close()
    window = MainWindow()
    qtbot.addWidget(window)
    page = LockPage(door, jobs)
    window.set_locked_look(True)
    window.show_page(page)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.kept_window = window  # type: ignore[attr-defined]
    yield page
    window.close()


def _try(page: LockPage, robot: Robot, words: str) -> None:
    robot.fill(page.secret.accessibleName(), words)
    robot.press("Return")
    robot.wait(lambda: not page._trying, "an answer")


def _robot(page: LockPage) -> Robot:
    window = page.window()
    assert isinstance(window, MainWindow)
    return Robot(window)


def test_a_wrong_passphrase_says_one_sentence_and_the_right_one_opens(lock: LockPage, qtbot: QtBot) -> None:
    robot = _robot(lock)
    _try(lock, robot, "not this one")
    assert lock.field.error.text() == "That is not the passphrase. Check Caps Lock."
    assert lock.secret.hasFocus() and lock.secret.selectedText()
    with qtbot.waitSignal(lock.unlocked) as opened:
        robot.type(build.PASSPHRASE)
        robot.press("Return")
    opened.args[0].close()
    assert lock.secret.text() == ""


def test_after_five_wrong_guesses_it_waits_and_says_how_long(lock: LockPage) -> None:
    robot = _robot(lock)
    for _guess in range(FREE_TRIES):
        _try(lock, robot, "not this one")
    assert f"Wait {FIRST_WAIT_SECONDS} seconds" in lock.field.error.text() and not lock.unlock.isEnabled()
    robot.fill("Passphrase", build.PASSPHRASE)
    robot.press("Return")
    assert not lock._trying, "nothing is tried while it waits"
    for _second in range(FIRST_WAIT_SECONDS - 1):
        lock._on_second()
    assert "Wait 1 second," in lock.field.error.text()
    lock._on_second()
    assert lock.unlock.isEnabled() and "Wait" not in lock.field.error.text()
    with_right = []
    lock.unlocked.connect(with_right.append)
    robot.press("Return")
    robot.wait(lambda: bool(with_right), "the vault")
    with_right[0].close()


def test_the_recovery_sheet_opens_it_too(lock: LockPage) -> None:
    robot, opened = _robot(lock), []
    lock.unlocked.connect(opened.append)
    robot.press("Alt+R")
    _try(lock, robot, "1234 5678")
    assert lock.field.error.text() == "The recovery key is not complete. It has eight groups of four."
    _try(lock, robot, " ".join(access.groups(build.RECOVERY_KEY)).lower())
    robot.wait(lambda: bool(opened), "the vault")
    opened[0].close()


def test_a_vault_in_another_window_says_so_and_costs_no_guess(lock: LockPage) -> None:
    robot = _robot(lock)
    elsewhere = access.unlock(lock._door, build.PASSPHRASE)
    for _time in range(FREE_TRIES + 1):
        _try(lock, robot, build.PASSPHRASE)
    assert lock.field.error.text() == "Kring is already open in another window. Go on there, or close it first."
    assert lock.unlock.isEnabled()
    elsewhere.close()


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (VaultDamaged(VaultPart.DATABASE), "The data on this computer is damaged."),
        (VaultForeign(SeenBy.PLAINTEXT), "This file is not from Kring."),
        (FolderSynced("kept", "Dropbox"), "This folder is copied elsewhere by Dropbox."),
        (FolderSynced("kept"), "This folder lies on a network drive."),
        (VaultNewer(9, 1), "A newer Kring wrote this data."),
    ],
)
def test_every_fault_of_the_vault_is_one_sentence_on_the_lock_screen(
    lock: LockPage, monkeypatch: pytest.MonkeyPatch, problem: Exception, sentence: str
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise problem

    monkeypatch.setattr(access, "unlock", fail)
    _try(lock, _robot(lock), build.PASSPHRASE)
    assert lock.field.error.text().startswith(sentence)


def test_a_damaged_database_file_is_said_on_the_lock_screen(lock: LockPage) -> None:
    database = lock._door.folder / "vault.kring"
    kept = database.read_bytes()
    database.write_bytes(kept[:2048] + bytes(512) + kept[2560:])
    _try(lock, _robot(lock), build.PASSPHRASE)
    assert lock.field.error.text().startswith("The data on this computer is damaged. Nothing was changed.")


def test_leaving_the_lock_screen_leaves_no_passphrase_in_a_field(lock: LockPage) -> None:
    robot = _robot(lock)
    robot.fill("Passphrase", build.PASSPHRASE)
    lock.leaving()
    assert build.PASSPHRASE not in robot.words() and lock.secret.text() == ""


def test_the_lock_screen_shows_no_word_of_any_case(lock: LockPage) -> None:
    window = lock.window()
    assert window.windowTitle() == "Kring"
    shown = [made.text() for made in window.findChildren(QLabel) if made.isVisible()]
    assert not any("2026" in words for words in shown)
    assert QApplication.focusWidget() is lock.secret
