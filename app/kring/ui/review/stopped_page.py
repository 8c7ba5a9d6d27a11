"""After a conference was stopped, at the desk: what it was about, and what is still to be done today."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.errors import Refused
from kring.domain.events import REASONS_TO_STOP, StopReason, TalkId
from kring.domain.followup.contacts import Distance, open_contacts
from kring.domain.preparing.leaving import leaves, who_withdrew
from kring.domain.refusals import Rule
from kring.i18n import _, long_date
from kring.ui.forms.draft import Draft
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, left_of, padded
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import Page
from kring.ui.widgets.text import label, say_problem
from kring.usecases.preparing import broken_off
from kring.usecases.report import call_list
from kring.words import names

OTHER_CONCERN = "other"


class StoppedPage(Page):
    """Nobody is asked why who withdrew. What was disclosed closes the guides until somebody lets them go on."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("The conference was stopped"))
        self.context, self.talk = context, _talk(context.now, place)
        self._draft = Draft(context, f"stop-reason:{self.talk.id}")
        self.reason: ChoiceCards | None = None
        self.concern: ChoiceCards | None = None
        self.words: WordsBox | None = None
        self._asks: object = None
        self._build()

    def show_case(self) -> None:
        """What was said since; the words being written stay while it is still asked."""
        if self._asks != self._state():
            self._build()

    def leaving(self) -> None:
        """The words stay, also when it locks before they are kept."""
        if self.words is not None:
            self.words.settle()

    def keep(self) -> None:
        """Keep the reason; without one nothing is kept, and it is said."""
        reason = self.reason.value() if self.reason is not None else None
        concern = self.concern.value() if self.concern is not None else None
        about_it = reason == StopReason.DISCLOSURE
        if reason is None or self.words is None or (about_it and concern is None):
            say_problem(self._problem, _("Choose what it was about."))
            return
        self._draft.forget()
        self.context.do(
            broken_off.explain_stop,
            talk=self.talk.id,
            reason=StopReason(reason),
            words=self.words.words().strip(),
            concern=concern if about_it and concern and concern != OTHER_CONCERN else "",
        )

    def _state(self) -> tuple[object, ...]:
        case = self.context.now
        return case.talks[self.talk.id], case.concern_open, len(case.contacts)

    def _build(self) -> None:
        empty(self.body)
        case, today = self.context.now, self.context.desk.today()
        self._asks, self.talk = self._state(), case.talks[self.talk.id]
        self.reason = self.concern = self.words = None
        self.calls: list[Button] = []
        day = long_date(self.talk.held_on or today)
        self.set_title(_("The conference was stopped"), day)
        look = button(_("Look at the decision"))
        look.clicked.connect(lambda: self.context.go(PageName.DECISION))
        if self.talk.to_explain:
            self._ask()
        else:
            self.add(self._said())
        for card in (self._leaving(case), self._evening(case, today)):
            if card is not None:
                self.add(card)
        read = button(_("What was asked and said"), "quiet")
        read.clicked.connect(lambda: self.context.go(PageName.SESSION, talk=self.talk.id))
        self.add(left_of(read))
        self.end()
        if self.talk.to_explain:
            keep = button(_("Keep the reason"), "primary")
            keep.clicked.connect(self.keep)
            self.set_footer([look], keep)
        else:
            self.set_footer([], right=[look])
            first = self.calls[0] if self.calls else look  # the evening comes before the decision
            self.set_primary(first)

    def _ask(self) -> None:
        context = self.context
        self.reason = ChoiceCards(
            _("What was it about?"), [Option(r.value, names.stop_reason(r)) for r in REASONS_TO_STOP], columns=2
        )
        texts = context.desk.texts()
        found = [Option(c, texts.text("checklists", "concerns", c, "question")) for c in texts.concerns()]
        other = Option(OTHER_CONCERN, _("Something else, or not clear yet"))
        self.concern = ChoiceCards(_("What was said"), [*found, other], columns=1)
        self._concern = Field(_("What was said"), self.concern)
        self._concern.hide()
        self.words = WordsBox(lines=3)
        self._problem = label("", "caption", "error", wrap=True)
        self._problem.hide()
        self.reason.chosen.connect(lambda value: self._concern.setVisible(value == StopReason.DISCLOSURE))
        box = Card(_("Only for you: what was it about?"))
        hint = _("As it was said, in their words where you remember them. Nobody in the circle is told by Kring.")
        for made in (self.reason, self._concern, Field(_("In your words"), self.words, hint=hint), self._problem):
            box.add(padded(made, 5, 2, 4, 2), line=False)
        self.add(box)
        self._draft.watch(box)
        self._concern.setVisible(self.reason.value() == StopReason.DISCLOSURE)

    def _said(self) -> QWidget:
        card, fact = Card(), self.talk
        if fact.stopped_for is None:
            card.add_row(_("It was stopped."))
        elif fact.stopped_for is StopReason.WITHDRAWN:
            card.add_row(names.stop_reason(fact.stopped_for), _("No reason is owed, and nobody asks for one."))
            case = self.context.now
            who = case.called(who_withdrew(case, fact.stopped_for))
            if who:
                text = _("Nobody asks {name} about meeting again, unless {name} brings it up.")
                card.add_row(text.format(name=who))
        else:
            card.add_row(names.stop_reason(fact.stopped_for), fact.stop_words)
        return card

    def _leaving(self, case: Case) -> Card | None:
        going = leaves(case, who_withdrew(case, self.talk.stopped_for))
        found = call_list.when_leaving(self.context.desk, case, going)
        if not found:
            return None
        card = Card(_("Call today"))
        for who, what, number in found:
            card.add_row(who, " · ".join(part for part in (what, number) if part))
        return card

    def _evening(self, case: Case, today: date) -> Card | None:
        """The calls of this evening are contacts like all others, and stay until they are made."""
        due = [d for d in open_contacts(case, today) if d.label is Distance.EVENING and d.on <= today]
        if not due:
            return None
        order = [each.person for each in leaves(case)]
        due.sort(key=lambda d: order.index(d.person) if d.person in order else len(order))
        card = Card(_("This evening, each alone"))
        for each in due:
            go = button(_("Write down the call"), "quiet")
            go.setAccessibleName(_("Write down the call with {name}").format(name=case.called(each.person)))
            go.clicked.connect(lambda _on=False, person=each.person: self.context.go(PageName.FOLLOW_UP, person=person))
            card.add_row(case.called(each.person), _("How is it, and who is near tonight?"), go)
            self.calls.append(go)
        card.add_row(
            _("Phones and chats tonight"), _("See that each of them knows whom to tell when something comes in.")
        )
        return card


def _talk(case: Case, place: Place) -> TalkFact:
    """The conference that is meant, or else the last that was stopped."""
    found = case.talks.get(place.talk or TalkId("")) or case.conference
    if found is None or not found.stopped:
        raise Refused(Rule.NO_CONFERENCE)
    return found
