"""An incident that was entered by mistake may be taken out again while nothing in the case rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.incidents import roles_in
from kring.domain.errors import Refused
from kring.domain.events import Event, Recorded
from kring.domain.events.base import OfIncidents
from kring.domain.events.days import day_of
from kring.domain.names.naming import letters
from kring.domain.path.about import each_about, says_no
from kring.domain.people import THE_ONE, IncidentId, PersonId
from kring.domain.refusals import Rule


def permit_taking_out(case: Case, event: e.IncidentTakenOut) -> None:
    """Raise Refused where an incident stays: it is what was reported, nobody says why, or something rests on it."""
    for refused in against_taking_out(case, event.incident):
        raise refused
    if not letters(event.words):
        raise Refused(Rule.TAKEN_OUT_WHY)


def against_taking_out(case: Case, incident: IncidentId) -> tuple[Refused, ...]:
    """Why an incident stays, each thing that rests on it once."""
    case = case.whole
    if incident == THE_ONE:
        return (Refused(Rule.REPORTED_STAYS),)
    found: list[tuple[Rule, dict[str, str]]] = [(Rule.INCIDENT_CHOSEN, {})] if incident in case.chosen else []
    found += [(Rule.INCIDENT_HAS_PEOPLE, {"person": case.called(p.person)}) for p in roles_in(case, incident)]
    found += [_rests(case, record) for record in _about(case, incident)]
    each = {(rule, *sorted(values.items())): Refused(rule, **values) for rule, values in found}
    return tuple(each.values())


def _about(case: Case, incident: IncidentId) -> Iterator[Recorded]:
    """The records about an incident that still say something: set aside a no does, and so does that a talk was held."""
    for record, about in each_about(case):
        event = record.event
        own = isinstance(event, e.WordingAnswered) and event.incident == incident
        scoped = isinstance(event, OfIncidents | e.Reflected) and incident in about
        gone = record.id in case.set_aside and not (says_no(event) or isinstance(event, e.TalkOpened))
        if (own or scoped) and not gone:
            yield record


def _rests(case: Case, record: Recorded) -> tuple[Rule, dict[str, str]]:
    event = record.event
    day = (day_of(event) or record.at.date()).isoformat()
    match event:
        case e.WordingAnswered(person=person):
            return Rule.INCIDENT_HAS_WORDS, {"person": case.called(person), "day": day}
        case e.TalkOpened(with_people=people):
            return Rule.INCIDENT_HAS_TALK, {"person": case.called(next(iter(people), None)), "day": day}
    return Rule.INCIDENT_HAS_RECORD, {"kind": _kind(event), "day": day, "person": case.called(_whom(event))}


def _kind(event: Event) -> str:
    return type(event).stored


def _whom(event: Event) -> PersonId | None:
    who: PersonId | None = getattr(event, "person", None) or getattr(event, "about", None)
    return who
