"""Puts the window together: the open vault, the rail, the menus, and the way from page to page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from kring.domain.case.case import Case
from kring.domain.errors import KringError
from kring.domain.events import CaseId
from kring.i18n import _, clock_time
from kring.settings import Settings, save
from kring.ui.frame.application import speak
from kring.ui.frame.context import Context, Place
from kring.ui.frame.last_place import HOME_PLACE, from_text, last_place
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import current
from kring.ui.program.backup_clock import BackupClock
from kring.ui.program.locking import Locking
from kring.ui.program.menus import commands_for
from kring.ui.program.program import Program
from kring.ui.program.rails import case_rail, home_rail
from kring.ui.program.routes import FULL_SCREEN, GUEST, HOME, NOT_AGAIN, leads_to, make_page
from kring.ui.unsaved.at_desk import UnsavedAtDesk
from kring.ui.unsaved.bar import says_it_waits
from kring.ui.widgets.hearing import later
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.desk import drafts
from kring.words.errors import error


class Shell(QObject):
    """Keeps the window and its pages together; it decides nothing about a case."""

    def __init__(self, program: Program, settings: Settings, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self.program = program
        self.settings = settings
        self.window = window
        self.jobs = jobs
        self.context: Context | None = None
        self.vault: access.Opened | None = None
        self.backups: BackupClock | None = None
        self.place = HOME_PLACE
        self._before: list[Place] = []
        self._not_saved = ""
        self._low_space_said = False
        window.text_size_changed.connect(lambda percent: self.change(replace(self.settings, text_size=percent)))
        window.rail.chosen.connect(self._on_rail)
        window.rail.back_chosen.connect(lambda: self.go(HOME_PLACE))
        self.locking = Locking(self)

    # in and out

    def enter(self, vault: access.Opened) -> None:
        """The vault is open: build the desk and go where we were."""
        from kring.paths import resources

        language = self.settings.language or "en"
        desk = access.desk(self.program.door, vault, resources(), language)
        self.vault = vault
        self.backups = BackupClock(self.program.door, vault, self.jobs, self)
        self.backups.failed.connect(self._on_warning)
        self.context = Context(desk, self.settings, self.jobs, self)
        self.context.wanted.connect(self.go)
        self.context.case_changed.connect(self._on_case)
        self.context.saved.connect(self._on_saved)
        self.context.not_saved.connect(self._on_not_saved)
        self.context.told.connect(self.window.message.say)
        self.context.led.connect(self.window.message.say)
        self.context.refusal_over.connect(self._take_back)
        self.context.settings_changed.connect(self.change)
        self.context.words_changed.connect(lambda: self._speak(self.settings.language))
        self.context.lock_wanted.connect(self.lock)
        self.context.case_gone.connect(self._on_gone)
        self.context.put_elsewhere.connect(self.locking.on_saved)  # nothing is lost by a lock that waited
        self.window.set_locked_look(False)
        self._before = []
        self.locking.forget_pages()
        self.go(last_place(vault))
        self._find_half_written(self.context)
        UnsavedAtDesk(self.context, self.window, lambda: self.go(self.place))
        self.backups.back_up()

    def _find_half_written(self, context: Context) -> None:
        """Words that were half written: their form stands open with the keys in it, or is one press away."""
        found = drafts.half_written(context.desk)
        page = self.window.page()
        if found is None or page is None:
            return
        if self.place == from_text(found.place):
            later(page, partial(self._open_half_written, found))  # what is folded stands on its page only then
        else:
            self._say_half_written(found)

    def _open_half_written(self, found: drafts.HalfWritten) -> None:
        from kring.ui.forms.half_written import open_half_written

        page = self.window.page()
        if page is not None and self.place == from_text(found.place) and not open_half_written(page, found.key):
            self._say_half_written(found)

    def _say_half_written(self, found: drafts.HalfWritten) -> None:
        if self.place.page in (*FULL_SCREEN, *GUEST):
            return
        sentence = _("Words that are only half written wait for you on the page {page}.").format(page=found.page)
        self.window.message.say(sentence, MessageWay(_("Go there"), partial(self._go_to_half_written, found)))

    def _go_to_half_written(self, found: drafts.HalfWritten) -> None:
        self.go(from_text(found.place))
        page = self.window.page()
        if page is not None:
            later(page, partial(self._open_half_written, found))

    def lock(self) -> None:
        """Lock at once and hard."""
        self.locking.lock()

    def leave_now(self) -> None:
        """Close the vault."""
        self.locking.leave_now()

    # from page to page

    def go(self, place: Place) -> None:
        """Show the page of a place; the page before settles its words first and is forgotten."""
        context = self.context
        if context is None:
            return
        self.locking.settle()
        try:
            self._open_case(context, place)
            place = leads_to(context, place)
            page = make_page(context, place)
        except KringError as problem:
            self.window.message.say(str(error(problem)))
            return
        if place != self.place:
            self._before = [*self._before[-20:], self.place]
        self.place = place
        page.back_requested.connect(self.back)
        self.window.message.clear()
        self._dress(place)
        context.here = place, page.accessibleName()
        self.window.show_page(page)
        self._show_commands()

    def back(self) -> None:
        """To the page before, or up: from a case to the list of cases."""
        inside = self.place.case is not None and self.place.page != PageName.OVERVIEW
        up = Place(PageName.OVERVIEW, self.place.case) if inside else HOME_PLACE
        place = self._before.pop() if self._before else up
        if place.page in NOT_AGAIN and place != up:
            place = up
        kept = self._before
        self.go(place)
        self._before = kept

    def _on_gone(self, case: CaseId) -> None:
        """Nothing leads back into a case that was thrown away."""
        self._before = [place for place in self._before if place.case != case]

    def change(self, settings: Settings) -> None:
        """Take other settings into use and keep them."""
        before, self.settings = self.settings, settings
        save(settings, self.program.folders.config)
        current().set_choice(str(settings.theme))
        current().set_percent(settings.text_size)
        if self.context is not None:
            self.context.settings = settings
            if settings.language != before.language:
                self._speak(settings.language)
        self._watch()

    def _speak(self, language: str) -> None:
        from kring import i18n

        i18n.use(language)
        app = QCoreApplication.instance()
        if app is not None:
            speak(app, language)
        assert self.context is not None
        self.context.desk.language = language
        self.window.speak()
        self._dress(self.place)
        self._show_commands()

    # the frame

    def _dress(self, place: Place) -> None:
        """Rail, title and full screen for a place."""
        context, live = self.context, place.page in FULL_SCREEN
        assert context is not None
        if live != self.window.is_live:
            self.window.set_live(live)
        self.window.set_guest(place.page in GUEST)
        if context.case is not None:
            case_rail(self.window.rail, context, context.case, place.page, place.talk)
            self.window.set_case(context.case.number, context.case.practice)
        else:
            home_rail(self.window.rail, place.page)
            self.window.set_case("")
        self._watch()

    def _watch(self) -> None:
        if self.backups is not None:
            self.backups.set_live(self.place.page in FULL_SCREEN)
        self.locking.watch()

    def _show_commands(self) -> None:
        page = self.window.page()
        own = getattr(page, "commands", None)
        if self.context is not None:
            given = list(own()) if callable(own) else []
            self.window.set_commands(commands_for(self, self.context, given, self.place.page in (*FULL_SCREEN, *GUEST)))

    def _open_case(self, context: Context, place: Place) -> None:
        if place.page in HOME or place.case is None:
            if context.case is not None:
                context.open(None)
        elif context.case is None or context.case.id != place.case:
            context.open(cases.load(context.desk, place.case))

    def _on_case(self, case: Case | None) -> None:
        if case is None or self.context is None:
            return
        if case.id == self.place.case:
            stages = self.window.rail.rows.row_ids()
            case_rail(self.window.rail, self.context, case, self.place.page, self.place.talk)
            if self.window.rail.rows.row_ids() != stages:
                self._show_commands()  # a stage that came or went moves the keys of those after it
            self.window.pages.refresh()

    def _on_rail(self, row: str) -> None:
        case = self.context.case.id if self.context and self.context.case and row not in HOME else None
        self.go(Place(PageName(row), case))

    def _on_saved(self, at: datetime) -> None:
        self.window.saved.set_saved(clock_time(at))
        self._take_back(self._not_saved)
        self._not_saved = ""
        if self.vault is not None and self.vault.low_space and not self._low_space_said:
            self._low_space_said = True
            self._on_warning(_("The disk is almost full. Everything is saved. Make room soon."))
        self.locking.on_saved()

    def _take_back(self, sentence: str) -> None:
        """It is no longer so: it is not said any longer, where it still is."""
        if sentence and self.window.message.text == sentence:
            self.window.message.clear()

    def _on_not_saved(self, sentence: str) -> None:
        before, self._not_saved = self._not_saved, sentence
        self.window.saved.set_failed()
        if self.context is not None and says_it_waits(self.context):
            self._take_back(before)  # the bar that stands there by now says it
        else:
            self._on_warning(sentence)  # in full screen the page says it itself, without moving its line

    def _on_warning(self, sentence: str) -> None:
        """Something that matters and can wait: said on a desk page, never in the middle of a conference."""
        if self.place.page not in FULL_SCREEN:
            self.window.message.say(sentence)
