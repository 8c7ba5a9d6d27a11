"""What every page is handed: the desk, the open case, one way to change it, and how often what waits is tried again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from kring.domain.case.case import Case
from kring.domain.events import CaseId, TalkId
from kring.domain.people import IncidentId, PersonId
from kring.domain.refusals import WhyWaiting
from kring.settings import Settings
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.ground.jobs import Jobs
from kring.usecases import kept_elsewhere
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.results import Done, No, Result, Waits, why
from kring.usecases.desk.unsaved import Tried
from kring.usecases.kept_elsewhere import Outbox
from kring.words.errors import error
from kring.words.waiting import refused_later, waits

RETRY_MS = 5000
Given = ParamSpec("Given")


FIND = "find:"  # what a place is about when words are to be found there


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a page's name, and what it is about. Only ids, so that it may be remembered."""

    page: PageName
    case: CaseId | None = None
    person: PersonId | None = None
    talk: TalkId | None = None
    about: str = ""
    incident: IncidentId | None = None


class Context(QObject):
    """Shared by all pages of an unlocked window: a thin shell over the desk's queue of what is not on the disk yet.

    `do` changes the open case through a use case. `saved` comes only when nothing waits and the last change was
    committed.
    """

    case_changed = Signal(object)
    wanted = Signal(object)
    saved = Signal(datetime)
    not_saved = Signal(str)
    put_elsewhere = Signal()
    told = Signal(str)
    led = Signal(str, object)  # as `told`, with the way to what is said
    refusal_over = Signal(str)
    settings_changed = Signal(object)
    words_changed = Signal()  # the school's country or words are others: all that is shown is said anew
    lock_wanted = Signal()
    words_wanted = Signal()
    case_gone = Signal(object)  # which was thrown away: nothing leads back to it

    def __init__(self, desk: Desk, settings: Settings, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.settings = settings
        self.jobs = jobs
        self.case: Case | None = None
        self.with_practice = False  # whether past sessions and search show practice too, until the next lock
        self.outbox = Outbox(desk)
        self.carrier = Jobs(parent=self)  # words that wait do not stand in line behind a backup
        self.here = Place(PageName.CASES), ""  # the place that is shown, and what its page is called
        self._opened: Case | None = None
        self._refused: list[str] = []  # what rules said since something was done
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)

    @property
    def now(self) -> Case:
        """The open case; a page of a case is only shown while there is one."""
        assert self.case is not None
        return self.case

    @property
    def whole(self) -> Case:
        """The open case with all its incidents; `now` is about those that are chosen."""
        return self.now.whole

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits for the disk."""
        return self.desk.unsaved.empty

    def go(self, page: PageName, *, case: CaseId | None = None, person: PersonId | None = None,
           talk: TalkId | None = None, about: str = "", incident: IncidentId | None = None) -> None:  # fmt: skip
        """Ask the window for another page; without a case named, the open one is meant."""
        here = self.case.id if self.case is not None else None
        self.wanted.emit(Place(page, case or here, person, talk, about, incident))

    def open(self, case: Case | None) -> None:
        """Make a case the open one (None: leave it); while a change is being written, only once it is committed."""
        if self.desk.unsaved.working:
            self._opened = case
            return
        self.case = case
        self.case_changed.emit(case)

    def do(
        self, use_case: Callable[Concatenate[Desk, CaseId, Given], Case], *args: Given.args, **values: Given.kwargs
    ) -> bool:
        """One use case in the open case; False when a rule refuses, which is said, or when the disk does not answer.

        After a refusal the case is shown as it is: no answer or tick stays coloured that was not taken.
        """
        desk, case_id = self.desk, self.now.id
        result = self.carry_out(lambda: self.open(use_case(desk, case_id, *args, **values)))
        if isinstance(result, No):
            self.case_changed.emit(self.case)
        return isinstance(result, Done)

    def keep(self, work: Callable[[], object], then: Callable[[object], None] | None = None, about: str = "") -> bool:
        """Do something that writes, after all that waits; False: refused, or not on the disk yet."""
        return isinstance(self.carry_out(work, then, about), Done)

    def keep_draft(self, work: Callable[[], object], name: str) -> bool:
        """Something with words that nobody has kept yet: what a rule said before is still so."""
        return isinstance(self.carry_out(work, about=name, draft=True), Done)

    def carry_out(
        self,
        work: Callable[[], object],
        then: Callable[[object], None] | None = None,
        about: str = "",
        draft: bool = False,
    ) -> Result[object]:
        """Do something that writes; what is to be seen of it belongs into `then`, which comes after the commit.

        `work` may run more than once, and takes nothing from the window that can change: it may be written later.
        """
        unsaved = self.desk.unsaved

        def once() -> object:
            self._opened = None
            return work()

        def after(value: object) -> None:
            case, self._opened = self._opened, None
            if case is not None and self.case is not None and case.id == self.case.id:
                self.open(case)
            if then is not None:
                then(value)

        try:
            result = unsaved.keep(once, after, about)
        finally:
            self._see_to_the_timer()
        self._say(unsaved.last, late=not isinstance(result, No))
        if isinstance(result, Done) and not unsaved.last.refused and not draft:
            self._forget_refusals()
        if result == Waits(WhyWaiting.OURS) and unsaved.count == 1 and unsaved.last.stopped is not None:
            raise unsaved.last.stopped  # a mistake of ours is said and logged, once; the words wait all the same
        return result

    def try_again(self) -> bool:
        """Write what waits, in its order; True when nothing waits any more and nothing was refused."""
        try:
            tried = self.desk.unsaved.try_again()
        finally:
            self._see_to_the_timer()
        self._say(tried, late=True)
        return self.all_saved and not tried.refused

    def can_leave(self) -> bool:
        """Whether nothing is lost by a lock: all is on the disk, or lies in another place."""
        with suppress(Exception):  # a fault of ours in a page must not keep the vault open
            self.try_again()
        unsaved = self.desk.unsaved
        if not unsaved.empty:
            self.carrier.finish()  # where the words lie is written down, and nothing else writes beside what follows
        return unsaved.empty or unsaved.may_leave or self.outbox.send_rest()

    def save_elsewhere(self, folder: Path, failed: Callable[[Exception], None] = lambda _problem: None) -> None:
        """Put what waits, sealed, into a folder, beside the window; `put_elsewhere` comes when it lies there."""
        made, places, vault_id = self.outbox.parcel(), self.desk.vault.places, self.desk.vault.id

        def arrived(_file: Path) -> None:
            self.outbox.arrived(made, folder)
            # A job of its own: where it is written down may lie on the very disk that does not answer.
            self.carrier.run(lambda: kept_elsewhere.remember(places, vault_id, folder), _nothing, _nothing)
            self.put_elsewhere.emit()

        self.carrier.run(lambda: kept_elsewhere.send(made, folder), arrived, failed)

    def words_stay(self) -> None:
        """The words that a rule refused just now still stand in their form: they need no draft of their own."""
        name = self.desk.unsaved.draft
        if name:
            self.keep_draft(lambda: drafts.put_away(self.desk, name), name)

    def tell(self, sentence: str, way: MessageWay | None = None) -> None:
        """Say one sentence, without a dialog; beside it the way to what it says, where there is one."""
        if way is None:
            self.told.emit(sentence)
        else:
            self.led.emit(sentence, way)

    def _forget_refusals(self) -> None:
        """Something was done: what a rule said before it is no longer so."""
        refused, self._refused = self._refused, []
        for sentence in refused:
            self.refusal_over.emit(sentence)

    def _see_to_the_timer(self) -> None:
        if self.all_saved:
            self._retry.stop()
        elif not self._retry.isActive():
            self._retry.start()

    def _say(self, tried: Tried, late: bool) -> None:
        unsaved = self.desk.unsaved
        for problem in tried.refused:
            plain = str(error(problem))
            sentence = refused_later(plain) if late and unsaved.draft else plain
            self._refused.append(sentence)
            self.told.emit(sentence)
        if tried.stopped is not None:
            self.not_saved.emit(str(waits(why(tried.stopped))))
            if self.outbox.folder is not None and not unsaved.may_leave and not self.carrier.busy:
                self.save_elsewhere(self.outbox.folder)
        elif self.all_saved and tried.committed:
            self.saved.emit(self.desk.clock())
            if (clear := self.outbox.given_up()) is not None:
                self.carrier.run(clear, _nothing, _nothing)


def _nothing(_answer: object) -> None:
    """Nobody waits for this."""
