"""Before the conditions: about which incidents people would be brought together, and who would sit where."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import Incidents, in_order, main_in, on_both_sides, problem
from kring.domain.path.circle import CircleSeat, kept_out, seats, was_chosen
from kring.domain.people import MAIN_ROLES, IncidentId
from kring.i18n import _, join_words
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.widgets.button import button
from kring.ui.widgets.check_card import CheckCard
from kring.ui.widgets.choice import Option
from kring.ui.widgets.flow import EqualColumns, holding
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import label
from kring.usecases.report import incidents
from kring.words import incidents as words


class AboutWhichPage(Page):
    """Nothing is chosen beforehand; what would put somebody on both sides of one circle is closed, with the reason."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        intro = _("About which incidents would you bring people together? Its conditions are judged for these.")
        super().__init__(_("Meet face to face, or not?"), intro)
        self._context = context
        case = context.now
        before = case.chosen if was_chosen(case) else ()
        self.cards: dict[IncidentId, CheckCard] = {}
        columns = EqualColumns(current().px(2.5), 2)
        grid = holding(columns)
        grid.setAccessibleName(_("About which incidents"))
        for incident in case.whole.incidents:
            card = self.cards[incident] = CheckCard(self._option(incident, before))
            card.setChecked(incident in before)
            card.clicked.connect(self._on_ticked)
            columns.addWidget(card)
        self._follows = Section(self._what_follows)
        self.add(grid)
        self.add(self._follows)
        self.end()
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.look = button(_("Look at the conditions"), "primary")
        self.look.clicked.connect(self._on_look)
        self.set_footer([back], self.look)
        self.set_first(next(iter(self.cards.values()), None))
        self._show()

    def chosen(self) -> Incidents:
        """The incidents that are ticked."""
        return in_order(self._context.now, (one for one, card in self.cards.items() if card.isChecked()))

    def show_case(self) -> None:
        """Roles may have changed."""
        self._show()

    def help_text(self) -> str:
        """What this page is for."""
        return _("Nobody sits on both sides of one circle, and nobody hears of an incident that is not theirs.")

    def _on_ticked(self) -> None:
        self._show()

    def _show(self) -> None:
        """What is closed now, and what follows from what is ticked."""
        chosen = self.chosen()
        for incident, card in self.cards.items():
            card.show_option(self._option(incident, chosen))
        self.look.setEnabled(problem(self._context.now, chosen) is None)
        self.set_note("" if chosen else _("Choose at least one incident."))
        self.look.setAccessibleDescription(self.note.text())
        self._follows.refill()

    def _option(self, incident: IncidentId, chosen: Incidents) -> Option:
        case = self._context.now
        known = case.whole.incidents[incident]
        found = problem(case, (*chosen, incident)) if chosen and incident not in chosen else None
        if found is not None:
            return Option(incident, words.name(known), closed=words.not_together(case, found, chosen))
        return Option(incident, words.name(known), _who_meets(case, incident))

    def _what_follows(self) -> list[QWidget]:
        case, chosen = self._context.now, self.chosen()
        if problem(case, chosen) is not None:
            return []
        made: list[QWidget] = []
        both = on_both_sides(case)
        if both:
            title = words.on_both_sides(case, both)
            made.append(Notice(title, intro=words.nothing_of_others(case, chosen, kept_out(case, chosen))))
        about = words.names_of(case, chosen)
        heads = [
            _("In this circle"),
            _("About {incidents}").format(incidents=about),
            _("In the others"),
            _("What follows"),
        ]
        table = TableCard(_("In this circle"), heads)
        table.set_rows([Row(seat.person, self._cells(seat, chosen)) for seat in seats(case, chosen)])
        apart = label(_("Separate talks go on about each incident."), "caption", "2", wrap=True)
        return [*made, table, apart]

    def _cells(self, seat: CircleSeat, chosen: Incidents) -> list[Cell]:
        case = self._context.now
        here, elsewhere = (", ".join(words.role(role) for role in roles) for roles in (seat.here, seat.elsewhere))
        return [
            Cell(case.people[seat.person].name, strong=True),
            Cell(here or "–"),
            Cell(elsewhere or "–"),
            Cell(words.follows(case, seat, chosen)),
        ]

    def _on_look(self) -> None:
        """It is kept about which incidents, and then their conditions are shown."""
        chosen, case = self.chosen(), self._context.now
        same = was_chosen(case) and chosen == case.chosen
        if same or self._context.do(incidents.choose, incidents=chosen):
            self._context.go(PageName.DECISION)


def _who_meets(case: Case, incident: IncidentId) -> str:
    """Who would be brought together about an incident."""
    harmed, responsible = (main_in(case, incident, role) for role in MAIN_ROLES)
    sides = [join_words([case.called(p) for p in side]) for side in (harmed, responsible)]
    if not all(sides):
        return _("Who was harmed and who answers is not named yet.")
    sits = [p for p in case.about((incident,)).circle if p not in (*harmed, *responsible)]
    met = _("{harmed} with {responsible}.").format(harmed=sides[0], responsible=sides[1])
    if not sits:
        return met
    return met + " " + _("Beside them: {names}.").format(names=join_words([case.called(p) for p in sits]))
