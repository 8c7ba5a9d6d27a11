"""Whom a word without a name means: as it was answered, or the one person of the case who is that by role or tie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from kring.domain.events import Being
from kring.domain.names.condition_reading import Reading
from kring.domain.names.kinship import AT_SCHOOL, HEAD, PARENTS, SEVERAL, kinships
from kring.domain.names.names_in_text import Mention, Of, Unnamed, plain
from kring.domain.names.naming import letters
from kring.domain.people import FAMILY, Participation, PersonId, Role

NOBODY = PersonId("")
Said = tuple[str, PersonId, Being | None]
"""A word, and whom it means; nobody of the case, or, where it is about something else, no person at all."""


class Ties(Protocol):
    """Who is what to whom in a case; a case is this."""

    @property
    def participations(self) -> Sequence[Participation]:
        """The roles of everybody."""

    @property
    def ties(self) -> Mapping[int, Participation]:
        """Parents and supporters, also who is none now."""

    def same(self, person: PersonId) -> frozenset[PersonId]:
        """All entries of this one person."""

    def pupils_meant(self, part: Participation) -> tuple[PersonId, ...]:
        """Of whom a role is."""


def resolved(case: Ties, reading: Reading, said: Collection[Said], own: Collection[PersonId]) -> Reading:
    """A reading in which whoever is named without a name is that person, where it is known who that is."""
    answers = {name: (person, being) for name, person, being in said}
    asked: list[Mention] = []
    nobody: list[Mention] = []

    def found(mentions: Iterable[Mention], out: bool, there: bool) -> tuple[Mention, ...]:
        return tuple(one for m in mentions for one in whom(m, out, there))

    def whom(mention: Mention, out: bool, there: bool) -> tuple[Mention, ...]:
        if mention.unnamed is None:
            return (mention,)
        answer = answers.get(letters(mention.name))
        if answer is not None and answer != (NOBODY, None):
            person, _being = answer
            return () if person == NOBODY else (replace(mention, people=(person,), unnamed=None),)
        people = _by_tie(case, mention.unnamed, own, out) or _called(case, mention.people, own)
        if people:
            return tuple(replace(mention, people=(p,), unnamed=None) for p in people)
        if mention.unnamed.beside:  # "my mum Karen" is Karen
            return ()
        if answer is None:
            asked.append(mention)
        elif there:
            nobody.append(mention)
        return ()

    out, there = found(reading.out, True, False), found(reading.there, False, True)
    unclear = found(reading.unclear, False, False)
    return Reading(out, there, unclear, tuple(asked), tuple(nobody))


def _by_tie(case: Ties, who: Unnamed, own: Collection[PersonId], out: bool) -> tuple[PersonId, ...]:
    """The one person of the case who is that to the pupil, or all parents; empty where it may be somebody else.

    "His father" is only known where there is one father in the case, of somebody else, and then only to keep him out:
    to take him for whom a child wants there is not ours.
    """
    if not who.what:
        return ()
    if who.what == HEAD and who.of is not Of.NAMED:
        return _one(case, (p.person for p in case.participations if p.role is Role.HEAD))
    whose: Collection[PersonId] | None  # None: of anybody
    if who.of is Of.OWN or (who.of is Of.NOBODY and who.what not in AT_SCHOOL):
        whose = own
    elif who.of is Of.NAMED:
        whose = frozenset(one for p in who.pupils for one in case.same(p))
        if not whose or not set(who.pupils) <= case.same(who.pupils[0]):
            return ()
    elif out and who.of is Of.OTHER and who.what not in AT_SCHOOL:
        whose = None
    else:
        return ()
    every = (*case.ties.values(), *case.participations)
    held = [part for part in every if whose is None or not _of(case, part).isdisjoint(whose)]
    if who.what == PARENTS:
        parents = dict.fromkeys(min(case.same(p.person)) for p in held if p.role is Role.PARENT)
        return tuple(parents) if len(parents) > 1 and who.of is not Of.OTHER else ()
    if who.what in SEVERAL:
        return ()
    found = _one(case, (part.person for part in held if who.what in _is_to(part)))
    if who.of is Of.OTHER and any(not set(own).isdisjoint(_of(case, p)) for p in held if p.person in found):
        return ()  # the only one there is the pupil's own
    return () if set(found) <= set(who.beside) else found


def _called(case: Ties, people: Collection[PersonId], own: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Who is called just Mum in the case, and is not the mother of another pupil only."""
    held = [*case.ties.values(), *case.participations]

    def is_another_s(person: PersonId) -> bool:
        whose = [_of(case, part) for part in held if part.role in FAMILY and part.person in case.same(person)]
        return bool(whose) and all(pupils.isdisjoint(own) for pupils in whose)

    return tuple(people) if not any(is_another_s(p) for p in people) else ()


def _of(case: Ties, part: Participation) -> frozenset[PersonId]:
    """Of which one pupil somebody is that; of several on a side nobody knows of which."""
    meant = case.pupils_meant(part)
    one = case.same(meant[0]) if meant else frozenset[PersonId]()
    return one if set(meant) <= one else frozenset()


def _is_to(part: Participation) -> frozenset[str]:
    return kinships(re.findall(r"[^\W_]+", plain(part.relation)))


def _one(case: Ties, found: Iterable[PersonId]) -> tuple[PersonId, ...]:
    people = {case.same(p) for p in found}
    return (min(people.pop()),) if len(people) == 1 else ()
