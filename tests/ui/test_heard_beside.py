"""What no walk through a case comes to is heard as well: first run, what is missing, the forms and breaks beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.settings import Settings
from kring.ui.access.first_page import FirstPage
from kring.ui.access.lock_page import LockPage
from kring.ui.access.missing_page import MissingPage
from kring.ui.frame.code_dialog import CodeDialog
from kring.ui.ground.theme import Theme
from kring.ui.home.new_case import NewCase
from kring.ui.unsaved.other_place import OtherPlaceDialog
from kring.usecases.access import access
from program_builders import Started, leave, start
from ui.every_screen import settle
from ui.heard_rules import RULES
from ui.screen_rules import unreached, without_name
from ui.talk_table import Table

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.fixture
def open_program(themed: Theme, qtbot: QtBot, tmp_path: Path, language: str) -> Iterator[Callable[[], Started]]:
    """Start the program in the language; it is left afterwards."""
    made: list[Started] = []

    def begin() -> Started:
        made.append(start(qtbot, tmp_path, settings=Settings(language=language)))
        settle()
        return made[0]

    yield begin
    for one in made:
        leave(one)


def wrong(top: QWidget) -> list[str]:
    """What is not heard, not reached, or called otherwise."""
    settle()
    return [problem for rule in (*RULES, without_name, unreached) for problem in rule(top)]


def test_each_page_of_first_run_is_heard(open_program: Callable[[], Started]) -> None:
    started = open_program()
    page = started.window.page()
    assert isinstance(page, FirstPage)
    wizard, found = page.wizard, wrong(started.window)
    wizard.school.holder.setText("Mrs Vale")
    wizard.next()
    found += wrong(started.window)
    wizard.words.first_line.setText(build.PASSPHRASE)
    wizard.words.second.setText(build.PASSPHRASE)
    for _page in range(2):
        wizard.next()
        found += wrong(started.window)
    assert wizard.nextId() == -1 and found == []


def test_cases_that_are_not_where_they_were_and_the_lock_are_heard(open_program: Callable[[], Started]) -> None:
    started = open_program()
    access.create(started.door, build.PASSPHRASE, build.RECOVERY_KEY, access.School("Mrs Vale", "until safe")).close()
    started.entry.start()
    lock = started.window.page()
    assert isinstance(lock, LockPage)
    found = wrong(started.window)
    lock.other.click()
    found += wrong(started.window)
    missing = MissingPage(started.door)
    started.window.show_page(missing)
    found += wrong(started.window)
    assert found == []


def test_the_break_of_a_talk_and_its_note_are_heard(themed: Theme, qtbot: QtBot, tmp_path: Path, language: str) -> None:
    table = Table(qtbot, tmp_path)
    page = table.begin()
    page.ways.take_break()
    found = wrong(table.window)
    page.pause.open_note()
    found += wrong(table.window)
    dialog = OtherPlaceDialog(table.context, table.window)
    code = CodeDialog(table.window)
    for made in (dialog, code):
        made.show()
        found += wrong(made)
        made.close()
    page.ways.resume()
    case = NewCase(table.context, table.window)
    case.show()
    case.report.title_line.setText("Bus 42")
    found += wrong(case)
    case.next()
    case.safety.safe.buttons()[0].click()
    found += wrong(case)
    case.next()
    found += wrong(case)
    assert case.nextId() == -1
    case.close()
    table.desk.vault.close()
    assert found == []
