"""The default seats: everybody has exactly one chair, and the sides do not face each other where it can be helped."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kring.domain.case.case import Case
from kring.domain.people import PersonId, Role, Side

_Ring = tuple[PersonId | None, ...]


def seating(case: Case) -> _Ring:
    """The default circle from the facilitator's chair (None) clockwise; everybody has exactly one chair.

    The responsible and their supporters sit on one side, the harmed and theirs on the other, everybody else between.
    Of the ways to seat each side, the first one counts in which the fewest harmed and responsible people sit exactly
    opposite each other, after that the fewest nearly opposite, and after that the fewest beside each other.
    """
    left_main, right_main = _sides(case)
    left = _own(case, left_main, Side.RESPONSIBLE)
    right = [p for p in _own(case, right_main, Side.HARMED) if p not in left]
    between = [p for p in case.circle if p not in left and p not in right]
    harmed, responsible = frozenset(case.harmed), frozenset(case.responsible)

    def count(pairs: Iterable[tuple[PersonId | None, PersonId | None]]) -> int:
        return sum((a in harmed and b in responsible) or (b in harmed and a in responsible) for a, b in pairs)

    def faces(ring: _Ring) -> tuple[int, int, int]:
        """How many harmed and responsible people sit exactly opposite, nearly opposite, and beside each other."""
        half, odd = divmod(len(ring), 2)
        opposite = [] if odd else list(zip(ring[:half], ring[half:]))
        nearly = [pair for apart in (half, half + 1) if odd or apart != half for pair in zip(ring, ring[apart:])]
        return count(opposite), count(nearly), count(zip(ring, ring[1:]))

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
    supporters = [p for p in _beside(case, side) if p in case.circle and p not in case.main_people]
    return [*supporters[:1], *main, *supporters[1:]]


def _beside(case: Case, side: Side) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(case.in_circle(Role.SUPPORTER, side) + case.in_circle(Role.BESIDE, side)))


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
