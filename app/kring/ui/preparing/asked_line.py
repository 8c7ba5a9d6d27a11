"""Asking a main party once more: on the school day before, and at the door, apart, before others arrive."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.events import Again
from kring.domain.people import PersonId
from kring.domain.preparing.door import DoorReason, not_counted_at_door, not_counted_day_before
from kring.domain.schooldays import school_day_before
from kring.i18n import _, clock_time, short_day
from kring.ui.forms.adult_field import AdultField
from kring.ui.frame.context import Context
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.card import column_of, padded, row_of, row_or_column
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.picking import TimeField
from kring.ui.widgets.text import label, show_if
from kring.usecases.preparing import preparing
from kring.words import names
from kring.words.preparing import door as preparing_words

TALL_TEXT = 150  # from this text size on, who asked and the answer stand below the sentence
NAME_UNITS = 38


class AskedLine(QWidget):
    """Who asked and what was answered; nothing is written before both are there."""

    def __init__(self, context: Context, person: PersonId, words: str, *, leading: bool) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._why = False
        self.words = label(words, wrap=True)
        self.problem = label("", "caption", "notice", wrap=True)
        self.by = AdultField(context, "", leading=leading)
        self.by.line.setPlaceholderText(_("Asked by"))
        fix_width(self.by.line, NAME_UNITS)
        self.answer = Segmented(words, [Option(a.value, names.again(a)) for a in Again], small=True)
        self._name(words)
        line = row_or_column(self, TALL_TEXT)
        space(line, 0, 0, 0, 0, gap=3)
        line.addWidget(padded(column_of(self.words, self.problem, gap=0), 0, 2, 0, 0), 1)
        self.right = row_of(self.by, self.answer, gap=3)
        line.addWidget(self.right)
        self.answer.chosen.connect(self._on_answer)
        self.by.settled.connect(self._on_by)

    def _name(self, words: str) -> None:
        """What a screen reader says of the answer, and of who asks."""
        self.words.setText(words)
        self.answer.setAccessibleName(words)
        name = self._context.now.called(self._person)
        self.by.line.setAccessibleName(_("Who asks {name}: {words}").format(name=name, words=words))

    def _show(self, answer: Again | None, by: str, is_open: bool) -> None:
        for part in (self.by, self.answer):
            part.setEnabled(is_open)
        if answer is not None or self._why or not self.problem.text():
            self.answer.set_value(answer.value if answer else None)
        if not self.by.line.hasFocus() and answer is not None:
            self.by.set_words(by)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        show_if(self.problem, bool(problem))

    def _say_why(self, why: DoorReason | None) -> None:
        """Beside an answer that stands there: why it does not count."""
        if why is not None:
            self._say(preparing_words.door(self._context.now, why))
        elif self._why:
            self._say("")
        self._why = why is not None

    def _on_answer(self, value: str) -> None:
        self._try(value)

    def _on_by(self, _name: str) -> None:
        value = self.answer.value()
        if value is not None:
            self._try(value)

    def _try(self, value: str) -> None:
        """A no, or unsure, is written in any case: nothing may keep it out."""
        answer = Again(value)
        if answer is Again.YES and self.by.person() is None:
            self._say("" if self.by.text() else _("Write who asked; then it is kept."))
            return
        self._say("")
        self._keep(answer)

    def _keep(self, answer: Again) -> None:
        raise NotImplementedError


class DayBefore(AskedLine):
    """Asked again on the last school day before the conference; a line of its own, with its day."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__(context, person, "", leading=True)
        self.show_case(context.now)

    def show_case(self, case: Case) -> None:
        """Show what was answered on that day."""
        show_if(self, case.plan is not None)
        if case.plan is None:
            return
        day = school_day_before(case.plan.on, case.school_free)
        text = _("{name} asked again on {day}, the school day before")
        self._name(text.format(name=case.called(self._person), day=short_day(day)))
        asked = [a for a in case.asked_again.get(self._person, ()) if a.on == day and not a.at_door]
        last = asked[-1] if asked else None
        is_open = self._context.desk.today() >= day
        self._show(last.answer if last else None, last.asked_by if last else "", is_open)
        self._say_why(not_counted_day_before(case, self._person))

    def _keep(self, answer: Again) -> None:
        plan, free = self._context.now.plan, self._context.now.school_free
        if plan is not None:
            day = school_day_before(plan.on, free)
            self._context.do(preparing.ask_again, person=self._person, answer=answer, asked_by=self.by.text(), on=day)


class AtTheDoor(AskedLine):
    """Asked once more on the day, apart, by somebody else than whoever leads; with the hour."""

    def __init__(self, context: Context, person: PersonId, words: str) -> None:
        super().__init__(context, person, words, leading=False)
        self.hour = TimeField(context.desk.clock().time(), _("At what hour: {line}").format(line=words))
        self.right.line.insertWidget(1, self.hour)
        self.show_case(context.now)

    def show_case(self, case: Case) -> None:
        """Show what was answered on the day."""
        found = case.again_at_door.get(self._person)
        now = found if found and case.plan and found.on == case.plan.on else None
        is_open = case.plan is not None and case.plan.on == self._context.desk.today()
        self._show(now.answer if now else None, now.asked_by if now else "", is_open)
        self._say_why(not_counted_at_door(case, self._person))
        self.hour.setEnabled(is_open)
        if now is not None and now.hour is not None and not self.hour.hasFocus():
            self.hour.set_clock(now.hour)

    def _keep(self, answer: Again) -> None:
        today, hour, now = self._context.desk.today(), self.hour.clock(), self._context.desk.clock()
        if hour > now.time().replace(tzinfo=None):
            self._say(_("It is {clock} now: write the hour at which it was asked.").format(clock=clock_time(now)))
            return
        self._context.do(
            preparing.ask_again,
            person=self._person,
            answer=answer,
            asked_by=self.by.text(),
            on=today,
            at_door=True,
            hour=hour,
        )
