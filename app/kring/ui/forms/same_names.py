"""Two entries of a case with the same name: one person, or two? Until that is answered the name means nobody."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.staff import same_name
from kring.domain.names.naming import letters
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.parts import role_words
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import show_if
from kring.usecases.report import report


def twins(case: Case, name: str, but: PersonId | None = None) -> tuple[PersonId, ...]:
    """Everybody else of the case whose full name is this one."""
    return tuple(p for p, known in case.people.items() if p != but and letters(known.name) == letters(name))


def taken(case: Case, called: str, but: PersonId | None = None) -> bool:
    """Whether somebody else of the case has, or had, this name."""
    return any(p != but and letters(called) in known for p, known in case.names.items())


def who(case: Case, person: PersonId) -> str:
    """Somebody by name and role, so that two of one name can be told apart."""
    roles = role_words(case, person)
    return f"{case.person(person).name} ({roles})" if roles else case.person(person).name


def two_asked(case: Case, one: PersonId, other: PersonId) -> str:
    """Whether two entries of one name, or of names that may be one, are two people; with what each is."""
    roles = {p: role_words(case, p) or (_("pupil") if case.people[p].pupil else _("adult")) for p in (one, other)}
    if not _same_words(case, one, other):
        asked = _("{name} ({one}) and {second} ({other}) may be one person. Are these two people?")
        return asked.format(
            name=case.people[one].name, one=roles[one], second=case.people[other].name, other=roles[other]
        )
    asked = _("{name} stands here twice: {one}, and {other}. Are these two people?")
    return asked.format(name=case.people[one].name, one=roles[one], other=roles[other])


def _same_words(case: Case, one: PersonId, other: PersonId) -> bool:
    return letters(case.people[one].name) == letters(case.people[other].name)


def kept_as_one() -> str:
    """What is told once two entries were said to be one person."""
    return _("Kept. Both entries count as one person.")


class SameNames(QWidget):
    """A question on the page of each of the two; nothing stands here while every name is clear."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0)
        self._section = Section(self._rows)
        column.addWidget(self._section)
        self.show_case()

    def show_case(self) -> None:
        """Ask as long as it is not answered; what was answered can be changed."""
        show_if(self, bool(self._asked or self._one_with))
        self._section.refill()

    @property
    def _asked(self) -> tuple[PersonId, ...]:
        case, person = self._context.now, self._person
        return same_name(case, person) if person in case.people else ()

    @property
    def _one_with(self) -> list[PersonId]:
        case = self._context.now
        return sorted(case.same(self._person) - {self._person}, key=list(case.people).index)

    def _rows(self) -> list[QWidget]:
        return [*map(self._question, self._asked), *map(self._one, self._one_with)]

    def _one(self, other: PersonId) -> QWidget:
        said = _("Counts as one person with {other}: what holds for one holds for both.")
        made = Notice(tone="neutral", intro=said.format(other=who(self._context.now, other)))
        two = button(_("They are two people"), "small")
        two.clicked.connect(partial(self._on_two, other))
        made.add(left_of(two))
        return made

    def _question(self, other: PersonId) -> QWidget:
        case = self._context.now
        title = _("The same person, or two?")
        words = _("{one} and {other} have the same name. Until this is answered, the name means nobody.")
        if not _same_words(case, self._person, other):
            words = _("{one} and {other} may be one person. Until this is answered, neither counts.")
        made = Notice(title, tone="notice", intro=words.format(one=who(case, self._person), other=who(case, other)))
        two = button(_("They are two people"), "small")
        two.clicked.connect(partial(self._on_two, other))
        same = button(_("The same person"), "small")
        same.clicked.connect(partial(self._on_same, other))
        made.add(left_of(two, same))
        return made

    def _on_two(self, other: PersonId, _on: bool = False) -> None:
        """Two people who are called the same could not be told apart: one is called differently first."""
        case, person = self._context.now, self._person
        if letters(case.called(person)) == letters(case.called(other)):
            name = case.called(person)
            told = _("Both are called {name}. Write one of the names differently first, such as {name} H.")
            self._context.tell(told.format(name=name))
        else:
            self._context.do(report.answer_names, one=person, other=other, two=True)

    def _on_same(self, other: PersonId, _on: bool = False) -> None:
        """Somebody stands here twice: from now on both entries are this one person."""
        if self._context.do(report.answer_names, one=self._person, other=other, two=False):
            self._context.tell(kept_as_one())
