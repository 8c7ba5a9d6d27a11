"""The questions to a second adult: safety and power, each with own words; no tie; the own name; the paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.events import Verdict
from kring.domain.people import Participation, PersonId, Role
from kring.i18n import _, join_words
from kring.ui.deciding.decision_form import who_may
from kring.ui.forms.parts import person_options
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of, hairline, row_of, wide_row
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.hearing import while_here
from kring.ui.widgets.link import Link
from kring.ui.widgets.picking import Combo, DateField
from kring.ui.widgets.text import label, show_if
from kring.usecases import cases
from kring.words import names

SCREEN, PAPER = "screen", "paper"


class LookQuestion(QWidget):
    """One question with three equal answers, and a box for own words."""

    one_question = True  # comes into sight as a whole
    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1.75)
        column.addWidget(label(text, "strong", wrap=True))
        self.answers = ChoiceCards(text, [Option(v.value, names.verdict(v)) for v in Verdict], columns=3, low=True)
        for made in self.answers.buttons():
            made.setAccessibleDescription(text)
        column.addWidget(self.answers)
        self.words = WordsBox(lines=2, most=8)
        self.field = Field(_("In your own words"), self.words, role="caption_bold")
        column.addWidget(self.field)
        self.words.setAccessibleDescription(text)
        self.answers.chosen.connect(lambda _value: self.changed.emit())
        self.words.textChanged.connect(self.changed)

    def verdict(self) -> Verdict | None:
        """The answer, or None."""
        value = self.answers.value()
        return Verdict(value) if value else None

    def said(self) -> str:
        """The own words."""
        return self.words.words().strip()


class NameChoice(QWidget):
    """The own name, out of the second adults of the case; whoever is not among them comes in here."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1)
        self.names = Combo(_("Your name"), [], _("Choose your name"))
        self.field = Field(_("Your name"), self.names, role="caption_bold")
        column.addWidget(self.field)
        self.opener = Link(_("My name is not there"), "user-plus")
        self.opener.clicked.connect(self._open)
        column.addWidget(self.opener)
        self.new = LineField(placeholder=_("First and last name"), name=_("Your name, as it is not there yet"))
        add = button(_("Add my name"), "small", "user-plus")
        add.clicked.connect(self._add)
        self.new.returnPressed.connect(self._add)
        self._adding = row_of(self.new, add)
        self._adding.hide()
        column.addWidget(self._adding)
        self.names.chosen.connect(lambda _value: self.changed.emit())
        self.show_case()

    def value(self) -> PersonId | None:
        """Who judges."""
        value = self.names.value()
        return PersonId(value) if value else None

    def show_case(self) -> None:
        """Offer the second adults of now."""
        case = self._context.now
        options = person_options(case, case.having(Role.SECOND_ADULT))
        if [o.id for o in options] != [self.names.itemData(n) for n in range(self.names.count())]:
            self.names.set_options(options)
        show_if(self.field, bool(options))
        if not options:
            self._open(focus=False)

    def _open(self, _on: bool = False, focus: bool = True) -> None:
        self.opener.hide()
        self._adding.show()
        if focus:
            self.new.setFocus()

    def _add(self) -> None:
        name = self.new.text().strip()
        if not name:
            return
        self.new.set_words("")
        given, context = Participation(PersonId(""), Role.SECOND_ADULT), self._context
        desk, case_id = context.desk, context.now.id

        def add() -> PersonId:
            case, person = cases.add_person(desk, case_id, name, name, False, given)
            context.open(case)
            return person

        context.keep(add, while_here(self, self._added))

    def _added(self, person: object) -> None:
        self.show_case()
        self.names.set_value(str(person))
        self.changed.emit()


class PaperFields(QWidget):
    """The day on a signed paper, and who entered it."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        case = context.now
        self._today = context.desk.today()
        self.day = DateField(self._today, None)
        self.by = Combo(_("Entered by"), person_options(case, who_may(case)), _("Choose a person"))
        self._day = Field(_("The day on the paper"), self.day, role="caption_bold")
        who = Field(_("Entered by"), self.by, role="caption_bold")
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1)
        column.addWidget(wide_row(self._day, who, last_too=True))
        self.day.changed_day.connect(self._on_day)
        self.by.chosen.connect(lambda _value: self.changed.emit())

    def entered_by(self) -> PersonId | None:
        """Who typed what stands on the paper."""
        value = self.by.value()
        return PersonId(value) if value else None

    def complete(self) -> bool:
        """Whether the day is known and lies not after today, and who entered it."""
        day = self.day.day()
        return day is not None and day <= self._today and self.entered_by() is not None

    def _on_day(self, _day: object) -> None:
        day = self.day.day()
        late = day is not None and day > self._today
        self._day.set_error(_("This day is still to come.") if late else "")
        self.changed.emit()


class Looking(QWidget):
    """Everything that a second adult answers."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        case = context.now
        pupils = [case.called(p) for p in case.main_people]
        harmed = join_words([case.called(p) for p in case.harmed])
        self.safety = LookQuestion(_("Is it safe enough to bring {names} together?").format(names=join_words(pupils)))
        self.power = LookQuestion(_("Can the power be made even for {name}, by what {name} chose?").format(name=harmed))
        self.words = column_of(self.safety, hairline(), self.power, gap=3)
        self.read = CheckRow(_("I have read what the second adult before me wrote."))
        self.no_tie = CheckRow(
            _("I have no tie with {names}, and I prepared nobody in this case.").format(names=_any_of(pupils))
        )
        self.name, self.paper = NameChoice(context), PaperFields(context)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=2.5)
        for widget in (self.words, hairline(), self.read, self.no_tie, self.name, self.paper):
            column.addWidget(widget)
        self.paper.hide()
        self.read.hide()
        for part in (self.safety, self.power, self.name, self.paper):
            part.changed.connect(self.changed)
        for tick in (self.read, self.no_tie):
            tick.toggled.connect(lambda _on: self.changed.emit())

    def complete(self, may_look: Callable[[PersonId], bool]) -> bool:
        """Whether both answers, words, tick and name are there, and what else was asked for."""
        adult = self.name.value()
        answered = all(q.verdict() is not None and q.said() for q in (self.safety, self.power))
        ticked = self.no_tie.isChecked() and (self.read.isHidden() or self.read.isChecked())
        paper = self.paper.isHidden() or self.paper.complete()
        return answered and ticked and paper and adult is not None and may_look(adult)


def _any_of(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{some} or {last}").format(some=", ".join(words[:-1]), last=words[-1])
