"""Events into a case, of the follow-up: contacts, promises that were looked at, and who helps."""

from __future__ import annotations

from bisect import insort

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import Worse
from kring.domain.case.handlers import Handlers
from kring.domain.events import Recorded
from kring.domain.people import Role

handlers = Handlers()


@handlers.on(e.CheckedIn)
def _checked_in(case: Case, event: e.CheckedIn, record: Recorded) -> None:
    insort(case.contacts, event, key=lambda contact: contact.on)
    if event.change is e.Change.WORSE:
        case.worse.append(Worse(event.on, event.words, event.on, event.person))
        case.worse_seq = record.seq
        if event.done if event.done is not None else not case.same(event.person).isdisjoint(case.having(Role.HARMED)):
            case.done_again.append(event.on)


@handlers.on(e.PromiseLookedAt)
def _looked(case: Case, event: e.PromiseLookedAt, record: Recorded) -> None:
    insort(case.looked_back, event, key=lambda look: look.on)


@handlers.on(e.ContactMoved)
def _contact_moved(case: Case, event: e.ContactMoved, record: Recorded) -> None:
    case.moved[event.due] = event.on


@handlers.on(e.SupportLine)
def _sheet(case: Case, event: e.SupportLine, record: Recorded) -> None:
    if event.gone:
        case.sheet.pop(event.line, None)
    else:
        case.sheet[event.line] = event
