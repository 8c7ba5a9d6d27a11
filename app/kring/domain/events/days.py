"""The day on which something was said or done, as an event carries it; plans lie ahead and are no such day."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.events import Event
from kring.domain.people import FAMILY, MAIN_ROLES

PLANS = (e.ConferencePlanned, e.ContactMoved)  # their day is one that is to come


def may_be_set_aside(event: Event) -> bool:
    """Whether an event has a day that may be wrong, or names a pupil or family; the rest is said anew."""
    if isinstance(event, e.RoleGiven):
        return event.role in (*MAIN_ROLES, *FAMILY)  # somebody was named by mistake
    return hasattr(event, "on") and not isinstance(event, PLANS)


def day_of(event: Event) -> date | None:
    """The day on which it was said or done; None for a plan, and where an event has no day of its own."""
    if isinstance(event, PLANS):
        return None
    if isinstance(event, e.CaseOpened):
        return event.reported_on
    if isinstance(event, e.IncidentNamed):
        return max((day for day in (event.began, event.ended, event.established_on) if day is not None), default=None)
    if isinstance(event, e.StoppedSaid) and event.since is not None:
        return max(event.on, event.since)
    found = getattr(event, "on", None)
    return found if isinstance(found, date) else None
