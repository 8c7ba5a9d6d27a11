"""A page opens at its beginning, and its one way on is in sight then: itself, or what stands for it at the bottom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kring.ui.frame.window import MainWindow
from kring.ui.widgets.button import PRIMARY, Button, button
from kring.ui.widgets.card import Card
from kring.ui.widgets.field import LineField
from kring.ui.widgets.page import Page
from kring.ui.widgets.stand_in import StandIn
from kring.ui.widgets.text import label
from ui.every_screen import settle
from ui.opening_rules import opened_badly, opens_further_down, way_on_out_of_sight
from ui.screen_rules import primaries, way_on_twice

SENTENCE = "A sentence that is long enough to need a little room. "
CTRL = Qt.KeyboardModifier.ControlModifier


def long_page(lines: int = 90) -> tuple[Page, Button]:
    """A page whose way on stands below many lines."""
    page, go_on = Page("Overview"), button("Start", "primary", "arrow-right")
    page.add(label(SENTENCE * lines, wrap=True))
    card = Card()
    card.add_row("Prepare Mark, apart", "", go_on)
    page.add(card)
    page.end()
    page.set_primary(go_on)
    return page, go_on


def show(window: MainWindow, page: Page) -> None:
    window.resize(1024, 600)
    window.show_page(page)
    settle()


def stand_in(window: MainWindow) -> StandIn | None:
    shown = [made for made in window.findChildren(StandIn) if made.isVisible()]
    assert len(shown) < 2
    return shown[0] if shown else None


def test_a_way_on_that_is_out_of_sight_stands_at_the_bottom_with_what_it_is_about(window: MainWindow) -> None:
    page, go_on = long_page()
    pressed: list[str] = []
    go_on.clicked.connect(lambda: pressed.append("own"))
    show(window, page)
    made = stand_in(window)
    assert made is not None and made.label == "Start" and made.kind == PRIMARY
    assert made.accessibleDescription() == "Ctrl+Enter" and go_on.accessibleDescription() == ""
    assert opened_badly(page) == [] and [*primaries(window), *way_on_twice(window)] == []
    assert "Prepare Mark, apart" in [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert QApplication.focusWidget() is made
    made.click()
    assert pressed == ["own"] and go_on.hasFocus()
    QTest.keyClick(go_on, Qt.Key.Key_Return, CTRL)
    assert pressed == ["own", "own"]


def test_a_way_on_that_is_in_sight_needs_nothing_at_the_bottom(window: MainWindow) -> None:
    page, go_on = long_page(25)
    show(window, page)
    assert stand_in(window) is None and go_on.kind == PRIMARY
    window.resize(1024, 300)
    settle()
    assert stand_in(window) is not None
    window.resize(1024, 900)
    settle()
    assert stand_in(window) is None and go_on.kind == PRIMARY


def test_in_a_footer_it_stands_at_the_right_end_and_the_footer_that_comes_later_takes_it(window: MainWindow) -> None:
    page, _go_on = long_page()
    show(window, page)
    assert stand_in(window) is not None
    page.set_footer([button("Back")])
    settle()
    made = stand_in(window)
    assert made is not None and page.footer is not None and page.footer.isAncestorOf(made)
    assert opened_badly(page) == []


def test_it_follows_what_it_stands_for(window: MainWindow) -> None:
    page, go_on = long_page()
    show(window, page)
    go_on.setEnabled(False)
    settle()
    assert stand_in(window) is None
    go_on.setEnabled(True)
    go_on.set_label("Go on")
    page.way_on.show()
    settle()
    made = stand_in(window)
    assert made is not None and made.label == "Go on"
    go_on.hide()
    settle()
    assert stand_in(window) is None


def test_a_form_that_is_open_has_the_key_where_it_stands(window: MainWindow) -> None:
    page, go_on = long_page()
    keep = button("Keep")
    page.body.insertWidget(0, keep)
    show(window, page)
    page.way_on.open_form(keep)
    settle()
    assert stand_in(window) is None and keep.kind == PRIMARY and go_on.kind != PRIMARY
    page.way_on.close_form(keep)
    settle()
    assert stand_in(window) is not None and keep.kind != PRIMARY


def test_what_a_page_begins_with_further_down_waits_for_tab(window: MainWindow) -> None:
    page = Page("People")
    page.add_button(button("Print"))
    page.add(label(SENTENCE * 90, wrap=True))
    line = LineField(name="A name")
    page.add(line)
    page.set_first(line)
    show(window, page)
    assert QApplication.focusWidget() is page and list(opens_further_down(page)) == []
    QTest.keyClick(page, Qt.Key.Key_Tab)
    settle()
    assert line.hasFocus() and line.visibleRegion().boundingRect() == line.rect()


def test_a_form_that_opens_with_the_page_keeps_the_keys(window: MainWindow) -> None:
    page, _go_on = long_page()
    line = LineField(name="Half written")
    page.body.insertWidget(page.body.count() - 1, line)
    window.resize(1024, 600)
    window.show_page(page)
    line.setFocus()
    settle()
    assert line.hasFocus() and line.visibleRegion().boundingRect() == line.rect()


def test_a_field_that_was_asked_for_comes_into_sight(window: MainWindow) -> None:
    page = Page("Settings")
    page.add(label(SENTENCE * 90, wrap=True))
    line = LineField(name="Holidays")
    page.add(line)
    page.set_first(line, asked_for=True)
    show(window, page)
    assert line.hasFocus() and line.visibleRegion().boundingRect() == line.rect()
    assert list(opens_further_down(page)) == [], "it was asked for"


def test_the_rules_find_a_page_that_opens_further_down_and_a_way_on_that_is_out_of_sight(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kring.ui.widgets.stand_in.InSight.look", lambda _self: None)
    monkeypatch.setattr("kring.ui.widgets.opening.PageOpening._at_top", lambda _self, _at: None)
    page, go_on = long_page()
    page.set_first(go_on)
    show(window, page)
    assert len(list(opens_further_down(page))) == 1
    page.content.verticalScrollBar().setValue(0)  # type: ignore[attr-defined]
    assert len(list(way_on_out_of_sight(page))) == 1
