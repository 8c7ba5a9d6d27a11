"""The short ids and the days of a rehearsal file, and what they are in the case that is played."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kring.domain.events import PromiseId
from kring.domain.people import THE_ONE, IncidentId, Participation, PersonId
from kring.rehearsal.clocks import Days, as_written
from kring.rehearsal.record_forms import takes


class NotHere(Exception):
    """Somebody is named who has not joined the case yet."""


@dataclass(slots=True)
class Cast:
    """Who is who: real ids by the short ids of the file, and how its days move."""

    days: Days = as_written
    people: dict[PersonId, PersonId] = field(default_factory=dict)
    promises: dict[PromiseId, PromiseId] = field(default_factory=dict)
    incidents: dict[IncidentId, IncidentId] = field(default_factory=dict)

    def real(self, person: PersonId) -> PersonId:
        """Somebody's id in the case; raises NotHere for somebody who has not joined it yet."""
        if person not in self.people:
            raise NotHere
        return self.people[person]

    def short(self, person: PersonId | None) -> str:
        """The short id of somebody in the case; empty for nobody."""
        return next((short for short, real in self.people.items() if real == person), "")

    def values(self, use_case: Callable[..., object], values: Mapping[str, Any]) -> dict[str, Any]:
        """What a use case is handed in the case: real people, real promises, moved days."""
        hints = {taken.name: taken.hint for taken in takes(use_case)}
        return {name: self._value(hints.get(name), value) for name, value in values.items()}

    def role(self, role: Participation) -> Participation:
        """A role of the file in the case."""
        of = self.real(role.of) if role.of else None
        return replace(role, person=self.real(role.person), of=of, incident=self.incident(role.incident))

    def incident(self, incident: IncidentId) -> IncidentId:
        """An incident's id in the case; the one where the file names none."""
        return self.incidents.get(incident, THE_ONE)

    def short_incident(self, incident: IncidentId) -> str:
        """The short id of an incident; empty where the file names none."""
        return next((short for short, real in self.incidents.items() if real == incident), "")

    def _value(self, hint: object, value: Any) -> Any:
        if isinstance(value, date):
            return self.days(value)
        text = str(hint)
        if isinstance(value, str) and hint == str | PersonId:
            return self.people.get(PersonId(value), value)
        if isinstance(value, str) and value and "PersonId" in text:
            return self.real(PersonId(value))
        if isinstance(value, str) and value and "PromiseId" in text:
            return self.promises.get(PromiseId(value), PromiseId(value))
        if "IncidentId" in text:
            several = isinstance(value, tuple)
            return tuple(map(self.incident, value)) if several else self.incident(value)
        if isinstance(value, tuple) and "PersonId" in text:
            return tuple(self.real(PersonId(one)) for one in value)
        return value
