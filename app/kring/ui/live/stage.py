"""What stands in the live screen, and how each step is shown; nothing here decides what a key does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.path.going_on import waited_for
from kring.domain.people import PersonId
from kring.domain.session.run import Run
from kring.domain.session.session import next_turn
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current
from kring.ui.live import sayings
from kring.ui.live.bars import BottomBar, TopBar
from kring.ui.live.board import Board
from kring.ui.live.keys import shown
from kring.ui.live.leaving_page import LeavingPage
from kring.ui.live.notes import NoteKeeper
from kring.ui.live.other_words import helpers_of
from kring.ui.live.panel import Panel, speaking_words
from kring.ui.live.stop_page import StopPage
from kring.ui.meeting.break_page import BreakPage
from kring.ui.meeting.conductor import Conductor
from kring.ui.unsaved.bar import WaitingBar
from kring.ui.widgets.page import Page
from kring.ui.widgets.script_line import step_of
from kring.usecases.talks.talks import OpenTalk

NARROW = 290  # units of width; below it the circle becomes one line of text
SHOWN_NOTES = 4


class Stage(Page):
    """Its widgets are made once and say something else at each step."""

    def __init__(self, context: Context, talk: OpenTalk) -> None:
        super().__init__("", scroll=False)
        self.context = context
        self.header.hide()
        self.conductor = Conductor(context, talk, self)
        self.quiet, self.timed, self.uncovered = False, True, False
        self.ended = False  # stopped, also while that still waits for the disk: nothing leads back in
        self._phase, self._phase_since = "", context.desk.clock()
        self._build(context.now)

    def key(self, letter: str) -> str:
        """How a single key is written on the screen."""
        return shown(letter, self.context.settings.single_keys)

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self.context.now

    @property
    def in_a_break(self) -> bool:
        """Whether the circle has a break."""
        return self.pause.going_on

    @property
    def in_the_room(self) -> tuple[PersonId, ...]:
        """The circle by its keys, and the second adult, without whom it does not go on either."""
        return tuple(dict.fromkeys([*self.panel.by_key, *self.run.needed]))

    @property
    def run(self) -> Run:
        """Where the session stands."""
        return self.conductor.run

    @property
    def missed(self) -> tuple[PersonId, ...]:
        """For whom it waits before it goes on."""
        return waited_for(self.case, self.run)

    def show_run(self, run: Run) -> None:
        """A step was taken: every widget says something else, none is made anew."""
        turn, after, case = run.current, next_turn(run), self.case
        if turn.phase != self._phase:
            self._phase, self._phase_since = turn.phase, self.context.desk.clock()
        self.board.show_line(
            sayings.line_of(turn, case),
            sayings.spoken(turn, after, case),
            helpers_of(turn),
            sayings.then_of(after, case),
        )
        inside = [t.id for t in run.turns if t.phase == turn.phase]
        self.board.show_place(inside.index(turn.id), len(inside))
        self.panel.show_run(run)
        self.bar.offer_finish(False)
        self.top.show_run(run)
        self.show_time()
        name = case.called(run.speaker)
        self.panel.notes.door.set_words(sayings.note_for(name), self.key("N"))
        self.show_speaking(run)
        if self.uncovered:
            self.show_notes()

    def show_notes(self) -> None:
        """Notes and ideas, or that they are covered."""
        lines = self.notes.lines(SHOWN_NOTES) if self.uncovered else None
        self.panel.show_notes(lines, self.key("V"))

    def show_time(self) -> None:
        """How long this part has been going."""
        passed = self.context.desk.clock() - self._phase_since
        minutes = round(passed.total_seconds() // 60) if self.timed else None
        self.top.show_minutes(minutes, short=self._is_narrow())

    def show_speaking(self, run: Run) -> None:
        """The circle in one line, where there is no circle."""
        narrow = self._is_narrow()
        first, name, then = speaking_words(run, self.case)
        self.board.show_speaking((f"{first} ", name, f", {then}" if then else "") if narrow else None)

    def show_room(self) -> None:
        """Back to the line."""
        self.faces.setCurrentWidget(self.room)
        self.board.script.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_face(self, face: QWidget) -> None:
        """Another face in the place of everything, painted before anything else happens."""
        self.faces.setCurrentWidget(face)
        self.repaint()

    def fit_panel(self) -> None:
        """The panel stands where there is room, or while a tool or a note needs it."""
        needed = self.panel.tool is not None or self.panel.notes.is_open or self.uncovered
        self.panel.fit(self.width())
        self.panel.circle.setVisible(not self._is_narrow())
        self.panel.setVisible(needed or not (self.quiet or self._is_narrow()))

    def set_size(self, points: int) -> None:
        """One of the six sizes of the line, the nearest to these points."""
        self.board.script.set_size_step(step_of(points))
        self.board.refit()

    def _build(self, case: Case) -> None:
        single = self.context.settings.single_keys
        self.top, self.board, self.panel, self.bar = TopBar(), Board(), Panel(case), BottomBar(single)
        self.waiting_bar = WaitingBar(self.context)
        self.notes = NoteKeeper(self.conductor, self.panel.notes, case)
        self.pause, self.stopping, self.going = BreakPage(), StopPage(), LeavingPage(self.context)
        self.room = QWidget()
        column = QVBoxLayout(self.room)
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
        self.faces = QStackedWidget()
        for face in (self.room, self.pause, self.stopping, self.going):
            self.faces.addWidget(face)
        self.add(self.faces, 1)
        self.set_first(self.board.script)
        self.board.set_key(self.key("O"))

    def _is_narrow(self) -> bool:
        return self.width() < current().px(NARROW)
