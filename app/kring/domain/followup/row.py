"""Follow-up: its row of the rail, and the next contact."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.events import TalkKind
from kring.domain.followup.contacts import EVENING, open_contacts
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
    case = view.case
    if not case.having(Role.HARMED) and not case.having(Role.RESPONSIBLE):
        return row(Stage.FOLLOW_UP, State.NOT_STARTED, FollowUpReason.NOBODY)
    contacts = open_contacts(case, view.today)
    if not contacts:
        return row(Stage.FOLLOW_UP, State.DONE, FollowUpReason.HELD)
    state = State.DOING if case.contacts else State.NOT_STARTED
    code = FollowUpReason.LATE if contacts[0].overdue(view.today) else FollowUpReason.NEXT
    return row(Stage.FOLLOW_UP, state, code, contacts[0].person, contacts[0].on)


def contact_steps(view: View) -> list[NextStep]:
    """The next contact, as rail and follow-up page name it."""
    contacts = open_contacts(view.case, view.today)[:1]
    return [NextStep(FollowUpToDo.CONTACT, Stage.FOLLOW_UP, c.person, c.on, (c.label, c.key)) for c in contacts]


def due_contact_steps(view: View) -> list[NextStep]:
    """The next contact where its day has come; that of the report's evening comes after what is to be done by day."""
    if view.case.running(TalkKind.CONFERENCE):
        return []
    return [step for step in contact_steps(view) if step.on and (step.on < view.today or _by_day(step, view.today))]


def close_step() -> NextStep:
    """Nothing is left to do."""
    return NextStep(FollowUpToDo.CLOSE, Stage.FOLLOW_UP)


def _by_day(step: NextStep, today: date) -> bool:
    first_evening = step.values[0] == EVENING and step.values[1].startswith("report/")
    return step.on == today and not first_evening
