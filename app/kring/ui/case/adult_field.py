"""An adult of the case, by name: a name that means nobody of the case is asked about, because it satisfies nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.people import Person, PersonId, Role
from kring.domain.staff import Unfit, named, unfit
from kring.i18n import _
from kring.ui.case.parts import NameField
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.text import label, show_if
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.words import staff


class AdultField(QWidget):
    """`settled` gives the name as it was written; below it stands what is against that name, if anything is.

    `leading` says whether a facilitator may be chosen, `tied` whether somebody tied to a pupil may.
    """

    settled = Signal(str)

    def __init__(
        self, context: Context, name: str, text: str = "", *, leading: bool = False, tied: bool = False
    ) -> None:
        super().__init__()
        self._context, self._leading, self._tied = context, leading, tied
        fit = [p for p in context.now.people if not self._against(context.now, p)]
        self.line = NameField(context.now, text, _("Name"), name, fit)
        self.line.settled.connect(self._on_settled)
        self.question = label("", "caption", "notice", wrap=True)
        self.add = button(_("Add to the people of this case"), "small", "user-plus")
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1)
        for part in (self.line, self.question, self.add):
            column.addWidget(part)
        lead_focus(self, self.line)
        self.show_question()

    def text(self) -> str:
        """The name as it is written."""
        return self.line.text().strip()

    def person(self) -> PersonId | None:
        """The adult whom the name means, where nothing stands against it."""
        return None if self.against() else named(self._context.now, self.text())

    def against(self) -> str:
        """What stands against the name, in words; empty for a fit adult, and while nothing is written."""
        case, text = self._context.now, self.text()
        if not text:
            return ""
        found = named(case, text)
        return self._against(case, found) if found is not None else staff.unfit(Unfit.NOT_NAMED, text)

    def set_words(self, text: str) -> None:
        """Show a name."""
        self.line.set_words(text)
        self.show_question()

    def show_question(self) -> None:
        """Ask about the name, where something stands against it."""
        against = self.against()
        self.question.setText(against)
        show_if(self.question, bool(against))
        show_if(self.add, bool(against) and named(self._context.now, self.text()) is None)

    def _against(self, case: Case, person: PersonId) -> str:
        why = unfit(case, person)
        if why is not None and not (self._tied and why is Unfit.TIED):
            return staff.unfit(why, case.called(person))
        return staff.leads() if not self._leading and person in case.having(Role.FACILITATOR) else ""

    def _on_settled(self, words: str) -> None:
        self.show_question()
        self.settled.emit(words.strip())

    def _on_add(self) -> None:
        """The name becomes an adult of the case, who sits nowhere by that."""
        name = self.text()
        person = Person(PersonId(self._context.desk.new_id()), name, name, False)
        self.line.setFocus()  # the button goes
        if self._context.do(cases.join, people=(Newcomer(person),)):
            self._on_settled(name)
