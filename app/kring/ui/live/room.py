"""The room: line, circle, notes and bars, and how each step is shown; nothing here decides what a key does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.events import Event, TurnId
from kring.domain.session.run import Run
from kring.domain.session.session import next_turn
from kring.i18n import _
from kring.ui.ground.theme import UNBOUND, current
from kring.ui.live import sayings
from kring.ui.live.bars import BottomBar, TopBar
from kring.ui.live.cards import Cards
from kring.ui.live.circle_panel import LEAST_WIDE, NARROW, Panel, speaking_words
from kring.ui.live.keys import Do, Keys
from kring.ui.live.line_board import Board
from kring.ui.live.notes import NoteKeeper
from kring.ui.live.other_words import OtherWords, helpers_of, said
from kring.ui.live.tools import Tool
from kring.ui.meeting.conductor import Conductor
from kring.ui.unsaved.bar import LOW, WaitingBar
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.script_line import points_of, step_beside, step_of

SHOWN_NOTES = 4


class Room(QWidget):
    """Its widgets are made once and say something else at each step; `cleared`: nothing is open in it any more."""

    cleared = Signal()

    def __init__(self, conductor: Conductor, keys: Keys, bar: BottomBar) -> None:
        super().__init__()
        self._conductor, self._context, self._keys = conductor, conductor.context, keys
        self._quiet, self._timed, self.uncovered = False, True, False
        self._turn: TurnId | None = None
        self._phase, self._phase_since = "", self._context.desk.clock()
        self.top, self.board = TopBar(self._context, keys.shown(Do.MORE)), Board(keys.shown(Do.HELPERS))
        self.panel, self.bar = Panel(self._context.now), bar
        self.waiting_bar = WaitingBar(self._context)
        self.notes = NoteKeeper(conductor, self.panel.notes, self._context.now)
        self._build()
        self.set_size(self._context.settings.live_size)
        listen(self, current().changed, self._arrange)

    # what a step does here

    def play(self, event: Event) -> bool:
        """Keep an open note, take one step, and come back to the line."""
        self.notes.keep()
        self.fit()
        done = self._conductor.play(event)
        self.to_line()
        return done

    def say(self, sentence: str) -> None:
        """Say one quiet sentence below the line."""
        self.board.say(sentence)

    def to_line(self) -> None:
        """The focus goes to the line, unless something else stands in the place of the room."""
        if not self.isHidden():
            self.board.script.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_tool(self, tool: Tool, by_itself: bool = False) -> None:
        """A tool takes the place of the circle until it is closed.

        What was said before, as of Esc, holds no more, but where it comes `by_itself` after what was done.
        """
        if not by_itself:
            self.say("")
        tool.closed.connect(self.close_tool)
        self.panel.open_tool(tool)
        self.fit()

    def close_tool(self) -> None:
        """Back to the circle and the line."""
        self.panel.close_tool()
        self.fit()
        self.to_line()
        self.cleared.emit()

    def leave_tool(self) -> None:
        """A step closes a tool, but not a card that is being read."""
        if not isinstance(self.panel.tool, Cards | None):
            self.close_tool()

    # what it shows

    def show_run(self, run: Run) -> None:
        """A step was taken: every widget says something else, none is made anew."""
        turn, after, case = run.current, next_turn(run), self._context.now
        stepped, self._turn = self._turn not in (None, turn.id), turn.id
        if turn.phase != self._phase:
            self._phase, self._phase_since = turn.phase, self._context.desk.clock()
        self.board.show_line(
            sayings.line_of(turn, case),
            sayings.spoken(turn, after, case),
            helpers_of(turn),
            sayings.then_of(after, case),
        )
        self._show_answer(sayings.answer_at(run, turn), stepped)
        inside = [t.id for t in run.turns if t.phase == turn.phase]
        self.board.show_place(inside.index(turn.id), len(inside))
        self.panel.show_run(run)
        self.bar.offer_finish(False)
        self.top.show_run(run)
        self.show_time()
        name = case.called(run.speaker)
        self.panel.notes.door.set_words(sayings.note_for(name), self._keys.shown(Do.NOTE))
        self._show_speaking()
        if self.uncovered:
            self.show_notes()
        if stepped and self.panel.tool is not None and self._line_needs() is None:
            self.close_tool()  # the new line comes before a card that is still open
        self.fit()

    def _show_answer(self, answer: str, stepped: bool) -> None:
        """What was answered to the line before; who comes back to it hears it too."""
        words = sayings.answered(answer) if answer else ""
        hints = sayings.answer_keys(self._keys.shown(Do.ANSWER), self._keys.shown(Do.UNDO))
        self.board.show_answered(words, answer, hints)
        if words and stepped:
            self.board.tell(words)

    def show_notes(self) -> None:
        """Notes and ideas, or that they are covered."""
        lines = self.notes.lines(SHOWN_NOTES) if self.uncovered else None
        self.panel.show_notes(lines, self._keys.shown(Do.NOTES))

    def show_time(self) -> None:
        """How long this part has been going."""
        passed = self._context.desk.clock() - self._phase_since
        minutes = round(passed.total_seconds() // 60) if self._timed else None
        self.top.show_minutes(minutes, short=self._is_narrow())

    def fit(self) -> None:
        """The panel stands where there is room, or while a tool or a note needs it.

        No line is ever cut for it: in very large type, one that has no room beside a tool comes back when that closes.
        """
        opened = self.panel.tool is not None or self.panel.notes.is_open
        narrow, needs = self._is_narrow(), self._line_needs()
        self.panel.fit(self.width(), needs or 0, narrow)
        self.panel.circle.setVisible(not narrow)
        beside = self.uncovered and needs is not None
        shown = opened or beside or not (self._quiet or narrow)
        free = self.panel.minimumWidth() if narrow and needs and not shown else 0
        self.board.leave_room(free, beside=narrow and shown)
        self.board.setMaximumWidth(0 if opened and needs is None else UNBOUND)  # it keeps the keys
        self.panel.setVisible(shown)

    def _line_needs(self) -> int | None:
        """The pixels of width that the line needs beside the panel; None where it has no room beside one."""
        if not self._is_narrow():
            return self.board.minimumSizeHint().width()
        bars = sum(bar.height() for bar in (self.top, self.bar))
        if not self.waiting_bar.isHidden():
            bars += self.waiting_bar.heightForWidth(self.width())
        return self.board.least_width(self.height() - bars, self.width() - current().px(LEAST_WIDE))

    def event(self, event: QEvent) -> bool:
        """A bar came or went, or has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no circle."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Another width, or another size of all text."""
        low, narrow = self.height() < current().px(LOW), self._is_narrow()
        for bar in (self.top, self.bar, self.waiting_bar):
            bar.set_low(low)
            bar.set_narrow(narrow)
        self.fit()
        if self._context.case is not None:  # the way to the list of cases leaves the case first
            self._show_speaking()
        self.show_time()

    def _show_speaking(self) -> None:
        """The circle in one line, where there is no circle."""
        first, name, then = speaking_words(self._conductor.run, self._context.now)
        words = (f"{first} ", name, f", {then}" if then else "")
        self.board.show_speaking(words if self._is_narrow() else None)

    # what is seen of it all; no step of the session

    def switch_quiet(self) -> None:
        """Only the line, or everything."""
        self._quiet = not self._quiet
        self.board.set_helpers(not self._quiet)
        self.fit()
        self.board.tell(_("Only the line") if self._quiet else _("The line and the circle"))

    def switch_time(self) -> None:
        """The time of this part, or none."""
        self._timed = not self._timed
        self.show_time()
        self.board.tell(self.top.time.text() or _("No time"))

    def cover_or_show_notes(self) -> None:
        """Notes and ideas, or a cover over them."""
        self.uncovered = not self.uncovered
        self.show_notes()
        self.fit()
        if self.uncovered and not self.panel.isVisible():
            self.say(_("There is no room for notes beside this line. They stand beside a shorter one."))
            return
        self.board.tell(_("Notes and ideas are shown") if self.uncovered else _("Notes and ideas are covered"))

    def next_helper(self) -> None:
        """The next kind of help for this line, below it, or in the panel where there is no room; then none."""
        if isinstance(self.panel.tool, OtherWords):
            self.close_tool()
        if not self.board.has_helpers:
            self.say(_("This line has no other words."))
            return
        helper = self.board.next_helper()
        if helper is not None and self.board.needs_panel:
            self.open_tool(OtherWords(helper, self._keys.shown(Do.HELPERS)))
        self.to_line()
        self.board.tell(said(helper) if helper is not None else _("No other words"))

    def set_size(self, points: int) -> None:
        """One of the six sizes of the line, the nearest to these points."""
        self.board.script.set_size_step(step_of(points))
        self.board.refit()

    def resize_line(self, by: int) -> None:
        """One of six sizes up or down; it is kept."""
        points = points_of(step_beside(self.board.script.size_step, by))
        self.set_size(points)
        self._context.settings_changed.emit(replace(self._context.settings, live_size=points))
        if not self.isHidden():
            self.say(_("Size of the line: {points} points").format(points=points))

    # building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.panel)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.waiting_bar)
        column.addWidget(self.bar)

    def _is_narrow(self) -> bool:
        return self.width() < current().px(NARROW)
