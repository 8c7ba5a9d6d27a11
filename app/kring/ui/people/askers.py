"""By whom a pupil wants to be asked about meeting: adults of the case whom that pupil chooses, never family."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.staff import named, unfit
from kring.domain.people import PersonId
from kring.domain.talks.own_words import askers_of
from kring.i18n import _, join_words
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import check_rows, ticked
from kring.ui.frame.context import Context
from kring.ui.widgets.card import CardRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import label
from kring.usecases.talks import wishes
from kring.words.report import staff


def askers_row(case: Case, person: PersonId) -> QWidget:
    """Who may ask, and what stands against a name that does not count."""
    over = _("Who may ask {name}").format(name=case.called(person))
    said = case.askers.get(person, ())
    if not said:
        return CardRow(_("Not asked yet"), _("A first talk asks it. Only an answer to one of these counts."), over)
    fit = [case.called(p) for p in askers_of(case, person)]
    against = [
        staff.unfit(why, case.called(found) or name)
        for name in said
        for found in [named(case, name)]
        for why in [unfit(case, found)]
        if why is not None
    ]
    return CardRow(join_words(fit) or _("Nobody yet who may ask"), " ".join(against), over)


class AskersForm(Form):
    """The adults who may be named; several means that any of them may ask. None is chosen beforehand."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        case, today = context.now, context.desk.today()
        called = case.called(person)
        fit = [p for p in case.people if unfit(case, p) is None]
        self.chosen = check_rows(case, fit, _("{name} may ask"))
        self.words = WordsBox(lines=1)
        self.on = DateField(today, today, latest=today)
        question = _("By whom does {name} want to be asked?").format(name=called)
        super().__init__([label(question, "strong", wrap=True), self.chosen])
        self.add(label(_("Several means: any of these. Family and supporters never ask."), "caption", "2", wrap=True))
        self.add(Field(_("In the words of {name}").format(name=called), self.words))
        self.add(Field(_("On"), self.on))

    def first(self) -> QWidget:
        """The words: no name stands out before it is chosen."""
        return self.words

    def keep(self) -> bool:
        """Write down whom the pupil named; it takes the place of what was said before."""
        case, people, day = self._context.now, ticked(self.chosen), self.on.day()
        given = ((self.chosen, bool(people)), (self.on, day is not None))
        if not self.complete(_("Choose who may ask, and the day on which it was said."), *given) or day is None:
            return False
        names = tuple(_name(case, p) for p in people)
        words = self.words.words().strip()
        return self._context.do(wishes.name_askers, person=self._person, askers=names, on=day, words=words)


def _name(case: Case, person: PersonId) -> str:
    """The name under which somebody is found again; the id, where another has the same."""
    return next((n for n in (case.called(person), case.person(person).name) if named(case, n) == person), person)
