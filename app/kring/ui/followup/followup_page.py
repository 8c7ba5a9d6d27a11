"""Follow-up: each pupil apart and on a day of their own, the promises, and closing the case."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.agreement.promises import agreed
from kring.domain.case.facts import Promise
from kring.domain.events import TalkKind
from kring.domain.followup.contacts import open_contacts, worse_since
from kring.domain.people import MAIN_ROLES, PersonId
from kring.i18n import _, join_words, long_date, short_date
from kring.ui.followup.contact_form import CloseForm, LookForm
from kring.ui.followup.look_back import LookBackCard
from kring.ui.followup.person_card import PersonCard
from kring.ui.forms.folded import Folded
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.forms.parts import nobody_named
from kring.ui.forms.worse import worse_form
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, CardRow, left_of
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.words import names


class FollowUpPage(Page):
    """From the report on, whatever the route."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        intro = _("With each alone. Better, the same or worse is asked first.")
        super().__init__(_("Follow-up"), intro)
        self._context = context
        self._safety: Button | None = None
        self._top = Section(self._on_top)
        self.worse, self._worse = worse_form(context), Card()
        self._worse.add(self.worse)
        self._worse.hide()
        self.worse.folded.connect(self._worse.hide)
        self.worse.unfolded.connect(self._worse.show)
        self.add(self._worse)
        self.add(self._top)
        self._needs = needs_pin(context, whole=True)
        self.add(self._needs)
        self.cards: dict[PersonId, PersonCard] = {}
        for person in dict.fromkeys(p for role in MAIN_ROLES for p in context.whole.having(role)):
            self.cards[person] = PersonCard(context, person)
            self.add(self.cards[person])
        self.looks: dict[str, Folded] = {}
        self._promises: list[Section] = []
        if context.now.held(TalkKind.CONFERENCE) and agreed(context.now):
            self.add(self._promise_card())
        self.look_back = LookBackCard(context)
        self.add(self.look_back)
        self.close_form = self._close()
        card = Card()
        card.add(self.close_form)
        self.add(card)
        self.end()
        got_worse = button(_("It got worse"), None, "triangle-alert")
        got_worse.clicked.connect(self._on_worse)
        self.add_button(got_worse)
        self._mark_next()
        shown = self.cards.get(place.person) if place.person else next(iter(self.cards.values()), None)
        self.set_first(shown.contact.opener if shown else got_worse)

    def show_case(self) -> None:
        """Show the case as it is now; open forms stay."""
        self._top.refill()
        self._needs.refill()
        for card in self.cards.values():
            card.show_case()
        for section in self._promises:
            section.refill()
        self.look_back.show_case()
        self._mark_next()

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "Each pupil is asked alone how it goes: better, the same or worse. After a conference you also look at "
            "each promise here. If it got worse, say so with the button at the top; the case is closed at the end of "
            "the page."
        )

    def leaving(self) -> None:
        """Settle what is being written."""
        settle_all(self)

    def _mark_next(self) -> None:
        """What got worse is seen to first; else the contact that comes first has the primary button."""
        if self._safety is not None:
            self.set_primary(self._safety)
        if not self.cards or self._safety is not None:
            return
        now = open_contacts(self._context.whole, self._context.desk.today())
        first = next((self.cards[due.person].contact.opener for due in now if due.person in self.cards), None)
        self.set_primary(first)

    def _on_worse(self) -> None:
        """Show the form."""
        self._worse.show()
        self.worse.unfold()

    def _close(self) -> Folded:
        made = Folded(self._context, "close", _("Close the case"), lambda: CloseForm(self._context), icon="folder")
        if self._context.now.closed_on is not None:
            made.hide()
        return made

    def _on_top(self) -> list[QWidget]:
        case, self._safety = self._context.now, None
        if case.closed_on is not None:
            said = _("The case was closed on {day}. What is still due stays due.")
            return [Notice(tone="neutral", intro=said.format(day=long_date(case.closed_on)))]
        if worse_since(case):
            self._safety = button(_("Open report and safety"), icon="arrow-right")
            self._safety.clicked.connect(lambda: self._context.go(PageName.REPORT))
            text = _("It got worse on {day}. Make today safe first; after that the decision is taken anew.")
            notice = Notice(tone="notice", intro=text.format(day=long_date(case.worse[-1].on)))
            notice.add(left_of(self._safety))
            return [notice]
        if not self._people_named():
            notice, add = nobody_named(self._context, _("Follow-up starts with the first name."))
            self.set_primary(add)
            return [notice]
        return []

    def _people_named(self) -> bool:
        case = self._context.now
        return any(case.having(role) for role in MAIN_ROLES)

    def _promise_card(self) -> Card:
        """What was promised, and how it went, looked at on its own day."""
        card = Card(_("Promises"))
        for promise in agreed(self._context.now):
            section = Section(partial(self._promise, promise), gap=0)
            self._promises.append(section)
            make = partial(LookForm, self._context, promise.id)
            text, keep = _("Look at it"), _("Keep it")
            form = Folded(self._context, f"look:{promise.id}", text, make, keep, "pencil")
            form.opener.setAccessibleName(_("Look at it: {words}").format(words=promise.words))
            self.looks[promise.id] = form
            card.add(section)
            card.add(form, line=False)
        return card

    def _promise(self, promise: Promise) -> list[QWidget]:
        case = self._context.now
        who = join_words([case.called(p) for p in promise.doers])
        over = " · ".join(part for part in (who, promise.by_when) if part)
        seen = [
            f"{names.kept(look.kept)}, {short_date(look.on)}" + (f": {look.words}" if look.words else "")
            for look in case.looked_back
            if look.promise == promise.id
        ]
        return [CardRow(promise.words, " · ".join(seen) or _("Not looked at yet"), over)]
