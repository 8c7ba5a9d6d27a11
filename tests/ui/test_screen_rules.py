"""The rules that every screen is read by can fail: each finds the fault that it is shown, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.frame.commands import MENUS, Command
from kring.ui.frame.menu_row import MenuRow
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of
from kring.ui.widgets.field import LineField
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import label
from ui.every_screen import settle
from ui.painted import cut_while_painted, one_over_another, paint, shortened
from ui.screen_rules import (
    arrows_walk,
    bar_in_bar,
    cut,
    menus_left_out,
    outside,
    overlapping,
    primaries,
    sideways,
    too_small,
)

WORDS = "A sentence that is long enough to need a little room"


def on_screen(qtbot: QtBot, made: QWidget, width: int = 600, height: int = 400) -> QWidget:
    """Show something in a window of this size."""
    top = QWidget()
    line = QVBoxLayout(top)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(made)
    line.addStretch(1)
    qtbot.addWidget(top)
    top.resize(width, height)
    top.show()
    settle()
    return top


def test_words_in_a_place_that_is_too_small_are_cut(themed: Theme, qtbot: QtBot) -> None:
    made = label(WORDS)
    top = on_screen(qtbot, made)
    assert list(cut(top)) == []
    made.setFixedWidth(90)
    settle()
    assert [problem.split(":")[0] for problem in cut(top)] == ["cut"]


def test_words_that_are_broken_need_the_height_of_their_lines(themed: Theme, qtbot: QtBot) -> None:
    made = label(WORDS, wrap=True)
    top = on_screen(qtbot, made, 160)
    assert list(cut(top)) == []
    made.setFixedHeight(20)
    settle()
    assert [problem.split(":")[0] for problem in cut(top)] == ["cut"]


def test_what_stands_beyond_the_side_of_what_it_is_in_is_found(themed: Theme, qtbot: QtBot) -> None:
    field = LineField(name="Name")
    holder = column_of(field)
    top = on_screen(qtbot, holder)
    assert list(outside(top)) == []
    field.setMinimumWidth(50)
    field.setGeometry(QRect(500, 0, 200, 40))
    assert [problem.split(":")[0] for problem in outside(top)] == ["outside"]


def test_a_column_that_must_be_moved_across_is_found(themed: Theme, qtbot: QtBot) -> None:
    made = label(WORDS, wrap=True)
    body = scroll_column(column_of(made))
    top = on_screen(qtbot, body, 300)
    assert list(sideways(top)) == []
    made.setMinimumWidth(500)
    settle()
    assert [problem.split(":")[0] for problem in sideways(top)] == ["sideways"]


@pytest.mark.parametrize("flat", [True, False])
def test_a_bar_within_a_bar_is_found(themed: Theme, qtbot: QtBot, flat: bool) -> None:
    inner = scroll_column(column_of(*(label(str(number)) for number in range(40))))
    inner.setMinimumHeight(300)
    inner.set_flat(flat)
    on_screen_now = on_screen(qtbot, _in_a_column(inner), 300, 200)
    assert bool(list(bar_in_bar(on_screen_now))) is not flat


def _in_a_column(inner: QWidget) -> QWidget:
    return scroll_column(column_of(inner))


def test_a_menu_without_room_is_found(themed: Theme, qtbot: QtBot) -> None:
    row = MenuRow()
    row.set_commands([Command(name, "One", lambda: None) for name in MENUS], row)
    top = on_screen(qtbot, row, 900)
    assert list(menus_left_out(top)) == []
    row.bar.setFixedWidth(150)
    settle()
    assert list(menus_left_out(top)) != []


def test_words_over_other_words_are_found(themed: Theme, qtbot: QtBot) -> None:
    first, second = label("First"), button("Second")
    top = on_screen(qtbot, column_of(first, second))
    assert list(overlapping(top)) == []
    second.move(first.x() + 4, first.y() + 4)
    assert [problem.split(":")[0] for problem in overlapping(top)] == ["one over another"]


def test_two_ways_on_and_what_is_too_small_to_hit_are_found(themed: Theme, qtbot: QtBot) -> None:
    first, second = button("First", "primary"), button("Second", "primary")
    top = on_screen(qtbot, column_of(first, second))
    assert len(list(primaries(top))) == 1 and list(too_small(top)) == []
    second.setFixedHeight(20)
    assert len(list(too_small(top))) == 1


class Sign(QWidget):
    """Paints what a test wants."""

    def __init__(self, draw: Callable[[QPainter, int], object]) -> None:
        super().__init__()
        self._draw = draw
        self.setFixedSize(200, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setFont(current().font("body"))
        self._draw(painter, self.width())


def long(painter: QPainter, _width: int) -> None:
    """Words beyond the edge."""
    painter.drawText(QPointF(4, 30), WORDS)


def below(painter: QPainter, _width: int) -> None:
    """Words below the edge."""
    painter.drawText(QPointF(4, 62), "Words")


def dots(painter: QPainter, width: int) -> None:
    """Words that end in dots."""

    painter.drawText(QPointF(4, 30), current().metrics("body").elidedText(WORDS, Qt.TextElideMode.ElideRight, width))


def twice(painter: QPainter, _width: int) -> None:
    """One over another."""
    painter.drawText(QPointF(4, 30), "First")
    painter.drawText(QPointF(8, 34), "Second")


@pytest.mark.parametrize(
    ("draw", "found"),
    [(long, "painted too wide"), (below, "painted too out"), (dots, "shortened"), (twice, "painted over")],
)
def test_words_that_a_widget_paints_are_read_too(
    themed: Theme, qtbot: QtBot, draw: Callable[[QPainter, int], object], found: str
) -> None:
    well = on_screen(qtbot, Sign(lambda painter, _width: painter.drawText(QPointF(4, 30), "Words")))
    assert _painted(well) == []
    assert [problem.split(":")[0] for problem in _painted(on_screen(qtbot, Sign(draw)))] == [found]


def _painted(top: QWidget) -> list[str]:
    painted = paint(top)
    rules: Iterable[Iterable[str]] = (
        cut_while_painted(painted), shortened(painted), one_over_another(painted, top),
    )  # fmt: skip
    return [problem for rule in rules for problem in rule]


@pytest.mark.parametrize("width", [1000, 500, 260])
def test_a_table_never_paints_a_word_outside_itself(themed: Theme, qtbot: QtBot, width: int) -> None:
    themed.set_percent(150)
    card = TableCard("Talks", ["Day", "Case", "Conversation", "With"])
    cells = [Cell("13 November 2026"), Cell("Locker corridor", "2026-003"), Cell("Preparatory talk"), Cell("Ellie")]
    card.set_rows([Row("one", cells), Row("two", cells)])
    top = on_screen(qtbot, card, width, 700)
    assert _painted(top) == []
    seen = " ".join(word.text for word in paint(top).words)
    assert all(words in seen for words in ("Conversation", "With", "Preparatory talk", "Ellie"))


def test_a_button_that_walks_on_by_arrow_keys_is_found(themed: Theme, qtbot: QtBot) -> None:
    top = on_screen(qtbot, column_of(button("Keep"), button("Fold")))
    assert list(arrows_walk(top)) == []
    top = on_screen(qtbot, column_of(button("Keep"), QPushButton("Fold")))
    assert list(arrows_walk(top)) == ["takes an arrow key: QPushButton 'Fold'"]
