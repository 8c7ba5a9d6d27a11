"""Who is in the room where both sides meet, by whatever way that person comes in, and who may come in at all."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import kept_out, second_adults_named
from kring.domain.preparing.preparation import readiness
from kring.domain.refusals import Rule
from kring.domain.session.entries import EntryKind
from kring.domain.session.run import Run

_IN_OR_OUT = (EntryKind.ARRIVED, EntryKind.ABSENT, EntryKind.WALKED_OUT)


def come_in(case: Case, people: Iterable[PersonId]) -> None:
    """Raise Refused when one of these people of the case may not come into the room.

    Nobody comes in whom a wish keeps out, who was left out, or who was not prepared. Whoever leads and the second adult
    at the door are not prepared, and somebody from outside the case, such as an interpreter, is not known to it.
    """
    for person in dict.fromkeys(people):
        if person in case.people:
            _may(case, person)
            if any(p in case.circle and not readiness(case, p).ready for p in case.same(person)):
                raise Refused(Rule.NOT_PREPARED, person=case.called(person))


def be_seen(case: Case, person: PersonId) -> None:
    """Raise Refused when somebody may not be there at the door; who is prepared by then, the door itself asks."""
    _may(case, person)


def _may(case: Case, person: PersonId) -> None:
    if person in kept_out(case):
        raise Refused(Rule.WISH_WITHOUT, person=case.called(person))
    if person not in (*case.circle, *case.having(Role.FACILITATOR), *second_adults_named(case)):
        raise Refused(Rule.NOT_IN_THE_CIRCLE, person=case.called(person))


def present(case: Case, run: Run) -> frozenset[PersonId]:
    """Who is in the room while a conference runs: as ticked at the door or seen since, whichever was written last."""
    seen = {person: (here.at, here.here) for person, here in case.here.items()}
    for entry in run.facts:
        if entry.person is not None and entry.kind in _IN_OR_OUT:
            known = seen.get(entry.person)
            if known is None or known[0] <= entry.at:
                seen[entry.person] = (entry.at, entry.kind is EntryKind.ARRIVED)
    last = {person: max(seen[p] for p in case.same(person) if p in seen) for person in seen}
    return frozenset(person for person, (_at, here) in last.items() if here)


def heard(run: Run) -> tuple[PersonId, ...]:
    """Who came into a talk, has the word there or answered, and has not left."""
    answered = (entry for entry in run.entries if entry.kind is EntryKind.ANSWER and (entry.words or entry.answer))
    there = (*(entry.person for entry in (*run.facts, *answered)), run.state.speaker)
    return tuple(dict.fromkeys(person for person in there if person is not None and person not in run.gone))
