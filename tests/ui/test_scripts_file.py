"""A script brought in from a file: looked at, mended in another program, and taken in, by keyboard (F92, F93)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from kring.domain.problems import NoScript
from kring.ui.forms.script_place import own_row
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme, current
from kring.ui.program.screens_scripts import MENDED, TO_FIX
from kring.ui.scripts import file_page, scripts_page
from kring.ui.scripts.file_page import FilePage
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.usecases.scripts import files, own
from kring.words.problems import no_script
from program_builders import Started
from trips.robot import Robot

OLD = """\
format: 1
kind: conference
id: of-old
language: en
title: Written for the format of before
first: harmed
phases:
  - id: a
    title: Begin
    parts:
      - who: everyone
        how: group
        steps: [{id: hello, say: "Hello, {{ everyone }}. What is said here stays here, unless someone is not safe."}]
      - who: harmed
        how: each
        steps: [{id: how, ask: "{{ person }}, how was it for you?"}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which two things are to fix."""
    made = tmp_path / "class-meeting.yaml"
    made.write_text(TO_FIX, "utf-8")
    return made


Looking = Callable[[Path], tuple[FilePage, Robot]]


@pytest.fixture
def looking(started: Started) -> Looking:
    """Goes to a file as somebody does who chose it at Scripts."""

    def go(file: Path) -> tuple[FilePage, Robot]:
        started.shell.go(Place(PageName.SCRIPTS))
        started.shell.go(Place(PageName.SCRIPT_FILE, about=str(file)))
        return started.showing(FilePage), Robot(started.window)

    return go


def rows(page: FilePage) -> list[str]:
    """What was found, as it is heard."""
    model = page.found.model()
    return [str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list that folds out of a file dialog
def test_a_file_is_chosen_by_control_o_and_stands_with_its_lines(started: Started, file: Path) -> None:
    started.shell.go(Place(PageName.SCRIPTS))
    robot = Robot(started.window)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        robot.press("Ctrl+A")
        robot.type(str(file))
        robot.press("Return")
        if dialog.isVisible():  # the first one took the name that was offered below the line
            robot.press("Return")

    robot.soon(answer)
    robot.press("Ctrl+O")
    robot.sees("class-meeting.yaml · Class meeting, for year 7 · something to fix first")
    page = started.showing(FilePage)
    assert page.text.toPlainText() == TO_FIX and page.text.isReadOnly()


def test_in_large_type_what_was_found_begins_where_the_file_begins(
    looking: Looking, started: Started, file: Path, themed: Theme
) -> None:
    themed.set_percent(150)
    started.window.resize(1366, 688)
    page, _robot = looking(file)
    QTest.qWait(20)
    assert page.found.mapTo(page, QPoint(0, 0)).x() == page.text.mapTo(page, QPoint(0, 0)).x()


def test_a_mind_that_changes_at_the_dialog_leaves_everything(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts_page, "ask_file", lambda _parent: None)
    started.shell.go(Place(PageName.SCRIPTS))
    Robot(started.window).press("Ctrl+O")
    started.showing(ScriptsPage)


def test_what_is_to_fix_stands_with_its_line_and_closes_the_way_in(looking: Looking, file: Path) -> None:
    page, robot = looking(file)
    said = rows(page)
    assert said[0] == "Fix first"
    assert said[1].startswith("Line 10: minutes: ten, “minutes” must be a whole number")
    assert said[2].startswith("Line 12: - who: everybody, “who” cannot be “everybody”. Did you mean “everyone”?")
    robot.sees("Fix lines 10 and 12 first")
    assert robot.focus is page.found, "it opens at the first thing to fix"
    assert not page.bring.isEnabled()
    robot.press("Ctrl+Return")
    assert own.kept(page._context.desk) == ()


def test_f4_goes_to_the_next_thing_and_shows_its_line(looking: Looking, file: Path) -> None:
    page, robot = looking(file)
    robot.press("F4")
    assert page.text.textCursor().blockNumber() + 1 == 12
    robot.press("F4")
    assert page.text.textCursor().blockNumber() + 1 == 10, "after the last comes the first"
    robot.press("Down")
    assert page.text.textCursor().blockNumber() + 1 == 12
    robot.press("Tab")
    robot.press("F4")
    assert robot.focus is page.found


def test_it_stands_in_the_fixed_face_so_that_how_far_a_line_stands_in_is_seen(looking: Looking, file: Path) -> None:
    page, _robot = looking(file)
    shown, fixed = page.text.font(), QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert shown.family() == fixed.family(), "whose letters are equally wide"
    assert shown.pointSizeF() == current().font("body").pointSizeF(), "which grows with all other text"


def test_it_opens_at_the_line_of_the_first_thing_to_fix_wherever_that_is(looking: Looking, file: Path) -> None:
    steps = "".join(f"          - {{id: line-{n}, ask: 'What else?'}}\n" for n in range(200))
    file.write_text(MENDED + steps + "          - {id: last, aks: 'What else?'}\n", "utf-8")
    page, robot = looking(file)
    robot.settle()
    last = page.text.document().blockCount() - 1
    assert rows(page)[1].startswith(f"Line {last}: ")
    assert page.text.textCursor().blockNumber() + 1 == last
    assert page.text.viewport().rect().contains(page.text.cursorRect()), "without a key pressed"
    assert page.text.verticalScrollBar().value() > 100 and robot.focus is page.found


def test_saved_in_another_program_it_is_looked_at_again_by_itself(looking: Looking, file: Path) -> None:
    page, robot = looking(file)
    file.write_text(TO_FIX.replace("minutes: ten", "minutes: 10"), "utf-8")
    robot.sees("Fix line 12 first")
    other = file.with_suffix(".new")
    other.write_text(MENDED, "utf-8")
    other.replace(file)  # as many programs save
    robot.wait(page.bring.isEnabled, "the way in")
    file.write_text(TO_FIX, "utf-8")
    robot.wait(lambda: not page.bring.isEnabled(), "the way in closed again")


def test_f5_looks_again_too(looking: Looking, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_page, "WAIT_MS", 60_000)
    page, robot = looking(file)
    file.write_text(MENDED, "utf-8")
    robot.press("F5")
    assert page.bring.isEnabled()


def test_without_faults_it_is_taken_in_as_it_is_written_and_shown(
    started: Started, looking: Looking, file: Path
) -> None:
    file.write_text(MENDED, "utf-8")
    page, robot = looking(file)
    assert rows(page)[0] == "Worth a look" and any("Nobody is welcomed here" in row for row in rows(page))
    robot.press("Ctrl+Return")
    robot.sees("It is among your own scripts now.")
    assert started.showing(ScriptsPage).side.list.current_id == own_row("en/class-meeting")
    kept = own.get(started.context.desk, "en/class-meeting")
    assert kept is not None and kept.text == MENDED
    robot.press("Alt+Left")
    assert started.shell.place.page == PageName.CASES, "the way back does not lead to the file again"


def test_a_name_that_comes_with_kring_is_to_be_fixed_in_its_line(looking: Looking, file: Path) -> None:
    file.write_text(MENDED.replace("id: class-meeting", "id: class-circle"), "utf-8")
    page, _robot = looking(file)
    assert rows(page)[1].startswith("Line 3: id: class-circle, There is already a script called")
    assert not page.bring.isEnabled()


def test_a_corrected_file_is_put_in_the_place_of_the_own_script_with_its_id_and_that_one_put_back(
    started: Started, looking: Looking, file: Path
) -> None:
    desk = started.context.desk
    key, _found = own.bring_in(desk, MENDED)
    corrected = MENDED.replace("how is it to be", "how was it to be")
    file.write_text(corrected, "utf-8")
    page, robot = looking(file)
    assert page.bring.label == "Put it in the place of “Class meeting, for year 7”"
    said = rows(page)
    assert said[0] == "Worth a look", "nothing is to fix for it"
    assert said[1].startswith("Line 3: id: class-meeting, “Class meeting, for year 7” among your own scripts has this")
    robot.press("Ctrl+Return")
    robot.sees("It stands in the place of the one before. A session that is running keeps its words.")
    assert started.showing(ScriptsPage).side.list.current_id == own_row(key)
    assert [one.text for one in own.kept(desk)] == [corrected]
    robot.push("Put the other one back")
    robot.sees("It is back.")
    assert [one.text for one in own.kept(desk)] == [MENDED]


def test_one_with_a_fault_is_not_put_in_the_place_of_another(looking: Looking, file: Path) -> None:
    page, robot = looking(file)
    assert own.bring_in(page._context.desk, MENDED)[0]
    robot.press("F5")
    robot.sees("Fix lines 10 and 12 first")
    assert not page.bring.isEnabled() and any("To keep both" in row for row in rows(page))


def test_a_file_of_the_format_before_is_brought_in_as_it_is(started: Started, looking: Looking, file: Path) -> None:
    file.write_text(OLD, "utf-8")
    page, robot = looking(file)
    assert page.bring.isEnabled(), rows(page)
    robot.press("Ctrl+Return")
    kept = own.get(started.context.desk, "en/of-old")
    assert kept is not None and kept.text == OLD
    choice = own.find(started.context.desk, "of-old", "en")
    assert choice is not None and choice.script is not None


# what is no script at all


def unreadable(folder: Path) -> dict[NoScript, Path]:
    """A file of each kind that is not looked at."""
    made = {why: folder / f"{why}.yaml" for why in NoScript}
    made[NoScript.FOLDER].mkdir()
    made[NoScript.TOO_BIG].write_bytes(b"# " + b"a" * 300_000)
    made[NoScript.NO_TEXT].write_bytes("title: Größe\n".encode("latin-1"))
    made[NoScript.REHEARSAL_FILE].write_text("format: 1\nkind: rehearsal\nlanguage: en\n", "utf-8")
    made[NoScript.WORDS_FILE].write_text("format: 2\nkind: words\nid: w\nlanguage: en\n", "utf-8")
    return made


@pytest.mark.parametrize("why", [why for why in NoScript if why is not NoScript.UNREADABLE])
def test_what_is_no_script_is_one_sentence_and_nothing_is_taken_in(
    started: Started, looking: Looking, tmp_path: Path, why: NoScript
) -> None:
    file = unreadable(tmp_path)[why]
    assert files.read(file) is why
    page, robot = looking(file)
    robot.sees(no_script(why))
    assert not page.bring.isEnabled() and page.found.count() == 0
    assert str(tmp_path) not in robot.words(), "where it lies is nobody's business"
    robot.press("Ctrl+Return")
    assert own.kept(started.context.desk) == ()


def test_a_file_that_may_not_be_read_is_one_sentence(
    looking: Looking, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refused(path: Path, *given: Any, **more: Any) -> Any:
        if path == file:
            raise PermissionError(13, "denied", str(file))
        return opened(path, *given, **more)

    monkeypatch.setattr(Path, "open", refused)
    assert files.read(file) is NoScript.UNREADABLE
    _page, robot = looking(file)
    robot.sees(no_script(NoScript.UNREADABLE))


def test_a_file_that_goes_keeps_its_text_in_sight_and_may_come_back(looking: Looking, file: Path) -> None:
    file.write_text(MENDED, "utf-8")
    page, robot = looking(file)
    file.unlink()
    robot.sees("This file is no longer there. Nothing was changed.")
    assert page.text.toPlainText() == MENDED and page.text.isVisible() and not page.bring.isEnabled()
    file.write_text(MENDED, "utf-8")
    robot.wait(page.bring.isEnabled, "the file")
    assert not page.none.isVisible()


def test_another_file_takes_its_place_and_leaves_nothing_of_the_one_before(
    looking: Looking, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, robot = looking(file)
    monkeypatch.setattr(file_page, "ask_file", lambda _parent: file.parent)
    robot.press("Ctrl+O")
    robot.sees(no_script(NoScript.FOLDER))
    assert not page.text.isVisible() and robot.focus is page.again
    good = file.with_name("good.yaml")
    good.write_text(MENDED, "utf-8")
    monkeypatch.setattr(file_page, "ask_file", lambda _parent: good)
    robot.press("Ctrl+O")
    assert page.text.toPlainText() == MENDED and page.bring.isEnabled()


def test_when_nothing_is_left_to_say_the_keys_stay_on_the_page(looking: Looking, file: Path) -> None:
    page, robot = looking(file)
    assert robot.focus is page.found
    file.unlink()
    robot.sees(no_script(NoScript.GONE))
    assert robot.focus is page.again


def test_nothing_is_heard_of_the_file_once_the_page_was_left(started: Started, looking: Looking, file: Path) -> None:
    _page, robot = looking(file)
    file.write_text(MENDED, "utf-8")
    robot.press("Alt+Left")
    started.showing(ScriptsPage)
    file.unlink()
    robot.settle()
    assert not started.window.message.text


def test_a_fault_in_every_line_of_a_long_file_is_a_list_that_can_be_walked(looking: Looking, file: Path) -> None:
    steps = "".join(f"          - {{id: line-{n}, aks: 'What else?'}}\n" for n in range(1500))
    file.write_text(MENDED + steps, "utf-8")
    page, robot = looking(file)
    assert page.text.blockCount() > 1500 and page.found.count() > 1500
    robot.press("End")
    assert page.text.textCursor().blockNumber() > 1500
    robot.sees("Fix what was found first")
