"""The live conference: puts line, circle, notes and tools together; what a key does stands in `actions.py`."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.run import Run
from kring.domain.session import next_turn
from kring.i18n import _, clock_time
from kring.ui.context import Context, Place
from kring.ui.frame.commands import Command
from kring.ui.live import sayings
from kring.ui.live.actions import Actions
from kring.ui.live.attendance import Attendance
from kring.ui.live.bars import BottomBar, TopBar
from kring.ui.live.board import Board
from kring.ui.live.break_page import BreakPage
from kring.ui.live.conductor import Conductor
from kring.ui.live.copy_bar import CopyBar
from kring.ui.live.keys import help_rows
from kring.ui.live.notes import NoteKeeper
from kring.ui.live.panel import Panel, speaking_words
from kring.ui.live.stop_page import StopPage
from kring.ui.live.view_keys import BASE_POINTS
from kring.ui.main_window import MainWindow
from kring.ui.theme import current
from kring.ui.widgets.page import Page
from kring.ui.widgets.script_line import SIZES
from kring.usecases.talks import OpenTalk, open_talk

NARROW = 290  # units of width; below it the circle becomes one line of text
TICK_MS = 20_000
SHOWN_NOTES = 4


class LivePage(Page):
    """One line at one place; everything else is quiet, and reached by one key."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("", scroll=False)
        self.context = context
        self.header.hide()
        self.setAccessibleName(_("Conference"))
        self.conductor = Conductor(context, _talk_of(context, place), self)
        self.quiet, self.timed, self.uncovered = False, True, False
        self._phase, self._phase_since = "", context.desk.clock()
        self._build(context.now)
        self.keys = Actions(self)
        self._connect()
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.show_time)
        self._ticking.start()
        self.set_size(context.settings.live_size)
        self._open()

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return self.context.now

    @property
    def run(self) -> Run:
        """Where the session stands."""
        return self.conductor.run

    # what the window asks

    def entered(self) -> None:
        """The focus goes to what is shown."""
        if self.run.over:
            self.context.go("session", talk=self.conductor.talk.id)
            return
        face = self.faces.currentWidget()
        target = self.board.script if face is self.room or face is None else face
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def leaving(self) -> None:
        """Words in an open note and all steps go to the disk; the box stays as it is."""
        self.notes.settle()
        self.conductor.settle()

    def refresh(self) -> None:
        """The case changed; a name may be another one."""
        if not self.run.over:
            self.show_run(self.run)

    def commands(self) -> list[Command]:
        """The keys that work wherever the focus is, also in a note."""
        return [
            Command("edit", _("Undo the last step"), self.keys.undo, ("Ctrl+Z",)),
            Command("edit", _("Do it again"), self.keys.redo, ("Ctrl+Shift+Z",)),
            Command("case", _("Hide, then break or stop"), self.keys.out.stop, ("F12",)),
            Command("case", _("End, or go on later"), self.keys.tools.end),
            Command("view", _("More"), self.keys.out.more, ("F10",)),
        ]

    def key_help(self) -> list[tuple[str, str]]:
        """Every key of this screen."""
        return help_rows()

    def help_text(self) -> str:
        """What this screen is for."""
        return _("One line at a time. Nothing moves by itself, and everything is saved at each step.")

    def panes(self) -> list[QWidget]:
        """F6: the line, the panel, the bar."""
        return [self.board, self.panel, self.bar]

    # what is shown

    def show_run(self, run: Run) -> None:
        """A step was taken: every widget says something else, none is made anew."""
        turn, after, case = run.current, next_turn(run), self.case
        if turn.phase != self._phase:
            self._phase, self._phase_since = turn.phase, self.context.desk.clock()
        self.board.show_line(
            sayings.line_of(turn, case),
            sayings.spoken(turn, after, case),
            turn.step.follow_up,
            sayings.then_of(after, case),
        )
        inside = [t.id for t in run.turns if t.phase == turn.phase]
        self.board.show_place(inside.index(turn.id), len(inside))
        self.panel.show_run(run)
        self.bar.offer_finish(False)
        self.top.show_run(run)
        self.show_time()
        name = case.called(run.speaker)
        self.panel.notes.door.set_words(sayings.note_for(name), self.keys.key("N"))
        self.show_speaking(run)
        if self.uncovered:
            self.show_notes()

    def show_notes(self) -> None:
        """Notes and ideas, or that they are covered."""
        lines = self.notes.lines(SHOWN_NOTES) if self.uncovered else None
        self.panel.show_notes(lines, self.keys.key("V"))

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
        self.panel.circle.setVisible(not self._is_narrow())
        self.panel.setVisible(needed or not (self.quiet or self._is_narrow()))

    def set_size(self, points: int) -> None:
        """One of the six sizes of the line, the nearest to these points."""
        sizes = [abs(ratio * BASE_POINTS - points) for ratio in SIZES]
        self.board.script.set_size_step(sizes.index(min(sizes)))
        self.board.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no circle."""
        super().resizeEvent(event)
        self.fit_panel()
        self.show_speaking(self.run)
        self.show_time()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape always comes back to the line."""
        if event.key() == Qt.Key.Key_Escape and self.faces.currentWidget() is self.room:
            self.keys.back_to_the_line()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A clicker's key that hid the screen also brings it back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            window = self.window()
            if event.text().casefold() in ("b", ".") and isinstance(window, MainWindow) and window.is_hidden_away:
                window.toggle_hide()
                return True
        return super().eventFilter(watched, event)

    # building

    def _build(self, case: Case) -> None:
        single = self.context.settings.single_keys
        self.top, self.board, self.panel, self.bar = TopBar(), Board(), Panel(case), BottomBar(single)
        self.copy_bar = CopyBar(self.context)
        self.notes = NoteKeeper(self.conductor, self.panel.notes, case)
        self.pause, self.stopping = BreakPage(), StopPage()
        self.attendance = Attendance(case, tuple(p for p in self.panel.ring if p is not None))
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
        column.addWidget(self.copy_bar)
        column.addWidget(self.bar)
        self.faces = QStackedWidget()
        for face in (self.room, self.pause, self.stopping, self.attendance):
            self.faces.addWidget(face)
        self.add(self.faces, 1)
        self.set_first(self.board.script)

    def _connect(self) -> None:
        conductor, keys = self.conductor, self.keys
        conductor.moved.connect(self.show_run)
        conductor.failed.connect(self.board.say)
        conductor.saved.connect(self._on_saved)
        conductor.not_saved.connect(self._on_not_saved)
        conductor.finished.connect(lambda: self.context.go("agreement"))
        self.board.script.on_key = keys.on_key
        self.bar.wanted.connect(keys.do_named)
        self.top.more.clicked.connect(keys.out.more)
        self.panel.seat_chosen.connect(keys.choose_seat)
        self.panel.notes_button.clicked.connect(keys.view.notes)
        self.panel.notes.opened.connect(keys.note)
        self.panel.notes.kept.connect(keys.on_kept)
        self.panel.notes.ran_out.connect(keys.on_minute)
        self.panel.notes.discarded.connect(keys.on_discarded)
        self.panel.notes.other_person.connect(lambda digit: self.notes.for_person(self.panel.person_at(digit)))
        self.pause.ended.connect(keys.out.resume)
        self.pause.too_long.connect(self.context.lock_wanted)
        self.stopping.paused.connect(keys.out.pause)
        self.stopping.went_on.connect(self.show_room)
        self.stopping.stopped.connect(keys.out.stop_for)
        self.stopping.left.connect(lambda: self.context.go("decision"))
        self.attendance.told.connect(keys.tell_attendance)
        self.attendance.begun.connect(keys.begin)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(keys.out.on_new_screen)

    def _open(self) -> None:
        """Where the session was left: a break is over by coming back; before the first line, who is here."""
        run = self.run
        if run.paused is not None:
            self.conductor.play(e.Resumed())
        fresh = run.at == 0 and not run.entries and not run.asked
        self.faces.setCurrentWidget(self.attendance if fresh and not run.over else self.room)
        self.set_primary(self.attendance.begin if fresh else self.bar.next)
        self.show_run(self.run)
        self.show_notes()

    def _is_narrow(self) -> bool:
        return self.width() < current().px(NARROW)

    def _on_saved(self, at: datetime) -> None:
        self.top.saved.set_saved(clock_time(at))
        self.copy_bar.hide()

    def _on_not_saved(self, failures: int) -> None:
        self.top.saved.set_failed()
        self.copy_bar.after(failures)


def _talk_of(context: Context, place: Place) -> OpenTalk:
    """The conference that is meant, or else the one that runs."""
    running = context.now.running(TalkKind.CONFERENCE)
    talk = place.talk or (running[-1].id if running else None)
    if talk is None or talk not in context.now.talks:
        raise Refused("no-conference")
    return open_talk(context.desk, context.now, talk)
