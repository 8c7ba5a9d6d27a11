"""Which function folds which kind of event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from kring.domain.case import Case
from kring.domain.events import Event, Recorded
from kring.domain.people import PersonId

_E = TypeVar("_E", bound=Event)
_Fold = Callable[[Case, _E, Recorded], None]


class Handlers(dict[type[Event], Callable[[Case, Event, Recorded], None]]):
    """The folding functions by kind of event."""

    def on(self, kind: type[_E]) -> Callable[[_Fold[_E]], _Fold[_E]]:
        """Mark a function as the one that folds this kind of event."""

        def register(function: _Fold[_E]) -> _Fold[_E]:
            self[kind] = cast("Callable[[Case, Event, Recorded], None]", function)
            return function

        return register


def against(case: Case, record: Recorded, person: PersonId | None = None) -> None:
    """Something speaks against a decision to meet; said of a person, it counts only for a main party."""
    if person is None or case.is_main(person):
        case.against_seq = record.seq
