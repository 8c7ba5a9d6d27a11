"""The live conference: puts line, circle, notes and tools together; what a key does stands in `commands.py`."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.domain.session.run import Run
from kring.i18n import _
from kring.ui.frame.commands import Command
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.frame.window import MainWindow
from kring.ui.live.bars import BottomBar
from kring.ui.live.closing import Closing
from kring.ui.live.commands import Hands, bar_buttons, help_rows, keys_of, menu_commands
from kring.ui.live.doing import Doing
from kring.ui.live.faces import RoomFaces
from kring.ui.live.keys import Do
from kring.ui.live.more_menu import more_menu
from kring.ui.live.moves import Moves
from kring.ui.live.room import Room
from kring.ui.live.step_keys import StepKeys
from kring.ui.live.tool_keys import ToolKeys
from kring.ui.live.way_out import WayOut
from kring.ui.meeting.conductor import Conductor
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.page import Page
from kring.usecases.talks import sitting
from kring.usecases.talks.talks import OpenTalk, open_talk

TICK_MS = 20_000


class LivePage(Page):
    """One line at one place; everything else is quiet, and reached by one key."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("", scroll=False)
        self.context = context
        self.header.hide()
        self.setAccessibleName(_("Conference"))
        self.conductor = conductor = Conductor(context, _talk_of(context, place), self)
        self.keys = keys = keys_of(context.settings.single_keys)
        self.bar = BottomBar(bar_buttons(keys), keys.shown(Do.NEXT))
        self.room = room = Room(conductor, keys, self.bar)
        self.board, self.panel, self.top, self.notes = room.board, room.panel, room.top, room.notes
        self.faces = RoomFaces(room, context, keys)
        self.pause, self.stopping, self.going = self.faces.pause, self.faces.stopping, self.faces.going
        out = WayOut(conductor, self.faces, keys)
        moves, tools = Moves(conductor, room, out, keys), ToolKeys(conductor, room, out, keys)
        self.hands = Hands(moves, tools, out, room, self.show_more)
        self.doing = Doing(keys, self.hands)
        self.step_keys = StepKeys(room, keys, self.doing.on_key)
        self.closing = Closing(self, lambda: not context.desk.vault.closed)
        self.menu: QMenu | None = None
        self.add(self.faces, 1)
        self.set_first(self.board.script)
        self._connect()
        self._ticking = QTimer(self, interval=TICK_MS)
        listen(self, self._ticking.timeout, room.show_time)
        self._ticking.start()
        self._open()

    @property
    def run(self) -> Run:
        """Where the session stands."""
        return self.conductor.run

    @property
    def in_a_break(self) -> bool:
        """Whether the circle has a break."""
        return self.pause.going_on

    # what the window asks

    def entered(self) -> None:
        """The focus goes to what is shown."""
        if self.run.over:
            later(self, self.hands.out.to_the_desk)
            return
        face = self.faces.currentWidget()
        target = self.board.script if face is self.room or face is None else face
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back is one key away from lists of names: only Esc, twice, leads out of here."""
        self.room.say(_("Press Esc twice to end, or to go on another day."))

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the window asks before it closes, and the stop is heard from menus and dialogs too."""
        super().showEvent(event)
        self.closing.watch(self.window(), self.hands.out.stop, self.keys)

    def leaving(self) -> None:
        """Words in an open note and all steps go to the disk; the box stays as it is."""
        self.notes.settle()
        self.pause.keep_note()
        self.hands.out.keep_adjourn_note()
        self.conductor.settle()

    def show_case(self) -> None:
        """The case changed; a name may be another one."""
        if not self.hands.out.over:
            self.room.show_run(self.run)

    def commands(self) -> list[Command]:
        """The keys that work wherever the focus is, also in a note."""
        return menu_commands(self.keys, self.doing.do)

    def key_help(self) -> list[tuple[str, str]]:
        """Every key of this screen."""
        return help_rows(self.keys)

    def help_text(self) -> str:
        """What this screen is for."""
        return _("One line at a time. Nothing moves by itself, and everything is saved at each step.")

    def panes(self) -> list[QWidget]:
        """F6: the line, the panel, the bar."""
        return [self.board, self.panel, self.bar]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape always comes back to the line."""
        if self.keys.meant(event) is Do.ESCAPE and self.faces.currentWidget() is self.room:
            self.hands.tools.close()
        else:
            super().keyPressEvent(event)

    def show_more(self) -> None:
        """Every command with its key, and the menus that the window has here."""
        window = self.window()
        menus = window.menu_row.bar.actions() if isinstance(window, MainWindow) else []
        self.menu = more_menu(self.top.more, self.keys, self.doing.do, menus)

    # building

    def _connect(self) -> None:
        conductor, room, do = self.conductor, self.room, self.doing.do
        listen(self, conductor.moved, room.show_run)
        for done in (conductor.moved, room.cleared, self.faces.turned):
            listen(self, done, lambda *_what: later(self, self.hands.tools.offer_answers))  # once the step is done
        listen(self, conductor.failed, room.say)
        listen(self, conductor.finished, lambda: self.context.go(PageName.AGREEMENT))
        self.faces.turned.connect(self.set_primary)
        self.board.script.on_key = self.doing.on_key
        self.bar.wanted.connect(lambda what: do(Do(what)))
        self.bar.finish_wanted.connect(conductor.finish)
        room.waiting_bar.wanted.connect(self.hands.tools.elsewhere)
        self.top.more.clicked.connect(lambda: do(Do.MORE))
        self.panel.seat_chosen.connect(lambda seat: self.hands.moves.give_word(PersonId(seat)))
        self.panel.notes_button.clicked.connect(lambda: do(Do.NOTES))
        self._connect_notes()
        self._connect_ways_out()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            listen(self, app.screenAdded, self.hands.out.on_new_screen)

    def _connect_notes(self) -> None:
        box, moves = self.panel.notes, self.hands.moves
        box.opened.connect(moves.note)
        box.editor.kept.connect(moves.on_kept)
        box.ran_out.connect(moves.on_minute)
        box.editor.discarded.connect(moves.on_discarded)
        box.editor.other_person.connect(lambda digit: self.notes.for_person(self.panel.person_at(digit)))

    def _connect_ways_out(self) -> None:
        out = self.hands.out
        self.pause.ended.connect(out.resume)
        self.pause.too_long.connect(self.context.lock_wanted)
        self.pause.came.connect(out.came)
        self.pause.noted.connect(out.note_in_break)
        self.stopping.paused.connect(out.pause)
        self.stopping.went_on.connect(out.come_back)
        self.stopping.stopped.connect(out.stop_for_today)
        self.stopping.withdrawn.connect(out.withdraw)
        self.stopping.adjourned.connect(out.to_another_day)
        self.going.went.connect(out.leave)
        self.going.came_back.connect(out.come_back)
        for resized in (self.going.resize_words, self.room.resize_line):
            self.going.resized.connect(resized)
        for face in (self.pause, self.stopping, self.going):
            face.hide_wanted.connect(out.hide)
        for waiting in (self.pause, self.going):
            waiting.stop_wanted.connect(out.stop)

    def _open(self) -> None:
        """Where the session was left: a break is over by coming back, unless somebody is still missed."""
        missed = self.hands.out.missed
        if self.run.paused is not None and not missed:
            self.conductor.play(sitting.resume())
        self.set_primary(self.bar.next)
        self.room.show_run(self.run)
        self.room.show_notes()
        if missed and not self.run.over:
            self.hands.out.pause()
        later(self, self.hands.tools.offer_answers)


def _talk_of(context: Context, place: Place) -> OpenTalk:
    """The conference that is meant, or else the one that runs."""
    running = context.now.running(TalkKind.CONFERENCE)
    talk = place.talk or (running[-1].id if running else None)
    if talk is None or talk not in context.now.talks:
        raise Refused(Rule.NO_CONFERENCE)
    return open_talk(context.desk, context.now, talk)
