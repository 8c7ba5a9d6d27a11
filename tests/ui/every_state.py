"""What the window shows before a case is open and beside it: first run, the wizards, dialogs, hide, words that wait."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

import builders as build
from failing_disk import FailingDisk, Where, sqlite
from kring.domain import events as e
from kring.paths import Folders
from kring.rehearsal.practice import Point, open_practice
from kring.settings import Settings
from kring.ui.access.first_page import FirstPage
from kring.ui.access.lock_page import LockPage
from kring.ui.access.missing_page import MissingPage
from kring.ui.frame.context import Place
from kring.ui.frame.hide_page import Cover
from kring.ui.frame.message import MessageWay
from kring.ui.home.new_case import NewCase
from kring.ui.live.live_page import LivePage
from kring.ui.program.entry import ProgramEntry
from kring.ui.program.program import Program
from kring.ui.unsaved.at_desk import UnsavedAtDesk
from kring.usecases import cases
from kring.usecases.access import access, hide_code
from program_builders import door_of
from ui.every_screen import Shown, Tour, settle

K = Qt.Key
LONG = "Words that are only half written wait for you on the page Report and safety. Nothing of them is lost."


class States:
    """Goes over what comes before the program, and what stands above its pages."""

    def __init__(self, tour: Tour) -> None:
        self.tour, self.folder = tour, tour.folder / "others"

    # before the program

    def before(self) -> Iterator[Shown]:
        """First run with its four pages, the lock with the recovery sheet, and data that is not where it was."""
        with self._entry(Folders.under(self.folder / "none").make()):
            yield from self._first_run()
        with self._entry(self._vault("gone"), gone=True):
            page = self.tour.page(MissingPage)
            page.look_again()
            settle()
            yield Shown("missing", self.tour.window)
            page.anew.click()
            settle()
            yield Shown("missing: without them", self.tour.window)
        with self._entry(self._vault("there")):
            lock = self.tour.page(LockPage)
            lock.other.click()
            lock._on_failed(ValueError("not known"))
            settle()
            yield Shown("lock: recovery sheet", self.tour.window)

    @contextmanager
    def _entry(self, folders: Folders, gone: bool = False) -> Iterator[None]:
        door = door_of(folders, self.tour.stage.clock, build.counter(20_000_000))
        if gone:
            shutil.rmtree(folders.data)
        settings = Settings(language=self.tour.stage.language)
        entry = ProgramEntry(Program(door, folders, lambda _how: None), settings, self.tour.window)
        entry.start()
        settle()
        yield
        entry.jobs.finish()
        entry.jobs.shut_down()

    def _vault(self, name: str) -> Folders:
        folders = Folders.under(self.folder / name).make()
        door = door_of(folders, self.tour.stage.clock, build.counter(30_000_000))
        school = access.School("Mrs Vale", "until it is safe")
        access.create(door, build.PASSPHRASE, build.RECOVERY_KEY, school).close()
        return folders

    def _first_run(self) -> Iterator[Shown]:
        wizard = self.tour.page(FirstPage).wizard
        yield Shown("first run: school", self.tour.window)
        wizard.school.holder.set_words("Mrs Vale")
        wizard.next()
        words = wizard.words
        words.first_line.setText("too short")
        words.second.setText("another")
        words.show_it.setChecked(True)
        settle()
        yield Shown("first run: passphrase", self.tour.window)
        for line in (words.first_line, words.second):
            line.setText(build.PASSPHRASE)
        wizard.next()
        settle()
        yield Shown("first run: recovery sheet", self.tour.window)
        wizard.next()
        for box in wizard.back_page.boxes.values():
            box.setText("0000")
        settle()
        yield Shown("first run: typed back", self.tour.window)

    # in the program

    def screens(self) -> Iterator[Shown]:
        """A new case, a message, hide and its code, words that wait, a conference that is about to be closed."""
        yield from self._new_case()
        yield from self._message()
        yield from self._hide()
        yield from self._waits()
        yield from self._elsewhere_live()

    def _new_case(self) -> Iterator[Shown]:
        self.tour.shell.go(Place("cases", about="new"))
        settle()
        wizard = self.tour.dialog()
        assert isinstance(wizard, NewCase)
        wizard.report.title_line.set_words("Ellie")
        wizard.next()
        wizard.safety.safe.buttons()[-1].click()
        settle()
        yield Shown("new case: safety", wizard)
        wizard.next()
        wizard.people.first.set_words("Ellie Marsh")
        settle()
        yield Shown("new case: people", wizard)
        self.tour.window.toggle_hide()
        settle()
        covers = wizard.findChildren(Cover)
        yield Shown("new case: hidden", covers[0])
        self.tour.window.toggle_hide()
        settle()
        wizard.reject()
        self._front()

    def _message(self) -> Iterator[Shown]:
        self.tour.go("message", Place("report", self.tour.stage.cases[Point.NEW]))
        self.tour.window.message.say(LONG, MessageWay("Go there", lambda: None))
        settle()
        yield Shown("message", self.tour.window)

    def _hide(self) -> Iterator[Shown]:
        window, desk = self.tour.window, self.tour.context.desk
        window.toggle_hide()
        settle()
        yield Shown("hidden", window)
        hide_code.set_code(desk, "2468")
        window.toggle_hide()
        settle()
        asks = self.tour.dialog()
        asks.say("That is not the code. 3 tries are left, then it is the passphrase.")  # type: ignore[attr-defined]
        settle()
        yield Shown("hidden: code", asks)
        hide_code.forget(desk)
        asks.reject()
        window.toggle_hide()
        self._front()

    def _waits(self) -> Iterator[Shown]:
        """The disk takes nothing: the bar, another place; and afterwards words that a rule did not take."""
        context, window = self.tour.context, self.tour.window
        case = self.tour.case(Point.NEW)
        self.tour.go("waits", Place("report", case.id))
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch)
            disk.fail(sqlite(10), Where(""))
            context.do(cases.record, e.CaseDescribed(case.title, e.Nature.BULLYING, "Written without a disk"))
            for _time in range(2):
                context.try_again()
            settle()
            yield Shown("words wait", window)
            window.message.say(LONG, MessageWay("Go there", lambda: None))
            settle()
            yield Shown("words wait, and something is said", window)
            window.message.clear()
            (desk,) = context.findChildren(UnsavedAtDesk)
            desk.bar.button.click()
            context.carrier.finish()
            settle()
            dialog = self.tour.dialog()
            dialog.inside.save_here()  # type: ignore[attr-defined]
            settle()  # what it says now has its height
            yield Shown("words wait: another place", dialog)
            dialog.close()
            disk.mend()
            assert context.try_again()
        self._front()
        today = context.desk.today()
        context.do(cases.record, e.Decided(e.Path.CONFERENCE, today, e.Verdict.YES, "Why we meet"))
        yield self.tour.go("words not taken", Place("overview", case.id))

    def _elsewhere_live(self) -> Iterator[Shown]:
        """In a conference: another place in the circle's place, other words in large type, and the way out by X."""
        desk, tour = self.tour.context.desk, self.tour
        case = open_practice(desk, Point.BEFORE_CONFERENCE, practice=False)
        talk = tour.conference(case)
        tour.go("live", Place("live", case.id, talk=talk.id))
        page = tour.window.page()
        assert isinstance(page, LivePage)
        page.hands.moves.guard_ms = 0
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch)
            disk.fail(sqlite(10), Where(""))
            tour.press(K.Key_Space)
            for _time in range(2):
                tour.context.try_again()
            settle()
            yield Shown("live: words wait", tour.window)
            page.hands.tools.elsewhere()
            tour.context.carrier.finish()
            settle()
            yield Shown("live: words wait: another place", tour.window)
            tour.press(K.Key_Escape)
            disk.mend()
            assert tour.context.try_again()
        page.hands.tools.elsewhere()
        tour.context.carrier.finish()
        settle()
        yield Shown("live: another place", tour.window)
        tour.press(K.Key_Escape)
        while page.run.current.person not in case.harmed:
            tour.press(K.Key_Space)
        for number in range(4):
            tour.press(K.Key_O)
            yield Shown(f"live: other words {number}", tour.window)
        tour.window.close()
        settle()
        yield Shown("live: lock and close", tour.window)
        tour.press(K.Key_Escape)
        self._front()

    def _front(self) -> None:
        self.tour.window.activateWindow()
        settle()
