"""A page that was left hears nothing more, and a page that stands is never taken for one that was left."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL, QObject, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.ui.context import Place
from kring.ui.frame.pages import Pages
from kring.ui.frame.tab_order import in_order, is_stop
from kring.ui.jobs import Jobs
from kring.ui.theme import Theme, current
from kring.ui.widgets.field import LineField
from kring.ui.widgets.hearing import ask, later, listen, still_hears
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import Page, ScrollBody
from kring.usecases import cases
from program_builders import Started
from ui.every_screen import settle

STAGES = (
    *("overview", "today", "report", "people", "talks", "support", "decision", "preparation", "agreement"),
    *("follow-up", "sheet", "print", "begin-talk", "live"),
)


class Source(QObject):
    """Something that lives longer than a page."""

    said = Signal(str)


def test_what_was_let_go_hears_nothing_from_that_moment_on(themed: Theme) -> None:
    source, heard, holder = Source(), [], QWidget()
    inside = QWidget(holder)
    listen(inside, source.said, heard.append)
    source.said.emit("while it stands")
    let_go(holder)
    source.said.emit("after it was left")
    listen(inside, source.said, heard.append)
    later(inside, lambda: heard.append("later"))
    source.said.emit("once more")
    settle()
    assert heard == ["while it stands"] and not still_hears(holder)


def test_an_answer_that_comes_late_is_heard_by_nobody_and_can_be_put_away(themed: Theme, qtbot: QtBot) -> None:
    jobs, heard, put_away, page = Jobs(), [], [], QWidget()
    ask(page, jobs, lambda: "an answer", heard.append, lambda _problem: None, put_away.append)
    ask(page, jobs, lambda: 1 // 0, heard.append, heard.append)
    let_go(page)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == [] and put_away == ["an answer"]
    jobs.shut_down()


def test_only_the_page_that_stands_is_told_of_the_case(themed: Theme, qtbot: QtBot) -> None:
    told: list[str] = []

    class Told(Page):
        def show_case(self) -> None:
            told.append(self.accessibleName())

    pages, first, second = Pages(), Told("first"), Told("second")
    qtbot.addWidget(pages)
    pages.put(first)
    pages.put(second)
    pages.refresh()
    first.refresh()
    assert told == ["second"]


def test_a_page_that_changes_the_case_while_it_is_shown_is_shown_once_more_and_not_inside_itself(themed: Theme) -> None:
    steps: list[str] = []

    class Settling(Page):
        def show_case(self) -> None:
            steps.append("begin")
            if len(steps) < 2:
                self.refresh()
            steps.append("end")

    page = Settling("Report")
    page.refresh()
    assert steps == ["begin", "end", "begin", "end"]
    let_go(page)
    settle()


def test_words_that_settle_on_leaving_are_kept(themed: Theme, qtbot: QtBot) -> None:
    kept: list[str] = []
    pages, page, field = Pages(), Page("Report"), LineField()
    qtbot.addWidget(pages)
    field.settled.connect(kept.append)
    page.add(field)
    pages.put(page)
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "by the lockers")
    pages.put(Page("Today"))
    assert kept == ["by the lockers"]


def _listeners(started: Started) -> dict[str, int]:
    """How many hear each thing that outlives a page."""
    context, app = started.context, QApplication.instance()
    assert app is not None
    heard: list[tuple[QObject, str]] = [
        *((context, f"{name}()") for name in ("lock_wanted",)),
        *((context, f"{name}(PyObject)") for name in ("case_changed", "wanted", "settings_changed", "saved")),
        *((context, f"{name}(QString)") for name in ("not_saved", "told")),
        (current(), "changed()"),
        (app, "focusChanged(QWidget*,QWidget*)"),
        (app, "screenAdded(QScreen*)"),
    ]
    return {name: thing.receivers(SIGNAL(name)) for thing, name in heard}


def _ready(started: Started) -> Callable[[str], Place]:
    built, run = build.in_conference(started.context.desk)
    person = built["ellie"]

    def place(page: str) -> Place:
        return Place(page, built.id, person if page == "begin-talk" else None, run.id if page == "live" else None)

    return place


@pytest.mark.parametrize("page", STAGES)
def test_leaving_a_page_leaves_nobody_who_hears(started: Started, page: str) -> None:
    place = _ready(started)
    started.shell.go(place("overview"))
    started.shell.go(Place("cases"))
    settle()
    before = _listeners(started)
    started.shell.go(place(page))
    assert started.shell.place.page == page
    QApplication.processEvents()
    assert _listeners(started) != before
    started.shell.go(Place("cases"))
    settle()
    assert _listeners(started) == before


@pytest.mark.parametrize("page", STAGES)
def test_looking_for_where_tab_goes_and_a_collection_leave_a_page_whole(started: Started, page: str) -> None:
    """PySide took the answer to "who has the focus for you" for a child of the asked: the page fell out of memory."""
    place = _ready(started)
    started.shell.go(place(page))
    QApplication.processEvents()
    assert [widget for widget in in_order(started.window) if is_stop(widget)]
    gc.collect()
    shown = started.window.page()
    assert shown is not None
    for area in shown.findChildren(QScrollArea):
        if area.metaObject().className() == ScrollBody.__name__:
            assert isinstance(area, ScrollBody), "its Python half is gone"
    assert all(shiboken6.isValid(part) for part in vars(shown).values() if isinstance(part, QWidget))
    if started.context.case is not None:
        started.context.do(cases.record, e.CaseDescribed("Lockers", e.Nature.BULLYING, "Shown once more"))
