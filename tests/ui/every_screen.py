"""Every screen of the program with the practice case, one after another, in one window, for tests that look at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget, QWizard

import builders as build
from kring import i18n, paths
from kring.domain.case.case import Case
from kring.domain.case.incidents import on_both_sides
from kring.domain.events import Advanced, CaseId, TalkKind
from kring.domain.report.concerns import serious
from kring.paths import Folders
from kring.rehearsal.practice import Point, open_practice
from kring.settings import Settings
from kring.ui.deciding.about_which import AboutWhichPage
from kring.ui.frame.context import Context, Place
from kring.ui.frame.failure import FailureDialog
from kring.ui.frame.window import MainWindow
from kring.ui.live.live_page import LivePage
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Program
from kring.ui.program.screens_incidents import cross
from kring.ui.program.shell import Shell
from kring.ui.report.what_happened import WhatHappenedPage
from kring.ui.talks.begin_page import BeginPage
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.page import Page
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.papers import hand_over
from kring.usecases.preparing import preparing
from kring.usecases.report import incidents
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk
from program_builders import door_of

P = TypeVar("P", bound=QWidget)
K = Qt.Key
HOME = ("cases", "past", "scripts", "practice", "settings")
PAGES: dict[Point, tuple[str, ...]] = {
    Point.NEW: ("overview", "today", "report", "people", "talks", "decision", "preparation", "follow-up"),
    Point.BEFORE_DECISION: (
        "overview",
        "report",
        "people",
        "talks",
        "support",
        "decision",
        "second-adult",
        "begin-talk",
        "begin-circle",
        "sheet",
    ),
    Point.BEFORE_CONFERENCE: ("overview", "talks", "decision", "preparation", "conference", "agreement", "follow-up"),
    Point.FINISHED: ("overview", "decision", "preparation", "agreement", "sheet", "follow-up", "print"),
}
LIVE_KEYS: dict[str, tuple[K, ...]] = {
    "note": (K.Key_N,),
    "idea": (K.Key_A,),
    "added question": (K.Key_I,),
    "not asked": (K.Key_S,),
    "jump": (K.Key_J,),
    "left": (K.Key_L,),
    "cards": (K.Key_H,),
    "card": (K.Key_H, K.Key_1),
    "break": (K.Key_P,),
    "stop": (K.Key_F12,),
    "way out": (K.Key_Escape, K.Key_Escape),
}
FULL_SCREEN_GAINS = 80  # pixels of height, without task bar and title bar
ABOUT = {"print": "agreement"}
LIVE_BACK: dict[str, K] = {"break": K.Key_P}


@dataclass(frozen=True)
class Shown:
    """A screen that is on the display now: its name, and the window or dialog that it fills."""

    name: str
    top: QWidget
    opened: Page | None = None  # just now


@dataclass
class Stage:
    """A vault on disk with the practice case at every point, in one language."""

    folder: Path
    language: str
    clock: build.Clock
    cases: dict[Point, CaseId]


StageIn = Callable[[str], Stage]


def prepare(folder: Path, language: str) -> Stage:
    """Make the vault and play the practice cases into it."""
    i18n.use(language)
    clock = build.Clock(datetime(2026, 11, 18, 9, 0, tzinfo=build.REPORTED.tzinfo))
    folders = Folders.under(folder).make()
    door = door_of(folders, clock, build.counter())
    access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, access.School("Mrs Vale", "until it is safe")).close()
    vault = access.unlock(door, build.PASSPHRASE)
    desk = access.desk(door, vault, paths.resources(), language)
    made = {point: open_practice(desk, point, practice=False).id for point in Point}
    access.leave(door, vault)
    return Stage(folder, language, clock, made)


class Tour:
    """One window over a prepared vault; `screens` shows one screen after another."""

    def __init__(self, stage: Stage, size: tuple[int, int], folder: Path) -> None:
        i18n.use(stage.language)
        self.stage = stage
        shutil.copytree(stage.folder, folder, dirs_exist_ok=True)  # a tour leaves talks behind
        folders = Folders.under(folder).make()
        self.door = door_of(folders, stage.clock, build.counter(10_000_000))
        self.window = MainWindow()
        self.window.resize(*size)
        self.size, self.folder = size, folder
        settings = Settings(language=stage.language)
        self.entry = ProgramEntry(Program(self.door, folders, lambda _how: None), settings, self.window)
        self.window.show()
        self.window.activateWindow()
        settle()

    @property
    def shell(self) -> Shell:
        """The open program."""
        assert self.entry.shell is not None
        return self.entry.shell

    @property
    def context(self) -> Context:
        """What the pages are handed."""
        assert self.shell.context is not None
        return self.shell.context

    def end(self) -> None:
        """Close everything."""
        self.entry.jobs.finish()
        if self.entry.shell is not None:
            self.entry.shell.leave_now()
        self.entry.jobs.shut_down()
        self.window.close()
        self.window.deleteLater()
        settle()

    def screens(self) -> Iterator[Shown]:
        """Every screen; it is on the display until the next is asked for."""
        yield from self._locked()
        yield from self.pages()
        yield from self._dialogs()
        yield from self._talk()
        yield from self._serious()
        yield from self._live()
        yield from self._session()
        yield from self._incidents()
        yield from self._incident_starts()

    def pages(self) -> Iterator[Shown]:
        """The pages that a menu or the rail leads to, as they open."""
        if self.entry.shell is None or self.entry.shell.context is None:
            self.entry.enter(access.unlock(self.door, build.PASSPHRASE))
        for page in HOME:
            yield self.go(page, Place(page))
        yield self.go("find", Place("past", about="find:"))
        for point, pages in PAGES.items():
            for page in pages:
                yield self.go(f"{point}: {page}", Place(page, self.stage.cases[point], about=ABOUT.get(page, "")))

    def _locked(self) -> Iterator[Shown]:
        self.entry.start()
        settle()
        yield Shown("lock", self.window)

    def go(self, name: str, place: Place) -> Shown:
        """Go to a place, in the window's own size."""
        self.window.resize(*self.size)
        self.shell.go(place)
        settle()
        while self.entry.jobs.busy:
            settle()
        self.window.resize(*self.size)
        settle()
        assert self.shell.place.page == place.page, (name, self.window.message.text)
        return Shown(name, self.window, self.window.page())

    def _dialogs(self) -> Iterator[Shown]:
        self.shell.go(Place("cases", about="new"))
        settle()
        wizard = self.dialog()
        assert isinstance(wizard, QWizard)
        yield Shown("new case", wizard)
        wizard.reject()
        self._at_the_front()
        QTest.keyClick(self.window, K.Key_F1)
        settle()
        yield Shown("help", self.dialog())
        self.dialog().close()
        self._at_the_front()
        failure = FailureDialog(i18n._("Something went wrong in Kring."), "10:42", "KR-1", self.window)
        failure.open()
        settle()
        yield Shown("failure", failure)
        failure.close()
        self._at_the_front()

    def _at_the_front(self) -> None:
        settle()
        self.window.activateWindow()
        settle()

    def page(self, kind: type[P]) -> P:
        """The page on the display, which is of this kind."""
        page = self.window.page()
        assert isinstance(page, kind), page
        return page

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        found = [made for made in self.window.findChildren(QDialog) if made.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def case(self, point: Point) -> Case:
        """The practice case at a point, opened."""
        case = cases.load(self.context.desk, self.stage.cases[point])
        self.context.open(case)
        return case

    def _talk(self) -> Iterator[Shown]:
        case = self.case(Point.BEFORE_DECISION)
        harmed, desk = case.harmed[0], self.context.desk
        now, talk = talks.begin_talk(desk, case.id, TalkKind.INTERVIEW, [harmed], "talk-harmed-2", "")
        self.context.open(now)
        kinds = set()
        while not talk.run.over and talk.run.current != talk.run.turns[-1]:
            kind = (talk.run.current.step.records, talk.run.current.step.answer)
            if str(kind) not in kinds:
                kinds.add(str(kind))
                self.shell.go(Place("cases"))
                yield self.go(f"talk: {kind}", Place("talk", case.id, talk=talk.id))
            talk = talks.step(desk, talk, Advanced())
        yield self.go("talk on one page", Place("talk", case.id, talk=talk.id, about="page"))

    def _serious(self) -> Iterator[Shown]:
        """Something serious is said in a talk, and stands on the pages of the case."""
        case = self.case(Point.NEW)
        harmed, desk = case.harmed[0], self.context.desk
        leads = case.called(case.facilitator)
        now, talk = talks.begin_talk(desk, case.id, TalkKind.INTERVIEW, [harmed], "talk-harmed-1", leads)
        self.context.open(now)
        yield self.go("talk: before", Place("talk", case.id, talk=talk.id))
        page = self.page(TalkPage)
        page.serious.open()
        settle()
        yield Shown("talk: not safe", self.window)
        card = page.serious.card
        assert card is not None
        card.about.buttons()[0].click()
        settle()
        yield Shown("talk: something serious", self.window)
        page.go_on()
        settle()
        yield Shown("talk: closing words", self.window)
        page.go_on()
        settle()
        for where in ("overview", "today", "talks", "decision", "report"):
            yield self.go(f"serious: {where}", Place(where, case.id))
        yield self.go("serious: session", Place("session", case.id, talk=talk.id))
        one = next(one for one in serious(self.context.now) if one.talk == talk.id)
        yield self.go("serious: print", Place("print", case.id, about=hand_over.paper_of(one)))

    def _live(self) -> Iterator[Shown]:
        case = self.case(Point.BEFORE_CONFERENCE)
        yield self.go("live: who is here", Place("here", case.id))
        self.press(K.Key_F12)
        yield Shown("live: not today", self.window)
        talk = self.conference(case)
        self.go("live", Place("live", case.id, talk=talk.id))
        page = self.page(LivePage)
        page.hands.moves.guard_ms = 0
        while page.run.current.person not in case.harmed:
            self.press(K.Key_Space)
        yield Shown("live: a question", self.window)
        for name, keys in LIVE_KEYS.items():
            for key in keys:
                self.press(key)
            yield Shown(f"live: {name}", self.window)
            self.press(LIVE_BACK.get(name, K.Key_Escape))
            page.faces.back_in()
            settle()
        while page.run.current.step.id != "own-time":
            self.press(K.Key_Space)
        yield Shown("live: a question with answers to choose", self.window)
        yield from self._ways_out(page, case)

    def conference(self, case: Case) -> OpenTalk:
        """Everyone is here, and the conference of a case has begun."""
        desk, lead = self.context.desk, case.called(case.facilitator)
        self.context.open(preparing.say_here(desk, case.id, people=case.circle))
        now, talk = talks.begin_talk(desk, case.id, TalkKind.CONFERENCE, case.circle, "conference", lead)
        self.context.open(now)
        return talk

    def _ways_out(self, page: LivePage, case: Case) -> Iterator[Shown]:
        """Who is missed, who stops, another day, and the two ends, each with what comes after at the desk."""
        chairs = page.panel.by_key
        harmed = K(K.Key_1 + chairs.index(case.harmed[0]))
        responsible = K(K.Key_1 + chairs.index(case.responsible[0]))
        for name, keys in (
            ("somebody is missed", (K.Key_L, responsible)),
            ("who stops", (K.Key_1, K.Key_F12, K.Key_3)),
            ("is that right", (harmed,)),
            ("another day", (K.Key_Escape, K.Key_F12, K.Key_4)),
            ("stopped", (K.Key_F12, K.Key_2)),
        ):
            for key in keys:
                self.press(key)
            yield Shown(f"live: {name}", self.window)
        page.hands.out.leave()
        settle()
        self.window.resize(*self.size)
        settle()
        yield Shown("why it was stopped", self.window)

    def _session(self) -> Iterator[Shown]:
        case = self.case(Point.FINISHED)
        assert case.conference is not None
        yield self.go("session", Place("session", case.id, talk=case.conference.id))

    def _incidents(self) -> Iterator[Shown]:
        """Several incidents: what happened in each with its forms, a talk about one, and which a circle is about."""
        case = self.case(Point.BEFORE_DECISION)
        self.context.open(cross(self.context.desk, case))
        yield self.go("incidents", Place("incidents", case.id))
        page = self.page(WhatHappenedPage)
        for name, form in (
            ("another", page.adder), ("change", page.cards[0].change),
            ("an answer", page.cards[1].wording.answer), ("other words", page.cards[1].wording.other),
        ):  # fmt: skip
            page.add_incident() if form is page.adder else form.show()
            form.unfold()
            settle()
            yield Shown(f"incidents: {name}", self.window)
            form.fold()
        page.cards[1].take_out.ask.click()
        settle()
        yield Shown("incidents: what keeps one", self.window)
        for where in ("report", "people", "talks", "overview", "follow-up", "today"):
            yield self.go(f"incidents: {where}", Place(where, case.id))
        yield self.go("incidents: begin-talk", Place("begin-talk", case.id, on_both_sides(self.context.now)[0]))
        begin = self.page(BeginPage)
        begin.which.cards.buttons()[-1].click()
        settle()
        yield Shown("incidents: begin-talk about one", self.window)
        yield self.go("incidents: which", Place("decision", case.id))
        which = self.page(AboutWhichPage)
        next(iter(which.cards.values())).click()
        settle()
        yield Shown("incidents: which, chosen", self.window)
        which.look.click()
        settle()
        for where in ("decision", "second-adult", "print"):
            yield self.go(f"incidents: {where}", Place(where, case.id, about="preparation-checklist"))

    def _incident_starts(self) -> Iterator[Shown]:
        """What a circle is about, where it is led into."""
        case = self.case(Point.BEFORE_CONFERENCE)
        desk = self.context.desk
        cross(desk, case, first_too=False)
        self.context.open(incidents.choose(desk, case.id, incidents=case.chosen))
        yield self.go("incidents: preparation", Place("preparation", case.id))

    def press(self, key: K) -> None:
        """Press a key in full screen."""
        self.window.resize(self.size[0], self.size[1] + FULL_SCREEN_GAINS)
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        settle()


def settle() -> None:
    """Let everything be laid out, and what was dropped be gone."""
    for _round in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
