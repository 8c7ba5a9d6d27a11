"""Parents, per child: told or not yet safe to tell, and what they answered; of age, a pupil decides alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.events import ParentSays
from kring.domain.people import CIRCLE_ROLES, PersonId
from kring.i18n import _, short_date
from kring.ui.case.folded import Folded, Form
from kring.ui.case.parts import NameField
from kring.ui.context import Context
from kring.ui.widgets.card import Card, CardRow, row_of
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.section import Section
from kring.usecases import report

TOLD, NOT_SAFE = "told", "not-safe"


class ContactForm(Form):
    """A parent was told, or telling is not yet safe for the child."""

    def __init__(self, context: Context, child: PersonId) -> None:
        self._context, self._child = context, child
        today = context.desk.today()
        self.what = Segmented(_("Told"), [Option(TOLD, _("Told")), Option(NOT_SAFE, _("Not yet safe to tell"))])
        self.who = LineField(placeholder=_("Name of the parent"))
        self.by = NameField(context.now, placeholder=_("Name"))
        self.on, self.words = DateField(today, today), WordsBox(lines=1)
        hint = _("Ask the child first what may be said at home, and whether that is safe.")
        super().__init__([Field(_("Told, or not yet safe"), self.what, hint=hint)])
        self.add(row_of(Field(_("Who"), self.who), Field(_("By whom"), self.by), Field(_("On"), self.on), gap=4))
        self.add(Field(_("What was said, or who decides when it is safe"), self.words))

    def keep(self) -> bool:
        """Record the contact."""
        day, who, by = self.on.day(), self.who.text().strip(), self.by.text().strip()
        if self.what.value() is None or day is None or not who or not by:
            self.problem = _("Choose told or not yet safe, and write who, by whom and when.")
            return False
        safe, words = self.what.value() == TOLD, self.words.words().strip()
        return self._context.do(
            report.tell_parent, child=self._child, who=who, on=day, by_whom=by, safe=safe, words=words
        )


class AnswerForm(Form):
    """A parent agrees or refuses; a refusal counts, a wish never does."""

    def __init__(self, context: Context, child: PersonId) -> None:
        self._context, self._child = context, child
        today = context.desk.today()
        says = {ParentSays.AGREES: _("Agrees"), ParentSays.REFUSES: _("Refuses")}
        self.says = Segmented(_("The answer"), [Option(value.value, text) for value, text in says.items()])
        self.who = LineField(placeholder=_("Name of the parent"))
        self.on = DateField(today, today)
        hint = _("A no counts at once. A yes never takes the place of the child's own.")
        super().__init__([row_of(Field(_("Who"), self.who), Field(_("On"), self.on), gap=4)])
        self.add(Field(_("The answer"), self.says, hint=hint))

    def keep(self) -> bool:
        """Record the answer."""
        value, day, who = self.says.value(), self.on.day(), self.who.text().strip()
        if value is None or day is None or not who:
            self.problem = _("Choose an answer, and write who and when.")
            return False
        says = ParentSays(value)
        return self._context.do(report.parent_answers, child=self._child, who=who, says=says, on=day)


class ParentsCard(Card):
    """One block for each pupil under age who would sit in the circle."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Parents"))
        self._context = context
        self._sections: list[Section] = []
        case = context.now
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
        called = self._context.now.called(child)
        told = Folded(
            self._context, f"told:{child}",
            _("Told the parents of {name}").format(name=called),
            lambda: ContactForm(self._context, child), _("Keep it"), "phone",
        )  # fmt: skip
        answer = Folded(
            self._context, f"parent-says:{child}",
            _("Their answer about {name}").format(name=called),
            lambda: AnswerForm(self._context, child), _("Keep it"), "pencil",
        )  # fmt: skip
        return row_of(told, answer, gap=0)

    def _block(self, child: PersonId) -> list[QWidget]:
        case = self._context.now
        lines = []
        for contact in (c for c in case.parent_contacts if c.child == child):
            text = _("{who} told by {by}, {day}") if contact.safe else _("{who}: not yet safe to tell, {by}, {day}")
            lines.append(text.format(who=contact.who, by=contact.by, day=short_date(contact.on)))
        for answer in (a for a in case.parent_answers if a.child == child):
            text = _("{who} agrees, {day}") if answer.says is ParentSays.AGREES else _("{who} refuses, {day}")
            lines.append(text.format(who=answer.who, day=short_date(answer.on)))
        return [CardRow(case.called(child), " · ".join(lines) or _("Not told yet"), strong=True)]
