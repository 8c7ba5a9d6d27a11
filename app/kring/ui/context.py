"""What every page is handed: the desk, the open case, and one way to change it, to fail, and to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from kring.domain.case import Case
from kring.domain.errors import KringError, NotSaved
from kring.domain.events import CaseId, TalkId
from kring.domain.people import PersonId
from kring.settings import Settings
from kring.ui.jobs import Jobs
from kring.usecases.desk import Desk
from kring.words.errors import error

RETRY_MS = 5000
Given = ParamSpec("Given")


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

    `do` changes the open case through a use case; what the disk refuses stays here, in its order, and is tried again.
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

    def do(
        self, use_case: Callable[Concatenate[Desk, CaseId, Given], Case], *args: Given.args, **values: Given.kwargs
    ) -> bool:
        """One use case in the open case; False when a rule refuses, which is said, or when the disk does not answer.

        Words that the disk does not take are kept in memory and tried again until it does.
        """
        desk, case_id = self.desk, self.now.id
        return self.keep(lambda: self._show(use_case(desk, case_id, *args, **values)))

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

    def _show(self, case: Case) -> None:
        """The case as it stands now, where it is still the one that is open."""
        if self.case is not None and self.case.id == case.id:
            self.open(case)
