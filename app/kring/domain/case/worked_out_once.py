"""What a case works out once and keeps until something happens in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

_T = TypeVar("_T")


@dataclass(slots=True, kw_only=True)
class Once:
    """What was worked out since the last event; None while one happens, when what it rests on changes."""

    worked_out: dict[tuple[object, ...], Any] | None = field(default=None, repr=False, compare=False)
    # What rests only on who the people are, on their names and roles, as long as these stay so.
    of_people: dict[tuple[object, ...], Any] | None = field(default=None, repr=False, compare=False)

    def once(self, what: tuple[object, ...], work: Callable[[], _T]) -> _T:
        """What `work` gives, worked out once between two events; `what` names it with all that it depends on beside."""
        if self.worked_out is None:
            return work()
        if what not in self.worked_out:
            self.worked_out[what] = work()
        found: _T = self.worked_out[what]
        return found

    def once_of_people(self, what: tuple[object, ...], work: Callable[[], _T]) -> _T:
        """As `once`, of what rests only on the people, their names and roles, and which entries are one person."""
        if self.of_people is None:
            return work()
        if what not in self.of_people:
            self.of_people[what] = work()
        found: _T = self.of_people[what]
        return found
