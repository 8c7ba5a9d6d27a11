"""A pupil lets go of a condition: unasked, to somebody whom the pupil named, after another day was offered."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.wishes import TiedCondition
from kring.domain.people import PersonId
from kring.domain.talks.own_words import askers_of
from kring.i18n import _
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import person_options
from kring.ui.frame.context import Context
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import Combo, DateField
from kring.usecases.talks import wishes
from kring.words.talks import asking


def open_conditions(case: Case, person: PersonId) -> tuple[TiedCondition, ...]:
    """The conditions of somebody's standing wish that are not met now."""
    return case.standing(person).open_conditions


class ReleaseForm(Form):
    """Which condition, to whom, when, in which words; only what a pupil says of their own accord."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        case, today = context.now, context.desk.today()
        called = case.called(person)
        tied = [Option(_key(c), asking.condition(case, c)) for c in open_conditions(case, person)]
        self.words = WordsBox(lines=2)
        self.which = Combo(_("Which condition"), tied, _("Choose a condition"))
        self.to = Combo(_("Said to"), person_options(case, askers_of(case, person)), _("Choose a name"))
        self.on = DateField(today, today, latest=today)
        self.unasked = CheckRow(_("{name} said it unasked, and another day was offered first").format(name=called))
        super().__init__([Field(_("In the words of {name}").format(name=called), self.words)])
        self.add(Field(_("Which condition"), self.which))
        hint = _("Only somebody whom {name} named. The wish keeps its days.").format(name=called)
        self.add(wide_row(Field(_("Said to"), self.to, hint=hint), Field(_("On"), self.on)))
        self.add(self.unasked)

    def keep(self) -> bool:
        """Write down that the pupil lets go of it."""
        which, to, day, words = self.which.value(), self.to.value(), self.on.day(), self.words.words().strip()
        given = ((self.words, bool(words)), (self.which, bool(which)), (self.to, bool(to)), (self.on, day is not None))
        text = _("Write the words, and choose which condition, to whom and on which day.")
        if not self.complete(text, *given) or which is None or to is None or day is None:
            return False
        offer = _("Offer another day first. Nobody asks a pupil to let go of a condition.")
        if not self.complete(offer, (self.unasked, self.unasked.isChecked())):
            return False
        return self._context.do(
            wishes.release_condition,
            person=self._person,
            condition=which,
            to=to,
            on=day,
            another_day=True,
            words=words,
        )


def _key(tied: TiedCondition) -> str:
    return tied.text if tied.person is None else str(tied.person)
