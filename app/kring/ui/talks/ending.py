"""The head of a talk, and what stands at its end: what it recorded, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.i18n import _, join_words, long_date
from kring.ui.ground.theme import space
from kring.ui.widgets.card import Card
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import label
from kring.words import names


def titles(case: Case, fact: TalkFact, person: PersonId | None) -> tuple[str, str]:
    """Which talk it is, and below it whom it is with, the day, and who leads it."""
    sitting = [case.called(p) for p in fact.with_people] if fact.kind is TalkKind.CIRCLE else []
    return _heading(case, fact, person), " · ".join(filter(None, (join_words(sitting), _under(fact))))


def _heading(case: Case, fact: TalkFact, person: PersonId | None) -> str:
    name = case.called(person)
    if fact.kind is TalkKind.CIRCLE:
        return names.talk_kind(fact.kind)
    if fact.kind is TalkKind.INTERVIEW and fact.number in (1, 2, 3):
        forms = {1: _("First talk with {name}"), 2: _("Second talk with {name}"), 3: _("Third talk with {name}")}
        return forms[fact.number].format(name=name)
    return _("{kind} with {name}").format(kind=names.talk_kind(fact.kind), name=name)


def _under(fact: TalkFact) -> str:
    """No role: a pupil who sits beside the screen reads along."""
    who = [fact.led_by, fact.also_there]
    beside = _("led by {name}").format(name=", ".join(part for part in who if part)) if any(who) else ""
    return " · ".join(part for part in (long_date(fact.on), beside) if part)


def recorded_view(
    first: Sequence[str], found: Sequence[tuple[str, str]], not_held: str = "", handed_over: bool = False
) -> QWidget:
    """How the talk ended and what was serious in it, what it recorded, and why it does not count as held, if so.

    `handed_over`: there is a page about it for the safeguarding lead, with the words that were serious.
    """
    made = QWidget()
    column = QVBoxLayout(made)
    space(column, 8, 6, 5, 4, gap=4)
    if not_held:
        column.addWidget(Notice(intro=not_held))
    card = Card(_("What this talk recorded"))
    for words in first:
        card.add_row(words)
    for what, words in found:
        card.add_row(words, over=what)
    if not found:
        card.add_row(_("Nothing else was recorded."))
    column.addWidget(card)
    notes = _("The words of this talk are working notes. They stand on no paper.")
    if handed_over:
        notes = _(
            "The words of this talk are working notes. Only what was serious stands on the page to hand over, "
            "for the safeguarding lead."
        )
    column.addWidget(label(notes, tone="2", wrap=True))
    column.addStretch(1)
    return made


def way_back(kind: TalkKind) -> str:
    """Where the talk leads when it is over."""
    return {
        TalkKind.PREPARATION: _("Back to preparation"),
        TalkKind.FOLLOW_UP: _("Back to follow-up"),
        TalkKind.ONE_ON_ONE: _("Back to support and insight"),
        TalkKind.CIRCLE: _("Back to support and insight"),
    }.get(kind, _("Back to the talks"))
