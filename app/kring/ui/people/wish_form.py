"""Asking again: what somebody needs, and what somebody wants, in their own words."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.events import Want
from kring.domain.people import PersonId, Role
from kring.domain.talks.own_words import may_be_asked
from kring.i18n import _, date_with_year
from kring.ui.forms.asked import Asked
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import check_rows, ticked
from kring.ui.frame.context import Context
from kring.ui.widgets.card import column_of
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import label
from kring.usecases.talks import wishes
from kring.words import names


class NeedForm(Form):
    """What a pupil needs now."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        self.words = WordsBox(lines=2)
        self.asked = Asked(context)
        hint = _("One need on each line, in the pupil’s own words.")
        super().__init__([Field(_("What do you need?"), self.words, hint=hint), self.asked])

    def keep(self) -> bool:
        """Write it down with name and day."""
        day = self.asked.on.day()
        given = ((self.words, bool(self.words.words().strip())), *self.asked.given())
        if not self.complete(_("Write what was said, who asked, and the day."), *given) or day is None:
            return False
        by, words = self.asked.by.text().strip(), self.words.words().strip()
        return self._context.do(wishes.say_needs, person=self._person, on=day, asked_by=by, words=words)


class WishForm(Form):
    """Equal answers, the words, who asked, and the conditions tied to it; nothing is chosen beforehand."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        case = context.now
        called, may = case.called(person), may_be_asked(case, person)
        wants = list(Want) if case.is_main(person) else [Want.MEET, Want.NOT_YET_KNOWN, Want.NO]
        stands = "" if may else _("{name} said no, and is not asked again").format(name=called)
        options = [Option(w.value, names.want(w), "", stands if w is Want.MEET else "") for w in wants]
        self.want = ChoiceCards(_("What would help?"), options, columns=3)
        self.words, self.conditions = WordsBox(lines=2), WordsBox(lines=1)
        others = [p for p in case.people if p != person and set(case.roles(p)) != {Role.TOLD}]
        self.only_with = check_rows(case, others, _("Only if {name} is there"))
        self.not_with = check_rows(case, others, _("Only without {name}"))
        self.asked = Asked(context, person if case.is_main(person) else None)
        hint = _("Every answer is just as welcome. None of them is better.")
        super().__init__([Field(_("What would help?"), self.want, hint=hint)])
        if not may:
            self.add(Notice(tone="neutral", intro=after_a_no(case, person)))
        self.add(Field(_("In the words of {name}").format(name=called), self.words))
        tied = _("One on each line. Each is shown with the wish; while one is open, the answer is not yet.")
        self.add(Field(_("Only if"), self.conditions, hint=tied))
        for title, rows in ((_("Only if these people are there"), self.only_with), (_("Not these"), self.not_with)):
            self.add(column_of(label(title, "caption_strong", wrap=True), rows, gap=0.5))
        self.add(self.asked)

    def keep(self) -> bool:
        """Write the wish down; a later one never wipes out an earlier one."""
        value, day = self.want.value(), self.asked.on.day()
        given = ((self.want, value is not None), *self.asked.given())
        if (
            not self.complete(_("Choose an answer, and write who asked and on which day."), *given)
            or value is None
            or day is None
        ):
            return False
        only_with, not_with = ticked(self.only_with), ticked(self.not_with)
        if set(only_with) & set(not_with):
            self.problem = _("The same person cannot be both there and not there.")
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
            only_with=only_with,
            not_with=not_with,
        )


def after_a_no(case: Case, person: PersonId) -> str:
    """That nobody asks after a no, and what opens it again; whoever no longer wanted to is told as that."""
    since = case.standing(person).no_since
    day = date_with_year(since[0]) if since is not None else ""
    withdrew = since is not None and any(w.seq == since[1] for w in case.withdrawals)
    said = _("{name} no longer wanted to, on {day}.") if withdrew else _("{name} said no on {day}.")
    rest = _(
        "Nobody asks {name} about meeting again. If {name} brings it up unasked, write that down first; "
        "then somebody whom {name} named asks."
    )
    return f"{said} {rest}".format(name=case.called(person), day=day)
