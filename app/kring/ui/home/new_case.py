"""A new case: a neutral title, what was reported, who, and whether everyone is safe right now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizard, QWizardPage

from kring.domain import events as e
from kring.domain.events import Nature
from kring.domain.people import PersonId, Role
from kring.i18n import _
from kring.ui.context import Context
from kring.ui.focus_ring import FocusRing
from kring.ui.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import row_of
from kring.ui.widgets.choice import ChoiceCards, Option, Segmented
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import heading, label
from kring.usecases import cases
from kring.words import names


class NewCase(QWizard):
    """Two short pages; nothing is written before the end."""

    opened = Signal(str, bool)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Kring")
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setModal(True)
        self.report = ReportPage(context)
        self.people = PeoplePage()
        self.addPage(self.report)
        self.addPage(self.people)
        for which, made in {
            QWizard.WizardButton.BackButton: button(_("Back"), None, "chevron-left"),
            QWizard.WizardButton.NextButton: button(_("Continue"), "primary"),
            QWizard.WizardButton.FinishButton: button(_("Open the case"), "primary"),
            QWizard.WizardButton.CancelButton: button(_("Cancel"), "plain"),
        }.items():
            self.setButton(which, made)
            self.setButtonText(which, made.label)
        self.setMinimumSize(current().px(165), current().px(140))
        self.ring = FocusRing(self)

    def accept(self) -> None:
        """Write the case with everything that was filled in, in one step."""
        desk, report = self._context.desk, self.report
        first = self.people.events(desk.new_id)
        done: list[str] = []

        def write() -> None:
            made = cases.open_case(
                desk, report.title_line.text().strip(), report.day(), report.words.words(), report.nature_value(),
                first=first,
            )  # fmt: skip
            done.append(made.id)

        self._context.keep(write)
        super().accept()
        if done:
            self.opened.emit(done[0], report.is_safe)


class ReportPage(QWizardPage):
    """What was reported, and safety at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._today = context.desk.today()
        column = QVBoxLayout(self)
        space(column, 5, 4, 5, 3, gap=3)
        column.addWidget(heading(_("New case"), 2))
        self.title_line = LineField(name=_("A neutral title"))
        self.title_line.textChanged.connect(self.completeChanged)
        hint = _("A place or a thing, such as “Locker corridor”. Better without a name: it is visible in the list.")
        column.addWidget(Field(_("A neutral title"), self.title_line, hint=hint))
        self.words = WordsBox(lines=2, name=_("What was reported, in one or two sentences"))
        column.addWidget(Field(_("What was reported, in one or two sentences"), self.words))
        self.on = DateField(self._today, self._today, _("Reported on"))
        self.nature = ChoiceCards(_("What it is"), [Option(n.value, names.nature(n)) for n in Nature])
        column.addWidget(Field(_("Reported on"), self.on))
        column.addWidget(Field(_("What it is, as far as you know"), self.nature))
        self.safe = Segmented(
            _("Is everyone safe right now?"),
            [Option("yes", _("Yes")), Option("no", _("No")), Option("unknown", _("I do not know yet"))],
        )
        column.addWidget(
            Field(
                _("Is everyone safe right now?"),
                self.safe,
                hint=_("No, or not known: first make it safe, with others. The case can wait five minutes."),
            )
        )
        column.addStretch(1)

    def isComplete(self) -> bool:
        """Only the title is needed."""
        return bool(self.title_line.text().strip())

    def day(self) -> date:
        """The day of the report."""
        return self.on.day() or self._today

    def nature_value(self) -> Nature:
        """What the case is; not chosen is not known."""
        return Nature(self.nature.value() or Nature.UNKNOWN.value)

    @property
    def is_safe(self) -> bool:
        """Whether somebody said that everyone is safe right now."""
        return self.safe.value() == "yes"


class PeoplePage(QWizardPage):
    """Who was harmed and who did it; more people can be added later."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 5, 4, 5, 3, gap=3)
        column.addWidget(heading(_("Who is it about?"), 2))
        column.addWidget(
            label(_("More people can be added later. Names stay in the locked data."), tone="2", wrap=True)
        )
        self.rows = {role: [_Who(role, n) for n in range(2)] for role in (Role.HARMED, Role.RESPONSIBLE)}
        self.lead = LineField(name=_("Your own name, as people call you"))
        for role, rows in self.rows.items():
            column.addWidget(heading(names.role(role).capitalize(), 3))
            for row in rows:
                column.addWidget(row)
        column.addWidget(Field(_("Your own name, as people call you"), self.lead))
        column.addStretch(1)

    def events(self, new_id: Callable[[], str]) -> list[e.Event]:
        """The people that were filled in, with their roles."""
        found: list[e.Event] = []
        for role, rows in self.rows.items():
            for row in rows:
                if row.name.text().strip():
                    person = PersonId(new_id())
                    found += [e.PersonAdded(person, row.name.text().strip(), row.short(), True)]
                    found += [e.RoleGiven(person, role)]
        if self.lead.text().strip():
            person = PersonId(new_id())
            name = self.lead.text().strip()
            found += [e.PersonAdded(person, name, name, False), e.RoleGiven(person, Role.FACILITATOR)]
        return found


class _Who(QWidget):
    """A name, and how the pupil is called."""

    def __init__(self, role: Role, number: int) -> None:
        super().__init__()
        of = {"role": names.role(role), "number": number + 1}
        self.name = LineField(placeholder=_("First and last name"), name=_("Name, {role} {number}").format(**of))
        self.called = LineField(placeholder=_("Called"), name=_("Called, {role} {number}").format(**of))
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0)
        column.addWidget(row_of(self.name, self.called))

    def short(self) -> str:
        """How the pupil is called; the first name when nothing else is said."""
        return self.called.text().strip() or self.name.text().strip().split()[0]
