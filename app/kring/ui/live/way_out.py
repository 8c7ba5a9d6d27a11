"""The ways out of the room: a break, waiting for somebody, stop, another day, and hide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from kring.domain.events import EntryId, NoteKind, StopReason
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.frame.hide_page import close_popups
from kring.ui.frame.window import MainWindow
from kring.ui.live import endings
from kring.ui.live.steps import Steps
from kring.ui.widgets.text import label
from kring.usecases.talks import sitting
from kring.usecases.texts import Texts


class WayOut(QObject):
    """Whatever leaves the line covers it first, and does the rest after."""

    def __init__(self, steps: Steps) -> None:
        super().__init__(steps)
        self._steps = steps
        self.page = steps.page
        self._prefilled = ""

    def pause(self) -> None:
        """A neutral screen until the same key; while somebody is missed it says for whom one waits."""
        page = self.page
        page.show_face(page.pause)
        page.notes.keep()
        self._steps.close_tool()
        if page.run.paused is not None or page.conductor.play(sitting.pause()):
            self.to_break()
        else:
            page.show_room()

    def resume(self) -> None:
        """On at the same line, once the code was given where there is one; not while somebody is missed."""
        if self.page.missed:
            self.to_break()
        else:
            self.allowed(self._on_again)

    def allowed(self, do: Callable[[], None]) -> None:
        """Do what ends a break, once the code was given where there is one."""
        window = self.page.window()
        if self.page.in_a_break and isinstance(window, MainWindow):
            window.before_return(do)
        else:
            do()

    def _on_again(self) -> None:
        self.page.pause.end()
        self.back_in()
        self._steps.play(sitting.resume())

    def walk_out(self, person: PersonId) -> None:
        """Somebody leaves; where it depends on them, there is a break until they are back."""
        page = self.page
        self._steps.play(sitting.walk_out(person))
        if page.missed:
            self.pause()
        else:
            page.board.say(_("{name} left").format(name=page.case.called(person)))

    def came(self, person: PersonId) -> None:
        """Somebody is back; it goes on once nobody is missed."""
        self.page.conductor.play(sitting.attend(person, True))
        self.resume()

    def note_in_break(self, words: str) -> None:
        """What was written down in a break stays with the line."""
        conductor = self.page.conductor
        entry = EntryId(conductor.context.desk.new_id())
        conductor.play(sitting.note(entry, conductor.run.current.id, None, NoteKind.NOTE, words))

    # stop

    def stop(self) -> None:
        """Hide first, then say one sentence, and offer what can be done now."""
        if self._cover():
            page = self.page
            page.stopping.begin(page.case, page.panel.by_key, self._texts.text("cards", "closing", "moment"))
            self._settle_cover()

    def ask_who(self) -> None:
        """Somebody no longer wants this: hide first, then who."""
        if self._cover():
            self.page.stopping.ask_who(self.page.case, self.page.panel.by_key)
            self._settle_cover()

    def stop_for_today(self) -> None:
        """The meeting is stopped; what it was about is asked at the desk, once everyone has left."""
        if self.page.conductor.stop(StopReason.LATER):
            self._show_the_end(None)

    def withdraw(self, person: PersonId) -> None:
        """A main party's own word ends it, kindly; anybody else goes out, and no more than that."""
        if not self.page.case.is_main(person):
            self.come_back()
            self.walk_out(person)
        elif self.page.conductor.withdraw(person):
            self._show_the_end(person)

    def leave(self) -> None:
        """Everyone has left, or it is kept for another day."""
        page = self.page
        if not page.ended:
            self._adjourn()
        elif page.run.over:
            self.to_the_desk()
        else:
            page.context.try_again()
            page.going.waiting_bar.show_state()
            if page.run.over:
                self.to_the_desk()

    def to_the_desk(self) -> None:
        """What was stopped is looked at where nobody looks along; a conference that was held is only read."""
        talk = self.page.conductor.talk
        self.page.context.go("stopped" if self.page.run.stopped else "session", talk=talk.id)

    # another day

    def to_another_day(self) -> None:
        """Closing words, and how everyone leaves; nothing is adjourned before it is kept."""
        page = self.page
        self._steps.close_tool()
        page.notes.keep()
        ending = endings.adjourned(page.case, page.context.desk, page.run, page.context.desk.clock())
        self._prefilled = ending.words or ""
        page.set_primary(page.going.show_ending(ending, page.run, page.context.settings.live_size))
        page.show_face(page.going)
        page.going.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_adjourn_note(self) -> None:
        """What was written beside the closing words is kept as a note, also where it is locked before the end."""
        box = self.page.going.words
        if box is not None and not self.page.ended and box.words().strip() not in ("", self._prefilled):
            self._prefilled = box.words().strip()
            self.note_in_break(self._prefilled)

    def _adjourn(self) -> None:
        page, box = self.page, self.page.going.words
        words = box.words().strip() if box is not None else ""
        self._prefilled = words
        page.pause.timer.stop()
        if page.conductor.adjourn(words, self._after_adjourning):
            page.ended = True

    def _after_adjourning(self) -> None:
        """The next page has names on it, so it is hidden until somebody asks for it."""
        page, window = self.page, self.page.window()
        page.ended = True
        if isinstance(window, MainWindow) and not window.is_hidden_away:
            window.toggle_hide()
            window.hide_page.put(label(_("Everything is kept. F9 goes on.")))
        page.context.go("conference")

    def hide(self) -> None:
        """As F9; a clicker's key brings it back too."""
        window = self.page.window()
        if isinstance(window, MainWindow):
            window.hide_page.installEventFilter(self.page)
            window.toggle_hide()

    def on_new_screen(self, _screen: object) -> None:
        """A second screen was plugged in: nobody else sees a word."""
        window = self.page.window()
        if isinstance(window, MainWindow) and window.isVisible() and not window.is_hidden_away:
            window.toggle_hide()

    def follow_break(self) -> None:
        """Undo and redo may begin or end a break."""
        page = self.page
        if page.run.paused is not None or page.missed:
            self.to_break()
        elif page.faces.currentWidget() is page.pause:
            page.pause.end()
            self.back_in()

    def come_back(self) -> None:
        """Neither a break nor the end after all: to the line, or to the break that there was."""
        self.keep_adjourn_note()
        if self.page.ended:
            return
        if self.page.run.paused is not None or self.page.missed:
            self.to_break()
        else:
            self.back_in()

    def back_in(self) -> None:
        """The room again, with Next as the primary button."""
        self.page.set_primary(self.page.bar.next)
        self.page.show_room()

    def to_break(self) -> None:
        """Show the break, since when, and for whom one waits."""
        page, case = self.page, self.page.case
        page.show_face(page.pause)
        page.set_primary(None)  # only P ends a break, as its button says: the names are not back by a slip
        since = page.run.paused or page.context.desk.clock()
        missed = [(str(person), case.called(person)) for person in page.missed]
        page.pause.begin(since.astimezone(page.context.desk.clock().tzinfo), missed)

    @property
    def _texts(self) -> Texts:
        return self.page.context.desk.texts(self.page.conductor.talk.fact.language)

    def _cover(self) -> bool:
        """Cover everything before anything else happens; False after the end."""
        page, window = self.page, self.page.window()
        if page.run.over or page.ended:
            return False
        close_popups()
        for dialog in [made for made in window.findChildren(QDialog) if made.isVisible()]:
            dialog.reject()
            window.activateWindow()
        self.keep_adjourn_note()
        page.show_face(page.stopping)
        if isinstance(window, MainWindow) and window.is_hidden_away:
            window.toggle_hide()
        return True

    def _settle_cover(self) -> None:
        self.page.repaint()
        self.page.set_primary(None)
        self.page.pause.keep_note()
        self.page.notes.keep()

    def _show_the_end(self, person: PersonId | None) -> None:
        page = self.page
        page.ended = True
        page.pause.timer.stop()
        ending = endings.stopped(page.case, page.context.desk, page.run, person)
        page.set_primary(page.going.show_ending(ending, None, page.context.settings.live_size))
        page.show_face(page.going)
        page.going.setFocus(Qt.FocusReason.OtherFocusReason)
