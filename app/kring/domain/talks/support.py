"""Which talks must have been held with whom: the separate interviews, and support or insight over weeks."""

from __future__ import annotations

from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Gate
from kring.domain.case.staff import Unfit, named, unfit
from kring.domain.events import TalkKind
from kring.domain.people import PersonId


def interviews(
    case: Case, person: PersonId, before: int | None = None, until: date | None = None
) -> tuple[TalkFact, ...]:
    """The interviews that were held with a person (written before a place in the order of events, held until a day)."""
    return _held(case, TalkKind.INTERVIEW, person, before, until)


def support_held(
    case: Case, gate: Gate, person: PersonId, before: int | None = None, until: date | None = None
) -> bool:
    """Whether the support and insight talks with a person were held, over long enough."""
    days = sorted(t.on for t in _held(case, TalkKind.ONE_ON_ONE, person, before, until))
    return bool(days) and len(set(days)) >= gate.support_talks and (days[-1] - days[0]).days >= gate.support_days


def talks_done_before(case: Case, gate: Gate, seq: int, day: date | None = None) -> bool:
    """Whether all talks with all main parties who would be there were written before a place, and held until a day."""
    return all(interviews(case, p, seq, day) and support_held(case, gate, p, seq, day) for p in case.main_people)


def _held(case: Case, kind: TalkKind, person: PersonId, before: int | None, until: date | None) -> tuple[TalkFact, ...]:
    return tuple(
        t
        for t in case.held(kind, person)
        if (before is None or t.held_seq < before)
        and (until is None or t.on <= until)
        and set(t.with_people) <= case.same(person)
        and well_led(case, t)
    )


def well_led(case: Case, talk: TalkFact) -> bool:
    """Whether a talk was led by a named adult who is no pupil, and of nobody's family or friends."""
    leader = named(case, talk.led_by, talk.seq)
    return unfit(case, leader) in (None, Unfit.SAME_NAME)
