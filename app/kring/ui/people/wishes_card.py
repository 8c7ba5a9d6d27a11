"""What somebody wants, wish by wish, with conditions; a no is told as a no, a parent's refusal as the parent's."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.case.wishes import TiedCondition, Wish
from kring.domain.events import Being, Want
from kring.domain.people import PersonId
from kring.domain.report.parents import refusing
from kring.domain.talks.own_words import may_be_asked
from kring.i18n import _, date_with_year, join_words
from kring.ui.forms.brought_up import BroughtUpForm
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.people.askers import AskersForm, askers_row
from kring.ui.people.being_there import being_there
from kring.ui.people.release_form import ReleaseForm, open_conditions
from kring.ui.people.wish_form import WishForm, after_a_no
from kring.ui.widgets.card import Card, CardRow, column_of, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label, show_if
from kring.usecases.talks import wishes
from kring.words import names
from kring.words.talks import asking, contrary, dated


class AskersCard(Card):
    """By whom a pupil wants to be asked, and the form to say it."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._section = Section(lambda: [askers_row(context.now, person)], gap=0)
        self.add(self._section)
        text = _("Write down by whom {name} wants to be asked").format(name=context.now.called(person))
        code = f"AskersForm:{person}"
        self.form = Folded(context, code, text, lambda: AskersForm(context, person), _("Keep it"), "pencil")
        self.add(self.form)

    def show_case(self) -> None:
        """Show who may ask now."""
        self._section.refill()


class WishesCard(Card):
    """The wishes, the newest first, and the forms that belong to them: only those that can be used now are shown."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._section = Section(self._rows, gap=0)
        self.add(self._section)
        self.wish = self._folded(_("Write down what {name} wants"), WishForm)
        self.brought_up = self._folded(_("{name} brought it up unasked"), BroughtUpForm)
        self.release = self._folded(_("{name} lets go of a condition"), ReleaseForm)
        for form in (self.wish, self.brought_up, self.release):
            self.add(form, line=form is self.wish)
        self._show_forms()

    def show_case(self) -> None:
        """Show the wishes as they are now."""
        self._section.refill()
        self._show_forms()

    def _folded(self, text: str, form: type[WishForm | BroughtUpForm | ReleaseForm]) -> Folded:
        context, person = self._context, self._person

        def make() -> Form:
            return form(context, person)

        named = text.format(name=context.now.called(person))
        return Folded(context, f"{form.__name__}:{person}", named, make, _("Keep it"), "pencil")

    def _show_forms(self) -> None:
        case, person = self._context.now, self._person
        show_if(self.brought_up, not may_be_asked(case, person))
        show_if(self.release, case.person(person).pupil and bool(open_conditions(case, person)))

    def _rows(self) -> list[QWidget]:
        case, person = self._context.now, self._person
        title = _("What {name} wants").format(name=case.called(person))
        rows: list[QWidget] = [padded(label(title, "caption_strong", "2", heads=2), 5, 2.25, 4, 0.5)]
        rows += self._parents()
        if not may_be_asked(case, person):
            rows.append(CardRow(_("Not asked again"), after_a_no(case, person), icon="info"))
        else:
            rows += [
                CardRow(_("Brought it up unasked on {day}").format(day=date_with_year(on)))
                for on, _seq in reversed(case.brought_up.get(person, []))
            ]
        for withdrawal in (w for w in reversed(case.withdrawals) if w.person == person):
            rows.append(CardRow(contrary.withdrawn(withdrawal), withdrawal.words, icon="triangle-alert"))
        said = [self._wish(w) for w in reversed(case.wishes) if w.person == person]
        return [*rows, *(said or [CardRow(_("Not asked yet"))])]

    def _parents(self) -> list[QWidget]:
        """A parent's refusal counts, and is never told as the child's no."""
        case, person = self._context.now, self._person
        who = refusing(case, person)
        if not who:
            return []
        counts = _("{names} refuses for {name}, and that counts.") if len(who) == 1 else _(
            "{names} refuse for {name}, and that counts."
        )  # fmt: skip
        own = _("It is not the word of {name}.").format(name=case.called(person))
        return [
            CardRow(counts.format(names=join_words(list(who)), name=case.called(person)), own, icon="triangle-alert")
        ]

    def _wish(self, wish: Wish) -> QWidget:
        """One wish with its days and its conditions."""
        case = self._context.now
        asked = _("Asked by {name}, {day}")
        second = [asked.format(name=wish.asked_by, day=dated.two_days(wish.on, wish.written))]
        if wish.words.strip():
            second.insert(0, f"“{' '.join(wish.words.split())}”")
        second.append(names.said_in_private() if wish.in_private else "")
        if case.is_main(wish.person) and wish.want is Want.MEET:
            against = asking.does_not_count(case, wish.person, wish.asked_by)
            second.append(against or ("" if wish.trusted else _("Not asked by someone trusted.")))
        if wish.shared:
            second.append(_("Said when two names counted as one person: only what it asks for counts."))
        elif not wish.proves:
            second.append(_("Set aside; it proves nothing."))
        row = CardRow(names.want(wish.want), " · ".join(part for part in second if part), strong=True)
        conditions = (part for c in wish.conditions for part in (self._condition(c, wish.person), *self._names(c)))
        return column_of(row, *conditions, gap=0)

    def _names(self, tied: TiedCondition) -> list[QWidget]:
        """Whether it is about being there, where it names somebody and that is not understood."""
        asked = being_there(self._context.now, tied, self._person, partial(self._on_being, tied.text))
        return [padded(question, 5, 0, 4, 1) for question in asked]

    def _condition(self, tied: TiedCondition, person: PersonId) -> QWidget:
        """One in words has a tick; one about somebody is counted from who would be there, and never ticked."""
        case = self._context.now
        words, state = asking.condition(case, tied), asking.condition_state(case, tied, person)
        if tied.person is not None or tied.released:
            return padded(label(f"{words} · {state}", tone="2", wrap=True), 5, 0, 4, 1)
        box = CheckRow(words, state, on=tied.met)
        box.clicked.connect(lambda met: self._on_condition(tied.text, met))
        return padded(box, 5, 0, 4, 1)

    def _on_being(self, condition: str, whom: PersonId, being: Being | None, name: str) -> None:
        said = wishes.say_what_it_says
        self._context.do(said, person=self._person, condition=condition, whom=whom, being=being, name=name)

    def _on_condition(self, condition: str, met: bool) -> None:
        self._context.do(wishes.mark_condition, person=self._person, condition=condition, met=met)
