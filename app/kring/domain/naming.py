"""Whom a typed name means: the one person of a case who has that name, also an earlier one; any other means nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from kring.domain.people import PersonId


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """A name without signs and capitals, as names are compared."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def meant(people: Collection[PersonId], names: Mapping[PersonId, frozenset[str]], text: str) -> PersonId | None:
    """The one person whom a text means: an id, or a name that only this person has.

    "Mrs Cole, tutor" is Mrs Cole; "Jo Hill" is not Jo.
    """
    if text in people:
        return PersonId(text)
    said = letters(text)
    if not said:
        return None
    exact = {p for p, own in names.items() if said in own}
    within = {p for p, own in names.items() if any(" " in n and f" {n} " in f" {said} " for n in own)}
    found = exact or within
    return found.pop() if len(found) == 1 else None
