"""Whom a typed name means: the one person of a case who has that name, also an earlier one; any other means nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from kring.domain.people import Person, PersonId


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """A name without signs and capitals, as names are compared."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def shortened(name: str) -> tuple[str, ...]:
    """A name of several words as it is often written: "t reeve"."""
    first, *_between, last = name.split() if " " in name else ("", "")
    return (f"{first[0]} {last}",) if first else ()


Borne = tuple[int, int | None]
"""The places in the order of events between which somebody has, or had, a name; None while it still is so."""
Names = Mapping[PersonId, Mapping[str, Borne]]


def meant(people: Collection[PersonId], names: Names, text: str, at: int | None = None) -> PersonId | None:
    """The one person whom a text means: an id, or a name that only this person has.

    `at` is the place at which it was written, None for now: a name that meant one person then goes on meaning that
    person, whoever else is called so later. "Mrs Cole, tutor" is Mrs Cole; "Jo Hill" is not Jo.
    """
    found = all_meant(people, names, text, at)
    return found[0] if len(found) == 1 else None


def all_meant(people: Collection[PersonId], names: Names, text: str, at: int | None = None) -> tuple[PersonId, ...]:
    """Everybody whom a text may mean; where nobody had the name when it was written, whoever has or had it."""
    if text in people:
        return (PersonId(text),)
    said = letters(text)
    if not said:
        return ()
    then = {p: [n for n, borne in own.items() if _is_borne(borne, at)] for p, own in names.items()}
    return _bearers(then, said) or _bearers(names, said)


def _is_borne(borne: Borne, at: int | None) -> bool:
    since, until = borne
    return until is None if at is None else since <= at and (until is None or at < until)


def _bearers(names: Mapping[PersonId, Iterable[str]], said: str) -> tuple[PersonId, ...]:
    exact = tuple(p for p, own in names.items() if said in own)
    return exact or tuple(p for p, own in names.items() if any(" " in n and f" {n} " in f" {said} " for n in own))


def full_names(person: Person) -> frozenset[str]:
    """The names in full that somebody has, or had: to write one differently makes nobody somebody else."""
    return frozenset((letters(person.name), *person.once))


def may_mean_one(one: Person, other: Person) -> bool:
    """Whether two names may be those of one person: equal, in full or as used in talks, or one the other shortened."""
    mine, theirs = full_names(one), full_names(other)
    if mine & theirs or letters(one.called) == letters(other.called):
        return True
    return bool(mine & _shortened(theirs) or theirs & _shortened(mine)) or _any_fuller(mine, theirs, _may_be)


def same_in_full(one: Person, other: Person) -> bool:
    """Whether two names in full are one: equal, or one with more between the first word and the last, "ann m cole"."""
    mine, theirs = full_names(one), full_names(other)
    return not mine.isdisjoint(theirs) or _any_fuller(mine, theirs, str.__eq__)


def _any_fuller(mine: Collection[str], theirs: Collection[str], first: Callable[[str, str], bool]) -> bool:
    pairs = ((m.split(), t.split()) for m in mine for t in theirs)
    return any(m and t and m[-1] == t[-1] and first(m[0], t[0]) and (_has(m, t) or _has(t, m)) for m, t in pairs)


def may_be_fuller(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of two names may be those of one, which one of them writes shorter: "a cole", "ann m cole"."""
    return _any_fuller([" ".join(one)], [" ".join(other)], _may_be)


def _has(full: Sequence[str], name: Sequence[str]) -> bool:
    """Whether what stands between the first and the last word of a name stands in a fuller one, in its order."""
    left = iter(full[1:-1])
    return min(len(full), len(name)) > 1 and all(any(_may_be(word, x) for x in left) for word in name[1:-1])


def _may_be(one: str, other: str) -> bool:
    """Whether two words of a name may be the same one: equal, or one the first letter of the other."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _shortened(names: Iterable[str]) -> frozenset[str]:
    """Names as they are written short: "t reeve", "tom r"."""
    words = [name.split() for name in names if " " in name]
    return frozenset(short for w in words for short in (f"{w[0][0]} {w[-1]}", f"{w[0]} {w[-1][0]}"))


def one_person(said: Iterable[Collection[PersonId]], person: PersonId) -> frozenset[PersonId]:
    """All entries that are this one person, by the pairs of which that was said."""
    pairs = tuple(said)
    return connected(person, lambda one: (p for pair in pairs if one in pair for p in pair))


def may_be_one(
    people: Mapping[PersonId, Person],
    one: Collection[frozenset[PersonId]],
    two: Collection[frozenset[PersonId]],
    person: PersonId,
) -> frozenset[PersonId]:
    """All entries that are this person, or may be: said to be `one`, or of equal names that nobody said are `two`."""

    def near(known: PersonId, other: PersonId) -> bool:
        pair = frozenset((known, other))
        if pair in one or known not in people:
            return pair in one
        return pair not in two and same_in_full(people[known], people[other])

    return connected(person, lambda known: (p for p in people if near(known, p)))


def connected(person: PersonId, beside: Callable[[PersonId], Iterable[PersonId]]) -> frozenset[PersonId]:
    """Everybody to whom one comes from a person, from each to those `beside` them; the person too."""
    found, left = {person}, [person]
    while left:
        new = set(beside(left.pop())) - found
        found |= new
        left += new
    return frozenset(found)
