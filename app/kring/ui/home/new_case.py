"""The form of a new case: a neutral title, what was reported, whether everyone is safe right now, and who."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget, QWizard

from kring.domain.events import CaseId, Nature, Safe
from kring.domain.people import Participation, Person, PersonId, Role
from kring.i18n import _
from kring.ui.forms.draft import Draft
from kring.ui.forms.what_to_do import ELSE, help_lines
from kring.ui.frame.context import Context
from kring.ui.frame.tab_order import step
from kring.ui.ground.focus_ring import FocusRing
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.step import StepFrame
from kring.ui.widgets.text import heading, show_if
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.report import call_list
from kring.words import names

SHORTEST_NAME = 3
WIDE, HIGH = 165, 152  # units


class NewCase(QWizard):
    """Three short pages; nothing is written before the end, and a lock in between keeps what was typed."""

    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Kring")
        self.setAccessibleName(_("New case"))
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setModal(True)
        self.report = ReportStep(context)
        self.safety = SafetyStep(context)
        self.people = PeopleStep()
        for page in (self.report, self.safety, self.people):
            self.addPage(page)
        self._give_buttons()
        self.currentIdChanged.connect(self._on_page)
        self.people.change_title.clicked.connect(self._to_title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go_on)
        window, px = parent.window(), current().px
        self.resize(min(px(WIDE), window.width()), min(px(HIGH), window.height()))
        self.ring = FocusRing(self)
        self._draft = Draft(context, "new-case", "home")
        self._draft.watch(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is seen."""
        return step(self, forward)

    def _give_buttons(self) -> None:
        texts = {
            QWizard.WizardButton.CancelButton: button(_("Cancel"), "plain", hint="Esc"),
            QWizard.WizardButton.Stretch: None,
            QWizard.WizardButton.BackButton: button(_("Back"), None, "chevron-left"),
            QWizard.WizardButton.NextButton: button(_("Continue"), "primary", hint="Ctrl+Enter"),
            QWizard.WizardButton.FinishButton: button(_("Open the case"), "primary", hint="Ctrl+Enter"),
        }
        for which, made in texts.items():
            if made is not None:
                self.setButton(which, made)
                self.setButtonText(which, made.label)
        self.setButtonLayout(list(texts))

    def _go_on(self) -> None:
        last = self.nextId() == -1
        made = self.button(QWizard.WizardButton.FinishButton if last else QWizard.WizardButton.NextButton)
        if isinstance(made, Button) and made.isEnabled():
            made.setFocus()  # a text box settles first
            made.click()

    def _on_page(self, _number: int) -> None:
        page = self.currentPage()
        if isinstance(page, PeopleStep):
            page.set_title(self.report.title_line.text())
        if isinstance(page, StepFrame):
            page.focus_first()

    def _to_title(self) -> None:
        while self.currentPage() is not self.report:
            self.back()

    def accept(self) -> None:
        """Write the case with everything that was filled in, in one step."""
        desk, report = self._context.desk, self.report
        people, safe, nature = self.people.people(desk.new_id), self.safety.answer(), self.safety.nature_value()
        title, day, words = report.title_line.text().strip(), report.day(), report.words.words().strip()
        done: list[CaseId] = []

        def write() -> None:
            done[:] = [cases.open_case(desk, title, day, words, nature, people=people, safe=safe).id]

        kept = self._context.keep(write)
        self._draft.forget()
        super().accept()
        if kept:
            self.opened.emit(done[0])

    def reject(self) -> None:
        """Given up: nothing of it is left."""
        self._draft.forget()
        super().reject()


class ReportStep(StepFrame):
    """What was reported, under a title that names nobody."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("What was reported?"), scroll=True)
        self._today = context.desk.today()
        self.title_line = LineField(name=_("A neutral title"))
        self.title_line.textChanged.connect(self.completeChanged)
        self.first = self.title_line
        hint = _("A place or a thing, such as “Locker corridor”. Better without a name: it is visible in the list.")
        self.column.addWidget(Field(_("A neutral title"), self.title_line, hint=hint))
        self.words = WordsBox(lines=4, name=_("What was reported, in one or two sentences"))
        self.column.addWidget(Field(_("What was reported, in one or two sentences"), self.words))
        self.on = DateField(self._today, self._today, _("Reported on"))
        self.column.addWidget(Field(_("Reported on"), self.on))
        self.column.addStretch(1)

    def isComplete(self) -> bool:
        """Only the title is needed."""
        return bool(self.title_line.text().strip())

    def day(self) -> date:
        """The day of the report."""
        return self.on.day() or self._today


class SafetyStep(StepFrame):
    """Safety at once, and what it seems to be."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Is everyone safe right now?"), scroll=True)
        self.safe = ChoiceCards(
            _("Is everyone safe right now?"),
            [Option(answer.value, names.safe(answer)) for answer in Safe],
        )
        self.safe.chosen.connect(self._on_safe)
        self.first = self.safe
        self.column.addWidget(self.safe)
        self.care = Notice(
            _("Safety first"), intro=_("Make it safe now, with others. The case can wait five minutes."), icon="shield"
        )
        self.care.add(help_lines(context, ELSE, "", call_list.for_school(context.desk, ELSE), in_dialog=True))
        show_if(self.care, False)
        self.column.addWidget(self.care)
        self.nature = ChoiceCards(_("What it is"), [Option(n.value, names.nature(n)) for n in Nature], columns=1)
        self.column.addWidget(Field(_("What it is, as far as you know"), self.nature))
        self.column.addStretch(1)

    def nature_value(self) -> Nature:
        """What the case is; not chosen is not known."""
        return Nature(self.nature.value() or Nature.UNKNOWN.value)

    def isComplete(self) -> bool:
        """The question about safety must be answered; "I do not know yet" is an answer."""
        return self.safe.value() is not None

    def answer(self) -> Safe:
        """Whether everyone is safe right now, as it was answered."""
        return Safe(self.safe.value() or Safe.UNKNOWN.value)

    def _on_safe(self, value: str) -> None:
        show_if(self.care, value != Safe.YES)
        self.completeChanged.emit()


class PeopleStep(StepFrame):
    """Who was harmed and who did it; more people can be added later."""

    def __init__(self) -> None:
        about = _("More people can be added later. Names stay in the locked data.")
        super().__init__(_("Who is it about?"), about, scroll=True)
        self.rows = {role: [_Who(role, n) for n in range(2)] for role in (Role.HARMED, Role.RESPONSIBLE)}
        self.first = self.rows[Role.HARMED][0].name
        self._title = ""
        self.lead = LineField(name=_("Your own name, as people call you"))
        for role, rows in self.rows.items():
            self.column.addWidget(heading(names.role(role).capitalize(), 3, level=2))
            for row in rows:
                self.column.addWidget(row)
                row.name.textChanged.connect(self._look_at_title)
                row.called.textChanged.connect(self._look_at_title)
        self.column.addWidget(Field(_("Your own name, as people call you"), self.lead))
        self.named = Notice("", intro=_("The title has a name in it. Better without: it is visible in the list."))
        self.change_title = button(_("Change the title"), "quiet", key="Alt+T")
        self.named.add(left_of(self.change_title))
        show_if(self.named, False)
        self.column.addWidget(self.named)
        self.column.addStretch(1)

    def set_title(self, title: str) -> None:
        """The title that no participant's name should stand in."""
        self._title = title
        self._look_at_title()

    def people(self, new_id: Callable[[], str]) -> list[Newcomer]:
        """The people that were filled in, with their roles."""
        found = [
            _newcomer(PersonId(new_id()), row.name.text().strip(), row.short(), True, role)
            for role, rows in self.rows.items()
            for row in rows
            if row.name.text().strip()
        ]
        name = self.lead.text().strip()
        if name:
            found.append(_newcomer(PersonId(new_id()), name, name, False, Role.FACILITATOR))
        return found

    def _look_at_title(self) -> None:
        rows = [row for both in self.rows.values() for row in both]
        words = [word for row in rows for word in f"{row.name.text()} {row.called.text()}".split()]
        show_if(self.named, has_name(self._title, words))


def _newcomer(person: PersonId, name: str, called: str, pupil: bool, role: Role) -> Newcomer:
    return Newcomer(Person(person, name, called, pupil), (Participation(person, role),))


class _Who(QWidget):
    """A name, and how the pupil is called."""

    def __init__(self, role: Role, number: int) -> None:
        super().__init__()
        of = {"role": names.role(role), "number": number + 1}
        self.name = LineField(placeholder=_("First and last name"), name=_("Name, {role} {number}").format(**of))
        self.called = LineField(placeholder=_("Called"), name=_("Called, {role} {number}").format(**of))
        line = QHBoxLayout(self)
        space(line, 0, 0, 0, 0, gap=2.5)
        line.addWidget(self.name, 3)
        line.addWidget(self.called, 2)

    def short(self) -> str:
        """How the pupil is called; the first name when nothing else is said."""
        return self.called.text().strip() or self.name.text().strip().split()[0]


def has_name(title: str, words: Sequence[str]) -> bool:
    """Whether a title holds one of these words of somebody's name, of three letters or more."""
    inside = {part.casefold() for part in re.split(r"[\W_]+", title)}
    return any(len(word) >= SHORTEST_NAME and word.casefold() in inside for word in words)
