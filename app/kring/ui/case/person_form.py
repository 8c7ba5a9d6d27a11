"""Adding somebody to the case, giving a role, and writing a name differently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kring.domain.people import Participation, PersonId, Role, Side
from kring.i18n import _
from kring.ui.case.folded import Form
from kring.ui.case.parts import person_options
from kring.ui.context import Context
from kring.ui.widgets.card import row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.usecases import cases, report
from kring.words import names

_OF_SOMEBODY = (Role.PARENT, Role.BESIDE)
_ADULTS = (*_OF_SOMEBODY, Role.SAFEGUARDING, Role.HEAD)
PUPIL, ADULT = "pupil", "adult"


class RoleFields(Form):
    """A role, after the fields `before`; for a supporter beside whom, and for most how they are related."""

    def __init__(self, context: Context, skip: PersonId | None = None, before: Sequence[QWidget] = ()) -> None:
        case = context.now
        self.role = Combo(_("Role"), [Option(r.value, names.role(r)) for r in Role], _("Choose a role"))
        self.side = Segmented(_("Beside whom"), [Option(s.value, names.side(s)) for s in Side])
        self.relation = LineField(placeholder=_("Such as mother of Ellie, form tutor"))
        pupils = [p for p, who in case.people.items() if who.pupil and p != skip]
        self.of = Combo(_("Of whom"), person_options(case, pupils), _("Nobody"))
        self._beside = Field(_("Beside whom"), self.side)
        self.of_field = Field(_("Of whom"), self.of)
        self._told = label(_("Who told is never shown on a paper or an export."), "caption", "2", wrap=True)
        about = row_of(Field(_("How they are related, if it matters"), self.relation), self.of_field, gap=4)
        super().__init__([row_of(*before, Field(_("Role"), self.role), gap=4), self._told, self._beside, about])
        self._told.hide()
        self._beside.hide()
        self.role.chosen.connect(self._on_role)

    def given(self, person: PersonId) -> Participation | None:
        """The role that was chosen, or None with the problem said."""
        if self.role.value() is None:
            self.problem = _("Choose a role.")
            return None
        role = Role(str(self.role.value()))
        if role is Role.SUPPORTER and self.side.value() is None:
            self.problem = _("Beside whom does this person sit?")
            return None
        if role in _OF_SOMEBODY and not self.of.value():
            self.problem = self.of_field.label.text() + "?"
            return None
        side = Side(str(self.side.value())) if role is Role.SUPPORTER else None
        of = self.of.value()
        return Participation(person, role, side, self.relation.text().strip(), PersonId(of) if of else None)

    def _on_role(self, value: str) -> None:
        self._beside.setVisible(value == Role.SUPPORTER)
        self._told.setVisible(value == Role.TOLD)
        words = {Role.PARENT.value: _("Parent of whom"), Role.BESIDE.value: _("Beside whom")}
        self.of_field.label.setText(words.get(value, _("Of whom")))
        self.of.setAccessibleName(self.of_field.label.text())


class AddPerson(Form):
    """Name, how the person is called, pupil or adult, and a first role."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.name = LineField(placeholder=_("First and last name"))
        self.called = LineField(placeholder=_("In talks and on papers"))
        self.age = Segmented(_("Pupil or adult"), [Option(PUPIL, _("Pupil")), Option(ADULT, _("Adult"))])
        self.of_age = CheckRow(_("Of age: decides alone"))
        self.role = RoleFields(context, None, [Field(_("Pupil or adult"), self.age)])
        super().__init__(
            [
                row_of(Field(_("Name"), self.name), Field(_("Called"), self.called), gap=4),
                self.role,
                self.of_age,
            ]
        )
        self.of_age.hide()
        self.age.chosen.connect(lambda value: self.of_age.setVisible(value == PUPIL))

    def first(self) -> LineField:
        """The name."""
        return self.name

    def keep(self) -> bool:
        """Add the person with the role."""
        name = self.name.text().strip()
        if not name or self.age.value() is None:
            self.problem = _("Write a name, and choose pupil or adult.")
            return False
        given = self.role.given(PersonId(""))
        if given is None:
            self.problem = self.role.problem
            return False
        pupil = self.age.value() == PUPIL
        if pupil and given.role in _ADULTS:
            self.problem = _("Only an adult has this role.")
            return False
        called = self.called.text().strip() or (name.split()[0] if pupil else name)
        of_age = pupil and self.of_age.isChecked()

        context, desk, case_id = self._context, self._context.desk, self._context.now.id

        def add() -> None:
            after, _person = cases.add_person(desk, case_id, name, called, pupil, given, of_age=of_age)
            context.open(after)

        return context.keep(add)


class GiveRole(RoleFields):
    """One more role for somebody who is in the case."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__(context, person)
        self._context, self._person = context, person

    def keep(self) -> bool:
        """Give the role."""
        given = self.given(self._person)
        if given is None:
            return False
        return self._context.do(
            report.give_role,
            person=given.person,
            role=given.role,
            side=given.side,
            relation=given.relation,
            of=given.of,
        )


class Rename(Form):
    """The name, and how the person is called."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        known = context.now.person(person)
        self.name, self.called = LineField(known.name), LineField(known.called)
        super().__init__([row_of(Field(_("Name"), self.name), Field(_("Called"), self.called), gap=4)])

    def first(self) -> LineField:
        """The name."""
        return self.name

    def keep(self) -> bool:
        """Write the name differently; the earlier one stays in the order of events."""
        name, called = self.name.text().strip(), self.called.text().strip()
        if not name or not called:
            self.problem = _("Both are needed.")
            return False
        return self._context.do(report.rename, person=self._person, name=name, called=called)
