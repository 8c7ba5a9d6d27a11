"""Who is asked what, in which order: a script and the people of a case make the turns of a session.

The order itself stands in the script. Here are only the rules by which a part of a script becomes turns: everyone
whom a part addresses gets each of its steps once, also who has two of the roles that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kring.domain.events import TurnId
from kring.domain.people import Participation, Person, PersonId, Role, Side, having
from kring.domain.session.script import Manner, Script, ScriptPart, Step, Who
from kring.domain.session.turns import Turn

_Pick = tuple[Who, PersonId | None]

_WIDER = {
    Who.SUPPORTERS: (Who.SUPPORTERS_OF_HARMED, Who.SUPPORTERS_OF_RESPONSIBLE),
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
_NOT_MAIN = (Who.FACILITATOR, Who.SUPPORTERS, Who.SUPPORTERS_OF_HARMED, Who.SUPPORTERS_OF_RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class Seated:
    """Who is in a session, as the selectors of a script see them; `with_person` is whom a talk is with."""

    participations: tuple[Participation, ...]
    people: Mapping[PersonId, Person]
    with_person: PersonId | None = None
    facilitator: PersonId | None = None

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
        leads = facilitator or next(iter(having(known, Role.FACILITATOR)), None)
        return cls(known, people, with_person, leads)

    def picked(self, who: Who) -> tuple[_Pick, ...]:
        """Everybody whom a selector means, each with the narrowest selector, in speaking order."""
        if who is Who.PERSON:
            return ((who, self.with_person),) if self.with_person is not None else ()
        if who is Who.FACILITATOR:
            return ((who, self.facilitator),)
        narrower = chain.from_iterable(self.picked(w) for w in _WIDER.get(who, ()))
        found = having(self.participations, *_ROLES[who]) if who in _ROLES else ()
        return _each_once(chain(narrower, ((who, person) for person in found)))

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


def expand(script: Script, seated: Seated) -> tuple[Turn, ...]:
    """All turns for these people, in speaking order."""
    return tuple(
        Turn(
            TurnId(f"{phase.id}/{number}/{step.id}/{role}/{person or ('all' if addressed else '-')}"),
            phase.id,
            phase.title,
            part.minutes,
            role,
            person,
            addressed,
            listeners,
            step,
        )
        for phase in script.phases
        for number, part in enumerate(phase.parts, start=1)
        for step, role, person, addressed, listeners in _turns_of(part, seated)
    )


def fills_for(
    turn: Turn, seated: Seated, joined: Callable[[Sequence[str]], str], incident: str = "", school: str = ""
) -> dict[str, str]:
    """What each fill means in this turn; `joined` makes one text of several names, in the script's words."""
    people = seated.people

    def names(ids: Iterable[PersonId | None]) -> str:
        return joined([people[i].called for i in dict.fromkeys(ids) if i is not None and i in people])

    def those(who: Who) -> str:
        return names(person for _, person in seated.picked(who))

    own = [i for i in turn.listeners if i not in turn.people and i != seated.facilitator]
    return {
        "person": names(turn.people),
        "harmed": those(Who.HARMED),
        "responsible": those(Who.RESPONSIBLE),
        "supporters": names(own) if turn.listeners else those(Who.SUPPORTERS),
        "everyone": those(Who.EVERYONE),
        "facilitator": names([seated.facilitator]),
        "incident": incident,
        "school": school,
    }


_Line = tuple[Step, Who, PersonId | None, tuple[PersonId, ...], tuple[PersonId, ...]]


def _turns_of(part: ScriptPart, seated: Seated) -> Iterator[_Line]:
    picks = _each_once(chain.from_iterable(seated.picked(who) for who in part.who))
    match part.manner:
        case Manner.GROUP:
            yield from _for_the_group(part, picks)
        case Manner.ROUND:
            yield from (_line(step, *pick) for step in part.steps for pick in picks)
        case Manner.ONE:
            yield from (_line(step, *pick) for pick in picks[:1] for step in part.steps)
        case Manner.EACH:
            yield from (_line(step, *pick) for pick in picks for step in part.steps)
        case Manner.PRIVATE:
            yield from _in_private(part, picks, seated)


def _line(step: Step, role: Who, person: PersonId | None) -> _Line:
    return step, role, person, (person,) if person is not None else (), ()


def _for_the_group(part: ScriptPart, picks: Sequence[_Pick]) -> Iterator[_Line]:
    everybody = tuple(person for _, person in picks if person is not None)
    if everybody or {Who.EVERYONE, Who.FACILITATOR} & set(part.who):
        yield from ((step, part.who[0], None, everybody, ()) for step in part.steps)


def _in_private(part: ScriptPart, picks: Sequence[_Pick], seated: Seated) -> Iterator[_Line]:
    mains = [pick for pick in picks if pick[0] not in _NOT_MAIN] or picks
    stays = (seated.facilitator,) if Who.FACILITATOR in part.who else ()
    for role, person in mains:
        if person is not None:
            hearing = dict.fromkeys([person, *seated.beside(role, person), *stays])
            listeners = tuple(i for i in hearing if i is not None)
            yield from ((step, role, person, (person,), listeners) for step in part.steps)


def _each_once(picks: Iterable[_Pick]) -> tuple[_Pick, ...]:
    first: dict[PersonId | None, _Pick] = {}
    for pick in picks:
        first.setdefault(pick[1], pick)
    return tuple(first.values())
