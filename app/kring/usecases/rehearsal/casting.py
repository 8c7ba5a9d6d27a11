"""The short ids and the days of a file become those of the case that is played."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kring.domain.codec import hints
from kring.domain.events import Event, PromiseId
from kring.domain.people import PersonId
from kring.usecases.rehearsal.clocks import Days, as_written


class NotHere(Exception):
    """Somebody is named who has not joined the case yet."""


@dataclass(slots=True)
class Cast:
    """Who is who: real ids by the short ids of the file, and how its days move."""

    days: Days = as_written
    people: dict[PersonId, PersonId] = field(default_factory=dict)
    promises: dict[PromiseId, PromiseId] = field(default_factory=dict)

    def real(self, person: PersonId) -> PersonId:
        """Somebody's id in the case; raises NotHere for somebody who has not joined it yet."""
        if person not in self.people:
            raise NotHere
        return self.people[person]

    def short(self, person: PersonId | None) -> str:
        """The short id of somebody in the case; empty for nobody."""
        return next((short for short, real in self.people.items() if real == person), "")

    def event(self, event: Event) -> Event:
        """An event of the file as it happens in the case."""
        changed = {
            name: value
            for name, hint in hints(type(event)).items()
            if (value := self._value(hint, getattr(event, name))) is not None
        }
        return replace(event, **changed)

    def _value(self, hint: object, value: object) -> object:
        """The value as it is in the case; None for one that stays as it is."""
        if isinstance(value, date):
            return self.days(value)
        text = str(hint)
        if isinstance(value, str) and value and "PersonId" in text:
            return self.real(PersonId(value))
        if isinstance(value, str) and value and "PromiseId" in text:
            return self.promises.get(PromiseId(value), PromiseId(value))
        if isinstance(value, tuple) and "PersonId" in text:
            return tuple(self.real(PersonId(one)) for one in value)
        return None
