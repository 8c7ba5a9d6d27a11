"""Words that come into a case later than they were written down: what was written here meanwhile outweighs their yes.

They keep their own instant and stand last in the order. A no is always heard. A judgement, and a word that others may
contradict, stands where it would have stood; an answer that takes the place of an earlier one is not taken in once
something newer of the same stands, or speaks against it. Which kind goes which way stands in `late_kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.late_kinds import ANYTHING, LATE, LateWay
from kring.domain.events import Event, Recorded, Verdict
from kring.domain.people import PersonId


def placed(case: Case, record: Recorded) -> Recorded:
    """A record at its place in the order of writing down; itself where it is the newest, or is heard at once."""
    if case.last_at is None or record.at >= case.last_at or not _by_its_instant(case, record.event):
        return record
    return replace(record, seq=max((seq for at, seq in case.instants if at <= record.at), default=0))


def stands(case: Case, records: Sequence[Recorded], place: int) -> None:
    """Keep where a record stands, and when something was last written about what it answers, or makes newer.

    `records` are that one record for every entry of the person whose it is.
    """
    case.instants.append((records[0].at, place))
    for record in records:
        late = LATE[type(record.event)]
        for key in (ANYTHING, *late.keys(case, record.event), *late.touches(case, record.event)):
            case.newest[key] = max(record.at, case.newest.get(key, record.at))


def newer_stays(case: Case, record: Recorded) -> None:
    """After a judgement or a decision was placed: one that is newer, and speaks against it, is not replaced by it."""
    event = record.event
    if isinstance(event, e.Decided):
        case.decisions.sort(key=lambda decision: decision.seq)
    if isinstance(event, e.Judged) and event.verdict is Verdict.YES:
        same = [j for j in case.judged if (j.condition, j.about) == (event.condition, event.about)]
        case.judgements[(event.condition, event.about)] = sorted(same, key=lambda judgement: judgement.seq)[-1]


def is_heard(case: Case, event: Event) -> bool:
    """Whether an event is heard whatever was written since."""
    late = LATE[type(event)]
    return late.way is LateWay.HEARD or late.at_once(case, event)


def overtaken(case: Case, at: datetime, event: Event) -> bool:
    """Whether something was written after `at` that speaks against an answer of then, or is a newer one."""
    late = LATE[type(event)]
    if late.at_once(case, event):
        return False
    if any(case.newest.get(key, at) > at for key in (*late.keys(case, event), *late.by(case, event))):
        return True
    return late.whom is not None and _spoken_since(case, at, late.whom(case, event))


def _spoken_since(case: Case, at: datetime, about: PersonId | None) -> bool:
    newer = [person for (_condition, person), spoken in case.spoken.items() if spoken.at is not None and spoken.at > at]
    return any(about is None or person in (None, about) for person in newer)


def _by_its_instant(case: Case, event: Event) -> bool:
    late = LATE[type(event)]
    return late.way is LateWay.PLACED and not late.at_once(case, event)
