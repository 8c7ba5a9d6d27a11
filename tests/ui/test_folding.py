"""Where there is less room, rows become columns, columns stack, and windows get smaller; the order stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.frame.fitting import fit_to_screen, within
from kring.ui.frame.tab_order import in_order
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import CardRow, column_of
from kring.ui.widgets.columns import AT_MOST, Columns
from kring.ui.widgets.faces import Faces
from kring.ui.widgets.field import LineField
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.text import label
from ui.every_screen import settle
from ui.screen_rules import cut, outside, overlapping

WIDTHS = (200, 320, 480, 700, 1000)
WORDS = "What was agreed stands here in a sentence of its own."


def place(made: QWidget, top: QWidget) -> QRect:
    """Where a widget stands in another."""
    return QRect(made.mapTo(top, QPoint(0, 0)), made.size())


def shown(qtbot: QtBot, made: QWidget, width: int, height: int = 500) -> QWidget:
    """`made` at the top of a window."""
    top = column_of(made)
    layout = top.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch(1)
    qtbot.addWidget(top)
    top.resize(width, height)
    top.show()
    settle()
    return top


# rows that fold


def test_a_button_that_comes_into_a_folded_row_stands_at_its_left(themed: Theme, qtbot: QtBot) -> None:
    row = FoldingRow(gap=2)
    row.line.addWidget(label(WORDS * 3, wrap=True), 1)
    row.line.addWidget(button("Keep"))
    top = shown(qtbot, row, 100)
    late = button("Go there")
    row.line.addWidget(late)
    settle()
    assert top.isVisible() and late.x() == 0 and late.width() == late.sizeHint().width()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_row_folds_exactly_where_its_widgets_have_no_room_beside_each_other(
    themed: Theme, qtbot: QtBot, percent: int
) -> None:
    themed.set_percent(percent)
    row = FoldingRow(gap=2)
    made = [button(words) for words in ("Keep", "Ask again", "Go back")]
    for each in made:
        row.line.addWidget(each)
    top = shown(qtbot, row, 1600)
    needed = sum(each.sizeHint().width() for each in made) + 2 * current().px(2)
    for width, folded in ((needed, False), (needed - 1, True), (needed + 40, False)):
        top.resize(width, 600)
        settle()
        assert row.line.folded is folded, width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("percent", [100, 200])
def test_whatever_the_width_nothing_in_a_row_is_cut_beyond_it_or_over_another(
    themed: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    themed.set_percent(percent)
    row = FoldingRow(gap=2)
    for each in (label(WORDS, wrap=True), button("Keep"), button("Ask")):
        row.line.addWidget(each)
    top = shown(qtbot, row, width)
    assert [*cut(top), *outside(top), *overlapping(top)] == []


def test_folded_or_not_the_order_for_the_eye_is_the_order_for_tab(themed: Theme, qtbot: QtBot) -> None:
    row = FoldingRow(gap=2)
    made = [button(words) for words in ("First", "Second", "Third")]
    for each in made:
        row.line.addWidget(each)
    top = shown(qtbot, row, 1000)
    assert [w for w in in_order(top) if isinstance(w, Button)] == made
    assert [place(w, top).x() for w in made] == sorted(place(w, top).x() for w in made)
    top.resize(150, 600)
    settle()
    assert row.line.folded
    assert [w for w in in_order(top) if isinstance(w, Button)] == made
    assert [place(w, top).y() for w in made] == sorted(place(w, top).y() for w in made)


def test_a_button_that_stands_below_keeps_its_own_width(themed: Theme, qtbot: QtBot) -> None:
    row = FoldingRow(gap=2)
    keep = button("Keep")
    row.line.addWidget(label(WORDS, wrap=True))
    row.line.addWidget(keep)
    top = shown(qtbot, row, 150)
    assert top.isVisible() and row.line.folded and keep.width() == keep.sizeHint().width()


def test_a_row_that_unfolds_stands_as_it_did_before(themed: Theme, qtbot: QtBot) -> None:
    row = FoldingRow(gap=2)
    made = [button("Keep"), button("Ask again")]
    for each in made:
        row.line.addWidget(each)
    top = shown(qtbot, row, 600)
    before = [place(each, top) for each in made]
    for width in (100, 600):
        top.resize(width, 500)
        settle()
    assert [place(each, top) for each in made] == before


@pytest.mark.parametrize("width", range(240, 900, 60))
def test_the_words_of_a_card_row_are_never_squeezed_into_a_ribbon_by_their_button(
    themed: Theme, qtbot: QtBot, width: int
) -> None:
    themed.set_percent(150)
    row = CardRow("Look at the conditions", "As long as one is missing, nobody is brought together.")
    row.add(button("Begin", hint="Ctrl+Enter"))
    top = shown(qtbot, row, width)
    beside = place(row.title, top).bottom() > place(row.findChildren(Button)[0], top).top()
    whole = row.title.fontMetrics().horizontalAdvance(row.title.text())
    assert not beside or row.title.width() >= min(current().px(40), whole)


# columns


def columns_of(qtbot: QtBot, width: int, side_last: bool = False) -> tuple[Columns, QWidget, QWidget, QWidget]:
    """A narrow column beside a wide one."""
    side, main = column_of(LineField(name="Side")), column_of(LineField(name="Main"))
    columns = Columns(side, main, 60, line=True, side_last=side_last)
    return columns, side, main, shown(qtbot, columns, width)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [700, 1000, 1366])
def test_the_narrow_column_never_takes_more_than_its_share(
    themed: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    themed.set_percent(percent)
    columns, side, main, top = columns_of(qtbot, width)
    assert side.width() == min(current().px(60), round(columns.width() * AT_MOST))
    assert side.width() < main.width() and [*outside(top), *overlapping(top)] == []


@pytest.mark.parametrize("side_last", [True, False])
def test_stacked_both_columns_have_the_whole_width_and_the_important_one_is_first(
    themed: Theme, qtbot: QtBot, side_last: bool
) -> None:
    columns, side, main, top = columns_of(qtbot, 500, side_last)
    columns.set_stacked(True)
    settle()
    assert side.width() == main.width() == columns.width()
    first, second = (main, side) if side_last else (side, main)
    assert place(first, top).bottom() < place(second, top).top()
    columns.set_stacked(False)
    settle()
    assert place(side, top).right() < place(main, top).left()


@pytest.mark.parametrize("late", [True, False])
def test_columns_stand_as_the_page_wants_it_also_where_they_are_made_after_it_was_arranged(
    themed: Theme, qtbot: QtBot, late: bool
) -> None:
    themed.set_percent(200)
    page = Page("Talk", scroll=False, flows=True)
    side, main = column_of(label("List")), scroll_column(column_of(label("Question")))
    if not late:
        page.add(Columns(side, main, 60))
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    settle()
    if late:
        page.add(Columns(side, main, 60))
    settle()
    assert page.scrolls_as_a_whole and page.findChildren(Columns)[0].stacked and main.flat


# faces


def test_a_stack_is_as_high_as_the_face_that_is_seen(themed: Theme, qtbot: QtBot) -> None:
    faces = Faces()
    low = label("One line")
    high = column_of(*(label(f"Line {number}") for number in range(12)))
    faces.addWidget(low)
    faces.addWidget(high)
    holder = scroll_column(column_of(faces))
    qtbot.addWidget(holder)
    holder.resize(300, 120)
    holder.show()
    for face, scrolls in ((low, False), (high, True), (low, False)):
        faces.setCurrentWidget(face)
        settle()
        assert (holder.verticalScrollBar().maximum() > 0) is scrolls


def test_a_face_that_is_taken_away_leaves_no_room_behind(themed: Theme, qtbot: QtBot) -> None:
    faces = Faces()
    high = column_of(*(label(f"Line {number}") for number in range(12)))
    faces.addWidget(high)
    faces.addWidget(label("One line"))
    tall = faces.sizeHint().height()
    faces.removeWidget(high)
    high.deleteLater()
    settle()
    assert faces.sizeHint().height() < tall / 4


# windows


def test_what_is_wanted_is_never_more_than_what_is_free() -> None:
    assert within(QSize(900, 900), QSize(1024, 552)) == QSize(900, 552)
    assert within(QSize(300, 200), QSize(1024, 552)) == QSize(300, 200)
    assert within(QSize(2000, 2000), QSize(1024, 552)) == QSize(1024, 552)


@pytest.mark.parametrize(("wide", "high"), [(300, 200), (4000, 200), (300, 4000), (4000, 4000)])
@pytest.mark.parametrize("at", [(-300, -200), (0, 0), (5000, 5000)])
def test_a_dialog_is_wholly_on_the_screen_and_never_larger_than_what_is_free(
    themed: Theme, qtbot: QtBot, wide: int, high: int, at: tuple[int, int]
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setMinimumSize(min(wide, 2000), min(high, 2000))
    dialog.resize(wide, high)
    dialog.move(*at)
    fit_to_screen(dialog)
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert dialog.size() == QSize(wide, high).boundedTo(free.size())
    assert free.contains(QRect(dialog.pos(), dialog.size()))
