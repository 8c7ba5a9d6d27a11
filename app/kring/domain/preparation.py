"""Preparing everyone apart, and what must be true at the door before a conference opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kring.domain.case import Case
from kring.domain.decision import preparation_open
from kring.domain.events import Again, Path
from kring.domain.gate import Gate
from kring.domain.people import PersonId, Role, Side

CHECKS = ("met-alone", "knows-how", "no-apology", "stop-sign", "who-hears")
DOOR_ITEMS = ("key-people", "second-adult", "plan-b")

_Ring = tuple[PersonId | None, ...]


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
    again, decision = case.again.get(person), case.decision
    since = decision.seq if decision is not None and decision.path is Path.CONFERENCE else 0
    if again is None or again.answer is not Again.YES or again.seq < since:
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
        if fact is None or not fact.done or (item == "second-adult" and is_facilitator(case, fact.who)):
            reasons.append(DoorReason(item))
    return tuple(reasons)


def is_facilitator(case: Case, name: str) -> bool:
    """Whether a name means somebody who leads the conference: "Mrs Cole, tutor" is Mrs Cole, "Jo Hill" is not Jo."""
    said = _letters(name)
    known = [_letters(n) for p in case.having(Role.FACILITATOR) for n in (case.people[p].name, case.called(p))]
    return any(n and (n == said or (" " in n and f" {n} " in f" {said} ")) for n in known)


def _letters(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _asked_at_door(case: Case, person: PersonId) -> list[DoorReason]:
    """Both are asked again on the day, apart, before others arrive, by someone else than the facilitator."""
    again = case.again_at_door.get(person)
    if again is None or case.plan is None or again.on != case.plan.on or again.answer is not Again.YES:
        return [DoorReason("not-asked-at-door", person)]
    if not again.asked_by.strip() or is_facilitator(case, again.asked_by):
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


def seating(case: Case) -> _Ring:
    """The default circle from the facilitator's chair (None) clockwise; everybody has exactly one chair.

    The responsible and their supporters sit on one side, the harmed and theirs on the other, everybody else between.
    Of the ways to seat each side, the first one counts in which the fewest harmed and responsible people sit exactly
    opposite each other, and after that the fewest beside each other.
    """
    left_main, right_main = _sides(case)
    left = _own(case, left_main, Side.RESPONSIBLE)
    right = [p for p in _own(case, right_main, Side.HARMED) if p not in left]
    between = [p for p in case.circle if p not in left and p not in right]
    harmed, responsible = frozenset(case.harmed), frozenset(case.responsible)

    def count(pairs: Iterable[tuple[PersonId | None, PersonId | None]]) -> int:
        return sum((a in harmed and b in responsible) or (b in harmed and a in responsible) for a, b in pairs)

    def faces(ring: _Ring) -> tuple[int, int]:
        """How many harmed and responsible people sit exactly opposite, and how many beside each other."""
        half, odd = divmod(len(ring), 2)
        opposite = [] if odd else list(zip(ring[:half], ring[half:]))
        return count(opposite), count(zip(ring, ring[1:]))

    rings = ((None, *a, *between, *reversed(b)) for a in _ways(left, left_main) for b in _ways(right, right_main))
    return min(rings, key=faces)


def _sides(case: Case) -> tuple[list[PersonId], list[PersonId]]:
    """The main people of either side; whoever is both sits where fewer sit, with the harmed first."""
    left = [p for p in case.responsible if p not in case.harmed]
    right = [p for p in case.harmed if p not in case.responsible]
    for person in (p for p in case.harmed if p in case.responsible):
        (left if len(left) < len(right) else right).append(person)
    return left, right


def _own(case: Case, main: list[PersonId], side: Side) -> list[PersonId]:
    """A side of the circle: a supporter next to the facilitator, then the main people, then other supporters."""
    supporters = [p for p in case.in_circle(Role.SUPPORTER, side) if p in case.circle and p not in case.main_people]
    return [*supporters[:1], *main, *supporters[1:]]


def _ways(side: list[PersonId], main: list[PersonId]) -> list[list[PersonId]]:
    """The ways to seat a side: its main people on any of its chairs, those nearest to the usual ones first."""
    others = [p for p in side if p not in main]
    usual = tuple(i for i, p in enumerate(side) if p in main)

    def seated(chairs: tuple[int, ...]) -> list[PersonId]:
        rest, mine = iter(others), iter(main)
        return [next(mine if i in chairs else rest) for i in range(len(side))]

    def moved(chairs: tuple[int, ...]) -> int:
        return sum(abs(a - b) for a, b in zip(chairs, usual))

    return [seated(chairs) for chairs in sorted(combinations(range(len(side)), len(main)), key=moved)]
