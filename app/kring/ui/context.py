"""What every page is handed: the desk, the case that is open, and one way to record, to fail, and to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from kring.domain.case import Case
from kring.domain.errors import KringError, NotSaved
from kring.domain.events import CaseId, Event, TalkId
from kring.domain.people import PersonId
from kring.settings import Settings
from kring.ui.jobs import Jobs
from kring.usecases import cases
from kring.usecases.desk import Desk
from kring.words.errors import error

RETRY_MS = 5000


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a page's name, and what it is about. Only ids, so that it may be remembered."""

    page: str
    case: CaseId | None = None
    person: PersonId | None = None
    talk: TalkId | None = None
    about: str = ""


class Context(QObject):
    """Shared by all pages of an unlocked window.

    `record` changes the open case; what the disk refuses stays here, in its order, and is tried again.
    """

    case_changed = Signal(object)
    wanted = Signal(object)
    saved = Signal(datetime)
    not_saved = Signal(str)
    told = Signal(str)
    settings_changed = Signal(object)
    lock_wanted = Signal()

    def __init__(self, desk: Desk, settings: Settings, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.settings = settings
        self.jobs = jobs
        self.case: Case | None = None
        self._waiting: list[Callable[[], object]] = []
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)

    @property
    def now(self) -> Case:
        """The open case; a page of a case is only shown while there is one."""
        assert self.case is not None
        return self.case

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits for the disk."""
        return not self._waiting

    def go(self, page: str, *, case: CaseId | None = None, person: PersonId | None = None,
           talk: TalkId | None = None, about: str = "") -> None:  # fmt: skip
        """Ask the window for another page; without a case named, the open one is meant."""
        here = self.case.id if self.case is not None else None
        self.wanted.emit(Place(page, case or here, person, talk, about))

    def open(self, case: Case | None) -> None:
        """Make a case the open one (None: leave it)."""
        self.case = case
        self.case_changed.emit(case)

    def record(self, *events: Event) -> bool:
        """Let events happen in the open case; False when a rule refuses, which is said, or when the disk does.

        Words that the disk does not take are kept in memory and tried again until it does.
        """
        case_id = self.now.id
        return self.keep(lambda: self._record(case_id, events))

    def keep(self, work: Callable[[], object]) -> bool:
        """Do something that writes; what waits goes first, so the order stays. False: refused, or not on disk yet."""
        self._waiting.append(work)
        return self.try_again()

    def try_again(self) -> bool:
        """Write what waits, in its order; True when nothing waits any more and nothing was refused."""
        done = True
        while self._waiting:
            work = self._waiting.pop(0)
            try:
                work()
            except NotSaved as problem:
                self._waiting.insert(0, work)
                self._retry.start()
                self.not_saved.emit(str(error(problem)))
                return False
            except KringError as problem:
                self.told.emit(str(error(problem)))
                done = False
        self._retry.stop()
        if done:
            self.saved.emit(self.desk.clock())
        return done

    def tell(self, sentence: str) -> None:
        """Say one sentence, without a dialog."""
        self.told.emit(sentence)

    def _record(self, case_id: CaseId, events: tuple[Event, ...]) -> None:
        case = cases.record(self.desk, case_id, *events)
        if self.case is not None and self.case.id == case_id:
            self.open(case)
