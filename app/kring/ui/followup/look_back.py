"""Whoever led a conference looks back at it with somebody, on a day of its own; what is written here is kept."""

from __future__ import annotations

from kring.domain.tasks import What, tasks
from kring.i18n import _, long_date
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.widgets.card import Card, CardRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.text import show_if
from kring.usecases.report import report


class LookBackForm(Form):
    """In a few words: what went well, and what to do otherwise the next time."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.words = WordsBox(lines=3)
        hint = _("For yourself and whoever leads with you; it stands on no paper.")
        super().__init__([Field(_("What went well, and what to do otherwise"), self.words, hint=hint)])

    def keep(self) -> bool:
        """Keep it; the task is done then."""
        words = self.words.words().strip()
        if not self.complete(_("Write a few words."), (self.words, bool(words))):
            return False
        return self._context.do(report.reflect, words=words)


class LookBackCard(Card):
    """There as long as nobody looked back at the last conference."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row = CardRow(_("Your own look back"), " ")
        self.add(self._row)
        keep = _("Keep it")
        self.form = Folded(context, "look-back", _("Write it down"), lambda: LookBackForm(context), keep, "pencil")
        self.add(self.form, line=False)
        self.show_case()

    def show_case(self) -> None:
        """Show since when, or for which day, it is due."""
        case, desk = self._context.now, self._context.desk
        found = [t for t in tasks(desk.view(case)) if t.what is What.DEBRIEF and t.is_open]
        show_if(self, bool(found))
        if found:
            late = found[0].late(desk.clock())
            words = _("Was due on {day}") if late else _("With somebody who was there, on {day}")
            self._row.second.setText(words.format(day=long_date(found[0].due)))
