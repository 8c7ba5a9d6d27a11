"""The whole program with a conference on its screen, driven by its keys."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.session.run import Run
from kring.ui.frame.context import Place
from kring.ui.live.live_page import LivePage
from kring.ui.widgets.page import Page
from kring.usecases import cases
from kring.usecases.talks.talks import open_talk
from program_builders import Started, unlocked

K = Qt.Key
NO = Qt.KeyboardModifier.NoModifier


class InLive:
    """The whole program, with a conference on its screen."""

    def __init__(self, qtbot: QtBot, folder: Path, opened: bool = True) -> None:
        """On its first line; not `opened`: before who is here was ticked."""
        self.started: Started = unlocked(qtbot, folder)
        if opened:
            self.built, talk = build.in_conference(self.started.context.desk)
            self.started.shell.go(Place("live", self.built.id, talk=talk.id))
            self.talk = talk
        else:
            self.built = build.at_the_door(self.started.context.desk)
            self.built.record(*[e.CameIn(p, False, build.CONFERENCE) for p in self.built.case.circle])
            self.started.shell.go(Place("here", self.built.id))
        QApplication.processEvents()
        self.window = self.started.window
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        if opened:
            self.page.hands.moves.guard_ms = 0

    @property
    def page(self) -> LivePage:
        page = self.window.page()
        assert isinstance(page, LivePage)
        return page

    @property
    def focus(self) -> QWidget:
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, code: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        QTest.keyClick(self.focus, code, modifiers)
        QApplication.processEvents()

    def begin(self) -> None:
        assert self.focus is self.page.board.script

    def is_there(self) -> bool:
        return self.started.shell.place.page == "live" and isinstance(self.window.page(), LivePage)

    def words(self) -> str:
        """Every word of every window and dialog that is shown."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        shown = [w for top in tops for w in (top, *top.findChildren(QWidget)) if w.isVisible()]
        found = [w.accessibleName() + w.accessibleDescription() + w.toolTip() for w in shown]
        found += [w.text() for w in shown if isinstance(w, QLabel | QPushButton)]
        if isinstance(self.window.page(), LivePage) and self.page.board.isVisible():
            found += [self.page.board.script.line().text, self.page.board.script.line().name, *self.page.board.then]
        return "\n".join([*found, self.window.windowTitle()])

    # what a test of the ends looks at

    def press(self, words: str) -> None:
        """Keys one after another, as they are written: "F12 3 Return"."""
        for word in words.split():
            *held, key = word.split("+")
            modifiers = NO
            for name in held:
                modifiers |= {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}[
                    name
                ]
            self.key(getattr(K, f"Key_{key}"), modifiers)

    def chair(self, who: str) -> str:
        """The key of somebody's chair."""
        return str(self.page.panel.by_key.index(self.built[who]) + 1)

    @property
    def any_page(self) -> Page:
        """Whatever page stands."""
        found = self.window.page()
        assert found is not None
        return found

    @property
    def place(self) -> str:
        """Where the program is."""
        return self.started.shell.place.page

    def case(self) -> Case:
        """The case as it lies on the disk."""
        return cases.load(self.started.context.desk, self.built.id)

    def run(self) -> Run:
        """The session as it lies on the disk."""
        return open_talk(self.started.context.desk, self.case(), self.talk.id).run

    def go(self, page: str) -> None:
        """To a page of the case, by the shell's own way."""
        self.started.shell.go(Place(page, self.built.id, talk=self.talk.id))
        QApplication.processEvents()

    def days_later(self, on: date) -> None:
        """Another day: planned anew, asked the day before, and everything at the door seen to but who is here."""
        clock, built = self.built.clock, self.built
        clock.go_to(date.fromordinal(on.toordinal() - 1), time(9, 0))
        self.record(e.ConferencePlanned(on, time(13, 30), "Room 2.14"))
        self.record(
            *[e.AskedAgain(built[p], e.Again.YES, clock().date(), "Mrs Price") for p in ("ellie", "tom")],
        )
        clock.go_to(on, time(13, 0))
        self.record(
            *[e.AskedAgain(built[p], e.Again.YES, on, "Mrs Price", True, time(12, 50)) for p in ("ellie", "tom")],
            e.DoorChecked("second-adult", True, "Mr Khan"),
            e.DoorChecked("plan-b", True, "Each goes on with an own adult in Room 9."),
        )

    def record(self, *happened: e.Event) -> None:
        """Something that happened, also in the open case."""
        self.started.context.open(self.built.record(*happened))
        QApplication.processEvents()
