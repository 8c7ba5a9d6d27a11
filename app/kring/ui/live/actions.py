"""What each key of the live screen does; no key reaches the script, the people or the decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from kring.domain.events import EntryId, NoteKind
from kring.domain.people import PersonId
from kring.domain.session.session import next_turn
from kring.i18n import _
from kring.ui.live import sayings
from kring.ui.live.keys import Do, Pressed, pressed
from kring.ui.live.more_menu import more_menu
from kring.ui.live.stage import Stage
from kring.ui.live.steps import Steps
from kring.ui.live.tool_keys import ToolKeys
from kring.ui.live.view_keys import ViewKeys
from kring.ui.live.way_out import WayOut
from kring.usecases.talks import sitting

GUARD_MS = 300  # a second Next within this time is a slip of the finger


class Actions(Steps):
    """Takes keys and clicks; each ends with the focus on the line, unless something was opened to type in."""

    def __init__(self, page: Stage) -> None:
        super().__init__(page)
        self.guard_ms = GUARD_MS
        self._since_move = QElapsedTimer()
        self._escaped_once = False
        self.menu: QMenu | None = None
        self.view, self.out = ViewKeys(self), WayOut(self)
        self.tools = ToolKeys(self, self.out)
        self._do: dict[Do, Callable[[], object]] = {
            Do.NEXT: self.next,
            Do.BACK: self.back,
            Do.NOTE: self.note,
            Do.IDEA: self.idea,
            Do.MOMENT: self.moment,
            Do.INSERT: self.tools.insert,
            Do.NOT_ASKED: self.tools.not_asked,
            Do.JUMP: self.tools.jump,
            Do.BREAK: self.out.pause,
            Do.CARDS: self.tools.cards,
            Do.HIDE: self.out.hide,
            Do.QUIET: self.view.quiet,
            Do.TIME: self.view.time,
            Do.HELPERS: self.view.helpers,
            Do.NOTES: self.view.notes,
            Do.LARGER: lambda: self.view.resize_line(1),
            Do.SMALLER: lambda: self.view.resize_line(-1),
            Do.LEFT: self.tools.somebody_left,
            Do.WHO: self.tools.who_is_here,
            Do.ESCAPE: self.escape,
            Do.DOWN: lambda: self.tools.read_on(1),
            Do.UP: lambda: self.tools.read_on(-1),
        }

    # what was pressed

    def on_key(self, event: QKeyEvent) -> bool:
        """A key on the line."""
        asked = pressed(event, self.page.context.settings.single_keys)
        if asked.do is not Do.ESCAPE:
            self._escaped_once = False
        if asked.do is Do.UNLISTED:
            return False
        self.do(asked)
        return True

    def do_named(self, name: str) -> None:
        """A button of the bar."""
        if name == "stop":
            self.out.stop()
        elif name == Do.NEXT and self.page.bar.offers_finish:
            self.page.conductor.finish()
        else:
            self.do(Pressed(Do(name)))

    def do(self, asked: Pressed) -> None:
        """Do what was asked for."""
        tool = self.page.panel.tool
        if asked.do is Do.DIGIT:
            if tool is None or not tool.digit(asked.digit):
                self.choose_seat(self.page.panel.person_at(asked.digit) or "")
            return
        self._do[asked.do]()

    def more(self) -> None:
        """Every command with its key; after the end there is none."""
        if self.page.ended or self.page.run.over:
            return
        self.menu = more_menu(self.page, self.do, self.out.stop, self.tools.end)

    # moves

    def next(self) -> None:
        """On to the next line; at the last one say so, and offer to finish."""
        if self._is_slip():
            return
        self.leave_tool()
        page = self.page
        if next_turn(page.run) is None:
            page.board.say(_("This is the last line. Ctrl+Enter finishes the conference."))
            page.bar.offer_finish(True)
            self.to_line()
            return
        self.play(sitting.go_on())

    def back(self) -> None:
        """One line back."""
        if not self._is_slip():
            self.leave_tool()
            self.play(sitting.go_back())

    def choose_seat(self, person: str) -> None:
        """Somebody has the word."""
        if person:
            self.play(sitting.give_word(PersonId(person)))

    def undo(self) -> None:
        """Take back the last step, or bring back a note that was discarded just now, and say which."""
        self.out.allowed(self._undo)

    def _undo(self) -> None:
        page = self.page
        if page.ended or page.run.over:
            return
        if page.notes.can_bring_back:
            page.board.say(page.notes.bring_back())
            return
        page.notes.keep()
        step = page.conductor.undo()
        if step is not None:
            page.board.say(sayings.undone(step, page.case))
            self.out.follow_break()
        self.to_line()

    def redo(self) -> None:
        """Do again what was taken back."""
        page = self.page
        if page.ended or page.run.over:
            return
        page.notes.keep()
        step = page.conductor.redo()
        if step is not None:
            page.board.say(sayings.redone(step, page.case))
            self.out.follow_break()
        self.to_line()

    # writing

    def note(self) -> None:
        """Open the box for a note."""
        self._write(NoteKind.NOTE)

    def idea(self) -> None:
        """Open the box for an idea for the agreement."""
        self._write(NoteKind.IDEA)

    def moment(self) -> None:
        """Mark this moment, without typing."""
        run = self.page.run
        entry = EntryId(self.page.context.desk.new_id())
        if self.play(sitting.note(entry, run.current.id, run.speaker, NoteKind.MOMENT)):
            self.page.board.say(_("Moment marked"))

    def on_kept(self) -> None:
        """Enter: the note stays, and an empty one marks the moment."""
        self.page.notes.keep(by_hand=True)
        self._after_note()

    def on_minute(self) -> None:
        """The box closes by itself; what stands in it stays."""
        self.page.notes.keep()
        self._after_note()

    def on_discarded(self) -> None:
        """Escape: the note goes, and undo brings it back."""
        self.page.notes.discard()
        if self.page.notes.can_bring_back:
            self.page.board.say(_("Discarded. Ctrl+Z brings it back."))
        self._after_note()

    # the rest

    def escape(self) -> None:
        """Close what is open; twice on the bare line asks about the end."""
        if self.page.panel.tool is not None:
            self.close_tool()
        elif self._escaped_once:
            self._escaped_once = False
            self.tools.end()
        else:
            self._escaped_once = True
            self.page.board.say(_("Press Esc once more to end, or to go on another day."))

    def back_to_the_line(self) -> None:
        """Escape from anywhere else."""
        if self.page.panel.tool is not None:
            self.close_tool()
        self.to_line()

    def _write(self, kind: NoteKind) -> None:
        page = self.page
        if page.panel.tool is not None:
            page.panel.close_tool()
        page.panel.setVisible(True)
        page.notes.open(kind)
        page.fit_panel()

    def _after_note(self) -> None:
        self.page.fit_panel()
        if self.page.uncovered:
            self.page.show_notes()
        self.to_line()

    def _is_slip(self) -> bool:
        slip = self._since_move.isValid() and self._since_move.elapsed() < self.guard_ms
        if not slip:
            self._since_move.start()
        return slip
