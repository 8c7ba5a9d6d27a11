"""What happened: each incident with its own words, its own day and its own people."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import Incident
from kring.domain.case.incidents import wants_other_words
from kring.i18n import _, join_words
from kring.ui.forms.folded import Folded
from kring.ui.forms.who_in_which import who_in_which
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.report.incident_card import IncidentCard
from kring.ui.report.incident_forms import IncidentForm
from kring.ui.report.taking_out import TakenOutCard
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow, padded
from kring.ui.widgets.flow import EqualColumns, holding
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.link import Link
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.signs import Sign, SignLabel
from kring.words import incidents as words

ANOTHER = "another"  # the page opens with the form for another incident


class WhatHappenedPage(Page):
    """A card for each incident, and who is what in which."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("What happened"), _("Each incident has its own words, its own day, and its own people."))
        self._context = context
        self.adder = Folded(context, "incident", _("Add an incident"), lambda: IncidentForm(context))
        self._form = Card()
        self._form.add(self.adder)
        self._form.hide()
        self.adder.folded.connect(self._form.hide)
        self.adder.unfolded.connect(self._form.show)
        self.cards: list[IncidentCard] = []
        self._columns = EqualColumns(current().px(4), 2)
        self._who = Section(self._table)
        self.taken_out = TakenOutCard(context)
        for part in (self._form, holding(self._columns), self._who, self.taken_out):
            self.add(part)
        self.end()
        add = button(_("Add an incident"), None, "plus")
        add.clicked.connect(self.add_incident)
        self.add_button(add)
        self.show_case()
        if place.about == ANOTHER:
            self.add_incident()

    def show_case(self) -> None:
        """Show the incidents as they are now; forms that are open stay."""
        case = self._context.whole
        for card in [card for card in self.cards if card.incident not in case.incidents]:
            self.cards.remove(card)
            self._columns.removeWidget(card)
            let_go(card)
        shown = {card.incident for card in self.cards}
        for incident in (one for one in case.incidents if one not in shown):
            card = IncidentCard(self._context, incident)
            self.cards.append(card)
            self._columns.addWidget(card)
            card.show()
        for card in self.cards:
            card.show_case()
        self._who.refill()
        self.taken_out.show_case()
        self.set_primary(next(filter(None, (card.wording.offer for card in self.cards)), None))

    def leaving(self) -> None:
        """Settle the words in open forms."""
        settle_all(self)

    def add_incident(self) -> None:
        """Show the form for another incident."""
        self._form.show()
        self.adder.unfold()

    def _table(self) -> list[QWidget]:
        table = who_in_which(self._context)
        return [table] if table is not None else []


class IncidentsCard(Card):
    """On the report page, where a case has several: each by its name, and the way to them."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("What happened"))
        self._context = context
        self._rows = Section(self._lines, gap=0)
        self.add(self._rows)
        self.open = Link(_("Open what happened"))
        self.open.clicked.connect(lambda: context.go(PageName.INCIDENTS))
        self.add(padded(self.open, 5, 1.5, 4, 1.5))

    def show_case(self) -> None:
        """Show their names, their days, and where other words are wanted."""
        self._rows.refill()

    def _lines(self) -> list[QWidget]:
        return [self._line(known) for known in self._context.whole.incidents.values()]

    def _line(self, known: Incident) -> QWidget:
        case = self._context.whole
        waits = [case.called(p) for p, _answer in known.answers if wants_other_words(known, p)]
        if waits:
            second = _("Other words are wanted by {names}. The facts stand.").format(names=join_words(waits))
        else:
            second = words.established(known)
        parts = (words.when_and_where(known), second)
        sign = SignLabel(Sign.WAITING, 4.5) if waits else None
        return CardRow(words.name(known), " · ".join(filter(None, parts)), strong=True, lead=sign)
