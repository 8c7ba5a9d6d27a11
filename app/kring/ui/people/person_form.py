"""Adding somebody to the case, giving a role, and writing a name differently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import several
from kring.domain.people import (
    ADULT_ROLES,
    IN_AN_INCIDENT,
    PUPIL_ROLES,
    THE_ONE,
    IncidentId,
    Participation,
    PersonId,
    Role,
    Side,
)
from kring.i18n import _, join_words
from kring.ui.forms import same_names
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import person_options
from kring.ui.frame.context import Context
from kring.ui.widgets.card import row_of, wide_row
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label, show_if
from kring.usecases import cases
from kring.usecases.report import report
from kring.words import incidents as incident_words
from kring.words import names

_OF_SOMEBODY = (Role.PARENT, Role.BESIDE)
PUPIL, ADULT = "pupil", "adult"
SAME, TWO = "same", "two"
_ID = "incident:"  # the first has no letters of its own


class RoleFields(Form):
    """A role, after the fields `before`; for a supporter beside whom, and for most how they are related."""

    def __init__(self, context: Context, skip: PersonId | None = None, before: Sequence[QWidget] = ()) -> None:
        case = context.whole
        self.incident = Combo(_("In which incident"), _incidents(case), _("Choose an incident"))
        self.in_which = Field(_("In which incident"), self.incident)
        self.role = Combo(_("Role"), [], _("Choose a role"))
        self.offer(None if skip is None else case.person(skip).pupil)
        self.side = Segmented(_("Beside whom"), [Option(s.value, names.side(s)) for s in Side])
        self.relation = LineField(placeholder=_("Such as mother of Ellie, form tutor"))
        pupils = [p for p, who in case.people.items() if who.pupil and p != skip]
        self.of = Combo(_("Of whom"), person_options(case, pupils), _("Nobody"))
        self._beside = Field(_("Beside whom"), self.side)
        self.of_field = Field(_("Of whom"), self.of)
        self._told = label(_("Who told is never shown on a paper or an export."), "caption", "2", wrap=True)
        self.about = row_of(Field(_("How they are related, if it matters"), self.relation), self.of_field, gap=4)
        who = wide_row(*before, Field(_("Role"), self.role), last_too=True)
        super().__init__([who, self.in_which, self._told, self._beside, self.about])
        for part in (self.in_which, self._told, self._beside):
            part.hide()
        self.role.chosen.connect(self._on_role)

    def offer(self, pupil: bool | None) -> None:
        """Only the roles that a pupil, or an adult, may have; all while nobody knows which it is."""
        roles = tuple(Role) if pupil is None else PUPIL_ROLES if pupil else ADULT_ROLES
        self.role.set_options([Option(role.value, names.role(role)) for role in roles])

    def given(self, person: PersonId) -> Participation | None:
        """The role that was chosen, or None with the problem said."""
        if not self.complete(_("Choose a role."), (self.role, self.role.value() is not None)):
            return None
        role = Role(str(self.role.value()))
        in_which = self.incident.value()
        if not self.complete(
            _("Choose in which incident."), (self.incident, not _asked(role, self.incident) or bool(in_which))
        ):
            return None
        beside = role is not Role.SUPPORTER or self.side.value() is not None
        if not self.complete(_("Beside whom does this person sit?"), (self.side, beside)):
            return None
        of_somebody = role not in _OF_SOMEBODY or bool(self.of.value())
        words = _("Choose of which pupil this is a parent.") if role is Role.PARENT else _("Choose beside whom.")
        if not self.complete(words, (self.of, of_somebody)):
            return None
        side = Side(str(self.side.value())) if role is Role.SUPPORTER else None
        of = self.of.value()
        incident = IncidentId(in_which.removeprefix(_ID)) if in_which and _asked(role, self.incident) else THE_ONE
        relation = self.relation.text().strip()
        return Participation(person, role, side, relation, PersonId(of) if of else None, incident)

    def _on_role(self, value: str) -> None:
        self._beside.setVisible(value == Role.SUPPORTER)
        self._told.setVisible(value == Role.TOLD)
        self.in_which.setVisible(_asked(Role(value), self.incident))
        words = {Role.PARENT.value: _("Parent of whom"), Role.BESIDE.value: _("Beside whom")}
        self.of_field.label.setText(words.get(value, _("Of whom")))
        self.of.setAccessibleName(self.of_field.label.text())


def _incidents(case: Case) -> list[Option]:
    """The incidents of a case to choose from; none where there is only one."""
    found = case.incidents.values() if several(case) else ()
    return [Option(_ID + known.id, incident_words.name(known)) for known in found]


def _asked(role: Role, offered: Combo) -> bool:
    """Whether a role is one in an incident, and there are several."""
    return offered.count() > 0 and role in (*IN_AN_INCIDENT, Role.SUPPORTER, Role.BESIDE)


class NameFields(Form):
    """Name, and how the person is called; a name that somebody has already is asked about: the same person, or two?"""

    def __init__(self, context: Context, name: str = "", called: str = "", but: PersonId | None = None) -> None:
        self._context, self._but = context, but
        self.name = LineField(name, _("First and last name"))
        self.called = LineField(called, _("In talks and on papers"))
        options = [Option(SAME, _("The same person")), Option(TWO, _("Two people"))]
        self.twin = Segmented(_("The same person, or two?"), options)
        self._asked = Field(_("The same person, or two?"), self.twin)
        both = wide_row(Field(_("Name"), self.name), Field(_("Called"), self.called), last_too=True)
        super().__init__([both, self._asked])
        self._asked.hide()
        self.name.textChanged.connect(lambda _text: self._show_question())

    def first(self) -> LineField:
        """The name."""
        return self.name

    def twins(self) -> tuple[PersonId, ...]:
        """Who else of the case has this name, and was not said to be another person."""
        case = self._context.now
        known = {frozenset((self._but, p)) for p in case.people} & case.two_people if self._but else set()
        return tuple(
            p
            for p in same_names.twins(case, self.name.text(), self._but)
            if self._but is None or frozenset((self._but, p)) not in known
        )

    def against(self, called: str) -> str:
        """What stands against the names, in words; empty where they are clear."""
        case, twins = self._context.now, self.twins()
        if twins and self.twin.value() is None:
            self._show_question()
            return _("{name} is in this case already. The same person, or two?").format(
                name=same_names.who(case, twins[0])
            )
        if twins and self.twin.value() == SAME:
            return _("Then nobody is added. Give {name} the role under People.").format(
                name=same_names.who(case, twins[0])
            )
        if same_names.taken(case, called, self._but):
            return _("Somebody here is called {name} already. Call this person differently, such as {name} H.").format(
                name=called
            )
        return ""

    def to_change(self) -> QWidget:
        """Where it is put right: the question about two of one name, or how this person is called."""
        return self.twin if self.twins() and self.twin.value() is None else self.called

    def _show_question(self) -> None:
        twins = self.twins()
        show_if(self._asked, bool(twins))
        if twins:
            names_of = join_words([same_names.who(self._context.now, p) for p in twins])
            self._asked.set_hint(_("In this case already: {names}.").format(names=names_of))


class AddPerson(Form):
    """Name, how the person is called, pupil or adult, and a first role."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.names = NameFields(context)
        self.name, self.called = self.names.name, self.names.called
        self.age = Segmented(_("Pupil or adult"), [Option(PUPIL, _("Pupil")), Option(ADULT, _("Adult"))])
        self.of_age = CheckRow(_("Of age: decides alone"))
        self.role = RoleFields(context, None, [Field(_("Pupil or adult"), self.age)])
        super().__init__(
            [
                self.names,
                self.role,
                self.of_age,
            ]
        )
        self.of_age.hide()
        self.age.chosen.connect(self._on_age)

    def first(self) -> LineField:
        """The name."""
        return self.name

    def _on_age(self, value: str) -> None:
        self.of_age.setVisible(value == PUPIL)
        self.role.offer(value == PUPIL)

    def keep(self) -> bool:
        """Add the person with the role."""
        name = self.name.text().strip()
        filled = ((self.name, bool(name)), (self.age, self.age.value() is not None))
        if not self.complete(_("Write a name, and choose pupil or adult."), *filled):
            return False
        given = self.role.given(PersonId(""))
        if given is None:
            self.problem, self.wanting = self.role.problem, self.role.wanting
            return False
        pupil = self.age.value() == PUPIL
        called = self.called.text().strip() or (name.split()[0] if pupil else name)
        of_age = pupil and self.of_age.isChecked()
        self.problem, self.wanting = self.names.against(called), self.names.to_change()
        if self.problem:
            return False
        twins = self.names.twins()

        context, desk, case_id = self._context, self._context.desk, self._context.now.id

        def add() -> None:
            after, _person = cases.add_person(desk, case_id, name, called, pupil, given, of_age=of_age, two=twins)
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
            incident=given.incident,
        )


class Rename(NameFields):
    """The name, and how the person is called."""

    def __init__(self, context: Context, person: PersonId) -> None:
        known = context.now.person(person)
        super().__init__(context, known.name, known.called, person)
        self._person = person

    def keep(self) -> bool:
        """Write the name differently; the earlier one stays in the order of events."""
        name, called = self.name.text().strip(), self.called.text().strip()
        given = ((self.name, bool(name)), (self.called, bool(called)))
        if not self.complete(_("Both are needed."), *given):
            return False
        self.problem, self.wanting = self.against(called), self.to_change()
        if self.problem:
            return False
        return self._context.do(report.rename, person=self._person, name=name, called=called, two=self.twins())
