"""An adult of the case, by name: a name that means nobody of the case is asked about, because it satisfies nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.staff import Unfit, may_release, named, unfit
from kring.domain.people import Participation, Person, PersonId, Role
from kring.i18n import _
from kring.ui.forms.parts import NameField
from kring.ui.frame.context import Context
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.text import label, show_if
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.report import report
from kring.words.report import staff

NAMES = 44  # units for a name, and what is asked about it


class AdultField(QWidget):
    """`settled` gives the name as it was written; below it stands what is against that name, if anything is.

    `leading` says whether a facilitator may be chosen, `tied` whether somebody tied to a pupil may; `lead` asks for the
    safeguarding lead.
    """

    settled = Signal(str)

    def __init__(
        self,
        context: Context,
        name: str,
        text: str = "",
        *,
        leading: bool = False,
        tied: bool = False,
        lead: bool = False,
    ) -> None:
        super().__init__()
        self._context, self._leading, self._tied, self._lead = context, leading, tied, lead
        fit = [p for p in context.now.people if not self._against(context.now, p)]
        self.line = NameField(context.now, text, _("Name"), name, fit)
        self.line.settled.connect(self._on_settled)
        self.question = label("", "caption", "notice", wrap=True)
        words = _("This is the safeguarding lead") if lead else _("Add to the people of this case")
        self.add = button(words, "small", "user-plus")
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
        show_if(self.add, bool(against) and self._may_be_added())

    def _may_be_added(self) -> bool:
        """A name that nobody has, or a fit adult who only lacks the role."""
        found = named(self._context.now, self.text())
        return found is None or (self._lead and may_release(self._context.now, found))

    def _against(self, case: Case, person: PersonId) -> str:
        why = unfit(case, person)
        if why is not None and not (self._tied and why is Unfit.TIED):
            return staff.unfit(why, case.called(person))
        if self._lead and not may_release(case, person):
            return staff.leads_and_releases(case.called(person))
        if self._lead and person not in case.having(Role.SAFEGUARDING):
            return staff.not_the_lead(case.called(person))
        return staff.leads() if not self._leading and person in case.having(Role.FACILITATOR) else ""

    def _on_settled(self, words: str) -> None:
        self.show_question()
        announce(self, self.against())
        self.settled.emit(words.strip())

    def _on_add(self) -> None:
        """The name becomes an adult of the case, who sits nowhere by that; or one of them gets the role."""
        name, found = self.text(), named(self._context.now, self.text())
        self.line.setFocus()  # the button goes
        if found is not None:
            done = self._context.do(report.give_role, person=found, role=Role.SAFEGUARDING)
        else:
            new = PersonId(self._context.desk.new_id())
            roles = (Participation(new, Role.SAFEGUARDING),) if self._lead else ()
            done = self._context.do(cases.join, people=(Newcomer(Person(new, name, name, False), roles),))
        if done:
            self._on_settled(name)
