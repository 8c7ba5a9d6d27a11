"""The live conference: puts line, circle, notes and tools together; what a key does stands in `actions.py`."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.i18n import _, clock_time
from kring.ui.frame.commands import Command
from kring.ui.frame.context import Context, Place
from kring.ui.frame.window import MainWindow
from kring.ui.live.actions import Actions
from kring.ui.live.closing import Closing
from kring.ui.live.keys import help_rows
from kring.ui.live.stage import Stage
from kring.ui.live.step_keys import StepKeys
from kring.ui.widgets.hearing import later, listen
from kring.usecases.talks import sitting
from kring.usecases.talks.talks import OpenTalk, open_talk

TICK_MS = 20_000


class LivePage(Stage):
    """One line at one place; everything else is quiet, and reached by one key."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, _talk_of(context, place))
        self.setAccessibleName(_("Conference"))
        self.keys = Actions(self)
        self.step_keys = StepKeys(self, self.keys)
        self.closing = Closing(self, lambda: not context.desk.vault.closed)
        self._connect()
        self._ticking = QTimer(self, interval=TICK_MS)
        listen(self, self._ticking.timeout, self.show_time)
        self._ticking.start()
        self.set_size(context.settings.live_size)
        self._open()

    # what the window asks

    def entered(self) -> None:
        """The focus goes to what is shown."""
        if self.run.over:
            later(self, self.keys.out.to_the_desk)
            return
        face = self.faces.currentWidget()
        target = self.board.script if face is self.room or face is None else face
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back is one key away from lists of names: only Esc, twice, leads out of here."""
        self.board.say(_("Press Esc twice to end, or to go on another day."))

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the window asks before it closes, and F12 is heard from menus and dialogs too."""
        super().showEvent(event)
        self.closing.watch(self.window(), self.keys.out.stop)

    def leaving(self) -> None:
        """Words in an open note and all steps go to the disk; the box stays as it is."""
        self.notes.settle()
        self.pause.keep_note()
        self.keys.out.keep_adjourn_note()
        self.conductor.settle()

    def show_case(self) -> None:
        """The case changed; a name may be another one."""
        if not self.run.over and not self.ended:
            self.show_run(self.run)

    def commands(self) -> list[Command]:
        """The keys that work wherever the focus is, also in a note."""
        return [
            Command("edit", _("Undo the last step"), self.keys.undo, ("Ctrl+Z",)),
            Command("edit", _("Do it again"), self.keys.redo, ("Ctrl+Shift+Z",)),
            Command("case", _("Hide, then break or stop"), self.keys.out.stop, ("F12",), while_hidden=True),
            Command("case", _("Somebody no longer wants this"), self.keys.out.ask_who, ("Ctrl+Shift+W",)),
            Command("case", _("End, or go on another day"), self.keys.tools.end),
            Command("view", _("More"), self.keys.more, ("F10",)),
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no circle."""
        super().resizeEvent(event)
        self.fit_panel()
        if self.context.case is not None:  # the way to the list of cases leaves the case first
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

    def _connect(self) -> None:
        conductor, keys = self.conductor, self.keys
        listen(self, conductor.moved, self.show_run)
        listen(self, conductor.failed, self.board.say)
        listen(self, self.context.saved, self._on_saved)
        listen(self, self.context.not_saved, self._on_not_saved)
        listen(self, conductor.finished, lambda: self.context.go("agreement"))
        self.board.script.on_key = keys.on_key
        self.bar.wanted.connect(keys.do_named)
        for bar in (self.waiting_bar, self.going.waiting_bar):
            bar.wanted.connect(keys.tools.elsewhere)
        self.top.more.clicked.connect(keys.more)
        self.panel.seat_chosen.connect(keys.choose_seat)
        self.panel.notes_button.clicked.connect(keys.view.notes)
        self.panel.notes.opened.connect(keys.note)
        self.panel.notes.kept.connect(keys.on_kept)
        self.panel.notes.ran_out.connect(keys.on_minute)
        self.panel.notes.discarded.connect(keys.on_discarded)
        self.panel.notes.other_person.connect(lambda digit: self.notes.for_person(self.panel.person_at(digit)))
        self.pause.ended.connect(keys.out.resume)
        self.pause.too_long.connect(self.context.lock_wanted)
        self._connect_ways_out()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            listen(self, app.screenAdded, keys.out.on_new_screen)

    def _connect_ways_out(self) -> None:
        out = self.keys.out
        self.pause.came.connect(lambda person: out.came(PersonId(person)))
        self.pause.noted.connect(out.note_in_break)
        self.stopping.paused.connect(out.pause)
        self.stopping.went_on.connect(out.come_back)
        self.stopping.stopped.connect(out.stop_for_today)
        self.stopping.withdrawn.connect(lambda person: out.withdraw(PersonId(person)))
        self.stopping.adjourned.connect(out.to_another_day)
        self.going.went.connect(out.leave)
        self.going.came_back.connect(out.come_back)
        self.going.resized.connect(self.keys.view.resize_closing)
        for face in (self.pause, self.stopping, self.going):
            face.hide_wanted.connect(out.hide)
        for waiting in (self.pause, self.going):
            waiting.stop_wanted.connect(out.stop)

    def _open(self) -> None:
        """Where the session was left: a break is over by coming back, unless somebody is still missed."""
        if self.run.paused is not None and not self.missed:
            self.conductor.play(sitting.resume())
        self.faces.setCurrentWidget(self.room)
        self.set_primary(self.bar.next)
        self.show_run(self.run)
        self.show_notes()
        if self.missed and not self.run.over:
            self.keys.out.pause()

    def _on_saved(self, at: datetime) -> None:
        for bar in (self.top, self.going.top):
            bar.saved.set_saved(clock_time(at))

    def _on_not_saved(self, _sentence: str) -> None:
        for bar in (self.top, self.going.top):
            bar.saved.set_failed()


def _talk_of(context: Context, place: Place) -> OpenTalk:
    """The conference that is meant, or else the one that runs."""
    running = context.now.running(TalkKind.CONFERENCE)
    talk = place.talk or (running[-1].id if running else None)
    if talk is None or talk not in context.now.talks:
        raise Refused(Rule.NO_CONFERENCE)
    return open_talk(context.desk, context.now, talk)
