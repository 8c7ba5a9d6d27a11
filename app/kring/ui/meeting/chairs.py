"""Which digit gives whom the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kring.domain.people import PersonId

KEYS = 9  # the digits that choose a row or a person


def in_order_of_keys(ring: Sequence[PersonId | None], main: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Everybody in the circle, the first nine with a digit each.

    As they sit, from the facilitator's left, while nine digits are enough; in a larger circle the pupils it is about
    come first, so that none of them is without one.
    """
    seated = tuple(person for person in ring if person is not None)
    if len(seated) <= KEYS:
        return seated
    first = tuple(person for person in main if person in seated)
    return (*first, *(person for person in seated if person not in first))
