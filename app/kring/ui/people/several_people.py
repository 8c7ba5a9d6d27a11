"""Adding several people at once: one name on each line, and one role for all of them; all are added, or nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import Participation, Person, PersonId, Role
from kring.i18n import _, _n, join_words
from kring.ui.forms.draft import NOT_KEPT
from kring.ui.forms.folded import Form
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.people import names_on_lines
from kring.ui.people.names_on_lines import LookedThrough
from kring.ui.people.person_form import ADULT, PUPIL, SAME, TWO, RoleFields
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.text import show_if
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.words import names

LINES = 5
NONE = "none"  # of no side and in no incident: somebody who sits in a class circle
_FOR_PUPILS = (Role.BYSTANDER, Role.HARMED, Role.RESPONSIBLE)
_FOR_ADULTS = (Role.SCHOOL, Role.PREPARER, Role.TRUSTED, Role.WATCHER, Role.CARE)


class RoleForAll(RoleFields):
    """One role for several: such as are about nobody in particular, or none, for who only sits in a circle."""

    def __init__(self, context: Context) -> None:
        self.age = Segmented(_("Pupils or adults"), [Option(PUPIL, _("Pupils")), Option(ADULT, _("Adults"))])
        super().__init__(context, None, [Field(_("Pupils or adults"), self.age)])
        self.about.hide()
        self.age.chosen.connect(lambda value: self.offer(value == PUPIL))

    def offer(self, pupil: bool | None) -> None:
        """Only what a pupil, or an adult, may be; all of it while nobody knows which they are."""
        pupils, adults = pupil is not False, pupil is not True
        roles = (*(_FOR_PUPILS if pupils else ()), *(_FOR_ADULTS if adults else ()))
        none = Option(NONE, _("none: only for a circle"))
        self.role.set_options([none, *(Option(role.value, names.role(role)) for role in roles)])

    def for_all(self) -> tuple[Participation, ...] | None:
        """The role of each of them, none or one; None with the problem said."""
        if self.role.value() == NONE:
            return ()
        given = self.given(PersonId(""))
        return None if given is None else (given,)

    def _on_role(self, value: str) -> None:
        if value == NONE:
            self.in_which.hide()
        else:
            super()._on_role(value)


class SeveralPeople(Form):
    """The names, whether they are pupils, and the role; a name that is there already is asked about."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.names = WordsBox(lines=LINES)
        self.role = RoleForAll(context)
        self.asked: dict[str, Segmented] = {}
        self._questions = QWidget()
        self._each = QVBoxLayout(self._questions)
        space(self._each, 0, 0, 0, 0, gap=3)
        self._questions.hide()
        hint = _(
            "First and last name, one person on each line. Where two have the same first name, write in brackets how "
            "one of them is called: Emma Hill (Emma H.)."
        )
        super().__init__([Field(_("Names"), self.names, hint=hint), self._questions, self.role])
        self.names.textChanged.connect(self._show_questions)

    def first(self) -> WordsBox:
        """The names."""
        return self.names

    def keep(self) -> bool:
        """Add all of them, each with the role."""
        lines, age = names_on_lines.read(self.names.words()), self.role.age.value()
        filled = ((self.names, bool(lines)), (self.role.age, age is not None))
        if not self.complete(_("Write the names, one on each line, and choose pupils or adults."), *filled):
            return False
        roles = self.role.for_all()
        if roles is None:
            self.problem, self.wanting = self.role.problem, self.role.wanting
            return False
        self._show_questions()
        answers = {key: asked.value() for key, asked in self.asked.items()}
        found = names_on_lines.looked_through(self._context.whole, lines, answers, age == PUPIL)
        against = found.problem or ("" if found.new else _("Nobody is added: all of them are in this case already."))
        if not self.complete(against, (self.asked.get(found.unanswered, self.names), not against)):
            return False
        return self._add(found, roles, age == PUPIL)

    def _add(self, found: LookedThrough, roles: tuple[Participation, ...], pupil: bool) -> bool:
        ids = [PersonId(self._context.desk.new_id()) for _line in found.new]
        people = [
            Newcomer(
                Person(one, line.name, line.called_as(pupil), pupil),
                tuple(Participation(one, r.role, incident=r.incident) for r in roles),
            )
            for one, line in zip(ids, found.new, strict=True)
        ]
        two = [(one, other) for one, (twins, _before) in zip(ids, found.others, strict=True) for other in twins]
        two += [(one, ids[at]) for one, (_twins, before) in zip(ids, found.others, strict=True) for at in before]
        if not self._context.do(cases.join, people=people, two=two):
            return False
        said = [_n("{n} person was added.", "{n} people were added.", len(people)).format(n=len(people))]
        if found.here_already:
            left = _("Here already, and not added again: {names}.")
            said.append(left.format(names=join_words(found.here_already)))
        self._context.tell(" ".join(said))
        return True

    def _show_questions(self) -> None:
        """For each name that is there already: the same person, or two? What was answered stays."""
        asked = names_on_lines.asked_about(self._context.whole, names_on_lines.read(self.names.words()))
        if list(asked) != list(self.asked):
            lines = {line.key: line.name for line in reversed(names_on_lines.read(self.names.words()))}
            before = {key: question.value() for key, question in self.asked.items()}
            empty(self._each)
            self.asked = {key: self._question(lines[key], hint, before.get(key)) for key, hint in asked.items()}
        show_if(self._questions, bool(asked))

    def _question(self, name: str, hint: str, answer: str | None) -> Segmented:
        text = _("{name}: the same person, or two?").format(name=name)
        made = Segmented(text, [Option(SAME, _("The same person")), Option(TWO, _("Two people"))])
        made.setProperty(NOT_KEPT, True)  # it comes and goes with the names, so it is asked anew
        made.set_value(answer)
        self._each.addWidget(Field(text, made, hint=hint))
        return made
