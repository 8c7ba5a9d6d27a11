"""The ways out of the room: a break, waiting for somebody, stop, another day, and hide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from kring.domain.case.case import Case
from kring.domain.events import EntryId, NoteKind, StopReason
from kring.domain.path.going_on import waited_for
from kring.domain.people import PersonId
from kring.domain.session.run import Run
from kring.i18n import _
from kring.ui.frame.hide_page import close_popups
from kring.ui.frame.page_names import PageName
from kring.ui.frame.window import MainWindow
from kring.ui.live import endings
from kring.ui.live.faces import RoomFaces
from kring.ui.live.keys import Do, Keys
from kring.ui.live.leaving_page import Ending
from kring.ui.meeting.conductor import Conductor
from kring.ui.widgets.text import label
from kring.usecases.talks import sitting


class WayOut(QObject):
    """Whatever leaves the line covers it first, and does the rest after."""

    def __init__(self, conductor: Conductor, faces: RoomFaces, keys: Keys) -> None:
        super().__init__(faces)
        self._conductor, self._context, self._keys = conductor, conductor.context, keys
        self._faces, self._room = faces, faces.room
        self._pause, self._going = faces.pause, faces.going
        self._ended = False  # stopped, also while that still waits for the disk: nothing leads back in
        self._prefilled = ""

    @property
    def over(self) -> bool:
        """Whether nothing leads back in."""
        return self._ended or self._run.over

    @property
    def missed(self) -> tuple[PersonId, ...]:
        """For whom it waits before it goes on."""
        return waited_for(self._case, self._run)

    def pause(self) -> None:
        """A neutral screen until the same key; while somebody is missed it says for whom one waits."""
        self._faces.show_face(self._pause)
        self._room.notes.keep()
        self._room.close_tool()
        if self._run.paused is not None or self._conductor.play(sitting.pause()):
            self._to_break()
        else:
            self._faces.back_in()

    def resume(self) -> None:
        """On at the same line, once the code was given where there is one; not while somebody is missed."""
        if self.missed:
            self._to_break()
        else:
            self.allowed(self._on_again)

    def allowed(self, do: Callable[[], None]) -> None:
        """Do what ends a break, once the code was given where there is one."""
        window = self._window
        if self._pause.going_on and window is not None:
            window.before_return(do)
        else:
            do()

    def walk_out(self, person: PersonId) -> None:
        """Somebody leaves; where it depends on them, there is a break until they are back."""
        self._room.play(sitting.walk_out(person))
        if self.missed:
            self.pause()
        else:
            self._room.say(_("{name} left").format(name=self._case.called(person)))

    def came(self, person: str) -> None:
        """Somebody is back; it goes on once nobody is missed."""
        self._conductor.play(sitting.attend(PersonId(person), True))
        self.resume()

    def note_in_break(self, words: str) -> None:
        """What was written down in a break stays with the line."""
        entry = EntryId(self._context.desk.new_id())
        self._conductor.play(sitting.note(entry, self._run.current.id, None, NoteKind.NOTE, words))

    def follow_break(self) -> None:
        """Undo and redo may begin or end a break."""
        if self._run.paused is not None or self.missed:
            self._to_break()
        elif self._faces.currentWidget() is self._pause:
            self._pause.end()
            self._faces.back_in()

    def come_back(self) -> None:
        """Neither a break nor the end after all: to the line, or to the break that there was."""
        self.keep_adjourn_note()
        if self._ended:
            return
        if self._run.paused is not None or self.missed:
            self._to_break()
        else:
            self._faces.back_in()

    # stop

    def stop(self) -> None:
        """Hide first, then say one sentence, and offer what can be done now."""
        if self._cover():
            sentence = self._conductor.texts.text("cards", "closing", "moment")
            self._faces.stopping.begin(self._case, self._room.panel.by_key, sentence)
            self._settle_cover()

    def ask_who(self) -> None:
        """Somebody no longer wants this: hide first, then who."""
        if self._cover():
            self._faces.stopping.ask_who(self._case, self._room.panel.by_key)
            self._settle_cover()

    def stop_for_today(self) -> None:
        """The meeting is stopped; what it was about is asked at the desk, once everyone has left."""
        if self._conductor.stop(StopReason.LATER):
            self._show_the_end(None)

    def withdraw(self, given: str) -> None:
        """A main party's own word ends it, kindly; anybody else goes out, and no more than that."""
        person = PersonId(given)
        if not self._case.is_main(person):
            self.come_back()
            self.walk_out(person)
        elif self._conductor.withdraw(person):
            self._show_the_end(person)

    def leave(self) -> None:
        """Everyone has left, or it is kept for another day."""
        if not self._ended:
            self._adjourn()
            return
        if not self._run.over:
            self._context.try_again()
            self._going.waiting_bar.show_state()
        if self._run.over:
            self.to_the_desk()

    def to_the_desk(self) -> None:
        """What was stopped is looked at where nobody looks along; a conference that was held is only read."""
        self._context.go(PageName.STOPPED if self._run.stopped else PageName.SESSION, talk=self._conductor.talk.id)

    # another day

    def to_another_day(self) -> None:
        """Closing words, and how everyone leaves; nothing is adjourned before it is kept."""
        self._room.close_tool()
        self._room.notes.keep()
        desk = self._context.desk
        ending = endings.adjourned(self._case, desk, self._run, desk.clock())
        self._prefilled = ending.words or ""
        self._show_ending(ending, self._run)

    def keep_adjourn_note(self) -> None:
        """What was written beside the closing words is kept as a note, also where it is locked before the end."""
        words = self._going.written()
        if not self._ended and words not in ("", self._prefilled):
            self._prefilled = words
            self.note_in_break(words)

    def _adjourn(self) -> None:
        self._prefilled = self._going.written()
        self._pause.timer.stop()
        if self._conductor.adjourn(self._prefilled, self._after_adjourning):
            self._ended = True

    def _after_adjourning(self) -> None:
        """The next page has names on it, so it is hidden until somebody asks for it."""
        self._ended = True
        window = self._window
        if window is not None and not window.is_hidden_away:
            window.toggle_hide()
            window.hide_page.put(label(_("Everything is kept. {key} goes on.").format(key=self._keys.shown(Do.HIDE))))
        self._context.go(PageName.CONFERENCE)

    # hide

    def hide(self) -> None:
        """As from anywhere else; a clicker's key brings it back too."""
        window = self._window
        if window is not None:
            window.hide_page.installEventFilter(self)
            window.toggle_hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A clicker's key that hid the screen also brings it back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            window = self._window
            if self._keys.meant(event) is Do.HIDE and window is not None and window.is_hidden_away:
                window.toggle_hide()
                return True
        return super().eventFilter(watched, event)

    def on_new_screen(self, _screen: object) -> None:
        """A second screen was plugged in: nobody else sees a word."""
        window = self._window
        if window is not None and window.isVisible() and not window.is_hidden_away:
            window.toggle_hide()

    # what these have in common

    @property
    def _case(self) -> Case:
        return self._context.now

    @property
    def _run(self) -> Run:
        return self._conductor.run

    @property
    def _window(self) -> MainWindow | None:
        window = self._faces.window()
        return window if isinstance(window, MainWindow) else None

    def _on_again(self) -> None:
        self._pause.end()
        self._faces.back_in()
        self._room.play(sitting.resume())

    def _to_break(self) -> None:
        """Show the break, since when, and for whom one waits."""
        missed, now = self.missed, self._context.desk.clock()
        self._faces.show_face(self._pause, None)  # only P ends a break, as its button says: no slip brings names back
        since = (self._run.paused or now).astimezone(now.tzinfo)
        self._pause.begin(since, [(str(person), self._case.called(person)) for person in missed])

    def _cover(self) -> bool:
        """Cover everything before anything else happens; False after the end."""
        if self.over:
            return False
        close_popups()
        window = self._faces.window()
        for dialog in [made for made in window.findChildren(QDialog) if made.isVisible()]:
            dialog.reject()
            window.activateWindow()
        self.keep_adjourn_note()
        self._faces.show_face(self._faces.stopping)
        if isinstance(window, MainWindow) and window.is_hidden_away:
            window.toggle_hide()
        return True

    def _settle_cover(self) -> None:
        self._faces.repaint()
        self._pause.keep_note()
        self._room.notes.keep()

    def _show_the_end(self, person: PersonId | None) -> None:
        self._ended = True
        self._pause.timer.stop()
        self._show_ending(endings.stopped(self._case, self._context.desk, self._run, person), None)

    def _show_ending(self, ending: Ending, run: Run | None) -> None:
        way_on = self._going.show_ending(ending, run, self._context.settings.live_size)
        self._faces.show_face(self._going, way_on)
        self._going.setFocus(Qt.FocusReason.OtherFocusReason)
