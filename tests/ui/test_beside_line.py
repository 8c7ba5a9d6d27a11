"""What opens beside a line leaves the line as it is, and is seen whole itself, in large type on a small screen too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme, current
from kring.ui.live.cards import Cards
from kring.ui.live.circle_panel import NARROW_WIDE
from kring.ui.live.tool_holder import ToolHolder
from kring.ui.live.tools import Jump, LineChoices
from kring.ui.widgets.button import BAR_EDGE
from kring.ui.widgets.rail_paint import ROW_ROLE
from kring.ui.widgets.script_line import Line
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.whole_lines import WholeLines
from live_program import InLive
from ui.every_screen import settle

EIGHT = ("Joost", "Daan", "Mevrouw Smit", "Noor", "Fleur, niet hier nu", "Saskia", "Meneer Bosman", "Mevrouw De Wit")
WORDS = "Noor, in de tijd dat het gebeurde, hoe was dat voor jou?"


@pytest.fixture
def large(live: InLive) -> InLive:
    """In large type, on a usual small screen."""
    current().set_percent(150)
    live.window.resize(1366, 768)
    live.page.board.show_line(Line("Vraag aan", "Noor", WORDS), WORDS, (), ("Daarna: vraag aan Noor", "Wat is anders?"))
    settle()
    return live


def as_it_stands(live: InLive) -> tuple[object, ...]:
    """Where the line is, in which size and in which lines."""
    script = live.page.board.script
    layout, _height = script._layout()
    lines = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
    return script.mapTo(live.window, script.rect().topLeft()), QFont(layout.font()).toString(), lines


@pytest.mark.parametrize("key", ["S", "J", "I", "N", "L", "H", "W"])
def test_a_line_of_usual_length_stays_as_it_is_when_something_opens_beside_it(large: InLive, key: str) -> None:
    before = as_it_stands(large)
    large.press(key)
    settle()
    assert large.page.panel.isVisible() and as_it_stands(large) == before
    large.press("Escape")
    settle()
    assert as_it_stands(large) == before


def test_the_bars_begin_where_the_line_begins(large: InLive) -> None:
    page = large.page
    left = page.board.script.mapTo(large.window, page.board.script.rect().topLeft()).x()
    first = min(made.mapTo(large.window, made.rect().topLeft()).x() for made in page.bar.buttons.values())
    assert abs(first + current().px(BAR_EDGE) - left) <= 2
    phases = page.top.phases
    assert abs(phases.mapTo(large.window, phases.rect().topLeft()).x() - left) <= 2


@pytest.mark.parametrize("count", range(1, 9))
def test_up_to_eight_people_and_close_are_seen_at_once(themed: Theme, qtbot: QtBot, count: int) -> None:
    themed.set_percent(150)
    tool = LineChoices("Wie er is", [(name, name) for name in EIGHT[:count]], lambda _key: None, "Kies wie.")
    holder = ToolHolder(tool)
    qtbot.addWidget(holder)
    wide, high = themed.px(NARROW_WIDE - 6), 531  # of the panel at 1366x768
    holder.resize(wide, high)
    holder.fit(high, wide)
    holder.show()
    settle()
    for made in (*tool.buttons, *tool.last):
        place = QRect(made.mapTo(holder, made.rect().topLeft()), made.size())
        assert holder.rect().contains(place) and made.visibleRegion().boundingRect() == made.rect(), made.label
        assert made.width() >= made.minimumSizeHint().width()


def test_the_list_of_lines_opens_at_the_line_that_is_said_and_close_is_seen(large: InLive) -> None:
    large.press(" ".join(["Space"] * 12))
    large.press("J")
    settle()
    tool = large.page.panel.tool
    assert isinstance(tool, Jump)
    rows, view = tool.list, tool.list.viewport()
    at = rows.currentIndex()
    assert at.data(ROW_ROLE).id == large.page.run.current.id
    assert view.rect().contains(rows.visualRect(at)) and rows.visualRect(at).top() > 0
    assert tool.last[0].visibleRegion().boundingRect() == tool.last[0].rect()


def test_a_card_in_large_type_leaves_the_digits_of_the_others(large: InLive) -> None:
    large.press("H 1")
    settle()
    tool = large.page.panel.tool
    assert isinstance(tool, Cards)
    assert [made.isVisible() for made in tool.by_key] == [False, *[True] * 6]
    tool.by_key[3].click()
    assert tool.buttons[3].isChecked() and not tool.by_key[3].isVisible()


def test_a_line_that_is_cut_by_the_edge_is_left_out(themed: Theme, qtbot: QtBot) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    for number in range(30):
        column.addWidget(QLabel(f"Line {number}"))
    area = ScrollBody(inner)
    qtbot.addWidget(area)
    whole = WholeLines(area)
    for high in range(200, 230):
        area.resize(300, high)
        area.show()
        settle()
        seen = whole._cover.y() if whole._cover.isVisible() else area.viewport().height()
        for made in inner.findChildren(QLabel):
            top = made.mapTo(area.viewport(), made.rect().topLeft()).y()
            assert top >= seen or top + made.height() <= seen, (high, made.text())


@pytest.mark.parametrize("key", ["S", "J", "N", "H"])
def test_a_longer_line_keeps_its_size_and_its_place_when_something_opens_beside_it(large: InLive, key: str) -> None:
    longer = "Noor, wie van jullie twee begint, is zoals jij het koos. Wanneer horen we wie er naast jullie zit?"
    large.page.board.show_line(Line("Vraag aan", "Noor", longer), longer, (), ("Daarna: vraag aan Noor", "En dan?"))
    settle()
    place, font, lines = as_it_stands(large)
    assert not large.page.board.script.is_smaller()
    large.press(key)
    settle()
    now_place, now_font, now_lines = as_it_stands(large)
    assert (now_place, now_font) == (place, font) and now_lines != lines
    assert large.page.board.script.fits
    large.press("Escape")
    settle()
    assert as_it_stands(large) == (place, font, lines)


def test_in_very_large_type_what_one_could_say_comes_before_the_digits_of_other_cards(large: InLive) -> None:
    current().set_percent(200)
    large.window.resize(1024, 600)
    large.press("H 1")
    settle()
    tool = large.page.panel.tool
    assert isinstance(tool, Cards) and not any(made.isVisible() for made in tool.by_key)
