"""The pages of the scripts with large type in the smallest window: each opens at its top, and nothing of it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QWidget

from kring import i18n
from kring.ui.forms.script_place import at_line
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.program.screens_scripts import TO_FIX
from kring.ui.scripts.editor_page import EditorPage
from kring.ui.scripts.file_page import FilePage
from kring.ui.scripts.read_page import ReadPage
from kring.ui.scripts.token_box import TokenBox
from kring.ui.widgets.choice import Option
from kring.ui.widgets.page import Page, ScrollBody
from kring.ui.widgets.picking import Combo
from kring.usecases.scripts import own
from program_builders import Started


@pytest.fixture(params=["en", "nl"])
def small(request: pytest.FixtureRequest, started: Started, themed: Theme) -> Iterator[Started]:
    """The program in large type in the smallest window."""
    i18n.use(request.param)
    started.context.desk.language = request.param
    themed.set_percent(150)
    started.window.resize(1024, 600)
    settle()
    yield started
    i18n.use("en")


def settle() -> None:
    for _round in range(5):
        QTest.qWait(10)


def body_of(page: Page) -> ScrollBody:
    body = page.content
    assert isinstance(body, ScrollBody)
    return body


def is_whole(widget: QWidget, page: Page) -> bool:
    """Whether all of a widget is seen on its page."""
    view = body_of(page).viewport()
    place = widget.rect().translated(widget.mapTo(view, QPoint(0, 0)))
    return view.rect().contains(place)


def editing(small: Started, script: str = "talk-harmed-2") -> EditorPage:
    key = own.copy(small.context.desk, script, small.context.desk.language)
    small.shell.go(Place(PageName.SCRIPT_EDITOR, about=key))
    settle()
    return small.showing(EditorPage)


def test_a_file_that_goes_away_has_its_notice_in_sight(small: Started, tmp_path: Path) -> None:
    file = tmp_path / "class-meeting.yaml"
    file.write_text(TO_FIX, "utf-8")
    small.shell.go(Place(PageName.SCRIPT_FILE, about=str(file)))
    settle()
    page = small.showing(FilePage)
    assert page.found.hasFocus()
    file.unlink()
    page.look()
    settle()
    assert body_of(page).verticalScrollBar().value() == 0 and is_whole(page.none, page)


def test_a_script_that_is_read_through_opens_with_its_parts_in_sight(small: Started) -> None:
    small.shell.go(Place(PageName.SCRIPT_READ, about=f"{small.context.desk.language}/talk-harmed-2"))
    settle()
    page = small.showing(ReadPage)
    assert body_of(page).verticalScrollBar().value() == 0 and is_whole(page.side.combo, page)


def test_the_editor_opens_with_the_lines_and_the_words_of_the_first_in_sight(small: Started) -> None:
    page = editing(small)
    assert page.form.box.hasFocus()
    assert is_whole(page.jump, page) and is_whole(page.form.box, page)
    page.jump.chosen.emit(page.keys[4])
    settle()
    assert is_whole(page.jump, page) and is_whole(page.form.box, page)


def test_what_is_folded_away_opens_with_its_first_field_in_sight(small: Started) -> None:
    page = editing(small)
    page.jump.chosen.emit("still-on")
    for fold in page.form.folds:
        settle()
        fold.click()
        settle()
        at = QApplication.focusWidget()
        assert at is not None and is_whole(at, page), fold.label


def test_in_the_usual_size_too_it_opens_with_its_first_field_in_sight(started: Started) -> None:
    key = own.copy(started.context.desk, "talk-harmed-2", "en")
    started.shell.go(Place(PageName.SCRIPT_EDITOR, about=at_line(key, "go-on")))
    settle()
    page = started.showing(EditorPage)
    assert page._scrolled.verticalScrollBar().value() == 0
    page.form.folds[-1].click()
    settle()
    at, view = page.form.answers.boxes[0], page._scrolled.viewport()
    assert at.hasFocus() and view.rect().contains(at.rect().translated(at.mapTo(view, QPoint(0, 0))))


@pytest.mark.parametrize("look", ["contrast", "contrast-light"])
def test_a_name_that_is_filled_in_stands_out_where_grounds_hardly_differ(themed: Theme, look: str) -> None:
    themed.set_choice(look)
    box = TokenBox("Words")
    box.show_text("{{ person }}, how are you?")
    layout = box.document().firstBlock().layout()
    assert layout is not None
    (name,) = layout.formats()
    assert isinstance(name, QTextLayout.FormatRange)
    assert (name.start, name.length) == (0, len("[name]"))
    assert name.format.background().color() != themed.colour("surface") and name.format.fontUnderline()
    box.deleteLater()


def test_what_is_chosen_ends_in_dots_where_a_box_is_too_narrow_for_it(themed: Theme) -> None:
    combo = Combo("Which", [Option("a", "Short"), Option("b", "First talk, with the person harmed, ours · to fix")])
    combo.resize(200, 40)
    shown = []
    for value in ("a", "b"):
        combo.set_value(value)
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        shown.append(option.currentText)
    assert shown[0] == "Short" and shown[1].endswith("…")
    assert combo.currentText().endswith("to fix"), "which is what is heard"
    combo.deleteLater()
