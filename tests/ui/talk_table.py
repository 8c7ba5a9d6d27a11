"""A window with a talk in it, led by its keys, over a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkKind
from kring.domain.session.script import Records, Step
from kring.settings import Settings
from kring.ui.frame.context import Context, Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.talks.answers import AnswerForm
from kring.ui.talks.begin_page import BeginPage
from kring.ui.talks.question import QuestionView
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.choice import ChoiceCard
from kring.ui.widgets.page import Page
from kring.usecases.talks import talks

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def answer_of(form: AnswerForm, code: str) -> ChoiceCard:
    """One of the answers to choose from, wherever it stands."""
    assert form.choice is not None
    cards = (made for made in form.choice.buttons() if isinstance(made, ChoiceCard))
    return next(card for card in cards if card.option.id == code)


class Table:
    """A window with a case in which a first talk with Ellie was held."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.desk = build.desk(folder)
        self.built = build.safe(self.desk)
        self.built.clock.go_to(date(2026, 10, 13))
        build.talk(self.built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1")
        self.built.clock.go_to(date(2026, 10, 20))
        self.context = Context(self.desk, Settings(), Jobs())
        self.context.open(self.built.case)
        self.gone: list[Place] = []
        self.said: list[str] = []
        self.context.wanted.connect(self.gone.append)
        self.context.told.connect(self.said.append)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 688)
        self.window.show()

    def show(self, page: Page) -> None:
        self.window.show_page(page)
        self.window.activateWindow()
        QApplication.processEvents()

    def begin(self, way: str = "one", script: str = "", person: str = "ellie", on: date | None = None) -> TalkPage:
        """Through the page before the talk, by its primary key."""
        page = BeginPage(self.context, Place("begin-talk", self.built.id, self.built[person], about=script))
        self.show(page)
        if on is not None:
            page.on.set_day(on)
        page.how.set_value(way)
        self.key(K.Key_Return, CTRL)
        self.talk = TalkPage(self.context, self.gone[-1])
        self.show(self.talk)
        return self.talk

    def key(self, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, code, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def next_until(self, records: Records) -> None:
        self._next(lambda step: step.records is records)

    def next_to(self, step_id: str) -> None:
        self._next(lambda step: step.id == step_id)

    def _next(self, wanted: Callable[[Step], bool]) -> None:
        for _line in self.talk.sitting.run.turns:
            if wanted(self.talk.sitting.run.current.step):
                return
            self.key(K.Key_Return, CTRL)
        raise AssertionError("no such question")

    def choose_answer(self, code: str) -> None:
        """One of the answers to the present question, wherever it stands."""
        form = self.question().form
        assert form is not None
        answer_of(form, code).click()
        QApplication.processEvents()

    def end(self) -> None:
        """Finish on the page, also where something is still open."""
        self.key(K.Key_Return, CTRL)
        if self.talk.asks_about_open_lines:
            self.key(K.Key_Return, CTRL)

    def question(self) -> QuestionView:
        assert isinstance(self.talk.view, QuestionView)
        return self.talk.view

    def on_disk(self) -> talks.OpenTalk:
        """The talk as the vault has it."""
        self.talk.leaving()
        return talks.open_talk(self.desk, self.context.now, self.talk.fact.id)
