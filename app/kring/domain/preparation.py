"""Preparing everyone apart, and what must be true at the door before a conference opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain.case import Case
from kring.domain.decision import preparation_open
from kring.domain.events import Again
from kring.domain.gate import Gate
from kring.domain.people import PersonId, Role, Side

CHECKS = ("met-alone", "knows-how", "no-apology", "stop-sign", "who-hears")
DOOR_ITEMS = ("key-people", "second-adult", "plan-b")


@dataclass(frozen=True, slots=True)
class DoorReason:
    """Something that is still needed before the conference opens."""

    code: str
    about: PersonId | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far one person is prepared; `missing` names the open checks, "asked-again" among them."""

    person: PersonId
    missing: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def readiness(case: Case, person: PersonId) -> Readiness:
    """What a person still needs before sitting in the circle, never as a number."""
    done = case.checks.get(person, set())
    missing = [check for check in CHECKS if check not in done]
    again = case.again.get(person)
    if again is None or again.answer is not Again.YES:
        missing.append("asked-again")
    return Readiness(person, tuple(missing))


def door(case: Case, gate: Gate, today: date) -> tuple[DoorReason, ...]:
    """Everything that still keeps a conference closed; empty when it may open."""
    if not preparation_open(case, gate, today):
        return (DoorReason("gate-closed"),)
    reasons = [DoorReason("not-prepared", p) for p in case.circle if not readiness(case, p).ready]
    if case.plan is None:
        reasons.append(DoorReason("not-planned"))
    elif case.plan.on != today:
        reasons.append(DoorReason("not-today", None, (case.plan.on.isoformat(),)))
    reasons += [r for p in case.main_people for r in _asked_at_door(case, p)]
    reasons += _first_speaker(case)
    for item in DOOR_ITEMS:
        fact = case.door.get(item)
        if fact is None or not fact.done:
            reasons.append(DoorReason(item))
    return tuple(reasons)


def _asked_at_door(case: Case, person: PersonId) -> list[DoorReason]:
    """Both are asked again on the day, apart, before others arrive, by someone else than the facilitator."""
    again = case.again_at_door.get(person)
    if again is None or case.plan is None or again.on != case.plan.on or again.answer is not Again.YES:
        return [DoorReason("not-asked-at-door", person)]
    facilitators = {case.called(p).casefold() for p in case.having(Role.FACILITATOR)}
    facilitators |= {case.people[p].name.casefold() for p in case.having(Role.FACILITATOR)}
    if not again.asked_by.strip() or again.asked_by.strip().casefold() in facilitators:
        return [DoorReason("asked-by-facilitator", person)]
    return []


def first_speaker(case: Case) -> Side | None:
    """Who speaks first: the answer of the harmed; None while it is not answered, or answered differently."""
    answers = {case.first_speaker.get(p) for p in case.harmed}
    return answers.pop() if len(answers) == 1 else None


def _first_speaker(case: Case) -> list[DoorReason]:
    if first_speaker(case) is not None:
        return []
    unanswered = [p for p in case.harmed if p not in case.first_speaker]
    return [DoorReason("first-speaker", p) for p in unanswered] or [DoorReason("first-speaker-differs")]


def seating(case: Case) -> tuple[PersonId | None, ...]:
    """The default circle from the facilitator's chair (None) clockwise.

    The responsible and their supporters sit on one side, the harmed and theirs on the other, school people between;
    with an even number of chairs, no two main people sit exactly opposite each other.
    """
    left = _own(case, case.responsible, Side.RESPONSIBLE)
    right = _own(case, case.harmed, Side.HARMED)
    between = [p for p in case.circle if p not in left and p not in right]
    ring: list[PersonId | None] = [None, *left, *between, *reversed(right)]
    if _opposite(case, ring) and len(between) == 0 and len(left) > 1:
        left = [*left[1:], left[0]]
        ring = [None, *left, *reversed(right)]
    return tuple(ring)


def _own(case: Case, main: tuple[PersonId, ...], side: Side) -> list[PersonId]:
    """A side of the circle: a supporter next to the facilitator, then the main people, then other supporters."""
    supporters = [p for p in case.in_circle(Role.SUPPORTER, side) if p not in case.main_people]
    return [*supporters[:1], *main, *supporters[1:]]


def _opposite(case: Case, ring: list[PersonId | None]) -> bool:
    half, odd = divmod(len(ring), 2)
    if odd:
        return False
    pairs = ((ring[i], ring[i + half]) for i in range(half))
    return any({a, b} & set(case.harmed) and {a, b} & set(case.responsible) for a, b in pairs)
