"""The incidents of a case: what happened in each, what is read aloud of it, and which of them it is about now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kring.domain.events.base import Event, FreeText, TypedName
from kring.domain.people import THE_ONE, IncidentId, PersonId


@dataclass(frozen=True, slots=True)
class IncidentNamed(Event):
    """What will be named in the circle, and who (never the facilitator) established it; said whole, each time.

    The first of an id adds that incident; other `words` than before are another wording, which everybody is asked
    about anew. `name` is a place or a thing; it `began` on a day, and went on until it `ended`.
    """

    stored = "incident-named"
    established_by: TypedName
    words: FreeText = ""
    incident: IncidentId = field(default=THE_ONE, kw_only=True)
    name: FreeText = field(default="", kw_only=True)
    place: FreeText = field(default="", kw_only=True)
    began: date | None = field(default=None, kw_only=True)
    ended: date | None = field(default=None, kw_only=True)
    established_on: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class WordingAnswered(Event):
    """What is read aloud of an incident was read to a pupil beforehand, who agrees, or would have other `words`."""

    stored = "wording-answered"
    in_files = "words answered"
    incident: IncidentId
    person: PersonId
    agrees: bool
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class IncidentsChosen(Event):
    """The incidents that people would be brought together about; what is judged from now on is judged for these."""

    stored = "incidents-chosen"
    chosen: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True)
class IncidentTakenOut(Event):
    """An incident that was entered by mistake is taken out again, and why; nothing rested on it, and it stays known."""

    stored = "incident-taken-out"
    incident: IncidentId
    on: date
    words: FreeText
