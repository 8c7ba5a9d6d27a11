"""Which function folds which kind of event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from kring.domain.case import Case
from kring.domain.events import Event, Recorded
from kring.domain.people import PersonId, Role, Side
from kring.domain.wishes import Condition

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
    """Something speaks against a decision to meet; said of a person, only for a main party who would be there."""
    if person is None or (case.is_main(person) and person not in case.left_out):
        case.against_seq = record.seq


def not_coming(case: Case, record: Recorded, person: PersonId) -> None:
    """Somebody else than a main party will not be there: conditions that stood on that person are open again."""
    if case.is_main(person):
        return
    touched = set()
    for place, wish in enumerate(case.wishes):
        conditions = tuple(
            Condition(c.text, c.met and not _stands_on(case, wish.person, c.text, person)) for c in wish.conditions
        )
        if conditions != wish.conditions:
            case.wishes[place] = replace(wish, conditions=conditions)
            touched.add(wish.person)
    for pupil in touched:
        against(case, record, pupil)


def _stands_on(case: Case, pupil: PersonId, text: str, person: PersonId) -> bool:
    """Whether a pupil's condition may mean somebody: it names that person, or it is one of the own supporters.

    "Only if Mum is there" names nobody, so a supporter who stays away opens every condition of that pupil: it is
    asked once more rather than once too little.
    """
    found = case.people.get(person)
    if found and any(name and name.casefold() in text.casefold() for name in (found.called, found.name)):
        return True
    sides = {Side.HARMED: Role.HARMED, Side.RESPONSIBLE: Role.RESPONSIBLE}
    return any(
        p.of == pupil or (p.of is None and p.side is not None and sides[p.side] in case.roles(pupil))
        for p in case.participations
        if p.person == person and p.role is Role.SUPPORTER
    )
