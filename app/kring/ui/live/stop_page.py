"""Stop: first one sentence to say, then what now; a name only where somebody no longer wants this."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from kring.domain.case.case import Case
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.meeting.chairs import KEYS
from kring.ui.meeting.sheet import NAME, KeyRow, Sheet, big, rows, spoken
from kring.ui.widgets.button import key_button
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import label

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StopAnswer(StrEnum):
    """What can be done where a conference is hidden to be stopped."""

    BREAK = "break"
    STOP = "stop"
    WITHDRAW = "withdraw"
    ADJOURN = "adjourn"


class StopPage(QStackedWidget):
    """What now; who no longer wants this; and whether that is right. Esc goes one back, from the first to the line."""

    paused = Signal()
    stopped = Signal()
    withdrawn = Signal(str)
    adjourned = Signal()
    went_on = Signal()
    hide_wanted = Signal()

    def __init__(self, hide_key: str) -> None:
        super().__init__()
        self._hide_key = hide_key
        self._case: Case | None = None
        self._people: tuple[PersonId, ...] = ()

    def begin(self, case: Case, people: tuple[PersonId, ...], sentence: str) -> None:
        """Say one sentence, and offer what can be done now; no name stands here."""
        self._case, self._people = case, people
        items = [
            (StopAnswer.BREAK, _("Break"), _("A neutral screen. You come back to the same line.")),
            (StopAnswer.STOP, _("Stop here"), _("The closing words come at once. The reason is asked later.")),
            (
                StopAnswer.WITHDRAW,
                _("Somebody no longer wants this"),
                _("Asked once more, then it ends kindly."),
            ),
            (
                StopAnswer.ADJOURN,
                _("Go on another day"),
                _("An alarm, the bell. Closing words, and everyone is asked again."),
            ),
        ]
        face = StopChoice(sentence, items, self._hide_key, over=_("Say"), leave=_("Back to the line"))
        face.chosen.connect(self._on_asked)
        face.escaped.connect(self.went_on)
        self._show(face)

    def ask_who(self, case: Case, people: tuple[PersonId, ...]) -> None:
        """Who no longer wants this: the names, with the keys of their chairs."""
        self._case, self._people = case, people
        face = StopChoice(
            _("Who no longer wants this?"),
            [(str(p), case.called(p), "") for p in people],
            self._hide_key,
            role=NAME,
            leave=_("Back to the line"),
        )
        face.chosen.connect(self._on_who)
        face.escaped.connect(self.went_on)
        self._show(face)

    def ask_sure(self, person: PersonId) -> None:
        """One question, once."""
        assert self._case is not None
        name = self._case.called(person)
        if self._case.is_main(person):
            note = _("No reason is owed. If it is not right, everything stays as it was.")
            asked, right = _("{name} stops. Is that right?"), _("Yes, it ends here")
        else:
            note = _("Whoever sits beside somebody may leave too. The circle can go on without them.")
            asked, right = _("{name} goes out. Is that right?"), _("Yes")
        face = Sure(asked.format(name=name), note, right, self._hide_key)
        face.confirmed.connect(lambda: self.withdrawn.emit(person))
        face.escaped.connect(self.went_on)
        self._show(face)

    def _on_asked(self, answer: str) -> None:
        chosen = StopAnswer(answer)
        match chosen:
            case StopAnswer.BREAK:
                self.paused.emit()
            case StopAnswer.STOP:
                self.stopped.emit()
            case StopAnswer.ADJOURN:
                self.adjourned.emit()
            case StopAnswer.WITHDRAW:
                assert self._case is not None
                self.ask_who(self._case, self._people)
            case _:
                assert_never(chosen)

    def _on_who(self, person: str) -> None:
        self.ask_sure(PersonId(person))

    def _show(self, face: StopChoice | Sure) -> None:
        before = self.currentWidget()
        face.hidden.connect(self.hide_wanted)
        self.addWidget(face)
        self.setCurrentWidget(face)
        face.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self.removeWidget(before)
            let_go(before)


class StopChoice(Sheet):
    """Large words and a few choices by digit."""

    chosen = Signal(str)
    escaped = Signal()
    hidden = Signal()

    def __init__(
        self,
        title: str,
        items: Sequence[tuple[str, str, str]],
        hide_key: str,
        over: str = "",
        role: str = "h2",
        leave: str = "",
        after: str = "",
    ) -> None:
        super().__init__(160)
        self._keys = [key for key, _words, _second in items]
        if over:
            self.column.addWidget(label(over, "peek", "2"))
        self.column.addWidget(big(title))
        if after:
            self.column.addWidget(label(after, "who", "2", wrap=True))
        self.rows = [
            KeyRow(str(number) if number <= KEYS else "", words, second, role)
            for number, (_key, words, second) in enumerate(items, 1)
        ]
        for key, row in zip(self._keys, self.rows):
            row.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self.column.addWidget(rows(*self.rows))
        back, hide = key_button(leave or _("Back"), "Esc"), key_button(_("Hide"), hide_key)
        back.clicked.connect(self.escaped)
        hide.clicked.connect(self.hidden)
        self.add_keys(back, hide)
        said = ". ".join(part for part in (over, title) if part)
        self.setAccessibleName(spoken(said, [row.words for row in self.rows]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Escape goes back."""
        number = event.key() - int(Qt.Key.Key_0)
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif 1 <= number <= min(KEYS, len(self._keys)):
            self.chosen.emit(self._keys[number - 1])
        else:
            super().keyPressEvent(event)


class Sure(Sheet):
    """One question with two keys; neither answer has the focus."""

    confirmed = Signal()
    escaped = Signal()
    hidden = Signal()

    def __init__(self, question: str, note: str, right: str, hide_key: str) -> None:
        super().__init__(160)
        self.column.addWidget(big(question))
        self.column.addWidget(label(note, "body", "2", wrap=True))
        yes, no = key_button(right, "Enter", None), key_button(_("No, back to the line"), "Esc", None)
        hide = key_button(_("Hide"), hide_key)
        yes.clicked.connect(self.confirmed)
        no.clicked.connect(self.escaped)
        hide.clicked.connect(self.hidden)
        self.add_keys(yes, no, hide)
        keys = _("Enter: {right}. Esc: back to the line.").format(right=right)
        self.setAccessibleName(f"{question} {note} {keys}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Escape takes it back."""
        if event.isAutoRepeat():
            return
        if event.key() in ENTER:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
