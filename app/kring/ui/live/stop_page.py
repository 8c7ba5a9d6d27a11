"""Stop: first the screen is plain, then it offers a break or the end; after the end it says what to do now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.events import StopReason
from kring.domain.people import Role
from kring.i18n import _
from kring.ui.theme import space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, padded, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import heading, label
from kring.usecases.texts import Texts
from kring.words import names


class StopPage(QStackedWidget):
    """Three faces: what now, why, and after."""

    paused = Signal()
    went_on = Signal()
    stopped = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ask = _Face(
            _("Stop"),
            [
                ("break", _("Break"), _("Everyone gets some air. You come back to the same line.")),
                ("stop", _("Stop the meeting"), _("For today. The decision is looked at again.")),
                ("on", _("Go on"), ""),
            ],
        )
        self._why = _Face(
            _("What is it about?"), [(reason.value, names.stop_reason(reason), "") for reason in StopReason]
        )
        self._after: QWidget | None = None
        self._ask.chosen.connect(self._on_asked)
        self._why.chosen.connect(self._on_why)
        self._ask.escaped.connect(self.went_on)
        self._why.escaped.connect(lambda: self._show(self._ask))
        for face in (self._ask, self._why):
            self.addWidget(face)

    def begin(self) -> None:
        """Offer a break or the end; a second Stop goes to neither by itself."""
        self._show(self._ask)

    def show_after(self, case: Case, texts: Texts) -> Button:
        """The meeting is over: closing words, who goes with whom, whom to call; gives the one way on."""
        way_on = button(_("Look at the decision again"), "primary", hint="Ctrl+Enter")
        way_on.clicked.connect(self.left)
        self._after = after_the_stop(case, texts, way_on)
        self.addWidget(self._after)
        self.setCurrentWidget(self._after)
        self._after.setFocus(Qt.FocusReason.OtherFocusReason)
        return way_on

    def _show(self, face: _Face) -> None:
        self.setCurrentWidget(face)
        face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_asked(self, answer: str) -> None:
        if answer == "stop":
            self._show(self._why)
        elif answer == "break":
            self.paused.emit()
        else:
            self.went_on.emit()

    def _on_why(self, reason: str) -> None:
        self.stopped.emit(reason)


class _Face(QWidget):
    """A heading and a few choices by digit; no name of anybody."""

    chosen = Signal(str)
    escaped = Signal()

    def __init__(self, title: str, items: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self._keys = [key for key, _words, _second in items]
        column = QVBoxLayout(self)
        space(column, 18, 12, 18, 12, gap=3)
        column.addWidget(heading(title))
        for number, (key, words, second) in enumerate(items, 1):
            made = button(words)
            made.show_cap(str(number))
            made.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            column.addWidget(row_of(made, label(second, "body", "2", wrap=True), gap=4))
        column.addStretch(1)
        spoken = ". ".join(f"{number} {words}" for number, (_key, words, _second) in enumerate(items, 1))
        self.setAccessibleName(f"{title}. {spoken}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Escape goes back."""
        number = event.key() - int(Qt.Key.Key_0)
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif 1 <= number <= len(self._keys):
            self.chosen.emit(self._keys[number - 1])
        else:
            super().keyPressEvent(event)


def after_the_stop(case: Case, texts: Texts, way_on: Button) -> QWidget:
    """What stands on the screen after a stop."""
    closing = [label(words, "live", wrap=True) for words in texts.items("cards", "cards", "unsafe", "say")]
    apart = _list(
        _("Now, before anyone leaves"),
        [
            *[
                _("{name}: a room apart, with an adult of their own side").format(name=case.called(p))
                for p in case.main_people
            ],
            _("Not out of one door, and not at the same time"),
            _("Agree the one sentence for when classmates ask"),
            _("Phones and chats tonight"),
        ],
    )
    calls = _list(_("Calls, today"), _calls(case))
    notice = Notice(
        _("The decision is looked at again"),
        intro=_("Preparation, conference and agreement stay closed until then. Nothing that was written is lost."),
        tone="neutral",
    )
    inner = QWidget()
    column = QVBoxLayout(inner)
    space(column, 18, 10, 18, 8, gap=5)
    for widget in (*closing, row_of(apart, calls, gap=4), notice):
        column.addWidget(widget)
    column.addWidget(way_on, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    made = scroll_column(inner)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the closing words stay in sight; Ctrl+Enter goes on
    made.setProperty("noRing", True)
    made.setAccessibleName(" ".join(texts.items("cards", "cards", "unsafe", "say")))
    return made


def _calls(case: Case) -> list[str]:
    """Whom to call: parents who were told before, the adults trusted, the second adult from outside."""
    parents = {contact.who: contact.child for contact in case.parent_contacts if contact.safe}
    found = [
        _("{who}, about {name}").format(who=who, name=case.called(child)) if who else case.called(child)
        for who, child in parents.items()
    ]
    adults = dict.fromkeys([*case.having(Role.TRUSTED), *case.having(Role.SECOND_ADULT), *case.having(Role.CARE)])
    return [*found, *[case.called(person) for person in adults if person != case.facilitator]]


def _list(title: str, lines: Sequence[str]) -> QWidget:
    card = Card(title)
    for words in lines:
        card.add(padded(CheckRow(words), 5, 0.5, 4, 0.5))
    return card
