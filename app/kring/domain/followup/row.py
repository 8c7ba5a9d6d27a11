"""Follow-up: its row of the rail, and the next contact."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.followup.contacts import CountedFrom, Distance, Due, open_contacts
from kring.domain.people import Role


class FollowUpReason(StrEnum):
    """Why the follow-up stands as it does."""

    NOBODY = "people-missing"
    HELD = "contacts-held"
    NEXT = "contact-next"
    LATE = "contact-late"


class FollowUpToDo(StrEnum):
    """What is to be done in the follow-up, and at the end of a case."""

    CONTACT = "contact"
    CLOSE = "close"


def followup_row(view: View) -> StageView:
    """The next contact, or that all were held."""
    case = view.case.whole
    if not case.having(Role.HARMED) and not case.having(Role.RESPONSIBLE):
        return row(Stage.FOLLOW_UP, State.NOT_STARTED, FollowUpReason.NOBODY)
    contacts = open_contacts(case, view.today)
    if not contacts:
        return row(Stage.FOLLOW_UP, State.DONE, FollowUpReason.HELD)
    state = State.DOING if case.contacts else State.NOT_STARTED
    code = FollowUpReason.LATE if contacts[0].overdue(view.today) else FollowUpReason.NEXT
    return row(Stage.FOLLOW_UP, state, code, contacts[0].person, contacts[0].on)


def contact_step(due: Due) -> NextStep:
    """A contact, as rail and follow-up page name it."""
    return NextStep(FollowUpToDo.CONTACT, Stage.FOLLOW_UP, due.person, due.on, (due.label, due.key))


def is_now(step: NextStep, today: date) -> bool:
    """Whether the day of a contact has come; that of the report's evening comes after what is to be done by day."""
    if step.on is None or step.on > today:
        return False
    first_evening = step.values[0] == Distance.EVENING and step.values[1].startswith(f"{CountedFrom.REPORT}/")
    return step.on < today or not first_evening


def close_step() -> NextStep:
    """Nothing is left to do."""
    return NextStep(FollowUpToDo.CLOSE, Stage.FOLLOW_UP)
