"""One person of a case: needs, wishes with their conditions, support, the circle, roles and talks."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.errors import Refused
from kring.domain.events import Part
from kring.domain.people import CIRCLE_ROLES, MAIN_ROLES, Participation, PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.report.concerns import waits
from kring.i18n import _, date_with_year
from kring.ui.forms.folded import Folded, Form
from kring.ui.forms.same_names import SameNames
from kring.ui.forms.talk_rows import talks_card
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.people.dated_card import DatedCard
from kring.ui.people.own_part import OwnPartForm
from kring.ui.people.person_form import GiveRole, Rename
from kring.ui.people.wish_form import NeedForm
from kring.ui.people.wishes_card import AskersCard, WishesCard
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow, padded
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label
from kring.usecases.report import report
from kring.usecases.talks import wishes
from kring.words import incidents, names
from kring.words.refusals import refused
from kring.words.talks import dated

INFORMAL, FORMAL = "informal", "formal"


class PersonView(QWidget):
    """Cards below each other; what is known is made anew when the case changes, forms stay as they are."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._sections: list[Section] = []
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=3.5)
        roles = context.whole.roles(person)
        if Role.TOLD in roles:
            told = _("Who told stays between those who need to know: no paper and no export ever shows it.")
            column.addWidget(Notice(tone="neutral", intro=told))
        self._cards: list[AskersCard | WishesCard | DatedCard | SameNames] = [SameNames(context, person)]
        column.addWidget(self._cards[0])
        pupil = context.whole.person(person).pupil
        if pupil and context.whole.is_main(person):
            self.needs = self._folded(self._ask_words(), NeedForm, "pencil")
            self._card(column, self._needs, self.needs)
            self.askers = AskersCard(context, person)
            self._add(column, self.askers)
        if any(role in CIRCLE_ROLES for role in roles):
            self.wishes = WishesCard(context, person)
            self.wish = self.wishes.wish
            self._add(column, self.wishes)
            if Role.RESPONSIBLE in roles:
                self.own_part = self._folded(_("Write down what {name} says of it"), OwnPartForm, "pencil")
                self._card(column, self._own_part, self.own_part)
            if context.whole.is_main(person):
                self._card(column, self._support, self._folded(_("Write down the answer"), SupportForm, "pencil"))
            self._card(column, self._circle, None)
        self._card(column, self._talks, None)
        self._add(column, DatedCard(context, person))
        self._card(column, self._addressed, None)
        self._card(column, self._roles, self._folded(_("Give a role"), GiveRole))

    def refresh(self) -> None:
        """Show the person as the case has it now."""
        for section in self._sections:
            section.refill()
        for card in self._cards:
            card.show_case()

    def _ask_words(self) -> str:
        """Nobody is asked again who was never asked, or while something serious stands about this pupil."""
        if waits(self._context.whole, (self._person,)):
            return _("{name} said it unasked")
        asked = self._context.whole.needs_of(self._person) is not None
        return _("Ask again") if asked else _("Ask what {name} needs")

    def _folded(
        self, text: str, form: type[NeedForm | OwnPartForm | GiveRole | SupportForm], icon: str = "plus"
    ) -> Folded:
        named = text.format(name=self._called)
        code = f"{form.__name__}:{self._person}"
        return Folded(self._context, code, named, lambda: form(self._context, self._person), _("Keep it"), icon)

    @property
    def _called(self) -> str:
        return self._context.whole.called(self._person)

    def _add(self, column: QVBoxLayout, card: AskersCard | WishesCard | DatedCard) -> None:
        self._cards.append(card)
        column.addWidget(card)

    def _card(self, column: QVBoxLayout, fill: object, form: Folded | None) -> None:
        if not callable(fill):
            return
        section = Section(fill, gap=0)
        self._sections.append(section)
        card = Card()
        card.add(section)
        if form is not None:
            card.add(form)
        column.addWidget(card)

    def _needs(self) -> list[QWidget]:
        self.needs.opener.set_label(self._ask_words().format(name=self._called))
        need = self._context.whole.needs_of(self._person)
        words = " · ".join(need.words.splitlines()) if need else _("Not asked yet")
        asked = _("Asked by {name}, {day}")
        written = need.written if need else date.min
        second = asked.format(name=need.asked_by, day=dated.two_days(need.on, written)) if need else ""
        second = names.told_apart(second, need is not None and need.in_private)
        over = _("What {name} needs").format(name=self._called)
        return [CardRow(words, second, over, icon="pin" if need else "")]

    def _own_part(self) -> list[QWidget]:
        """The last answer about the own part; whether it counts stands in the decision."""
        mine = [p for p in self._context.whole.own_parts if p.person == self._person and p.part is not Part.SILENT]
        last = max(mine, key=lambda said: (said.on, said.seq), default=None)
        over = _("What {name} says of the own part").format(name=self._called)
        if last is None:
            return [CardRow(_("Not asked yet"), "", over)]
        asked = _("Asked by {name}, {day}").format(name=last.asked_by, day=date_with_year(last.on))
        quoted = f"“{' '.join(last.words.split())}” · " if last.words.strip() else ""
        return [CardRow(names.part(last.part), names.told_apart(quoted + asked, last.in_private), over)]

    def _support(self) -> list[QWidget]:
        said = self._context.whole.support.get(self._person)
        over = _("Someone to sit beside {name}").format(name=self._called)
        if said is None:
            return [CardRow(_("Not answered yet"), _("Declining is fine."), over)]
        second = _("Answered on {day}").format(day=date_with_year(said.on))
        return [CardRow(said.answer or _("Not answered yet"), names.told_apart(second, said.in_private), over)]

    def _circle(self) -> list[QWidget]:
        """In the circle or left out, dated and with a reason; the conditions are computed again at once."""
        case, person = self._context.whole, self._person
        out = case.is_left_out(person)
        reason = LineField(placeholder=_("Reason"), name=_("Reason for leaving out"))
        change = button(_("Take in") if out else _("Leave out"), "small")
        change.clicked.connect(lambda: self._on_circle(out, reason))
        title = _("Will not sit in the circle") if out else _("Would sit in the circle, if it comes to one")
        if not out and not case.standing(person).said:
            title = _("Not asked yet; would have a place in the circle, if it comes to one")
        if case.refused_by_parent(person):
            title = _("Does not come: a parent refuses")
        elif not out and case.standing(person).refuses and person not in case.circle:
            title = _("Does not come: said no, and only {name} takes that back").format(name=self._called)
        row = CardRow(title, case.left_out.get(person, ""))
        if not out:
            row.add(reason)
        row.add(change)
        return [row]

    def _on_circle(self, out: bool, reason: LineField) -> None:
        """Leaving out a main party takes a reason."""
        words, case = reason.text().strip(), self._context.whole
        if not out and not words and case.is_main(self._person):
            self._context.tell(refused(Refused(Rule.REASON_NEEDED, person=self._called)))
            reason.setFocus()
        elif out:
            self._context.do(report.take_in, person=self._person)
        else:
            self._context.do(report.leave_out, person=self._person, words=words)

    def _talks(self) -> list[QWidget]:
        return [talks_card(self._context, self._person)]

    def _addressed(self) -> list[QWidget]:
        """Formally or not, in scripts of a language that has both; chosen by whoever knows what this person prefers."""
        over = _("How {name} is addressed").format(name=self._called)
        forms = [Option(INFORMAL, _("Informally")), Option(FORMAL, _("Formally"))]
        choice = Segmented(over, forms, small=True)
        choice.set_value(FORMAL if self._context.whole.person(self._person).is_formal else INFORMAL)
        choice.chosen.connect(lambda form: self._context.do(report.address, person=self._person, formal=form == FORMAL))
        row = CardRow(_("In a script with two forms of address"), _("In Dutch je or u; English has one form."), over)
        row.add(choice)
        return [row]

    def _roles(self) -> list[QWidget]:
        case = self._context.whole
        rows: list[QWidget] = [_title(_("Roles"))]
        mine = [p for p in case.participations if p.person == self._person]
        for role in mine:
            end = button(_("End this role"), "small")
            called = incidents.with_incident(case, role, names.role(role.role))
            end.setAccessibleName(_("End this role: {role}").format(role=called))
            end.clicked.connect(partial(self._end_role, role))
            row = CardRow(called, role.relation)
            if len(mine) > 1 or role.role not in MAIN_ROLES:  # also the only one: somebody of the school may be gone
                row.add(end)
            rows.append(row)
        return rows

    def _end_role(self, role: Participation, _on: bool = False) -> None:
        self._context.do(report.end_role, person=self._person, role=role.role, incident=role.incident)


class SupportForm(Form):
    """Whom a pupil wants beside them; declining is an answer too."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        self.answer = LineField(placeholder=_("Such as Karen and Priya, or: nobody, thank you"))
        super().__init__([Field(_("The answer"), self.answer)])

    def first(self) -> LineField:
        """The answer."""
        return self.answer

    def keep(self) -> bool:
        """Write the answer down with today's date."""
        words = self.answer.text().strip()
        given = ((self.answer, bool(words)),)
        if not self.complete(_("Write the answer."), *given):
            return False
        today = self._context.desk.today()
        return self._context.do(wishes.answer_support, person=self._person, answer=words, on=today)


def rename_form(context: Context, person: PersonId) -> Folded:
    """The name, folded away."""
    text = _("Write the name differently")
    return Folded(context, f"Rename:{person}", text, lambda: Rename(context, person), _("Keep it"), "pencil")


def _title(text: str) -> QWidget:
    return padded(label(text, "caption_strong", "2", heads=2), 5, 2.25, 4, 0.5)
