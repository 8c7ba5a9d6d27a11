"""Which function folds which kind of event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from kring.domain.case.case import Case
from kring.domain.case.facts import Newer, Spoken
from kring.domain.case.gate import Topic
from kring.domain.case.wishes import Wish
from kring.domain.events import Event, Recorded
from kring.domain.people import CIRCLE_ROLES, PersonId, Role

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


def said_last(case: Case, record: Recorded, on: date | None, *what: object) -> bool:
    """Whether nothing was said about this on a later day; of what was said on one day the last written counts."""
    said = (on or record.at.date(), record.seq)
    if said < case.said.get(what, said):
        return False
    case.said[what] = said
    return True


def another_door(case: Case) -> None:
    """Who was there and what was said at one door says nothing about another."""
    case.door.clear()
    case.here.clear()
    case.again_at_door.clear()


def not_coming(case: Case, record: Recorded, person: PersonId) -> None:
    """Who is there changes: conditions in words that stood on somebody who goes are open again."""
    if not case.is_main(person):
        _open_again(case, record, person, lambda wish, text: _stands_on(case, wish.person, text, person))


def coming(case: Case, record: Recorded, person: PersonId) -> None:
    """Somebody will be there after all: conditions in words that name that person are open again."""
    _open_again(case, record, person, lambda _wish, text: _names(case, text, person))


def place_ends(case: Case, record: Recorded, person: PersonId, role: Role) -> None:
    """A role ends; if it was a place in the circle, somebody leaves it, or has another place from now on."""
    if role not in CIRCLE_ROLES:
        return
    case.circle_seq = record.seq
    not_coming(case, record, person)
    left = ((one, r) for one in case.same(person) for r in case.roles(one) if r in CIRCLE_ROLES)
    if any(what != (person, role) for what in left):
        sits_elsewhere(case, person, record.seq)  # what is left is another place


def sits_elsewhere(case: Case, person: PersonId, seq: int) -> None:
    """Somebody has another place from now on, under whichever entry."""
    for one in case.same(person):
        case.moved_seq[one] = seq


def speak(case: Case, condition: str, spoken: Spoken) -> None:
    """Keep what was said last against a condition; what comes in late makes what was written since no older."""
    before = case.spoken.get((condition, spoken.person))
    if before is not None and before.at is not None and spoken.at is not None and before.at > spoken.at:
        spoken = replace(spoken, at=before.at, written=before.written)
    case.spoken[condition, spoken.person] = spoken


def _open_again(case: Case, record: Recorded, person: PersonId, touches: Callable[[Wish, str], bool]) -> None:
    for place, wish in enumerate(case.wishes):
        conditions = tuple(replace(c, met=False) if c.met and touches(wish, c.text) else c for c in wish.conditions)
        if conditions != wish.conditions:
            case.wishes[place] = replace(wish, conditions=conditions)
            day = record.at.date()
            for condition in (Topic.HARMED_WANTS, Topic.RESPONSIBLE_WANTS):
                speak(case, condition, Spoken(record.seq, Newer.CONDITION, day, wish.person, day, record.at))
            if wish.person not in case.left_out:
                case.against_seq = record.seq


def _stands_on(case: Case, pupil: PersonId, text: str, person: PersonId) -> bool:
    """Whether a pupil's condition may mean somebody: it names that person, or it is one of the own supporters.

    "Only if Mum is there" names nobody, so a supporter who stays away opens every condition of that pupil: it is
    asked once more rather than once too little.
    """
    if _names(case, text, person):
        return True
    mine = (p for p in case.participations if p.person in case.same(person) and p.role is Role.SUPPORTER)
    return any(pupil in case.pupils_meant(part) for part in mine)


def _names(case: Case, text: str, person: PersonId) -> bool:
    found = [case.people[p] for p in case.same(person) if p in case.people]
    names = (name for one in found for name in (one.called, one.name))
    return any(name and name.casefold() in text.casefold() for name in names)
