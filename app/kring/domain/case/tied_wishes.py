"""What the conditions of a wish ask of the people who would be there: whom they keep out, want there, and only name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from kring.domain.case.wishes import TiedCondition
from kring.domain.names.condition_reading import Reading, as_said, read
from kring.domain.names.names_in_text import Mention
from kring.domain.names.naming import Names, letters
from kring.domain.names.whom import Ties, resolved
from kring.domain.people import Person, PersonId

_T = TypeVar("_T")
Named = tuple[str, tuple[PersonId, ...]]
"""A name in a condition, and everybody whom it may mean."""


class Known(Ties, Protocol):
    """What is known of the people of a case; a case is this."""

    @property
    def people(self) -> Mapping[PersonId, Person]:
        """Everybody of the case."""

    @property
    def names(self) -> Names:
        """What everybody is, or was, called."""

    @property
    def meant_by(self) -> Sequence[tuple[int, str, PersonId]]:
        """What was answered about names that several people may have."""

    @property
    def left_out(self) -> Mapping[PersonId, str]:
        """Who will not sit there."""

    @property
    def seated(self) -> frozenset[PersonId]:
        """Who would be in the room."""

    def entries_of(self, person: PersonId) -> frozenset[PersonId]:
        """All entries that are, or may be, this person."""

    def called(self, person: PersonId | None) -> str:
        """The name used in talks."""

    def once_of_people(self, what: tuple[object, ...], work: Callable[[], _T]) -> _T:
        """What is worked out once as long as the people, their names and roles stay the same."""


def is_open(case: Known, condition: TiedCondition, person: PersonId, elsewhere: Collection[PersonId]) -> bool:
    """Whether a condition of somebody is not met with those who would be there.

    `elsewhere` are those who sit somewhere else than where that wish wants them.
    """
    if condition.released:
        return False
    seated = case.seated - frozenset(elsewhere)
    judged = condition.person is not None or (condition.met and not _asks(case, condition, person))
    lacking = any(not _is_there(case, people, seated) for _name, people in wanted(case, condition, person))
    return not judged or lacking or not kept_out(case, condition, person).isdisjoint(case.seated)


def _asks(case: Known, condition: TiedCondition, person: PersonId) -> bool:
    """Whether it is not known yet of whom it speaks, or what it says of somebody, or who that is is not there."""
    found = reading(case, condition, person)
    return bool(found.asked or found.nobody or unclear(case, condition, person))


def _is_there(case: Known, people: Sequence[PersonId], seated: frozenset[PersonId]) -> bool:
    """Whether one person is meant, and would be there."""
    return is_one(case, people) and not case.same(people[0]).isdisjoint(seated)


def is_one(case: Known, people: Sequence[PersonId]) -> bool:
    """Whether a name means one person of the case."""
    return set(people) <= case.same(people[0])


def kept_out(case: Known, condition: TiedCondition, person: PersonId) -> frozenset[PersonId]:
    """Everybody whom a condition of somebody keeps out, under every entry."""
    people = (p for _name, found in without(case, condition, person) for p in found)
    return frozenset(one for p in people for one in case.entries_of(p))


def without(case: Known, condition: TiedCondition, person: PersonId) -> tuple[Named, ...]:
    """The names that a condition of somebody keeps out, and whom each means or may mean."""
    if condition.released:
        return ()
    if condition.person is not None:
        return () if condition.there else ((case.called(condition.person), (condition.person,)),)
    return tuple((m.name, m.people) for m in reading(case, condition, person).out)


def wanted(case: Known, condition: TiedCondition, person: PersonId) -> tuple[Named, ...]:
    """The names that a condition of somebody wants there, and whom each means or may mean."""
    if condition.released:
        return ()
    if condition.person is not None:
        return ((case.called(condition.person), (condition.person,)),) if condition.there else ()
    return tuple((m.name, m.people) for m in reading(case, condition, person).there)


def unclear(case: Known, condition: TiedCondition, person: PersonId) -> tuple[PersonId, ...]:
    """Who has a seat, or was left out, and is named in words that are not understood and were not asked about."""
    near = {*case.seated, *case.left_out}
    return tuple(p for p in only_named(case, condition, person) if not case.same(p).isdisjoint(near))


def only_named(case: Known, condition: TiedCondition, person: PersonId) -> tuple[PersonId, ...]:
    """Everybody whom words name of which nobody said yet whether they are about being there."""
    named = (p for mention in reading(case, condition, person).unclear for p in mention.people)
    return tuple({min(case.same(p)): p for p in named}.values())


def whom_asked(case: Known, condition: TiedCondition, person: PersonId) -> tuple[str, ...]:
    """The words that name somebody without a name of the case, and of which nobody knows whom they mean."""
    return tuple(dict.fromkeys(m.name for m in reading(case, condition, person).asked))


def nobody_of_the_case(case: Known, condition: TiedCondition, person: PersonId) -> tuple[str, ...]:
    """The words for somebody who is wanted there and is nobody of the case: entered as a person, that is answered."""
    return tuple(dict.fromkeys(m.name for m in reading(case, condition, person).nobody))


def without_a_name(case: Known, condition: TiedCondition) -> tuple[Mention, ...]:
    """Everybody whom a condition names without a name of the case."""
    found = _read(case, condition.text).named if condition.text and not condition.released else ()
    return tuple(m for m in found if m.unnamed is not None)


def is_a_person(case: Known, condition: TiedCondition, name: str) -> bool:
    """Whether a word surely means somebody: one of kinship or of the school, who is wanted there in plain words."""
    there = _read(case, condition.text).there if condition.text else ()
    return any(m.unnamed is not None and bool(m.unnamed.what) and letters(m.name) == letters(name) for m in there)


def reading(case: Known, condition: TiedCondition, person: PersonId) -> Reading:
    """What a condition of somebody says of people, after what was answered about those whom it names."""
    if condition.released or not condition.text:
        return Reading()
    own = case.same(person)
    found = resolved(case, _read(case, condition.text), condition.meant, own)
    return as_said(found, case.meant_by, dict(condition.being), own)


def _read(case: Known, text: str) -> Reading:
    return case.once_of_people(("read", text), lambda: read(text, case.people, case.names))
