"""Who is in a session, and whom each selector of a script means, in speaking order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from kring.domain.people import IncidentId, Participation, Person, PersonId, Role, Side, having
from kring.domain.session.script import First, Who

Pick = tuple[Who, PersonId | None]

_WIDER = {
    Who.SUPPORTERS: (Who.SUPPORTERS_OF_HARMED, Who.SUPPORTERS_OF_RESPONSIBLE),
    Who.PARENTS: (Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE),
    Who.EVERYONE: (Who.HARMED, Who.RESPONSIBLE, Who.SUPPORTERS, Who.BYSTANDERS, Who.SCHOOL),
}
_ROLES = {
    Who.HARMED: (Role.HARMED, None),
    Who.RESPONSIBLE: (Role.RESPONSIBLE, None),
    Who.SUPPORTERS_OF_HARMED: (Role.SUPPORTER, Side.HARMED),
    Who.SUPPORTERS_OF_RESPONSIBLE: (Role.SUPPORTER, Side.RESPONSIBLE),
    Who.SUPPORTERS: (Role.SUPPORTER, None),
    Who.BYSTANDERS: (Role.BYSTANDER, None),
    Who.SCHOOL: (Role.SCHOOL, None),
}
_CHILDREN = {Who.PARENTS_OF_HARMED: Role.HARMED, Who.PARENTS_OF_RESPONSIBLE: Role.RESPONSIBLE}
OTHER = {First.HARMED: Who.RESPONSIBLE, First.RESPONSIBLE: Who.HARMED}
MAIN = (Who.HARMED, Who.RESPONSIBLE, Who.PERSON)
HEARS = {  # who may be apart together with each of these, in a private part
    Who.HARMED: (Who.SUPPORTERS_OF_HARMED, Who.SUPPORTERS),
    Who.RESPONSIBLE: (Who.SUPPORTERS_OF_RESPONSIBLE, Who.SUPPORTERS),
    Who.PERSON: (Who.SUPPORTERS_OF_HARMED, Who.SUPPORTERS_OF_RESPONSIBLE, Who.SUPPORTERS),
    Who.EVERYONE: tuple(who for who in Who if who is not Who.FACILITATOR),
}


@dataclass(frozen=True, slots=True)
class Seated:
    """Who is in a session, as the selectors of a script see them; `with_person` is whom a talk is with.

    `facilitators` are all who lead, the one who speaks first of them first. `chairs` is the circle as it sits,
    clockwise; `groups` who is in which, by its name in the script; `incidents` the words of those that it is about.
    `sitting` are those of a circle without sides: then everyone is these, and supporters all of them but the one.
    """

    participations: tuple[Participation, ...]
    people: Mapping[PersonId, Person]
    with_person: PersonId | None = None
    facilitator: PersonId | None = None
    facilitators: tuple[PersonId, ...] = ()
    chairs: tuple[PersonId, ...] = ()
    groups: Mapping[str, tuple[PersonId, ...]] = field(default_factory=dict)
    incidents: Mapping[IncidentId, str] = field(default_factory=dict)
    sitting: tuple[PersonId, ...] = ()

    @classmethod
    def of(
        cls,
        participations: Iterable[Participation],
        people: Mapping[PersonId, Person],
        with_person: PersonId | None = None,
        facilitator: PersonId | None = None,
    ) -> Seated:
        """These people in their roles; who is not in `people` is not there."""
        known = tuple(p for p in participations if p.person in people)
        leading = having(known, Role.FACILITATOR)
        leads = facilitator or next(iter(leading), None)
        all_of_them = tuple(dict.fromkeys(p for p in (leads, *leading) if p is not None))
        return cls(known, people, with_person, leads, all_of_them)

    def about(self, incident: IncidentId) -> Seated:
        """The same people, each in the role of one incident alone."""
        main = (Role.HARMED, Role.RESPONSIBLE, Role.BYSTANDER)
        own = tuple(p for p in self.participations if p.role not in main or p.incident == incident)
        return replace(self, participations=own)

    def leader(self, number: int) -> PersonId | None:
        """Who leads, as the first or second of those who do; the first where there are not so many."""
        return self.facilitators[number - 1] if 0 < number <= len(self.facilitators) else self.facilitator

    def those(self, selectors: Iterable[Who]) -> tuple[Pick, ...]:
        """Everybody whom these selectors mean, each once; own supporters come after each of those named before them."""
        found: list[Pick] = []
        for who in selectors:
            if who is Who.OWN_SUPPORTERS:
                found = [one for pick in found for one in (pick, *self._own(pick))]
            else:
                found.extend(self.picked(who))
        return each_once(found)

    def _own(self, pick: Pick) -> list[Pick]:
        role, person = pick
        return [(Who.OWN_SUPPORTERS, own) for own in self.beside(role, person)] if person is not None else []

    def by_chairs(self, picks: Sequence[Pick], start: Who | None) -> tuple[Pick, ...]:
        """These people as they sit, from the chair after the facilitator's, or from whoever starts."""
        place = {person: at for at, person in enumerate(self.chairs)}
        seated = sorted((p for p in picks if p[1] in place), key=lambda pick: place[pick[1] or PersonId("")])
        standing = [pick for pick in picks if pick[1] not in place]
        first = next((person for _, person in self.picked(start)), None) if start is not None else None
        after = place.get(first, -1) if first is not None else place.get(self.facilitator or PersonId(""), -1) + 1
        turn = next((i for i, pick in enumerate(seated) if place[pick[1] or PersonId("")] >= after), 0)
        if first is not None and first not in place:
            standing.sort(key=lambda pick: pick[1] != first)
        return (*seated[turn:], *seated[:turn], *standing)

    def picked(self, who: Who) -> tuple[Pick, ...]:
        """Everybody whom a selector means, each with the narrowest selector, in speaking order."""
        if who is Who.PERSON:
            return ((who, self.with_person),) if self.with_person is not None else ()
        if who is Who.FACILITATOR:
            return ((who, self.facilitator),)
        if self.sitting:
            return tuple((who, person) for person in self._sitting(who))
        narrower = chain.from_iterable(self.picked(w) for w in _WIDER.get(who, ()))
        found = having(self.participations, *_ROLES[who]) if who in _ROLES else self._parents(who)
        return each_once(chain(narrower, ((who, person) for person in found)))

    def _sitting(self, who: Who) -> tuple[PersonId, ...]:
        """In a circle without sides there is nobody but those who sit in it."""
        if who is Who.EVERYONE:
            return self.sitting
        return tuple(p for p in self.sitting if p != self.with_person) if who is Who.SUPPORTERS else ()

    def _parents(self, who: Who) -> tuple[PersonId, ...]:
        children = having(self.participations, _CHILDREN[who]) if who in _CHILDREN else ()
        parents = (p for p in self.participations if p.role is Role.PARENT and p.of in children)
        return tuple(dict.fromkeys(parent.person for parent in parents))

    def beside(self, role: Who, person: PersonId) -> tuple[PersonId, ...]:
        """A person's own supporters: named as theirs, or on their side and nobody's in particular."""
        sides = {Who.HARMED: Side.HARMED, Who.RESPONSIBLE: Side.RESPONSIBLE}
        side = sides.get(role) or self._side(person)
        supporters = (p for p in self.participations if p.role is Role.SUPPORTER and p.person != person)
        own = (p.person for p in supporters if p.of == person or (p.of is None and p.side is side))
        return tuple(dict.fromkeys(own)) if side is not None else ()

    def _side(self, person: PersonId) -> Side | None:
        for role, side in ((Role.HARMED, Side.HARMED), (Role.RESPONSIBLE, Side.RESPONSIBLE)):
            if person in having(self.participations, role):
                return side
        return None


def each_once(picks: Iterable[Pick]) -> tuple[Pick, ...]:
    first: dict[PersonId | None, Pick] = {}
    for pick in picks:
        first.setdefault(pick[1], pick)
    return tuple(first.values())
