"""Closing words and what is to be done are seen together, and the words are read before anything is scrolled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kring.ui.ground.theme import current
from kring.ui.widgets.button import BAR_EDGE
from kring.ui.widgets.check import CheckRow
from live_program import InLive
from ui.every_screen import settle

WAYS = {"another day": "F12 4", "withdrawal": "F12 3 {ellie} Return", "stop": "F12 2"}


def place(live: InLive, widget: QWidget) -> QRect:
    """Where it stands in the window."""
    return QRect(widget.mapTo(live.window, widget.rect().topLeft()), widget.size())


def ends(live: InLive, way: str) -> None:
    live.press("Space Space")
    live.press(WAYS[way].format(ellie=live.chair("ellie")))
    settle()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("percent", [100, 150])
def test_all_words_are_seen_beside_what_is_to_be_done(live: InLive, percent: int, way: str) -> None:
    current().set_percent(percent)
    live.window.resize(1366, 768)
    ends(live, way)
    page = live.page.going
    assert page.footer is not None
    foot = place(live, page.footer)
    for words in (page.say, page.then):
        seen = place(live, words)
        assert seen.bottom() < foot.top() and seen.left() >= 0
        assert words.height() >= words.heightForWidth(words.width())
    done = place(live, page.findChildren(CheckRow)[0])
    assert done.left() > place(live, page.say).right() and done.bottom() < foot.top()
    edge = page.footer.findChildren(QWidget)[0].mapTo(live.window, page.rect().topLeft()).x()
    assert abs(edge + current().px(BAR_EDGE) - place(live, page.say).left()) <= 2


def test_words_that_were_said_in_a_narrow_window_take_no_more_lines_in_a_broad_one(live: InLive) -> None:
    live.window.resize(700, 768)
    ends(live, "another day")
    live.window.resize(1366, 768)
    settle()
    page = live.page.going
    one = page.say.fontMetrics().lineSpacing()
    assert page.say.height() < 2.6 * one


@pytest.mark.parametrize("way", WAYS)
def test_in_very_large_type_what_is_to_be_done_begins_below_the_words_and_before_the_end(
    live: InLive, way: str
) -> None:
    current().set_percent(200)
    live.window.resize(1366, 768)
    ends(live, way)
    page = live.page.going
    assert page.footer is not None
    foot, words = place(live, page.footer), place(live, page.then)
    assert words.bottom() < foot.top()
    first = place(live, page.findChildren(CheckRow)[0])
    assert first.left() > place(live, page.say).right() or words.bottom() < first.top()
