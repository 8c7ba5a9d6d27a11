"""Contacts after the report and after a conference."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import CaseId, Change
from kring.domain.followup import contacts as followup
from kring.domain.people import PersonId
from kring.usecases.cases import load, record
from kring.usecases.desk.desk import Desk


def check_in(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    change: Change,
    by_whom: str,
    due: str = "",
    on: date | None = None,
    words: str = "",
    done: bool | None = None,
    by: PersonId | None = None,
) -> Case:
    """A contact was held; without a planned day named, it answers the next one that is open."""
    day = on or desk.today()
    open_now = followup.open_contacts(load(desk, case), day)
    key = due or next((d.key for d in open_now if d.person == person), f"extra/{desk.new_id()}")
    return record(desk, case, e.CheckedIn(key, person, change, day, by_whom, words, done), by=by)


def move_contact(desk: Desk, case: CaseId, *, due: str, on: date, by: PersonId | None = None) -> Case:
    """A planned contact takes another day."""
    return record(desk, case, e.ContactMoved(due, on), by=by)
