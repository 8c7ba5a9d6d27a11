"""Words that come into a case later than they were written down: what was written here meanwhile outweighs their yes.

They keep their own instant and stand last in the order. A no is always heard. A judgement, and a yes that others may
contradict, stands where it would have stood; a yes that takes the place of an earlier answer is not taken in once
something newer speaks against it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.events import Again, Event, Part, Recorded, Seen, Verdict, Want
from kring.domain.people import PersonId

_JUDGED = (e.Judged, e.SecondLooked, e.Decided)
_IN_THE_ROOM = (e.CameIn, e.DoorChecked, e.RoomChecked, e.PreparedChecked)
_ARRANGED = (e.RoleGiven, e.RoleEnded, e.LeftOut, e.TakenIn, e.SetAside, e.TalksReleased)


def placed(case: Case, record: Recorded) -> Recorded:
    """A record at its place in the order of writing down; itself where it is the newest, or says no."""
    if case.last_at is None or record.at >= case.last_at or not _by_its_instant(record.event):
        return record
    return replace(record, seq=max((seq for at, seq in case.instants if at <= record.at), default=0))


def newer_stays(case: Case, record: Recorded) -> None:
    """After a judgement or a decision was placed: one that is newer, and speaks against it, is not replaced by it."""
    event = record.event
    if isinstance(event, e.Decided):
        case.decisions.sort(key=lambda decision: decision.seq)
    if isinstance(event, e.Judged) and event.verdict is Verdict.YES:
        same = [j for j in case.judged if (j.condition, j.about) == (event.condition, event.about)]
        case.judgements[(event.condition, event.about)] = max(same, key=lambda judgement: judgement.seq)


def overtaken(case: Case, at: datetime, event: Event) -> bool:
    """Whether something was written after `at` that speaks against an answer of then, which would replace it."""
    if case.last_at is None or case.last_at <= at:
        return False
    if isinstance(event, _IN_THE_ROOM) or (isinstance(event, e.AskedAgain) and event.at_door):
        return not (isinstance(event, e.AskedAgain) and event.answer is not Again.YES)
    if not _replaces(event):
        return False
    about = _whom(case, event)
    newer = [key for key, spoken in case.spoken.items() if spoken.at is not None and spoken.at > at]
    return any(about is None or person in (None, about) for _condition, person in newer)


def _by_its_instant(event: Event) -> bool:
    match event:
        case e.WishSaid(want=want):
            return want is Want.MEET
        case e.OwnPartSaid(part=part):
            return part is Part.ACCEPTS
        case e.StoppedSaid(since=since, unsure=unsure):
            return since is not None and not unsure
        case e.PlanSaid(holds=holds):
            return holds
        case e.ParentAnswered(says=says):
            return says is e.ParentSays.AGREES
    return isinstance(event, (*_JUDGED, e.BroughtUp))


def _replaces(event: Event) -> bool:
    """Whether it is an answer that makes things possible, and takes the place of the one before."""
    match event:
        case e.AskedAgain(answer=answer):
            return answer is Again.YES
        case e.SignAsked(seen=seen):
            return seen is Seen.NOT_SEEN
        case e.MeasureChosen(words=words):
            return bool(words.strip())
        case e.SafetyPlanned(holds=holds):
            return holds
        case e.ConditionMet(met=met):
            return met
        case e.NamesAsked(two=two):
            return two
    return isinstance(event, (*_ARRANGED, e.ConditionReleased))


def _whom(case: Case, event: Event) -> PersonId | None:
    """Whose answer it is; None where it is about the case."""
    if isinstance(event, e.AskedAgain | e.MeasureChosen | e.SafetyPlanned):
        return event.person
    if isinstance(event, e.ConditionMet | e.ConditionReleased):
        return next((w.person for w in case.wishes if w.id == event.wish), None)
    return None
