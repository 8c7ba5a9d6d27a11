"""A concern that was marked by mistake: the safeguarding lead, by name, says so and why, and it is asked again."""

from __future__ import annotations

from kring.domain.case.safety_facts import OpenConcern
from kring.i18n import _, short_date
from kring.ui.forms.adult_field import AdultField
from kring.ui.forms.folded import Form
from kring.ui.frame.context import Context
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import Combo
from kring.usecases.report import call_list, report


def marked(context: Context, concern: str) -> list[OpenConcern]:
    """Where a concern is marked now, released or not."""
    return [c for c in context.now.marked_concerns if c.concern == concern]


class MistakenForm(Form):
    """Who says so, why, and which one where it was marked more than once."""

    def __init__(self, context: Context, concern: str) -> None:
        self._context, self._concern = context, concern
        case = context.now
        self._marks = marked(context, concern)
        options = [Option(str(n), _mark(case.called(c.about), c)) for n, c in enumerate(self._marks)]
        name = _("Who says that it was a mistake")
        self.who = AdultField(context, name, call_list.lead(context.desk, case), lead=True)
        self.which: Combo | None = None
        self.words = WordsBox(lines=2)
        hint = _("The safeguarding lead, by name. It stays visible, and the question is asked again.")
        super().__init__([Field(name, self.who, hint=hint)])
        if len(options) > 1:
            self.which = Combo(_("Which of them"), options, _("Choose"))
            self.add(Field(_("Which of them"), self.which))
        self.add(Field(_("Why it was a mistake"), self.words))

    def keep(self) -> bool:
        """Say so; the rules say who may."""
        who, words = self.who.text(), self.words.words().strip()
        given = [(self.who.line, bool(who)), (self.words, bool(words))]
        which = "0"
        if self.which is not None:
            which = self.which.value() or ""
            given.insert(1, (self.which, bool(which)))
        if not self.complete(_("Write who says so, and why it was a mistake."), *given):
            return False
        mark = self._marks[int(which)]
        return self._context.do(
            report.mark_mistaken, concern=self._concern, who=who, about=mark.about, talk=mark.talk, words=words
        )


def _mark(called: str, found: OpenConcern) -> str:
    return ", ".join(part for part in (called, short_date(found.on)) if part)
