"""It got worse: one button, one date, and the decision is looked at again."""

from __future__ import annotations

from kring.i18n import _
from kring.ui.case.folded import Folded, Form
from kring.ui.context import Context
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.usecases import report


class WorseForm(Form):
    """When, and what was seen; safety comes next."""

    def __init__(self, context: Context) -> None:
        self._context = context
        today = context.desk.today()
        self.on, self.words = DateField(today, today), WordsBox(lines=2)
        hint = _("The decision opens again, and preparation closes at once. First: see to safety today.")
        super().__init__([Field(_("What happened"), self.words, hint=hint), Field(_("On"), self.on)])

    def keep(self) -> bool:
        """Record it; the words may come later."""
        day = self.on.day() or self._context.desk.today()
        return self._context.do(report.report_worse, on=day, words=self.words.words().strip())


def worse_form(context: Context) -> Folded:
    """The button and its form."""
    text, keep = _("It got worse"), _("Record that it got worse")
    return Folded(context, "worse", text, lambda: WorseForm(context), keep, "triangle-alert")
