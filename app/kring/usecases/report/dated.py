"""What was said by or about a person, each record with its two days; one with a wrong day is set aside, and stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import CaseId, Event, Recorded, TalkId
from kring.domain.events.days import may_be_set_aside
from kring.domain.people import Participation, PersonId
from kring.usecases.cases import record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded

_OWN = (
    e.NeedsSaid,
    e.AskersNamed,
    e.WishSaid,
    e.BroughtUp,
    e.OwnPartSaid,
    e.SupportAnswered,
    e.StoppedSaid,
    e.PlanSaid,
    e.AskedAgain,
    e.Withdrew,
)
_OF_A_CHILD = (e.ParentTold, e.ParentAnswered)


@dataclass(frozen=True, slots=True)
class Dated:
    """A record: the day on which it was said, the day on which it was written down, and whether it is set aside."""

    id: str
    event: Event
    said: date
    written: date
    aside: tuple[date, str] | None = None


def about(desk: Desk, case: Case, person: PersonId) -> tuple[Dated, ...]:
    """The dated records of a person, the one that was said last first; those of a parent stand with the child."""
    rows = [recorded(row) for row in writing.read(desk, case.id)]
    mine = {row.event.wish for row in rows if isinstance(row.event, e.WishSaid) and row.event.person == person}
    found = [_dated(case, row) for row in rows if _is_about(row.event, person, mine) or _ended(case, row.event, person)]
    return tuple(sorted(found, key=lambda dated: dated.said, reverse=True))


def talk_aside(desk: Desk, case: Case, talk: TalkId) -> tuple[date, str] | None:
    """Whether, when and why the record of a talk is set aside."""
    return next((case.set_aside[row.id] for row in _of_talk(desk, case.id, talk) if row.id in case.set_aside), None)


def set_talk_aside(desk: Desk, case: CaseId, *, talk: TalkId, words: str = "", by: PersonId | None = None) -> Case:
    """A talk has a wrong day: it is set aside with all that its answers recorded, because they carry that day too."""
    found = [e.SetAside(row.id, desk.today(), words) for row in _of_talk(desk, case, talk)]
    return record(desk, case, *found, by=by)


def _of_talk(desk: Desk, case: CaseId, talk: TalkId) -> list[Recorded]:
    """That the talk was opened, and what its answers became: what was written right after it was held, of its day.

    What was ticked after it has no day of its own; it proves nothing any more once the meeting is set aside.
    """
    found: list[Recorded] = []
    opened: e.TalkOpened | None = None
    ended = False
    for row in (recorded(stored) for stored in writing.read(desk, case)):
        event = row.event
        if isinstance(event, e.TalkOpened) and event.talk == talk:
            opened = event
            found.append(row)
        elif isinstance(event, e.TalkHeld) and event.talk == talk:
            ended = True
        elif ended and opened is not None:
            if isinstance(event, e.PreparedChecked) or not _from_talk(event, opened):
                break
            if may_be_set_aside(event):
                found.append(row)
    return found


def _from_talk(event: Event, opened: e.TalkOpened) -> bool:
    who = getattr(event, "person", None) or getattr(event, "about", None)
    asked_by = getattr(event, "asked_by", opened.led_by)
    return who in opened.with_people and getattr(event, "on", opened.on) == opened.on and asked_by == opened.led_by


def _is_about(event: Event, person: PersonId, wishes: set[str]) -> bool:
    if isinstance(event, e.ConditionReleased):
        return event.wish in wishes
    if isinstance(event, _OF_A_CHILD):
        return event.child == person
    return isinstance(event, _OWN) and event.person == person


def _ended(case: Case, event: Event, person: PersonId) -> bool:
    """A role that ended, and ties somebody to a pupil still: set aside where it was given by mistake."""
    if not isinstance(event, e.RoleGiven) or event.person != person or not may_be_set_aside(event):
        return False
    given = Participation(event.person, event.role, event.side, event.relation, event.of, event.incident)
    return given not in case.whole.participations


def _dated(case: Case, row: Recorded) -> Dated:
    written = row.at.date()
    return Dated(row.id, row.event, getattr(row.event, "on", written), written, case.whole.set_aside.get(row.id))
