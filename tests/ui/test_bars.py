"""Bars between what scrolls and the bar at the bottom, in very large type: each is whole, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint

import builders as build
from failing_disk import FailingDisk, Where, sqlite
from kring import i18n
from kring.domain import events as e
from kring.ui.frame.context import Place
from kring.ui.frame.message import MessageWay
from kring.ui.frame.save_state import SaveState
from kring.ui.ground.theme import Theme, current
from kring.ui.unsaved.at_desk import UnsavedAtDesk
from kring.ui.unsaved.bar import WaitingBar
from kring.ui.widgets.page import AT_ALL
from kring.usecases import cases
from program_builders import Started
from ui.every_screen import settle
from ui.screen_rules import cut, menus_left_out

LONG = "Words that are only half written wait for you on the page Report and safety. Nothing of them is lost."
SMALLEST = (1024, 600)


@pytest.fixture
def large(themed: Theme, started: Started) -> Iterator[Started]:
    """In Dutch, at 200 percent, on the smallest screen."""
    i18n.use("nl")
    themed.set_percent(200)
    started.window.speak()
    started.shell._show_commands()
    started.window.resize(*SMALLEST)
    yield started
    i18n.use("en")


def waits(started: Started, built: build.Built, monkeypatch: pytest.MonkeyPatch) -> WaitingBar:
    """The disk takes nothing for the third time."""
    FailingDisk(monkeypatch).fail(sqlite(10), Where(""))
    started.context.do(cases.record, e.CaseDescribed(built.case.title, e.Nature.BULLYING, "Written without a disk"))
    for _time in range(2):
        started.context.try_again()
    settle()
    (desk,) = started.context.findChildren(UnsavedAtDesk)
    assert desk.bar.isVisible()
    return desk.bar


@pytest.mark.parametrize("page", ["overview", "today", "report", "talks", "agreement", "preparation"])
def test_a_sentence_and_words_that_wait_are_whole_above_whole_buttons(
    large: Started, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    built = build.at_the_door(large.context.desk)
    large.shell.go(Place(page, built.id))
    settle()
    bar = waits(large, built, monkeypatch)
    assert list(cut(large.window)) == [] and list(menus_left_out(large.window)) == []
    large.window.message.say(LONG, MessageWay("Ga erheen", lambda: None))
    settle()
    settle()
    shown = large.window.page()
    assert shown is not None and large.window.message.text == LONG
    assert list(cut(large.window)) == []
    assert shown.content.height() >= current().px(AT_ALL)
    large.window.message.clear()
    settle()
    assert bar.isVisible() and list(cut(large.window)) == []


def test_the_disk_that_fails_is_said_by_one_bar(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build.opened(started.context.desk)
    started.shell.go(Place("overview", built.id))
    settle()
    said = list[str]()
    started.context.not_saved.connect(lambda _words: said.append(started.window.message.text))
    waits(started, built, monkeypatch)
    assert [bool(words) for words in said] == [True, True, False]
    started.window.message.say(LONG)
    started.context.try_again()
    assert started.window.message.text == LONG, "another sentence is not taken away for it"


def test_no_button_at_the_bottom_moves_when_words_begin_to_wait(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build.at_the_door(started.context.desk)
    started.shell.go(Place("conference", built.id))
    settle()
    page = started.window.page()
    assert page is not None and page.footer is not None
    before = page.footer.mapTo(started.window, QPoint(0, 0))
    bar = waits(started, built, monkeypatch)
    assert page.footer.mapTo(started.window, QPoint(0, 0)) == before
    assert bar.mapTo(started.window, QPoint(0, bar.height())).y() <= before.y()


def test_the_bar_for_words_that_wait_stays_on_the_next_page(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build.opened(started.context.desk)
    started.shell.go(Place("overview", built.id))
    bar = waits(started, built, monkeypatch)
    started.shell.go(Place("people", built.id))
    settle()
    page = started.window.page()
    assert page is not None and page.isAncestorOf(bar) and bar.isVisible()


def test_where_menus_need_the_room_two_words_say_that_something_is_not_saved(themed: Theme) -> None:
    mark = SaveState()
    mark.set_failed()
    mark.set_brief(True)
    assert mark.text == "Not saved" and mark.accessibleName() == "Not saved, trying again"
    mark.set_saved("10:42")
    assert mark.text == "Saved 10:42"
