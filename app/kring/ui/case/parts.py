"""What the pages of a case share: a part that is made anew when the case changed, and fields for names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.people import Participation, PersonId, Role
from kring.i18n import _
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import show_if
from kring.words import names

_TEXT = (QLineEdit, QPlainTextEdit)


class Section(QWidget):
    """A part of a page that `fill` makes; `refill` makes it anew without losing the focus or words being typed.

    While somebody types inside it, it waits until the box is left. The focus returns to the control of the same name.
    """

    def __init__(self, fill: Callable[[], Iterable[QWidget]], gap: float = 3.5) -> None:
        super().__init__()
        self._fill = fill
        self._waiting = False
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=gap)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refill)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._make()

    def refill(self) -> None:
        """Make the part anew, as soon as the present event is over."""
        self._timer.start(0)

    def settle(self) -> None:
        """Say every word that is not yet said."""
        settle_all(self)

    def _make(self) -> None:
        made = list(self._fill())
        for widget in made:
            self._column.addWidget(widget)
        show_if(self, bool(made))

    def _refill(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        if inside and isinstance(focused, _TEXT):
            self._waiting = True
            return
        self._waiting = False
        kept = _key(focused) if inside and focused is not None else None
        empty(self._column)
        self._make()
        if kept is None:
            return
        for child in self.findChildren(QWidget):
            if child.isVisibleTo(self) and child.focusPolicy() != Qt.FocusPolicy.NoFocus and _key(child) == kept:
                child.show()
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        if self._waiting and old is not None:
            self.refill()


def _key(widget: QWidget) -> tuple[str, str, str]:
    parent = widget.parentWidget()
    return type(widget).__name__, widget.accessibleName(), parent.accessibleName() if parent is not None else ""


def settle_all(widget: QWidget) -> None:
    """Every text box below a widget says what it has not yet said."""
    for line in widget.findChildren(LineField):
        line.settle()
    for box in widget.findChildren(WordsBox):
        box.settle()


class NameField(LineField):
    """A line for a name: the arrows offer the adults of the case, any other name may be written.

    No list pops up: it would be a window of its own, which hiding does not cover.
    """

    def __init__(self, case: Case, text: str = "", placeholder: str = "", name: str = "") -> None:
        super().__init__(text, placeholder, name)
        self._known = list(dict.fromkeys(p.called for p in case.people.values() if not p.pupil))
        self.setToolTip(_("Arrow down offers the adults of this case."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and up go through the names."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._known:
            super().keyPressEvent(event)
            return
        at = self._known.index(self.text()) if self.text() in self._known else -1 if step == 1 else 0
        self.setText(self._known[(at + step) % len(self._known)])
        self.textEdited.emit(self.text())


def person_options(case: Case, people: Sequence[PersonId]) -> list[Option]:
    """People to choose from, each once."""
    return [Option(person, case.called(person)) for person in dict.fromkeys(people)]


def adults(case: Case, role: Role | None = None) -> list[PersonId]:
    """The adults of the case, or those in a role."""
    return [p for p, who in case.people.items() if not who.pupil and (role is None or role in case.roles(p))]


def role_words(case: Case, person: PersonId, only: Sequence[Role] = tuple(Role)) -> str:
    """Roles of a person as the facilitator's screens say them: "mother of Ellie", or the role's name."""
    mine = [p for p in case.participations if p.person == person and p.role in only]
    return ", ".join(dict.fromkeys(_role_word(p) for p in mine))


def _role_word(participation: Participation) -> str:
    return participation.relation or names.role(participation.role)


def nobody_named(context: Context, why: str) -> tuple[Notice, Button]:
    """What stands on a page that is about people while there are none, and its button."""
    add = button(_("Add people"), "primary", "user-plus", hint="Ctrl+Enter")
    add.clicked.connect(lambda: context.go("people"))
    notice = Notice(_("Nobody is named yet"), tone="neutral", intro=why)
    notice.add(add)
    return notice, add
