"""A break: one word, since when, and the key that goes on; or for whom one waits. It locks when it takes longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kring.i18n import _, clock_time, join_words
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.meeting.chairs import KEYS
from kring.ui.meeting.key_name import key_name
from kring.ui.meeting.note_box import NoteEditor
from kring.ui.meeting.sheet import KeyRow, Sheet, rows, spoken
from kring.ui.widgets.button import key_button
from kring.ui.widgets.field import Field
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import label

LOCKS_AFTER_MS = 900_000


@dataclass(frozen=True, slots=True)
class BreakKeys:
    """The keys that are shown here; the first two are heard here, too. Without a key to stop there is no Stop."""

    go_on: str
    note: str
    hide: str
    stop: str = ""


STOP = "stop"  # among the answers, where the others are people


class BreakPage(Sheet):
    """Of a plain break no word of anybody stands here; while somebody is missed, only the name that one waits for."""

    ended = Signal()
    came = Signal(str)
    noted = Signal(str)
    hide_wanted = Signal()
    stop_wanted = Signal()
    too_long = Signal()

    def __init__(self, keys: BreakKeys) -> None:
        super().__init__(150)
        self._keys = keys
        self.word = label(_("Break"), "live", wrap=True)
        assert isinstance(self.word, QLabel)
        self.since = label("", "peek", "2", wrap=True)
        self._choices = QWidget()
        self._inside = QVBoxLayout(self._choices)
        space(self._inside, 0, 0, 0, 0)
        self._rows: QWidget | None = None
        self._answers: list[str] = []
        self.go_on = key_button(_("Go on"), keys.go_on, "primary")
        self._note = key_button(_("Note"), keys.note)
        hide = key_button(_("Hide"), keys.hide)
        ways = [self.go_on, self._note, hide]
        if keys.stop:
            stop = key_button(_("Stop"), keys.stop)
            stop.clicked.connect(self.stop_wanted)
            ways.append(stop)
        self.note = NoteEditor()
        self._field = Field(_("Note"), self.note)
        self._field.hide()
        locks = _("You come back to the same line. After 15 minutes the screen locks.")
        for made in (self.word, self.since, self._choices):
            self.column.addWidget(made)
        self.add_keys(*ways)
        for made in (self._field, label(locks, "body", "2", wrap=True)):
            self.foot.addWidget(made)
        self.go_on.clicked.connect(self.ended)
        self._note.clicked.connect(self.open_note)
        hide.clicked.connect(self.hide_wanted)
        self.note.kept.connect(self.keep_note)
        self.note.discarded.connect(self.drop_note)
        self.timer = QTimer(self, singleShot=True, interval=LOCKS_AFTER_MS)
        listen(self, self.timer.timeout, self.too_long)

    def begin(self, at: datetime, waits_for: Sequence[tuple[str, str]] = ()) -> None:
        """A break begins; of those it waits for, each with a name, it says only that it waits."""
        names = [name for _person, name in waits_for]
        word = _("We wait for {names}.").format(names=join_words(names)) if names else _("Break")
        since = _("Since {time}").format(time=clock_time(at))
        self.word.setText(word)
        self.since.setText(since)
        items = [(person, _("{name} is back").format(name=name)) for person, name in waits_for]
        if items:
            items += [("", _("A break for everyone")), (STOP, _("Stop, or go on another day"))]
        self._offer(items)
        self.go_on.setVisible(not items)
        self.setAccessibleName(spoken(f"{word} {since}", [words for _answer, words in items]))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.timer.isActive():
            self.timer.start()

    @property
    def going_on(self) -> bool:
        """Whether there is a break now."""
        return self.timer.isActive()

    def end(self) -> None:
        """The break is over."""
        self.keep_note()
        self.timer.stop()

    def open_note(self) -> None:
        """Write something down; Enter keeps it, Escape lets it go."""
        self._field.show()
        self.fit()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_note(self) -> None:
        """What stands in the note is kept."""
        words = self.note.words().strip()
        if words:
            self.noted.emit(words)
        self.drop_note()
        announce(self, _("Note kept") if words else "")

    def drop_note(self) -> None:
        """The note goes."""
        had_focus = self.note.hasFocus()
        self.note.set_words("")
        self._field.hide()
        self.fit()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key goes on, one writes, a digit chooses."""
        number = event.key() - int(Qt.Key.Key_0)
        if event.isAutoRepeat():
            return
        if key_name(event) == self._keys.go_on and not self._answers:
            self.ended.emit()
        elif key_name(event) == self._keys.note:
            self.open_note()
        elif 1 <= number <= len(self._answers):
            self._choose(self._answers[number - 1])
        else:
            super().keyPressEvent(event)

    def _choose(self, answer: str) -> None:
        if answer == STOP:
            self.stop_wanted.emit()
        elif answer:
            self.came.emit(answer)
        else:
            self.rest()

    def rest(self) -> None:
        """A break for everyone: the name goes from the screen; the same key shows again for whom one waits."""
        self.word.setText(_("Break"))
        self._offer([])
        self.go_on.show()
        self.setAccessibleName(f"{_('Break')}. {self.since.text()}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, items: Sequence[tuple[str, str]]) -> None:
        self._answers = [answer for answer, _words in items]
        if self._rows is not None:
            self._inside.removeWidget(self._rows)
            let_go(self._rows)
            self._rows = None
        self.fit()
        if not items:
            return
        made = [KeyRow(str(n) if n <= KEYS else "", words) for n, (_answer, words) in enumerate(items, 1)]
        for row, answer in zip(made, self._answers):
            row.clicked.connect(lambda _checked=False, answer=answer: self._choose(answer))
        self._rows = rows(*made)
        self._inside.addWidget(self._rows)
        self._rows.show()
        self.fit()
