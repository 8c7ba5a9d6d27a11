"""Preparing everyone: met, alone, by whom and when. A tick alone opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.staff import everybody_named, named, unfit
from kring.domain.events import Again, ConferencePlanned, TalkKind
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.chosen_model import chosen


class ReadyWhen(StrEnum):
    """What each person who sits in the circle is prepared by."""

    MET_ALONE = "met-alone"
    KNOWS_HOW = "knows-how"
    NO_APOLOGY = "no-apology"
    STOP_SIGN = "stop-sign"
    WHO_HEARS = "who-hears"
    ASKED_AGAIN = "asked-again"


class NotMet(StrEnum):
    """Why a preparatory meeting does not count as having met somebody alone."""

    LINES_OPEN = "lines-open"
    NOT_ALONE = "not-alone"
    LED_BY = "led-by"


TICKS = (ReadyWhen.KNOWS_HOW, ReadyWhen.NO_APOLOGY, ReadyWhen.STOP_SIGN, ReadyWhen.WHO_HEARS)
CHECKS = (ReadyWhen.MET_ALONE, *TICKS)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far one person is prepared; `missing` names what is open; `met` is the meeting."""

    person: PersonId
    missing: tuple[ReadyWhen, ...]
    met: TalkFact | None = None

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def readiness(case: Case, person: PersonId) -> Readiness:
    """What a person still needs before sitting in the circle, never as a number."""
    return _readiness(case, person, _prepared_since(case))


def as_prepared(case: Case, person: PersonId) -> Readiness:
    """How somebody is prepared, for pages and papers: after a conference as for that one, until another is decided.

    A main party is asked again for the day on which a conference goes on: a yes to the day before is none for that.
    """
    over = _over(case)
    anew = not over or begun(case) or (case.decision is not None and case.decision.seq > over[-1])
    ready = _readiness(case, person, over[-1] if over else 0) if anew else _readiness(case, person, [0, *over][-2])
    again, asked = case.again.get(person), ReadyWhen.ASKED_AGAIN
    if again is not None and again.seq < _opened_before(case) and case.is_main(person) and asked not in ready.missing:
        return replace(ready, missing=(*ready.missing, asked))
    return ready


def _opened_before(case: Case) -> int:
    """The place of the door that a conference passed which goes on another day; 0 where none does."""
    return max((t.open_seq for t in case.running(TalkKind.CONFERENCE) if t.adjourned), default=0)


def _readiness(case: Case, person: PersonId, since: int) -> Readiness:
    met = _met(case, person, since)
    done = case.checks.get(person, set()) if met is not None else set()
    if told_of_another(case, person):
        done = done - {ReadyWhen.KNOWS_HOW}
    missing = [check for check in TICKS if check not in done]
    if met is None:
        missing.insert(0, ReadyWhen.MET_ALONE)
    again = case.again.get(person)
    last = max((case.again[p] for p in case.same(person) if p in case.again), key=lambda fact: fact.seq, default=None)
    if again is None or again.seq < since or last is None or last.answer is not Again.YES:
        missing.append(ReadyWhen.ASKED_AGAIN)
    return Readiness(person, tuple(missing), met)


def told_of_another(case: Case, person: PersonId) -> bool:
    """Whether somebody knows how a conference goes, but of another one than was chosen since."""
    model, told = chosen(case), case.told_of.get(person, "")
    knows = ReadyWhen.KNOWS_HOW in case.checks.get(person, ())
    return knows and model is not None and bool(told) and told != model.script


def _met(case: Case, person: PersonId, since: int) -> TalkFact | None:
    """The preparatory meeting in which somebody was met, alone, by a facilitator or preparer of the case."""
    found = [t for t in case.preparations if t.held_seq > since and _why_not(case, t, person) is None]
    return found[-1] if found else None


def met_in_vain(case: Case, person: PersonId) -> tuple[TalkFact, NotMet] | None:
    """The last meeting held with somebody that does not count, and why, while none does."""
    since = _prepared_since(case)
    mine = (t for t in case.preparations if t.held_seq > since and t.proves and case.same(person) & set(t.with_people))
    last = next(reversed(tuple(mine)), None)
    why = _why_not(case, last, person) if last is not None and _met(case, person, since) is None else None
    return (last, why) if last is not None and why is not None else None


def begun(case: Case) -> bool:
    """Whether a preparatory meeting was opened since the last conference that is over."""
    return any(t.seq > _prepared_since(case) for t in case.preparations)


def _why_not(case: Case, talk: TalkFact, person: PersonId) -> NotMet | None:
    """Why a meeting was not held with this person alone, of those who will sit in the circle; None where it was."""
    if not talk.counts:
        return NotMet.LINES_OPEN
    beside = {one for p in everybody_named(case, talk.also_there) for one in case.same(p)} & set(case.circle)
    if beside or not talk.with_people or not set(talk.with_people) <= case.same(person):
        return NotMet.NOT_ALONE
    leader = named(case, talk.led_by, talk.seq)
    if leader is None or unfit(case, leader) is not None:
        return NotMet.LED_BY
    fits = (*case.having(Role.FACILITATOR), *case.having(Role.PREPARER))
    return NotMet.LED_BY if case.same(leader).isdisjoint(fits) else None


def _prepared_since(case: Case) -> int:
    """The place of the last conference that is over; everybody is prepared for each one."""
    return max(_over(case), default=0)


def _over(case: Case) -> list[int]:
    conferences = (t for t in case.talks.values() if t.kind is TalkKind.CONFERENCE)
    return sorted(t.held_seq for t in conferences if t.held_on is not None)


def planned(case: Case, today: date | None = None) -> ConferencePlanned | None:
    """Day, time and place; None while nothing is planned, or the conference was adjourned on that very day.

    With `today` also None where that day has passed, so that another one is to be planned.
    """
    plan, running = case.plan, case.running(TalkKind.CONFERENCE)
    over = plan is not None and any(plan.on in conference.adjourned_on for conference in running)
    passed = plan is not None and today is not None and plan.on < today
    return None if over or passed else plan


def first_speaker(case: Case) -> Side | None:
    """Who speaks first: the answer of the harmed; None while it is not answered, or answered differently."""
    answers = {case.first_speaker.get(p) for p in case.harmed}
    return answers.pop() if len(answers) == 1 else None
