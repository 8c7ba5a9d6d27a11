"""An incident that was entered by mistake: it is taken out with a reason, and can be put back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.incidents import several
from kring.domain.path.taking_out import against_taking_out
from kring.domain.people import THE_ONE, IncidentId
from kring.i18n import _
from kring.ui.forms.folded import Folded
from kring.ui.frame.context import Context
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.report.incident_forms import TakeOutForm
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import show_if
from kring.usecases.report import incidents
from kring.words import incidents as words
from kring.words.refusals import refused


class TakeOut(QWidget):
    """The way to take an incident out; while something rests on it, what that is instead of the form."""

    def __init__(self, context: Context, incident: IncidentId) -> None:
        super().__init__()
        self._context, self._incident = context, incident
        self.ask = button(_("Entered by mistake"), "quiet", "x")
        self.ask.clicked.connect(self._on_ask)
        self.why_not = Notice(tone="neutral")
        self.why_not.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.why_not.hide()
        form = partial(TakeOutForm, context, incident)
        self.form = Folded(context, f"take-out:{incident}", _("Take it out"), form, icon="x", in_card=False)
        self.form.opener.hide()
        self.form.folded.connect(self.show_case)
        self.form.unfolded.connect(self.ask.hide)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why_not)
        column.addWidget(self.form)

    def show_case(self) -> None:
        """The first incident, and the only one, is changed and never taken out."""
        case = self._context.whole
        there = several(case) and self._incident != THE_ONE and self._incident in case.incidents
        if there:
            called = words.name(case.incidents[self._incident])
            self.ask.setAccessibleName(_("Entered by mistake: {incident}").format(incident=called))
        self.form.opener.hide()
        show_if(self.form, there and self.form.form is not None)
        show_if(self.ask, there and self.form.form is None)
        if self.why_not.isVisibleTo(self):
            self._show_why_not()

    def _on_ask(self) -> None:
        if self._show_why_not():
            self.why_not.setFocus(Qt.FocusReason.TabFocusReason)  # it comes into sight
            announce(self.why_not, self.why_not.accessibleName())
            return
        self.form.show()
        self.form.unfold()

    def _show_why_not(self) -> bool:
        """What rests on it, each thing by itself; whether anything does."""
        case = self._context.whole
        known = self._incident in case.incidents
        lines = [refused(problem) for problem in against_taking_out(case, self._incident)] if known else []
        self.why_not.set_content(_("It stays for now"), lines, _("It can be taken out once nothing rests on it."))
        show_if(self.why_not, bool(lines))
        return bool(lines)


class TakenOutCard(Card):
    """What was taken out, with its words, its day and the reason; nothing is lost."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Taken out"))
        self._context = context
        self._rows = Section(self._lines, gap=0)
        self.add(self._rows)
        self.show_case()

    def show_case(self) -> None:
        """Show them as they are now."""
        self._rows.refill()
        show_if(self, bool(self._context.whole.taken_out))

    def _lines(self) -> list[QWidget]:
        return [self._line(incident) for incident in self._context.whole.taken_out]

    def _line(self, incident: IncidentId) -> QWidget:
        out = self._context.whole.taken_out[incident]
        called = words.name(out.incident)
        read = _("“{words}”").format(words=out.incident.words) if out.incident.words.strip() else ""
        parts = (words.when_and_where(out.incident), read, words.taken_out(out))
        back = button(_("Put it back"), "quiet")
        back.setAccessibleName(_("Put it back: {incident}").format(incident=called))
        back.clicked.connect(lambda: self._context.do(incidents.put_back, incident=incident))
        row = CardRow(called, " · ".join(filter(None, parts)), strong=True)
        row.add(back)
        return row
