"""What the places for names mean in one line: names, the incident, the school."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kring.domain.people import PersonId
from kring.domain.session.script import First, Who
from kring.domain.session.seated import OTHER, Seated
from kring.domain.session.turns import Turn


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a session is about, beside its people: the incident's words, the school, and who speaks first."""

    incident: str = ""
    school: str = ""
    first: First | None = None


def whom(turn: Turn, seated: Seated, about: Occasion) -> dict[str, tuple[PersonId, ...]]:
    """The people whom each fill means in this turn, each once; `second` is the side that does not speak first."""
    there = seated if turn.incident is None else seated.about(turn.incident)
    own = [i for i in turn.listeners if i not in turn.people and i != seated.facilitator]
    leads = turn.lead or seated.facilitator

    def those(who: Who | None) -> tuple[PersonId | None, ...]:
        return tuple(person for _, person in there.picked(who)) if who is not None else ()

    found: dict[str, Iterable[PersonId | None]] = {
        "person": turn.people,
        "harmed": those(Who.HARMED),
        "responsible": those(Who.RESPONSIBLE),
        "supporters": own if turn.listeners else those(Who.SUPPORTERS),
        "parents": those(Who.PARENTS),
        "everyone": those(Who.EVERYONE),
        "facilitator": (leads,),
        "facilitators": seated.facilitators or (leads,),
        "first": those(Who(about.first.value) if about.first else None),
        "second": those(OTHER[about.first] if about.first else None),
    }
    return {
        fill: tuple(i for i in dict.fromkeys(ids) if i is not None and i in seated.people)
        for fill, ids in found.items()
    }


def fills_for(turn: Turn, seated: Seated, joined: Callable[[Sequence[str]], str], about: Occasion) -> dict[str, str]:
    """What each fill means in this turn; `joined` makes one text of several names, in the script's words."""
    names = {fill: joined([seated.people[i].called for i in ids]) for fill, ids in whom(turn, seated, about).items()}
    incident = about.incident if turn.incident is None else seated.incidents.get(turn.incident, "")
    return {**names, "incident": incident, "school": about.school}
