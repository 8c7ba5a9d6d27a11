"""A window in which a conference runs, driven by its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkKind
from kring.domain.session.run import Run
from kring.settings import Settings
from kring.ui.frame.context import Context, Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.live.live_page import LivePage
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk, open_talk

K = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


Begun = Callable[[Desk], tuple[build.Built, OpenTalk]]
FROM_README = Path(__file__).parent / "scripts" / "from_readme"


def with_answers(desk: Desk) -> tuple[build.Built, OpenTalk]:
    """A conference that runs by a school's own script, some lines of which have answers to choose from."""
    built = build.at_the_door(desk)
    key, _looked = own.bring_in(desk, (FROM_README / "harmed-chooses-order.yaml").read_text("utf-8"))
    built.clock.go_to(build.CONFERENCE, time(13, 30))
    circle, script = built.case.circle, key.partition("/")[2]
    built.case, talk = talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, circle, script, "Mrs Okafor")
    return built, talk


class Room:
    """The live page in a real window, over a real vault."""

    def __init__(
        self, qtbot: QtBot, folder: Path, settings: Settings | None = None, begun: Begun = build.in_conference
    ) -> None:
        self.desk = build.desk(folder)
        self.built, talk = begun(self.desk)
        self.talk = talk.id
        self.context = Context(self.desk, settings or Settings(), Jobs())
        self.context.open(self.built.case)
        self.gone: list[Place] = []
        self.context.wanted.connect(self.gone.append)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.rail.hide()  # as in full screen, which a display without a screen does not have
        self.window.menu_row.hide()
        self.page = self.enter()
        self.window.show()
        QApplication.processEvents()
        self.window.activateWindow()
        QApplication.processEvents()

    def enter(self) -> LivePage:
        """The page, made anew as the shell does."""
        page = LivePage(self.context, Place("live", self.built.id, talk=self.talk))
        page.hands.moves.guard_ms = 0
        self.window.show_page(page)
        self.window.set_commands(page.commands())
        self.page = page
        return page

    def focus(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, code: Qt.Key, modifiers: Qt.KeyboardModifier = NO, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _time in range(times):
            QTest.keyClick(self.focus(), code, modifiers)
            QApplication.processEvents()

    def held_down(self, code: Qt.Key) -> None:
        """A key that repeats by itself."""
        event = QKeyEvent(QEvent.Type.KeyPress, code, NO, " ", True)
        QApplication.sendEvent(self.focus(), event)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        QTest.keyClicks(self.focus(), words)

    def begin(self) -> None:
        """The first line; who is here was ticked before it."""
        assert self.run.at == 0

    def until(self, there: Callable[[Run], bool]) -> None:
        """Next, until a line."""
        for _line in self.run.turns:
            if there(self.run):
                return
            self.key(K.Key_Space)
        raise AssertionError("no such line")

    def to(self, who: str) -> None:
        """Next, until somebody is asked."""
        self.until(lambda run: run.current.person == self.built[who])

    @property
    def run(self) -> Run:
        """Where the page stands."""
        return self.page.run

    def on_disk(self) -> Run:
        """Where the vault stands once nothing is on its way there; what it refused waits."""
        self.page.conductor.settle()
        return open_talk(self.desk, self.context.now, self.talk).run

    def said(self) -> str:
        """The quiet sentence."""
        return self.page.board.said
