"""Which incidents a case is about, and what is read aloud of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kring.domain.case import facts as f
from kring.domain.case.said_facts import StopFact
from kring.domain.case.worked_out_once import Once
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role


@dataclass(slots=True, kw_only=True)
class Chosen(Once):
    """The incidents that are known here, and those of them that this is about.

    `stops_elsewhere` is what somebody said of another one: whether it goes on. Safety is about the child.
    """

    incidents: dict[IncidentId, f.Incident] = field(default_factory=lambda: {THE_ONE: f.Incident(THE_ONE)})
    chosen: tuple[IncidentId, ...] = (THE_ONE,)
    taken_out: dict[IncidentId, f.TakenOut] = field(default_factory=dict)  # entered by mistake
    stops_elsewhere: dict[tuple[PersonId, IncidentId], StopFact] = field(default_factory=dict)
    named_since: dict[tuple[PersonId, Role, IncidentId], int] = field(default_factory=dict)  # as a main party

    @property
    def chosen_incidents(self) -> tuple[f.Incident, ...]:
        """The incidents that this is about."""
        return tuple(self.incidents[one] for one in self.chosen if one in self.incidents)

    def known_incident(self, incident: IncidentId) -> f.Incident | None:
        """An incident of the case, also one that was taken out again."""
        out = self.taken_out.get(incident)
        return self.incidents.get(incident) or (out.incident if out is not None else None)

    @property
    def incident(self) -> str:
        """What is read aloud of the incidents that this is about."""
        return " ".join(filter(None, (known.words for known in self.chosen_incidents)))

    @property
    def established_by(self) -> str:
        """Who established the facts of the incidents that this is about, each name once."""
        return ", ".join(dict.fromkeys(known.established_by for known in self.chosen_incidents if known.established_by))
