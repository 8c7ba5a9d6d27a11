"""What lines up: words without a frame, signs, keys below each other, and room for the ring; and one scroll bar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.people import Role
from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import Theme, current, fix_height
from kring.ui.live.tools import LineChoices
from kring.ui.meeting.break_page import BreakPage
from kring.ui.program.rails import reported_day
from kring.ui.talks.talk_keys import BREAK_KEYS
from kring.ui.widgets.button import BAR_EDGE, Button, button
from kring.ui.widgets.card import Card, column_of, left_of, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.flow import HeadRow
from kring.ui.widgets.link import Link
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.rail_list import RailList, RailRow
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.text import IconLabel, label
from ui.case_pages import CaseWindow
from ui.edge_rules import left_edges, right_edges, ring_over_words, sign_beside_its_line
from ui.every_screen import settle
from ui.screen_rules import visible
from ui.test_screen_rules import on_screen


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    for part in parts:
        line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def test_a_ring_that_would_be_drawn_through_words_is_found(themed: Theme, qtbot: QtBot) -> None:
    near = column_of(label("Still missing:"), button("The power", "small"), gap=0)
    assert [problem.split(":")[0] for problem in ring_over_words(on_screen(qtbot, near))] == ["ring over words"]
    apart = column_of(label("Still missing:"), Link("whether the power can be made even"), gap=0)
    assert list(ring_over_words(on_screen(qtbot, apart))) == []


def test_the_ring_of_a_box_to_tick_runs_through_no_heading_right_above_it(themed: Theme, qtbot: QtBot) -> None:
    ticks = column_of(label("Who agrees", "caption_strong"), CheckRow("Ellie"), CheckRow("Tom"), gap=0)
    assert list(ring_over_words(on_screen(qtbot, ticks))) == []


def test_buttons_of_one_card_that_begin_or_end_elsewhere_than_the_others_are_found(themed: Theme, qtbot: QtBot) -> None:
    card = Card()
    card.add_row("What Ellie needs", "", button("Ask again", "quiet"))
    card.add_row("Talk with Ellie", "", button("Begin a talk"))
    card.add(padded(left_of(button("Move the day", "quiet")), 5, 0, 4, 0))
    top = on_screen(qtbot, card)
    assert [*right_edges(top), *left_edges(top)] == []
    card.add(padded(_row(label("Mrs Price"), QWidget(), button("Change")), 5, 0, 1, 0))
    card.add(padded(left_of(button("Move the day", "quiet")), 8, 0, 4, 0))
    settle()
    assert [problem.split(" ")[0] for problem in (*right_edges(top), *left_edges(top))] == ["ends", "begins"]


def test_buttons_that_begin_below_each_other_or_flow_in_need_not_end_so(themed: Theme, qtbot: QtBot) -> None:
    card = Card()
    ways = column_of(left_of(button("Look at it", "quiet")), left_of(button("Look at them", "quiet")), gap=0)
    card.add_row("Meet, or not?", "", ways)
    card.add(padded(left_of(button("Keep what is written here"), button("Leave it as it was before")), 5, 2, 4, 2))
    top = on_screen(qtbot, card, 470)
    assert list(right_edges(top)) == []


def test_the_ring_of_words_without_a_frame_keeps_to_their_height(themed: Theme, qtbot: QtBot) -> None:
    near = column_of(button("Go to it", "quiet"), label("This line has no words yet."), gap=0.5)
    assert list(ring_over_words(on_screen(qtbot, near))) == []


def test_a_sign_beside_a_name_with_its_way_and_a_sentence_stands_on_the_name(themed: Theme, qtbot: QtBot) -> None:
    for high, found in ((9.5, 0), (4, 1)):
        row, column, head = QWidget(), QVBoxLayout(), HeadRow(4)
        across = QHBoxLayout(row)
        sign = IconLabel("triangle-alert", "notice", 4)
        fix_height(sign, high)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        head.addWidget(label("A line without words", "caption"))
        head.addWidget(button("Go to it", "quiet"))
        column.addLayout(head)
        column.addWidget(label("This line has no words yet."))
        assert len(list(sign_beside_its_line(on_screen(qtbot, row)))) == found


def test_a_sign_that_stands_higher_than_the_line_beside_it_is_found(themed: Theme, qtbot: QtBot) -> None:
    words = "A sentence that is long enough to be broken into two lines here. " * 2
    on_its_line = _row(IconLabel("check", "accent", 4, "h2"), label(words, "h2", wrap=True))
    assert list(sign_beside_its_line(on_screen(qtbot, on_its_line, 300))) == []
    above = _row(IconLabel("check", "accent", 4), label(words, "h2", wrap=True))
    assert len(list(sign_beside_its_line(on_screen(qtbot, above, 300)))) == 1


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("title", ["Ellie said something serious", ""])
def test_the_sign_of_a_notice_stands_on_its_first_line(themed: Theme, qtbot: QtBot, percent: int, title: str) -> None:
    themed.set_percent(percent)
    made = Notice(title, ["One thing", "Another"] if title else (), intro="It stays until it was seen to.", icon="info")
    assert list(sign_beside_its_line(on_screen(qtbot, made))) == []


def test_keys_below_each_other_begin_at_one_edge(themed: Theme, qtbot: QtBot) -> None:
    tool = LineChoices("Who is here", [("a", "Mark"), ("b", "A much longer name")], lambda _key: None)
    top = on_screen(qtbot, tool)
    places = [made.grab().toImage() for made in tool.buttons]
    edges = [_first_ink(picture.copy(3, 3, picture.width() - 6, picture.height() - 6)) for picture in places]
    assert top.isVisible() and edges[0] == edges[1] < current().px(6)


def _first_ink(picture: object) -> int:
    """The first column in which something is drawn."""
    from PySide6.QtGui import QImage

    assert isinstance(picture, QImage)
    ground = picture.pixel(0, 0)
    return next(
        x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(picture.height()))
    )


def test_the_keys_of_a_break_begin_where_its_words_begin(themed: Theme, qtbot: QtBot) -> None:
    page = BreakPage(BREAK_KEYS)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.begin(build.REPORTED)
    settle()
    begins = page.word.mapTo(page, QPoint(0, 0)).x()
    assert page.go_on.mapTo(page, QPoint(0, 0)).x() == begins
    page.begin(build.REPORTED, [("tom", "Tom")])  # Go on is not offered
    settle()
    note = next(made for made in page.findChildren(Button) if made.label == "Note")
    assert note.mapTo(page, QPoint(0, 0)).x() + current().px(BAR_EDGE) == begins
    page.end()


def test_the_day_in_the_left_column_is_never_broken_and_has_its_year_where_the_number_does_not_say_it() -> None:
    assert reported_day(date(2026, 10, 6), "2026-002") == "Tue\u00a06\u00a0Oct"
    assert reported_day(date(2025, 12, 19), "2026-002") == "Fri\u00a019\u00a0Dec\u00a02025"


def test_what_a_pupil_needs_stands_in_a_row_of_the_usual_height_also_where_nothing_may_be_asked(
    talked: CaseWindow, qtbot: QtBot
) -> None:
    made = needs_pin(talked.context)
    top = on_screen(qtbot, made)
    row = next(card for card in made.findChildren(Card))
    for ask in row.findChildren(Button):
        ask.hide()
    settle()
    assert top.isVisible() and row.height() >= current().px(4) + current().metrics("body").height()


@pytest.mark.parametrize("high", [500, 560, 688, 900])
def test_the_decision_has_one_scroll_bar_whatever_the_height(talked: CaseWindow, high: int) -> None:
    page = talked.show("decision")
    assert isinstance(page, DecisionPage) and talked.context.now.having(Role.HARMED)
    page.window().resize(1366, high)
    settle()
    settle()
    moving = [w for w in visible(page) if isinstance(w, ScrollBody) and w.verticalScrollBar().maximum() > 0]
    assert len(moving) == 1


def test_nine_stages_of_the_folded_rail_stand_closer_rather_than_out_of_sight(themed: Theme, qtbot: QtBot) -> None:
    made = RailList("Stages")
    signs = [RailRow(str(number), "Stage", "Second line", sign=Sign.DONE) for number in range(9)]
    made.set_rows([RailRow("overview", "Overview", icon="folder"), *signs])
    made.set_slim(True)
    qtbot.addWidget(made)
    made.resize(56, current().px(70))
    made.show()
    settle()
    last = made.visualRect(made.model().index(9, 0))
    assert made.viewport().rect().contains(last) and last.height() >= current().px(6.75)


@pytest.mark.parametrize("high", range(200, 300, 7))
def test_no_words_of_a_list_are_cut_in_half_at_its_end(themed: Theme, qtbot: QtBot, high: int) -> None:
    made = RailList("Scripts")
    made.set_rows([RailRow(str(number), "Talk with a supporter") for number in range(12)])
    qtbot.addWidget(made)
    made.resize(260, high)
    made.show()
    settle()
    seen, picture = made.viewport().rect(), made.viewport().grab().toImage()
    rows = [made.visualRect(made.model().index(number, 0)) for number in range(12)]
    edge = current().px(1.5)
    for cut in (row for row in rows if seen.intersects(row) and not seen.contains(row.adjusted(0, edge, 0, -edge))):
        part = picture.copy(cut.intersected(seen))
        assert len({part.pixel(x, y) for x in range(part.width()) for y in range(part.height())}) <= 1


def test_a_heading_that_scrolls_with_a_tall_notice_stands_where_it_stands_on_other_pages(window: MainWindow) -> None:
    window.resize(1366, 688)
    stands = []
    for lines in (1, 30):
        page = Page("Report and safety")
        page.put_on_top(label("Something serious was said.\n" * lines))
        window.show_page(page)
        settle()
        stands.append(page.title.mapTo(window, QPoint(0, 0)).y())
    assert stands[0] == stands[1]


@pytest.mark.parametrize("high", range(200, 700, 37))
def test_in_a_low_window_no_sign_of_the_folded_rail_is_cut_in_half(themed: Theme, qtbot: QtBot, high: int) -> None:
    made = RailList("Stages")
    signs = [RailRow(str(number), "Stage", "Second line", sign=Sign.DONE) for number in range(8)]
    made.set_rows([RailRow("overview", "Overview", icon="folder"), *signs])
    made.set_slim(True)
    qtbot.addWidget(made)
    made.resize(56, high)
    made.show()
    settle()
    model = made.model()
    rows = [made.visualRect(model.index(number, 0)) for number in range(model.rowCount())]
    signed = [QRect(16, row.center().y() - current().px(3), current().px(6), current().px(6)) for row in rows]
    seen, picture = made.viewport().rect(), made.viewport().grab().toImage()
    for sign in (sign for sign in signed if seen.intersects(sign) and not seen.contains(sign)):
        part = picture.copy(sign.intersected(seen))
        assert len({part.pixel(x, y) for x in range(part.width()) for y in range(part.height())}) == 1
