"""What a rehearsal shows where somebody says in a talk that it is not safe: the same card as in the window."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.people import PersonId
from kring.i18n import _, sentence_start
from kring.usecases.desk.desk import Desk
from kring.usecases.report import call_list

_ABOUT = "else"  # in a file nobody chooses what it is about at that moment


def to_say(desk: Desk, case: Case, person: PersonId | None) -> tuple[str, ...]:
    """What is said at once, and the closing words of the talk."""
    texts = desk.texts()
    lead = call_list.lead(desk, case) or _("somebody who helps with this")
    parts = ("say", "say_then", "now", "tonight")
    return tuple(texts.text("checklists", "serious", part, lead=lead, person=case.called(person)) for part in parts)


def to_do(desk: Desk, case: Case, person: PersonId | None) -> tuple[str, ...]:
    """Do, do not, and whom to call, one on a line."""
    texts, called = desk.texts(), case.called(person)
    found = []
    for title, part in ((_("Do"), "do"), (_("Do not"), "not")):
        lines = texts.lines("checklists", "serious", "about", _ABOUT, part, person=called)
        found += [f"{title}: {words}" for words in lines]
    calls = call_list.calls(desk, case, _ABOUT, person)
    who = [" ".join(part for part in (sentence_start(call.who), call.number) if part) for call in calls]
    return (*found, f"{_('Call, in this order')}: {', '.join(who)}")
