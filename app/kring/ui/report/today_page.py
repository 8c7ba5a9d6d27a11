"""Today: what cannot wait until tomorrow, each with a name and an hour, and what is asked at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.gate import Gate
from kring.domain.case.line_people import base_of, is_later
from kring.domain.case.stages import Stage
from kring.domain.report.first_days import all_lines, day_of_line, due_from, open_lines, to_see_to, whom
from kring.i18n import _, long_date
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.forms.onward import Onward
from kring.ui.frame.context import Context, Place
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.report.concerns import ConcernCard
from kring.ui.report.today_row import NARROW, WHEN_UNITS, WHO_UNITS, TodayRow
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import settle_all
from kring.ui.widgets.text import label, show_if
from kring.usecases.texts import WhenDue
from kring.words.report import row as report_words


class TodayPage(Page):
    """Children first: all is written at once, in any order; the primary goes to the first thing without an answer."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("The first days"), _("What cannot wait. Each line is done, or has a reason why not."))
        self._context = context
        self.concerns = ConcernCard(context)
        self.rows: dict[str, TodayRow] = {}
        self._needs = needs_pin(context, unasked=False, whole=True)
        first_day, *later = self._cards()
        on_top = [line for line, row in self.rows.items() if first_day.isAncestorOf(row)]
        self._in_order = list(dict.fromkeys((*on_top, *self.concerns.questions, *self.rows)))
        for widget in (self._needs, first_day, self.concerns, *later):
            self.add(widget)
        self.end()
        self.go_on = button("", "primary")
        self.go_on.clicked.connect(self._on_go_on)
        self.onward = Onward(context, Stage.TODAY)
        for made in (self.go_on, self.onward):
            self.add_button(made)
        self._show_primary()

    def show_case(self) -> None:
        """Show what is done; the words being written stay."""
        self._needs.refill()
        self.concerns.show_case()
        for row in self.rows.values():
            row.show_case()
        self._show_primary()

    def leaving(self) -> None:
        """Settle names, hours and reasons."""
        settle_all(self)

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of a line."""
        return [("Space", _("Done")), ("Enter", _("Who and when"))]

    def _left(self) -> tuple[str, ...]:
        """What asks for something now."""
        desk = self._context.desk
        return to_see_to(desk.view(self._context.whole))

    def _on_go_on(self) -> None:
        """To the first open line or question, from the top of the page down."""
        settle_all(self)
        left = self._left()
        first = next((code for code in self._in_order if code in left), None)
        if first is None:
            self.onward.click()
        elif first in self.rows:
            self.rows[first].open()
        else:
            self.concerns.ask(first)

    def _show_primary(self) -> None:
        left = any(code in self._in_order for code in self._left())
        self.go_on.set_label(_("See to the next line"))
        show_if(self.go_on, left)
        self.set_primary(self.go_on if left else self.onward.show_step())
        show_if(self.onward, not left and self.onward.step is not None)

    def _cards(self) -> list[Card]:
        """One card each for today, this evening and the next school day; those for people who came later, by their day.

        While one of these has an open line, they stand on top.
        """
        whole, desk = self._context.whole, self._context.desk
        whens, made = dict(desk.texts().today_lines()), dict[tuple[date, WhenDue], Card]()
        for line in _in_order(whole, desk.gate, whens):
            when, begun = whens[base_of(line)], due_from(whole, desk.gate, line)
            if (begun, when) not in made:
                made[begun, when] = self._card(line, when, begun)
            row = self.rows[line] = TodayRow(self._context, line, self._text(line), day_of_line(whole, desk.gate, line))
            made[begun, when].add(row)
        return list(made.values())

    def _card(self, line: str, when: WhenDue, begun: date) -> Card:
        """What is due at one time, with its day; a list that is read on a later day has the day, and no "today"."""
        desk, card = self._context.desk, Card()
        heading = long_date(day_of_line(self._context.whole, desk.gate, line))
        if begun == desk.today():
            heading = f"{desk.texts().text('checklists', 'today_when', when)}, {heading}"
        elif when is WhenDue.TONIGHT:
            heading = _("{day}, in the evening").format(day=heading)
        card.setAccessibleName(heading)
        card.add(Heads(heading, first=not self.rows))
        return card

    def _text(self, line: str) -> str:
        case, desk = self._context.whole, self._context.desk
        return desk.texts().today_line(line, **report_words.named(whom(case, desk.gate, line), case.called))


def _in_order(whole: Case, gate: Gate, whens: dict[str, WhenDue]) -> list[str]:
    """The lines as they stand below each other."""
    lines = [line for line in all_lines(whole, gate) if base_of(line) in whens]
    begun = {line: due_from(whole, gate, line) for line in lines}
    first = {begun[line] for line in open_lines(whole, gate) if line in begun and is_later(line)}
    times = list(WhenDue)
    return sorted(lines, key=lambda line: (begun[line] not in first, begun[line], times.index(whens[base_of(line)])))


class Heads(QWidget):
    """The day of a card; who and when are said once, above the first."""

    def __init__(self, day: str, first: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        space(line, 5, 2, 4, 2, gap=2.5)
        line.addWidget(label(day, "caption_bold", wrap=True), 1)
        self._heads = []
        for words, units in ((_("Who"), WHO_UNITS), (_("When"), WHEN_UNITS)):
            head = label(words if first else "", "caption_strong", "2")
            fix_width(head, units)
            self._heads.append(head)
            line.addWidget(head)

    def resizeEvent(self, event: object) -> None:
        """With little room there are no columns to name."""
        for head in self._heads:
            show_if(head, self.width() >= current().px(NARROW))
