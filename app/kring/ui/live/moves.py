"""The steps of the line and what is written beside it; no key reaches the script, the people or the decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer

from kring.domain.case.case import Case
from kring.domain.events import EntryId, NoteKind
from kring.domain.people import PersonId
from kring.domain.session.run import Run, Undoable
from kring.domain.session.session import next_turn
from kring.i18n import _
from kring.ui.live import sayings
from kring.ui.live.keys import Do, Keys
from kring.ui.live.room import Room
from kring.ui.live.way_out import WayOut
from kring.ui.meeting.conductor import Conductor
from kring.usecases.talks import sitting

GUARD_MS = 300  # a second Next within this time is a slip of the finger


class Moves:
    """Each ends with the focus on the line, unless something was opened to type in."""

    def __init__(self, conductor: Conductor, room: Room, out: WayOut, keys: Keys) -> None:
        self._conductor, self._context = conductor, conductor.context
        self._room, self._notes, self._out, self._keys = room, room.notes, out, keys
        self.guard_ms = GUARD_MS
        self._since_move = QElapsedTimer()

    def next(self) -> None:
        """On to the next line; at the last one say so, and offer to finish."""
        if self._is_slip():
            return
        self._room.leave_tool()
        if next_turn(self._conductor.run) is not None:
            self._room.play(sitting.go_on())
            return
        self._room.say(_("This is the last line. Ctrl+Enter finishes the conference."))
        self._room.bar.offer_finish(True)
        self._room.to_line()

    def back(self) -> None:
        """One line back."""
        if not self._is_slip():
            self._room.leave_tool()
            self._room.play(sitting.go_back())

    def give_word(self, person: PersonId | None) -> None:
        """Somebody has the word."""
        if person is not None and self._room.play(sitting.give_word(person)):
            self._room.board.tell(sayings.speaking(self._conductor.run, self._context.now))

    def undo(self) -> None:
        """Take back the last step, or bring back a note that was discarded just now, and say which."""
        self._out.allowed(self._undo)

    def _undo(self) -> None:
        if self._notes.can_bring_back:
            self._room.say(self._notes.bring_back())
            return
        self._notes.keep()
        self._after_undo(self._conductor.undo(), sayings.undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._notes.keep()
        self._after_undo(self._conductor.redo(), sayings.redone)

    def _after_undo(self, step: Undoable | None, words: Callable[[Undoable, Run, Case], str]) -> None:
        if step is not None:
            self._room.say(words(step, self._conductor.run, self._context.now))
            self._out.follow_break()
        self._room.to_line()

    # writing

    def note(self) -> None:
        """Open the box for a note."""
        self._write(NoteKind.NOTE)

    def idea(self) -> None:
        """Open the box for an idea for the agreement."""
        self._write(NoteKind.IDEA)

    def moment(self) -> None:
        """Mark this moment, without typing."""
        run = self._conductor.run
        entry = EntryId(self._context.desk.new_id())
        if self._room.play(sitting.note(entry, run.current.id, run.speaker, NoteKind.MOMENT)):
            self._room.say(_("Moment marked"))

    def on_kept(self) -> None:
        """Enter: the note stays, and an empty one marks the moment."""
        kept = self._notes.keep(by_hand=True)
        self._after_note()
        self._room.board.tell(kept)

    def on_minute(self) -> None:
        """The box closes by itself; what stands in it stays."""
        kept = self._notes.keep()
        self._after_note()
        self._room.board.tell(kept)

    def on_discarded(self) -> None:
        """Escape: the note goes, and undo brings it back."""
        self._notes.discard()
        if self._notes.can_bring_back:
            self._room.say(_("Discarded. {key} brings it back.").format(key=self._keys.shown(Do.UNDO)))
        self._after_note()

    def _write(self, kind: NoteKind) -> None:
        self._room.panel.close_tool()
        self._room.panel.setVisible(True)
        self._notes.open(kind)
        self._room.fit()

    def _after_note(self) -> None:
        self._room.fit()
        if self._room.uncovered:
            self._room.show_notes()
        self._room.to_line()
        self._room.cleared.emit()

    def _is_slip(self) -> bool:
        slip = self._since_move.isValid() and self._since_move.elapsed() < self.guard_ms
        if not slip:
            self._since_move.start()
        return slip
