"""Talks, and support and insight: per person what was held, what runs, and the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kring.domain.case.stages import NextStep, Stage
from kring.domain.events import TalkId, TalkKind
from kring.domain.people import CIRCLE_ROLES, MAIN_ROLES, TALK_ROLES, PersonId
from kring.domain.talks.row import TalksToDo
from kring.i18n import _
from kring.ui.forms.begin_button import begin_button
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.forms.onward import Onward, step_here
from kring.ui.forms.parts import nobody_named, role_words
from kring.ui.forms.talk_rows import talk_row, talks_of
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, CardRow
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all


class TalksPage(Page):
    """A card for each person who has talks, apart; closed with its reason while a concern is open."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        self._support = place.page == PageName.SUPPORT
        title = _("Support and insight") if self._support else _("Talks")
        intro = (
            _("Over weeks, with each alone. This goes on, whatever is decided.")
            if self._support
            else _("With each alone. What a pupil needs comes before any question of meeting.")
        )
        super().__init__(title, intro)
        self._context = context
        self._kinds = [TalkKind.ONE_ON_ONE] if self._support else [TalkKind.INTERVIEW, TalkKind.PREPARATION]
        self._stage = Stage.SUPPORT if self._support else Stage.TALKS
        self.onward = Onward(context, self._stage)
        self.add_button(self.onward)
        self._needs = needs_pin(context, whole=True)
        self.add(self._needs)
        self._section = Section(self._fill)
        self.add(self._section)
        self.end()

    def show_case(self) -> None:
        """Show the talks as they are now."""
        self._needs.refill()
        self._section.refill()

    def leaving(self) -> None:
        """Settle the name of who releases the talks."""
        settle_all(self)

    def _fill(self) -> list[QWidget]:
        case = self._context.whole
        self.set_primary(None)
        made: list[QWidget] = []
        roles = MAIN_ROLES if self._support else TALK_ROLES
        people = list(dict.fromkeys(p for role in roles for p in case.having(role)))
        if not people:
            return [*made, *self._nobody()]
        self.set_primary(self.onward.show_step())
        step = step_here(self._context, self._stage)
        made += self._cards(people, step)
        return [*made, self._circles()] if self._support else made

    def _circles(self) -> QWidget:
        """The circles without sides, and the way to one."""
        context, card = self._context, Card()
        head = CardRow(
            _("Circles"),
            _("To support somebody, or about how things are in a class. The two sides never sit there together."),
            strong=True,
        )
        begin = button(_("Begin a circle"), icon="message-circle")
        begin.setEnabled(not context.now.concern_open)
        begin.clicked.connect(lambda: context.go(PageName.BEGIN_CIRCLE))
        head.add(begin)
        card.add(head)
        held = (talk for talk in context.whole.talks.values() if talk.kind is TalkKind.CIRCLE)
        for talk in sorted(held, key=lambda t: (t.held_on is None, t.seq), reverse=True):
            card.add(talk_row(context, talk))
        return card

    def _nobody(self) -> list[QWidget]:
        notice, add = nobody_named(self._context, _("Every talk is with somebody."))
        self.set_primary(add)
        return [notice]

    def _cards(self, people: Sequence[PersonId], step: NextStep | None) -> list[QWidget]:
        """A card for each, apart; those without a talk yet stand in one."""
        made: list[QWidget] = []
        without: Card | None = None
        for person in people:
            if talks_of(self._context, person, self._kinds):
                card, without = Card(), None
            else:
                card = without = without or Card()
            if card not in made:
                made.append(card)
            self._fill_card(card, person, step)
        return made

    def _fill_card(self, card: Card, person: PersonId, step: NextStep | None) -> None:
        """Whoever is next has the page's way on, which leads to what the step says."""
        case = self._context.whole
        words = role_words(case, person, CIRCLE_ROLES) or role_words(case, person, TALK_ROLES)
        head = CardRow(case.people[person].name, words, strong=True)
        mine = step if step is not None and step.person == person else None
        begin = begin_button(self._context, person, self._kinds[0], mine)
        head.add(begin)
        card.add(head)
        rows = {talk.id: talk_row(self._context, talk) for talk in talks_of(self._context, person, self._kinds)}
        for row in rows.values():
            card.add(row)
        if mine is not None and mine.code is TalksToDo.OPEN:
            row_of_it = rows.get(TalkId(mine.values[0]))
            self.set_primary(row_of_it.findChild(Button) if row_of_it is not None else None)
        elif mine is not None and begin.isEnabled():
            self.set_primary(begin)
