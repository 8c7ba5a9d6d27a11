"""Asking again: what somebody needs, and what somebody wants, in their own words."""

from __future__ import annotations

from kring.domain.events import Want
from kring.domain.people import PersonId, Role
from kring.i18n import _
from kring.ui.case.folded import Form
from kring.ui.case.parts import NameField
from kring.ui.context import Context
from kring.ui.widgets.card import row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.usecases import wishes
from kring.words import names


class Asked(Form):
    """Who asked, and on which day: a part of every form that asks a person something."""

    def __init__(self, context: Context) -> None:
        today = context.desk.today()
        self.by = NameField(context.now, placeholder=_("Name"))
        self.on = DateField(today, today)
        super().__init__([row_of(Field(_("Asked by"), self.by), Field(_("On"), self.on), gap=4)])

    def is_complete(self) -> bool:
        """Whether both are there."""
        return bool(self.by.text().strip()) and self.on.day() is not None


class NeedForm(Form):
    """What a pupil needs now."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        self.words = WordsBox(lines=2)
        self.asked = Asked(context)
        hint = _("One need on each line, in the pupil's own words.")
        super().__init__([Field(_("What do you need?"), self.words, hint=hint), self.asked])

    def keep(self) -> bool:
        """Write it down with name and day."""
        day = self.asked.on.day()
        if not self.words.words().strip() or not self.asked.is_complete() or day is None:
            self.problem = _("Write what was said, who asked, and the day.")
            return False
        by, words = self.asked.by.text().strip(), self.words.words().strip()
        return self._context.do(wishes.say_needs, person=self._person, on=day, asked_by=by, words=words)


class WishForm(Form):
    """Equal answers, the words, who asked, and the conditions tied to it; nothing is chosen beforehand."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        case = context.now
        self._harmed = person in case.having(Role.HARMED)
        wants = list(Want) if case.is_main(person) else [Want.MEET, Want.NOT_YET_KNOWN, Want.NO]
        options = [Option(want.value, names.want(want)) for want in wants]
        self.want = ChoiceCards(_("What would help?"), options, columns=3)
        self.words, self.conditions = WordsBox(lines=2), WordsBox(lines=1)
        self.asked = Asked(context)
        called = case.called(person)
        self.trusted = CheckRow(_("Asked by someone whom {name} trusts").format(name=called))
        hint = _("Every answer is just as welcome. None of them is better.")
        super().__init__([Field(_("What would help?"), self.want, hint=hint)])
        self.add(Field(_("In the words of {name}").format(name=called), self.words))
        tied = _("One on each line. Each is shown with the wish; an open one makes it not yet.")
        self.add(Field(_("Only if"), self.conditions, hint=tied))
        self.add(self.asked)
        if self._harmed:
            self.add(self.trusted)

    def keep(self) -> bool:
        """Write the wish down; a later one never wipes out an earlier one."""
        value, day = self.want.value(), self.asked.on.day()
        if value is None or not self.asked.is_complete() or day is None:
            self.problem = _("Choose an answer, and write who asked and on which day.")
            return False
        lines = (line.strip() for line in self.conditions.words().splitlines())
        return self._context.do(
            wishes.say_wish,
            person=self._person,
            want=Want(value),
            on=day,
            asked_by=self.asked.by.text().strip(),
            conditions=tuple(line for line in lines if line),
            words=self.words.words().strip(),
            trusted=not self._harmed or self.trusted.isChecked(),
        )
