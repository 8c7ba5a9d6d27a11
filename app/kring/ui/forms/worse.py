"""It got worse: one button, one date, and the decision is looked at again."""

from __future__ import annotations

from kring.i18n import _
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.usecases.report import report

DONE, NOT_DONE, UNKNOWN = "done", "not-done", "unknown"


class WorseForm(Form):
    """When, and what was seen; safety comes next."""

    def __init__(self, context: Context) -> None:
        self._context = context
        today = context.desk.today()
        self.on, self.words = DateField(today, today), WordsBox(lines=2)
        hint = _("The decision opens again, and preparation closes at once. First: make today safe.")
        question = _("Was something done to the harmed pupil?")
        answers = [Option(DONE, _("Yes")), Option(NOT_DONE, _("No")), Option(UNKNOWN, _("I do not know"))]
        self.done = Segmented(question, answers)
        super().__init__([Field(_("What happened"), self.words, hint=hint)])
        self.add(Field(question, self.done, hint=_("Only then the quiet days begin again.")))
        self.add(Field(_("On"), self.on))

    def keep(self) -> bool:
        """Record it; what is not known counts as done: quiet days are only for what surely stopped."""
        day, done = self.on.day() or self._context.desk.today(), self.done.value()
        given = ((self.done, done is not None),)
        if not self.complete(
            _("Say whether something was done to the harmed pupil; “I do not know” is an answer."), *given
        ):
            return False
        words = self.words.words().strip()
        return self._context.do(report.report_worse, on=day, words=words, done=done != NOT_DONE)


def worse_form(context: Context) -> Folded:
    """The button and its form."""
    text, keep = _("It got worse"), _("Record that it got worse")
    return Folded(context, "worse", text, lambda: WorseForm(context), keep, "triangle-alert")
