"""Who would sit in a circle with somebody of the other side of any open case: of this one, or by name of another.

In the case itself family and supporters count on their pupil's side, as in any talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.case.staff import ever, everybody_named, named, same_person
from kring.domain.case.together import families_apart
from kring.domain.names.across import may_mean, may_mean_more, may_stand_as, typed_names
from kring.domain.people import MAIN_ROLES, Person, PersonId

Pair = tuple[Person, Person]


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Who was ever named harmed, and responsible, in another open case."""

    harmed: tuple[Person, ...] = ()
    responsible: tuple[Person, ...] = ()


def main_people(case: Case) -> OtherCase:
    """Who was ever named harmed, and responsible, in a case, as other cases see it."""
    harmed, responsible = (
        tuple(person for p, person in case.whole.people.items() if p in ever(case.whole, role)) for role in MAIN_ROLES
    )
    return OtherCase(harmed, responsible)


def on_both_sides_somewhere(
    case: Case, sitting: Iterable[PersonId], beside: Sequence[str], others: Iterable[OtherCase]
) -> tuple[str, ...]:
    """The names of those who would sit with somebody of the other side of an open case; nobody where none does.

    `beside` are texts with the names of whoever else is in the room, people of this case or not.
    """
    case = case.whole
    meant = (p for text in beside for p in _meant(case, text))
    there = [case.people[p] for p in dict.fromkeys((*sitting, *meant)) if p in case.people]
    families = families_apart(case, tuple(person.id for person in there))
    found = [one.name for pair in _pairs_here(case, there) for one in pair]
    found += [case.people[p].name for p in families]
    for other in others:
        found += [name for pair in _pairs_elsewhere(case, there, beside, other) for name in pair]
    return tuple(dict.fromkeys(found))


def _meant(case: Case, text: str) -> tuple[PersonId, ...]:
    """Everybody of the case whom a text may mean; a name that is exactly one person's means nobody else."""
    loose = (n for n in typed_names(text) if named(case, n) is None) if named(case, text) is None else ()
    may_be = (p for n in loose for p, person in case.people.items() if may_mean(n, person))
    return tuple(dict.fromkeys((*everybody_named(case, text), *may_be)))


def _pairs_here(case: Case, there: Sequence[Person]) -> list[Pair]:
    harmed, responsible = ([p for p in there if case.entries_of(p.id) & ever(case, role)] for role in MAIN_ROLES)
    return [(h, r) for h in harmed for r in responsible if r.id not in same_person(case, h.id)]


def _pairs_elsewhere(
    case: Case, there: Sequence[Person], beside: Sequence[str], other: OtherCase
) -> list[tuple[str, str]]:
    """Pairs of names: of two people there, each as somebody of another side of this other case."""
    harmed, responsible = (_known(case, there, beside, side) for side in (other.harmed, other.responsible))
    return [
        (mine, theirs)
        for mine, same, harmed_there in harmed
        for theirs, other_same, responsible_there in responsible
        if harmed_there != responsible_there and not same & other_same
    ]


_Known = tuple[str, frozenset[PersonId], PersonId]


def _known(case: Case, there: Sequence[Person], beside: Sequence[str], side: Sequence[Person]) -> list[_Known]:
    """Who of those in the room may be somebody of this side: the name, the entries here, and whom it may be there."""
    found: list[_Known] = [
        (person.name, same_person(case, person.id), known.id)
        for known in side
        for person in there
        if may_stand_as(person, known)
    ]
    typed = [name for text in beside for name in typed_names(text)]
    return found + [
        (known.name, _typed(case, name, known), known.id) for known in side for name in typed if may_mean(name, known)
    ]


def _typed(case: Case, name: str, known: Person) -> frozenset[PersonId]:
    """A short name means one person, of this case where somebody is called so; a longer text may name several."""
    if may_mean_more(name, known):
        return frozenset()
    meant = named(case, name)
    return frozenset({PersonId(f"typed {name}"), *(same_person(case, meant) if meant is not None else ())})
