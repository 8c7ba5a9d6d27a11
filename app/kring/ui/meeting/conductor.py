"""Leads a session from the screen: each step is taken in memory at once and then put on the disk, in its order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import EntryId, Event
from kring.domain.people import PersonId
from kring.domain.session.run import Run, Undoable
from kring.ui.frame.context import Context
from kring.ui.widgets.hearing import listen
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.results import No
from kring.usecases.preparing import broken_off
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk
from kring.usecases.texts import Texts
from kring.words.errors import error

Row = tuple[str, str, str | None, str, str, str | None]  # an event as the vault keeps it


class Conductor(QObject):
    """`moved` comes before the disk is asked; nothing that waits is ever lost."""

    moved = Signal(object)
    finished = Signal()
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, context: Context, talk: OpenTalk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.talk = talk
        self._rows: list[Row] = []
        self._after_the_paint = QTimer(self, singleShot=True, interval=0)
        listen(self, self._after_the_paint.timeout, self.settle)

    @property
    def run(self) -> Run:
        """Where the session stands, on the screen."""
        return self.talk.run

    @property
    def texts(self) -> Texts:
        """What is said aloud, in the language of the talk."""
        return self.context.desk.texts(self.talk.fact.language)

    def play(self, event: Event) -> bool:
        """Take one step; False, and a sentence by `failed`, when the session does not allow it."""
        if not self._take(event):
            return False
        self.moved.emit(self.run)
        return True

    def undo(self) -> Undoable | None:
        """Take back the last step, a note with all its revisions at once; gives what it was."""
        return self._repeat(sitting.undo(), self.run.undoable)

    def redo(self) -> Undoable | None:
        """Do again what was taken back last; gives what it is."""
        return self._repeat(sitting.redo(), self.run.redoable)

    def take_back(self, entry: EntryId) -> None:
        """Take back a note that was just written; nothing when something else happened since."""
        last = self.run.undoable
        if last is not None and last.entry == entry:
            self.undo()

    def settle(self) -> None:
        """Put what was played on the disk now; what it refuses waits and is tried again."""
        self._after_the_paint.stop()
        if self._rows:
            desk, talk, rows = self.context.desk, self.talk, tuple(self._rows)
            self._rows = []
            self.context.keep(lambda: self._keep(desk, talk, rows))

    def _keep(self, desk: Desk, talk: OpenTalk, rows: Sequence[Row]) -> None:
        case = talks.keep(desk, talk, rows)
        if case is not None and self.context.case is not None and self.context.case.id == case.id:
            self.context.open(case)

    def finish(self) -> None:
        """End the session; its answers become records of the case, and then `finished` comes."""
        self.settle()
        desk, talk = self.context.desk, self.talk
        self._end(lambda: talks.finish(desk, talk), self.finished.emit)

    def stop(self, reason: e.StopReason) -> bool:
        """Stop the meeting, which reopens the decision; `stopped` comes when it is on the disk. False: refused."""
        self.settle()
        desk, talk = self.context.desk, self.talk
        return self._end(lambda: talks.stop(desk, talk, reason), self.stopped.emit)

    def withdraw(self, person: PersonId) -> bool:
        """A main party no longer wants this: it ends as stopped. False: refused."""
        self.settle()
        desk, talk = self.context.desk, self.talk

        def work() -> tuple[Case, OpenTalk]:
            case = talks.withdraw(desk, talk.case_id, person=person)
            return case, talks.open_talk(desk, case, talk.id)

        return self._end(work, self.stopped.emit)

    def adjourn(self, words: str, then: Callable[[], None]) -> bool:
        """It goes on another day; `then` comes when that is on the disk. False: refused."""
        self.settle()
        desk, talk = self.context.desk, self.talk
        return self._end(lambda: broken_off.adjourn(desk, talk, words), then)

    def _take(self, event: Event) -> bool:
        try:
            self.talk, row = talks.play(self.context.desk, self.context.now, self.talk, event)
        except (Refused, SessionRefused) as problem:
            self.failed.emit(error(problem).what)
            return False
        self._rows.append(row)
        self._after_the_paint.start()
        return True

    def _repeat(self, event: Event, step: Undoable | None) -> Undoable | None:
        if not self._take(event):
            return None
        self.moved.emit(self.run)
        return step

    def _end(self, work: Callable[[], tuple[Case, OpenTalk]], tell: Callable[[], object]) -> bool:
        """Written once, also where it is asked for again while it waits; False when a rule refuses it."""
        ended: list[tuple[Case, OpenTalk]] = []

        def end() -> None:
            ended[:] = [work()]

        def after(_value: object) -> None:
            case, self.talk = ended[0]
            if self.context.case is not None and self.context.case.id == case.id:
                self.context.open(case)
            tell()

        return not isinstance(self.context.carry_out(end, after, about=f"end:{self.talk.id}"), No)
