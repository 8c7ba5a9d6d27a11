"""The people of a case: who is in it in which roles, one person, and the one who no longer wants to meet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kring.domain.case import tied_wishes
from kring.domain.case.staff import means, same_name, unclear_in_wishes, unclear_leaders
from kring.domain.case.stages import Stage
from kring.domain.deciding.decision import preparation_open
from kring.domain.people import CIRCLE_ROLES, PersonId
from kring.domain.report.row import ReportToDo
from kring.i18n import _
from kring.ui.forms.folded import Folded
from kring.ui.forms.onward import step_here
from kring.ui.forms.parts import role_words
from kring.ui.forms.same_names import kept_as_one, two_asked, who
from kring.ui.forms.who_in_which import who_in_which
from kring.ui.forms.wish_cell import wish_cell
from kring.ui.frame.context import Context, Place
from kring.ui.frame.keys import NO_LONGER
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.people.person_form import AddPerson
from kring.ui.people.person_view import PersonView, rename_form
from kring.ui.people.several_people import SeveralPeople
from kring.ui.people.withdraw import Withdraw
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, left_of
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.usecases.report import report
from kring.words import incidents, names


class PeoplePage(Page):
    """The list, one person, or who no longer wants to meet; the place says which."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        known = place.person if place.person in context.whole.people else None
        super().__init__(_("People"))
        self._context, self._person, self._leaves = context, known, place.about == AboutPlace.WITHDRAW
        self.view: PersonView | None = None
        self._parts: list[Section] = []
        if self._leaves:
            self._show_withdraw()
        elif known is not None:
            self._show_person(known)
        else:
            self._show_list()
        self.end()

    def show_case(self) -> None:
        """Show the people as they are now."""
        for part in self._parts:
            part.refill()
        if self.view is not None and self._person is not None:
            self.view.refresh()
            self._name(self._person)

    def leaving(self) -> None:
        """Settle the words in open forms."""
        settle_all(self)

    def go_back(self) -> None:
        """From a person to the list."""
        if self._person is not None or self._leaves:
            self._context.go(PageName.PEOPLE)
        else:
            super().go_back()

    # the list

    def _show_list(self) -> None:
        self.adder = Folded(
            self._context, "person", _("Add a person"), lambda: AddPerson(self._context), icon="user-plus"
        )
        self.several = Folded(
            self._context, "people", _("Add several people"), lambda: SeveralPeople(self._context), icon="users"
        )
        forms = [_shown_while_open(form) for form in (self.adder, self.several)]
        same, section, which = Section(self._same_names), Section(self._table), Section(self._incidents)
        self._parts += [same, section, which]
        for part in (*forms, same, section, which):
            self.add(part)
        add, several = button(_("Add a person"), None, "user-plus"), button(_("Several people"), None, "users")
        add.clicked.connect(self.add_person)
        several.clicked.connect(self.add_several)
        step = step_here(self._context, Stage.REPORT)
        if step is not None and step.code is ReportToDo.PEOPLE:
            self.set_primary(add)
        self.add_button(add)
        self.add_button(several)
        no_longer = button(_("Somebody no longer wants this"), None, "triangle-alert", hint=NO_LONGER)
        no_longer.clicked.connect(lambda: self._context.go(PageName.PEOPLE, about="withdraw"))
        self.add_button(no_longer)

    def add_person(self) -> None:
        """Show the form for somebody new."""
        self.adder.unfold()

    def add_several(self) -> None:
        """Show the form for several at once."""
        self.several.unfold()

    def _same_names(self) -> list[QWidget]:
        """Two people of one name are asked about: until it is said, neither does what an adult of the school does."""
        case = self._context.whole
        pairs = dict.fromkeys(frozenset((p, twin)) for p in case.people for twin in same_name(case, p))
        asked = [self._same_name(*sorted(pair, key=list(case.people).index)) for pair in pairs]
        asked += [self._who_led(name) for name in unclear_leaders(case)]
        return [*asked, *(self._whom(*unclear) for unclear in unclear_in_wishes(case))]

    def _who_led(self, name: str) -> QWidget:
        """Talks were led under a name that two people had by then: whose talks they are is said once for all."""
        case = self._context.whole
        asked = _("Two people are called {name}: who led these talks?").format(name=name)
        return self._asked(asked, name, [p for p in case.people if means(case, name, p)])

    def _whom(self, pupil: PersonId, name: str, people: tuple[PersonId, ...]) -> QWidget:
        """A name in a condition may be that of several people; until it is said whom it means it is not met."""
        case = self._context.whole
        conditions = case.standing(pupil).conditions
        if any((name, people) in tied_wishes.wanted(case, condition, pupil) for condition in conditions):
            asked = _("{pupil} wants {name} to be there. Who is that? Until this is answered, it counts as not met.")
        else:
            asked = _(
                "{pupil} wants {name} not to be there. Who is that? Until this is answered, none of them comes in."
            )
        return self._asked(asked.format(pupil=case.called(pupil), name=name), name, people)

    def _asked(self, asked: str, name: str, people: Sequence[PersonId]) -> QWidget:
        case = self._context.whole
        notice = Notice(tone="notice", intro=asked)
        choices = []
        for person in people:
            choice = button(who(case, person), "small")
            choice.clicked.connect(lambda _on=False, p=person: self._on_meant(name, p))
            choices.append(choice)
        notice.add(left_of(*choices))
        return notice

    def _on_meant(self, name: str, person: PersonId) -> None:
        self._context.do(report.say_who_was_meant, name=name, person=person)

    def _same_name(self, one: PersonId, other: PersonId) -> QWidget:
        notice = Notice(tone="notice", intro=two_asked(self._context.whole, one, other))
        two, same = button(_("Two people"), "small"), button(_("The same person"), "small")
        two.clicked.connect(lambda: self._context.do(report.answer_names, one=one, other=other, two=True))
        same.clicked.connect(lambda: self._on_the_same(one, other))
        notice.add(left_of(two, same))
        return notice

    def _on_the_same(self, one: PersonId, other: PersonId) -> None:
        """It is kept that it is one person: what holds for one of the two holds for both."""
        if self._context.do(report.answer_names, one=one, other=other, two=False):
            self._context.tell(kept_as_one())

    def _table(self) -> list[QWidget]:
        case = self._context.whole
        table = TableCard(_("People"), [_("Name"), _("In this case"), _("Wants to take part")])
        table.set_rows([self._row(person) for person in case.people])
        table.activated_row.connect(lambda row: self._context.go(PageName.PEOPLE, person=PersonId(row)))
        self.set_first(table.table)
        return [table] if case.people else []

    def _incidents(self) -> list[QWidget]:
        """Who is what in which incident, where there are several."""
        table = who_in_which(self._context)
        return [table] if table is not None else []

    def _row(self, person: PersonId) -> Row:
        case = self._context.whole
        known = case.people[person]
        age = (_("pupil, of age") if known.of_age else _("pupil")) if known.pupil else _("adult")
        mine = [p for p in case.participations if p.person == person]
        roles = [incidents.with_incident(case, p, names.role(p.role)) for p in mine]
        relation = role_words(case, person, CIRCLE_ROLES)
        second = relation if relation and relation not in (*roles, ", ".join(roles)) else ""
        counted = person in case.circle or case.is_left_out(person)
        circle = wish_cell(case, person) if counted else Cell("")
        name = Cell(known.name, age, strong=True, inline=True)
        return Row(person, [name, Cell(", ".join(roles), second, inline=True), circle])

    # one person

    def _show_person(self, person: PersonId) -> None:
        self._name(person)
        self.view = PersonView(self._context, person)
        self.add(self.view)
        card = Card()
        self.rename = rename_form(self._context, person)
        card.add(self.rename)
        self.add(card)
        everybody = button(_("All people"), None, "users", hint="Alt+Left")
        everybody.clicked.connect(self.go_back)
        self.add_button(everybody)
        if any(role in CIRCLE_ROLES for role in self._context.whole.roles(person)):
            goes = button(_("No longer wants this"), None, "triangle-alert", hint=NO_LONGER)
            goes.clicked.connect(lambda: self._context.go(PageName.PEOPLE, person=person, about="withdraw"))
            self.add_button(goes)

    def _name(self, person: PersonId) -> None:
        case = self._context.whole
        known = case.person(person)
        age = (_("pupil, of age") if known.of_age else _("pupil")) if known.pupil else _("adult")
        roles = role_words(case, person)
        self.set_title(known.name, " · ".join(part for part in (roles, age) if part))

    # who no longer wants to

    def _show_withdraw(self) -> None:
        self.set_title(_("Somebody no longer wants this"), _("Preparation and conference close at once. Talks go on."))
        self.chooser = Withdraw(self._context, self._person)
        self.chooser.done.connect(self._on_withdrawn)
        self.add(self.chooser)
        self.set_first(self.chooser.table.table)
        record = button(_("No longer wants to"), "primary")
        record.clicked.connect(lambda: self.chooser.withdraw_selected())
        unsure = button(_("Is no longer sure"))
        unsure.clicked.connect(lambda: self.chooser.withdraw_selected(unsure=True))
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.set_footer([back], record, right=[unsure])

    def _on_withdrawn(self, person: str) -> None:
        case, desk = self._context.now, self._context.desk
        name = case.called(PersonId(person))
        if preparation_open(desk.view(case)):
            sentence = _("{name} leaves the circle. Preparation goes on without {name}.")
        elif case.withdrawals[-1].unsure:
            sentence = _("Kept. {name} is no longer sure: nobody is brought together now.")
        else:
            sentence = _("Kept. {name} no longer wants to: nobody is brought together now.")
        self._context.go(PageName.OVERVIEW)
        self._context.tell(sentence.format(name=name))


def _shown_while_open(form: Folded) -> Card:
    """The card of a form that a button of the heading opens, hidden while it is folded."""
    card = Card()
    card.add(form)
    card.hide()
    form.folded.connect(card.hide)
    form.unfolded.connect(card.show)
    return card
