"""A page that was left hears nothing more, and a page that stands is never taken for one that was left."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL, QMetaMethod, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.frame.pages import Pages
from kring.ui.frame.tab_order import in_order, is_stop
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import Theme, current
from kring.ui.program.routes import HOME, INSIDE, STAGE_PAGES
from kring.ui.widgets.field import LineField
from kring.ui.widgets.hearing import ask, later, listen, still_hears
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import Page, ScrollBody
from kring.usecases import cases
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from program_builders import Started
from ui.every_screen import settle

EVERY_PAGE = [page for page in (*HOME, *STAGE_PAGES, *INSIDE) if page != "cases"]  # that is where one goes from each
# Nothing rolls there but the script and the list, in a plain QScrollArea, or the text of a file, which does so itself.
WITHOUT_BODY = ("live", "here", "script-file")


class Source(QObject):
    """Something that lives longer than a page."""

    said = Signal(str)


def test_every_page_that_has_a_name_stands_in_one_of_the_three_lists_by_which_it_is_made() -> None:
    assert sorted((*HOME, *STAGE_PAGES, *INSIDE)) == sorted(PageName)


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


def _listeners(started: Started) -> Counter[tuple[str, str]]:
    """How many hear each signal of everything that outlives a page: the application, the theme, all in the window."""
    app = QApplication.instance()
    assert app is not None
    of_pages = set(started.window.pages.findChildren(QObject))
    heard: Counter[tuple[str, str]] = Counter()
    for thing in (app, current(), QGuiApplication.styleHints(), started.window, *started.window.findChildren(QObject)):
        kind = thing.metaObject()
        for number in range(kind.methodCount() if thing not in of_pages else 0):
            method = kind.method(number)
            if method.methodType() == QMetaMethod.MethodType.Signal:
                signal = bytes(method.methodSignature().data()).decode()
                heard[kind.className(), signal] += thing.receivers(SIGNAL(signal))
    return +heard


def _told(heard: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Of these, what tells a page of anything: menus are made anew, and the old ones go when pages do."""
    return {
        (kind, signal): number
        for (kind, signal), number in heard.items()
        if kind in ("Context", "Jobs", "MainWindow", "QApplication", "QStyleHints", "Theme", "Watcher")
        and not signal.startswith("destroyed")
    }


def _place(started: Started, page: str) -> Place:
    """Where this page stands, in a case that is as far as the page needs it."""
    desk = started.context.desk
    match page:
        case "scripts" | "script-file" | "practice":
            return Place(page)
        case "script-editor":
            return Place(page, about=own.copy(desk, "conference", "en"))
        case "script-read":
            return Place(page, about="en/conference")
        case "here" | "model":
            return Place(page, build.at_the_door(desk).id)
        case "second-adult":
            return Place(page, build.ready_for_decision(desk).id)
        case "talk" | "begin-talk" | "session":
            built = build.talked(desk)
            talk = build.talk(built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=page == "session")
            return Place(page, built.id, built["ellie"], talk.id if page != "begin-talk" else None)
    built, running = build.in_conference(desk)
    if page == "stopped":
        talks.stop(desk, running, e.StopReason.OTHER)
    return Place(page, built.id, talk=running.id if page in ("live", "stopped") else None)


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.every(3)
def test_leaving_a_page_leaves_nobody_who_hears(started: Started, page: str) -> None:
    place = _place(started, page)
    if place.page not in HOME:
        started.shell.go(replace(place, page="overview"))
    started.shell.go(Place("cases"))
    settle()
    before = _listeners(started)
    started.shell.go(place)
    assert started.shell.place.page == page
    settle()
    assert _listeners(started) != before
    started.shell.go(Place("cases"))
    assert _told(_listeners(started)) == _told(before), "not even while it waits to be deleted"
    settle()
    assert _listeners(started) == before


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.every(3)
def test_looking_for_where_tab_goes_and_a_collection_leave_a_page_whole(started: Started, page: str) -> None:
    """PySide took the answer to "who has the focus for you" for a child of the asked: the page fell out of memory."""
    started.shell.go(_place(started, page))
    QApplication.processEvents()
    assert [widget for widget in in_order(started.window) if is_stop(widget)]
    gc.collect()
    shown = started.window.page()
    assert shown is not None
    areas = [(area.metaObject().className(), type(area).__name__) for area in shown.findChildren(QScrollArea)]
    assert (ScrollBody.__name__ in dict(areas)) is (page not in WITHOUT_BODY)
    assert all(made == still for made, still in areas), f"a Python half is gone: {areas}"
    assert all(shiboken6.isValid(part) for part in vars(shown).values() if isinstance(part, QWidget))
    if started.context.case is not None:
        started.context.do(cases.record, e.CaseDescribed("Lockers", e.Nature.BULLYING, "Shown once more"))
