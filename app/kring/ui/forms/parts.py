"""People on the pages of a case: a field for names, lists to choose from, roles in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.people import Participation, PersonId, Role
from kring.i18n import _, join_words
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import LineField
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.tip import set_tip
from kring.words import incidents, names


class NameField(LineField):
    """A line for a name: the arrows offer the adults of the case (or these `people`), any other may be written.

    No list pops up: it would be a window of its own, which hiding does not cover.
    """

    def __init__(
        self,
        case: Case,
        text: str = "",
        placeholder: str = "",
        name: str = "",
        people: Sequence[PersonId] | None = None,
    ) -> None:
        super().__init__(text, placeholder, name)
        offered = adults(case) if people is None else people
        self._known = list(dict.fromkeys(case.called(p) for p in offered))
        set_tip(self, _("Arrow down offers the adults of this case."))

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


class CheckRows(QWidget):
    """People side by side, each with a box; none is ticked beforehand."""

    def __init__(self, rows: dict[PersonId, CheckRow]) -> None:
        super().__init__()
        self.rows = rows
        line = FlowLayout(current().px(4))
        self.setLayout(line)
        for row in rows.values():
            line.addWidget(row)


def check_rows(case: Case, people: Sequence[PersonId], name: str) -> CheckRows:
    """A box for each of these people; `name` says with {name} what a tick means."""
    called = {p: case.called(p) for p in dict.fromkeys(people)}
    return CheckRows({p: CheckRow(words, name=name.format(name=words)) for p, words in called.items()})


def ticked(rows: CheckRows) -> tuple[PersonId, ...]:
    """Those whose box is ticked."""
    return tuple(p for p, row in rows.rows.items() if row.isChecked())


def adults(case: Case, role: Role | None = None) -> list[PersonId]:
    """The adults of the case, or those in a role."""
    return [p for p, who in case.people.items() if not who.pupil and (role is None or role in case.roles(p))]


def who_leads(case: Case) -> str:
    """Who leads the case, by name; or what that person is called while nobody is named."""
    return join_words([case.called(p) for p in case.having(Role.FACILITATOR)]) or _("the facilitator")


def role_words(case: Case, person: PersonId, only: Sequence[Role] = tuple(Role)) -> str:
    """Roles of a person as the facilitator's screens say them: "mother of Ellie", or the role's name."""
    mine = [p for p in case.participations if p.person == person and p.role in only]
    return ", ".join(dict.fromkeys(_role_word(case, p) for p in mine))


def _role_word(case: Case, participation: Participation) -> str:
    """The role; in the case with all its incidents also in which of them."""
    words = participation.relation or names.role(participation.role)
    return incidents.with_incident(case, participation, words) if case.whole is case else words


def nobody_named(context: Context, why: str) -> tuple[Notice, Button]:
    """What stands on a page that is about people while there are none, and its button."""
    add = button(_("Add people"), "primary", "user-plus")
    add.clicked.connect(lambda: context.go(PageName.PEOPLE))
    notice = Notice(_("Nobody is named yet"), tone="neutral", intro=why)
    notice.add(add)
    return notice, add
