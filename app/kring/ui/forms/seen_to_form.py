"""Who has seen to what stands open: each concern by its own name, and nothing is chosen before somebody read it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.report.concerns import Serious
from kring.i18n import _
from kring.ui.forms.adult_field import AdultField
from kring.ui.forms.draft import NOT_KEPT
from kring.ui.forms.folded import Form
from kring.ui.frame.context import Context
from kring.ui.widgets.card import column_of, wide_row
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import label
from kring.usecases.report import report
from kring.usecases.report.concern_names import name_of
from kring.words import names
from kring.words.report import serious as words


class SeenToForm(Form):
    """What was read, who has seen to it, when, and what was done; of a concern it releases the questions."""

    def __init__(self, context: Context, one: Serious, lead: str) -> None:
        self._context, self._one = context, one
        today = context.desk.today()
        name = _("Released by") if one.concerns else _("Who has seen to it")
        self.who = AdultField(
            context, name, lead if one.concerns else "", leading=not one.concerns, lead=bool(one.concerns)
        )
        self.on, self.words = DateField(today, today), WordsBox(lines=2)
        hint = _("Somebody who is responsible for safety at the school.") if one.concerns else _("An adult, by name.")
        super().__init__([wide_row(Field(name, self.who, hint=hint), Field(_("On"), self.on))])
        self._shown = _lines(context, one)
        self.rows = {key: CheckRow(said, second=second) for key, (said, second) in self._shown.items()}
        self.add(self._what())
        asked = _("Why questions can be put again") if one.concerns else _("What was done")
        self.add(Field(asked, self.words))

    def first(self) -> QWidget:
        """The name."""
        return self.who.line

    def read(self) -> tuple[str, ...]:
        """What this is about: what was ticked, or the one thing that stands there."""
        if len(self._shown) == 1:
            return tuple(self._shown)
        return tuple(key for key, row in self.rows.items() if row.isChecked())

    def keep(self) -> bool:
        """Release what was read, and say who has seen to it; everything else stays open."""
        who, said, day = self.who.text(), self.words.words().strip(), self.on.day()
        first = next(iter(self.rows.values()))
        which = _("Tick what {name} has read and seen to. The rest stays open.")
        if not self.complete(which.format(name=who or _("this adult")), (first, bool(self.read()))):
            return False
        given = ((self.who.line, bool(who)), (self.on, day is not None), (self.words, bool(said)))
        if not self.complete(_("Write who, on which day, and in a few words what was done."), *given) or day is None:
            return False
        if not self.complete(self.who.against(), (self.who.line, not self.who.against())):
            return False
        read = self.read()
        if not self._context.do(report.see_to_serious, one=self._one, read=read, who=who, on=day, words=said):
            return False
        self._context.tell(self._kept(len(read)))
        return True

    def _kept(self, read: int) -> str:
        if read < len(self._shown):
            return _("Kept. What was not ticked stays open.")
        if self._one.concerns:
            return _("Kept. Questions can be put again. First look at Today: what is still to be done stands there.")
        return _("Kept. It was seen to.")

    def _what(self) -> QWidget:
        """Each thing that stands open; where there is more than one, each is ticked by itself."""
        if len(self._shown) == 1:
            ((said, second),) = self._shown.values()
            return Field(_("About"), column_of(label(said, wrap=True), label(second, "caption", "2", wrap=True), gap=0))
        for row in self.rows.values():
            row.setProperty(NOT_KEPT, True)
        column = column_of(*self.rows.values(), gap=0.5)
        return Field(_("What was read and seen to"), column, hint=_("What is not ticked stays open."))


def _lines(context: Context, one: Serious) -> dict[str, tuple[str, str]]:
    """What stands open, by the record in which it was said: its name, and when and in which words."""
    texts, zone = context.desk.texts(), context.desk.clock().tzinfo
    found = {
        c.id: (name_of(texts, context.now, c), words.when_and_words(c.on, c.at, c.words, zone)) for c in one.concerns
    }
    unsafe = _("Is not safe, or does not feel so")
    return found | {
        n.id: (unsafe, names.told_apart(words.when_and_words(n.on, n.at, n.words, zone), n.in_private))
        for n in one.notices
    }
