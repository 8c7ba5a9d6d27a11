"""Parents, per child: told, tried or not yet safe to tell, and what they answered; of age, a pupil decides alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import ParentContact
from kring.domain.case.staff import named
from kring.domain.events import ParentSays
from kring.domain.people import CIRCLE_ROLES, Participation, Person, PersonId, Role
from kring.domain.report.parents import parents_of
from kring.i18n import _, short_date
from kring.ui.forms.folded import Folded, Form
from kring.ui.forms.parts import NameField
from kring.ui.frame.context import Context
from kring.ui.widgets.card import Card, CardRow, column_of, row_of, wide_row
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import Combo, DateField
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import show_if
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.report import report

TOLD, TRIED, NOT_SAFE = "told", "tried", "not-safe"
ANOTHER = "another"


class ParentForm(Form):
    """A form about one parent of a child: chosen among those who are named, or named here."""

    def __init__(self, context: Context, child: PersonId) -> None:
        super().__init__()
        self._context, self._child = context, child
        case, today = context.whole, context.desk.today()
        named_already = parents_of(case, child)
        options = [Option(p, case.person(p).name) for p in named_already]
        self.which = Combo(_("Which parent"), [*options, Option(ANOTHER, _("Another parent"))], _("Choose a parent"))
        self.name = LineField(placeholder=_("Name of the parent"), name=_("Name of the parent"))
        self.on = DateField(today, today, latest=today)
        self.who = Field(_("Which parent"), column_of(self.which, self.name, gap=1))
        self.which.chosen.connect(self._on_parent)
        if not named_already:
            self.which.set_value(ANOTHER)
            show_if(self.which, False)
        show_if(self.name, not named_already)

    def parent_named(self) -> str:
        """The parent's name as the case has it; one who is not in the case yet comes in. Empty: nobody is chosen."""
        chosen, case = self.which.value(), self._context.whole
        if chosen and chosen != ANOTHER:
            return case.person(PersonId(chosen)).name
        name = self.name.text().strip()
        if not name:
            return ""
        known = named(case, name)
        if known is None:
            person = PersonId(self._context.desk.new_id())
            role = Participation(person, Role.PARENT, None, "", self._child)
            new = Newcomer(Person(person, name, name, False), (role,))
            return name if self._context.do(cases.join, people=(new,)) else ""
        if known not in parents_of(case, self._child):
            self._context.do(report.give_role, person=known, role=Role.PARENT, of=self._child)
        return case.person(known).name

    def _on_parent(self, value: str) -> None:
        show_if(self.name, value == ANOTHER)
        if value == ANOTHER:
            self.name.setFocus()

    def _parent_given(self) -> tuple[QWidget, bool]:
        """The field that says which parent, and whether it does."""
        value = self.which.value()
        return (self.name, bool(self.name.text().strip())) if value == ANOTHER else (self.which, bool(value))


class ParentContactForm(ParentForm):
    """A parent was told, or tried and not reached, or telling is not yet safe for the child."""

    def __init__(self, context: Context, child: PersonId) -> None:
        super().__init__(context, child)
        options = [
            Option(TOLD, _("Told")),
            Option(TRIED, _("Tried, not reached")),
            Option(NOT_SAFE, _("Not yet safe to tell")),
        ]
        self.what = Segmented(_("Told"), options)
        self.by = NameField(context.whole, placeholder=_("Name"))
        self.words = WordsBox(lines=1)
        hint = _("Ask the child first what may be said at home, and whether that is safe.")
        self.add(Field(_("Told, or not yet safe"), self.what, hint=hint))
        self.add(wide_row(self.who, Field(_("By whom"), self.by), Field(_("On"), self.on)))
        self.add(Field(_("What was said, or who decides when it is safe"), self.words))

    def keep(self) -> bool:
        """Record the contact."""
        what, day, by = self.what.value(), self.on.day(), self.by.text().strip()
        given = ((self.what, what is not None), self._parent_given(), (self.by, bool(by)), (self.on, day is not None))
        if (
            not self.complete(_("Choose told, tried or not yet safe, and write who, by whom and when."), *given)
            or day is None
        ):
            return False
        who, words = self.parent_named(), self.words.words().strip()
        return bool(who) and self._context.do(
            report.tell_parent,
            child=self._child,
            who=who,
            on=day,
            by_whom=by,
            safe=what != NOT_SAFE,
            words=words,
            reached=what == TOLD,
        )


class ParentAnswerForm(ParentForm):
    """A parent agrees or refuses; a refusal counts, a wish never does."""

    def __init__(self, context: Context, child: PersonId) -> None:
        super().__init__(context, child)
        says = {ParentSays.AGREES: _("Agrees"), ParentSays.REFUSES: _("Refuses")}
        self.says = Segmented(_("The answer"), [Option(value.value, text) for value, text in says.items()])
        hint = _("A no counts at once. A yes never takes the place of the child’s own.")
        self.add(wide_row(self.who, Field(_("On"), self.on)))
        self.add(Field(_("The answer"), self.says, hint=hint))

    def keep(self) -> bool:
        """Record the answer."""
        value, day = self.says.value(), self.on.day()
        given = (self._parent_given(), (self.on, day is not None), (self.says, value is not None))
        if not self.complete(_("Choose an answer, and write who and when."), *given) or value is None or day is None:
            return False
        who, says = self.parent_named(), ParentSays(value)
        return bool(who) and self._context.do(report.parent_answers, child=self._child, who=who, says=says, on=day)


class ParentsCard(Card):
    """One block for each pupil under age who would sit in the circle."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Parents"))
        self._context = context
        self._sections: list[Section] = []
        case = context.whole
        for child, person in case.people.items():
            if not person.pupil or not any(role in CIRCLE_ROLES for role in case.roles(child)):
                continue
            if person.of_age:
                self.add_row(person.called, _("Of age: decides alone."), strong=True)
                continue
            section = Section(partial(self._block, child), gap=0)
            self._sections.append(section)
            self.add(section)
            self.add(self._forms(child), line=False)

    def show_case(self) -> None:
        """Show what is kept."""
        for section in self._sections:
            section.refill()

    def _forms(self, child: PersonId) -> QWidget:
        called = self._context.whole.called(child)
        told = Folded(
            self._context, f"told:{child}",
            _("Told the parents of {name}").format(name=called),
            lambda: ParentContactForm(self._context, child), _("Keep it"), "phone",
        )  # fmt: skip
        answer = Folded(
            self._context, f"parent-says:{child}",
            _("Their answer about {name}").format(name=called),
            lambda: ParentAnswerForm(self._context, child), _("Keep it"), "pencil",
        )  # fmt: skip
        return row_of(told, answer, gap=0)

    def _block(self, child: PersonId) -> list[QWidget]:
        case = self._context.whole
        parents = parents_of(case, child)
        lines = [] if parents else [_("No parent is named yet")]
        for contact in (c for c in case.parent_contacts if c.child == child):
            text = _told(contact)
            lines.append(text.format(who=contact.who, by=contact.by, day=short_date(contact.on)))
        for answer in (a for a in case.parent_answers if a.child == child):
            text = _("{who} agrees, {day}") if answer.says is ParentSays.AGREES else _("{who} refuses, {day}")
            lines.append(text.format(who=answer.who, day=short_date(answer.on)))
        return [CardRow(case.called(child), " · ".join(lines) or _("Not told yet"), strong=True)]


def _told(contact: ParentContact) -> str:
    if not contact.safe:
        return _("{who}: not yet safe to tell, {by}, {day}")
    return _("{who} told by {by}, {day}") if contact.reached else _("{who} tried by {by}, not reached, {day}")
