"""Today: what cannot wait until tomorrow, each with a name and an hour, and what is asked at once."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.people import Role
from kring.i18n import _, join_words
from kring.ui.case.concerns import ConcernCard, ReleaseBox
from kring.ui.case.needs_pin import needs_pin
from kring.ui.case.parts import NameField
from kring.ui.context import Context, Place
from kring.ui.theme import fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import LineField
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.usecases import report

WHO_UNITS, HOUR_UNITS = 42, 25


class TodayPage(Page):
    """Children first: everything is written at once, in any order."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Today"), _("The first days: what cannot wait, each with a name and an hour."))
        self._context = context
        self._release = Section(self._waiting)
        self.concerns = ConcernCard(context)
        self.rows: dict[str, TodayRow] = {}
        first_day, *later = self._cards()
        self._needs = needs_pin(context, unasked=False)
        for widget in (self._release, self._needs, first_day, self.concerns, *later):
            self.add(widget)
        self.end()
        safety = button(_("Report and safety"), "primary", "arrow-right", hint="Ctrl+Enter")
        self.set_primary(safety)
        safety.clicked.connect(lambda: context.go("report"))
        self.add_button(safety)
        first = next(iter(self.rows.values()), None)
        self.set_first(first.done if first else None)

    def show_case(self) -> None:
        """Show what is done; the words being written stay."""
        self._release.refill()
        self._needs.refill()
        self.concerns.show_case()
        for row in self.rows.values():
            row.show_case()

    def leaving(self) -> None:
        """Settle names and hours."""
        settle_all(self)

    def _waiting(self) -> list[QWidget]:
        case = self._context.now
        if case.concern_open:
            return [ReleaseBox(self._context)]
        if case.released_by:
            said = _("The talks were released by {name}.").format(name=case.released_by)
            return [Notice(tone="neutral", intro=said)]
        return []

    def _cards(self) -> list[Card]:
        """One card each for today, tonight and tomorrow."""
        texts, made = self._context.desk.texts(), {}
        for line, when in texts.today_lines():
            if when not in made:
                made[when] = Card(texts.text("checklists", "today_when", when))
            row = self.rows[line] = TodayRow(self._context, line)
            made[when].add(row)
        return list(made.values())


class TodayRow(QWidget):
    """One line: done or not, who, and at what hour."""

    def __init__(self, context: Context, line: str) -> None:
        super().__init__()
        self._context, self._line = context, line
        case = context.now
        people = {
            role: join_words([case.called(p) for p in case.having(which)])
            for role, which in (("harmed", Role.HARMED), ("responsible", Role.RESPONSIBLE))
        }
        missing = {"harmed": _("the person harmed"), "responsible": _("the person responsible")}
        fills = {role: name or missing[role] for role, name in people.items()}
        text = context.desk.texts().text("checklists", "today", line, **fills)
        self.done = CheckRow(text)
        self.who = NameField(case, placeholder=_("Who"), name=_("Who: {line}").format(line=text))
        self.hour = LineField(placeholder=_("When"), name=_("At what hour: {line}").format(line=text))
        fix_width(self.who, WHO_UNITS)
        fix_width(self.hour, HOUR_UNITS)
        row = QHBoxLayout(self)
        space(row, 5, 1.25, 4, 1.25, gap=2.5)
        row.addWidget(self.done, 1)
        row.addWidget(self.who)
        row.addWidget(self.hour)
        self.done.clicked.connect(self._record)
        self.who.settled.connect(self._record)
        self.hour.settled.connect(self._record)
        self.show_case()

    def show_case(self) -> None:
        """Show what is kept, except where somebody is writing."""
        task = self._context.now.today.get(self._line)
        self.done.setChecked(task is not None and task.done)
        for field, words in ((self.who, task.who if task else ""), (self.hour, task.when if task else "")):
            if not field.hasFocus():
                field.set_words(words)

    def _record(self, _what: object = None) -> None:
        who, when = self.who.text().strip(), self.hour.text().strip()
        self._context.do(report.answer_today, line=self._line, who=who, when=when, done=self.done.isChecked())
