"""What was said by or about a person, each record with its two days; one with a wrong day is set aside, and stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, Recorded, TalkId
from kring.domain.events.days import may_be_set_aside
from kring.domain.events.kinds import KINDS as STORED
from kring.domain.people import Participation, PersonId
from kring.domain.refusals import Rule
from kring.usecases.cases import record as change
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
    e.WordingAnswered,
    e.PlanSaid,
    e.MeasureChosen,
    e.FirstSpeakerSaid,
    e.AskedAgain,
    e.Withdrew,
    e.Signed,
    e.CheckedIn,
)
_OF_A_CHILD = (e.ParentTold, e.ParentAnswered)
KINDS: dict[str, type[Event]] = {kind.in_files: kind for kind in STORED.values() if kind.in_files}
TALK = "talk"


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
    rows = _rows(desk, case.id)
    mine = {row.event.wish for row in rows if isinstance(row.event, e.WishSaid) and row.event.person == person}
    found = [_dated(case, row) for row in rows if _is_about(row.event, person, mine) or _ended(case, row.event, person)]
    return tuple(sorted(found, key=lambda dated: dated.said, reverse=True))


def talk_aside(desk: Desk, case: Case, talk: TalkId) -> tuple[date, str] | None:
    """Whether, when and why the record of a talk is set aside."""
    return next((case.set_aside[row.id] for row in _of_talk(desk, case.id, talk) if row.id in case.set_aside), None)


def set_talk_aside(desk: Desk, case: CaseId, *, talk: TalkId, words: str = "", by: PersonId | None = None) -> Case:
    """A talk has a wrong day: it is set aside with all that its answers recorded, because they carry that day too."""
    found = [e.SetAside(row.id, desk.today(), words) for row in _of_talk(desk, case, talk)]
    return change(desk, case, *found, by=by)


def set_aside_last(
    desk: Desk,
    case: CaseId,
    *,
    record: str,
    on: date,
    person: PersonId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Set aside the last record of a kind with a day, about somebody where one is named; a talk with its answers."""
    rows = _rows(desk, case)
    gone = {r.event.record for r in rows if isinstance(r.event, e.SetAside)}
    if record == TALK:
        met = (r.event for r in rows if isinstance(r.event, e.TalkOpened) and r.event.on == on)
        talks = [talk.talk for talk in met if person is None or person in talk.with_people]
        if not talks:
            raise Refused(Rule.NO_SUCH_RECORD)
        return set_talk_aside(desk, case, talk=talks[-1], words=words, by=by)
    kind, about = KINDS[record], {_id_of(r.event): r.event for r in rows}
    on_it = [r for r in rows if isinstance(r.event, kind) and _day(r) == on and r.id not in gone]
    found = [r.id for r in on_it if person in (None, *_whose(r, about))]
    if not found:
        raise Refused(Rule.NO_SUCH_RECORD)
    return change(desk, case, e.SetAside(found[-1], desk.today(), words), by=by)


def _rows(desk: Desk, case: CaseId) -> list[Recorded]:
    return [recorded(row) for row in writing.read(desk, case)]


def _day(row: Recorded) -> date:
    said = getattr(row.event, "on", None)
    return said if isinstance(said, date) else row.at.date()


def _id_of(event: Event) -> str:
    """The own id of a wish or a notice, which later records name; empty for anything else."""
    return event.wish if isinstance(event, e.WishSaid) else event.notice if isinstance(event, e.UnsafeSaid) else ""


def _whose(row: Recorded, known: dict[str, Event]) -> tuple[object, ...]:
    """Everybody about whom a record is: also whose wish a condition stands in, and whom a notice is about."""
    event = row.event
    named = event.wish if isinstance(event, e.ConditionReleased) else getattr(event, "notice", "")
    about = known.get(named) if isinstance(event, e.ConditionReleased | e.UnsafeSeenTo) else None
    return tuple(
        getattr(x, field, None) for x in (event, about) for field in ("person", "about", "child", "adult", "instead_of")
    )


def _of_talk(desk: Desk, case: CaseId, talk: TalkId) -> list[Recorded]:
    """That the talk was opened, and what its answers became: what was written right after it was held, of its day.

    What was ticked after it has no day of its own; it proves nothing any more once the meeting is set aside.
    """
    found: list[Recorded] = []
    opened: e.TalkOpened | None = None
    ended = False
    for row in _rows(desk, case):
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
    return Dated(row.id, row.event, _day(row), written, case.whole.set_aside.get(row.id))
