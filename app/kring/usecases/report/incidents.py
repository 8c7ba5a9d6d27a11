"""The incidents of a case: naming them, agreeing on the words that are read aloud, and choosing which it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import Incident
from kring.domain.case.incidents import in_order
from kring.domain.errors import Refused
from kring.domain.events import CaseId, IncidentNamed
from kring.domain.people import THE_ONE, IncidentId, PersonId
from kring.domain.refusals import Rule
from kring.usecases.cases import load, record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """What happened, as it is named: a place or a thing, its days, the words read aloud, and who established it."""

    name: str = ""
    words: str = ""
    established_by: str = ""
    place: str = ""
    began: date | None = None
    ended: date | None = None
    established_on: date | None = None


def facts_of(incident: Incident) -> IncidentFacts:
    """The facts of an incident as they are known."""
    return IncidentFacts(
        incident.name,
        incident.words,
        incident.established_by,
        incident.place,
        incident.began,
        incident.ended,
        incident.established_on,
    )


def add_incident(
    desk: Desk, case: CaseId, *, facts: IncidentFacts, by: PersonId | None = None, incident: IncidentId | None = None
) -> tuple[Case, IncidentId]:
    """Another incident comes into the case; the case stays about those that are chosen."""
    new = IncidentId(desk.new_id()) if incident is None else incident
    return record(desk, case, _named(new, facts), by=by), new


def describe_incident(
    desk: Desk, case: CaseId, *, incident: IncidentId = THE_ONE, facts: IncidentFacts, by: PersonId | None = None
) -> Case:
    """Put the facts of an incident differently, whole; other words are read to everybody anew."""
    _known(load(desk, case), incident)
    return record(desk, case, _named(incident, facts), by=by)


def name_incident(
    desk: Desk,
    case: CaseId,
    *,
    established_by: str,
    words: str,
    incident: IncidentId = THE_ONE,
    by: PersonId | None = None,
) -> Case:
    """Say what will be named in the circle, and who established it; what else is known of that incident stays."""
    known = facts_of(_known(load(desk, case), incident))
    return record(desk, case, _named(incident, replace(known, words=words, established_by=established_by)), by=by)


def correct_incident(
    desk: Desk,
    case: CaseId,
    *,
    incident: IncidentId = THE_ONE,
    name: str | None = None,
    place: str | None = None,
    began: date | None = None,
    ended: date | None = None,
    by: PersonId | None = None,
) -> Case:
    """Its name, its place or its days were written wrongly; what is not said here stays, and so do the words."""
    facts = facts_of(_known(load(desk, case), incident))
    right = replace(
        facts,
        name=facts.name if name is None else name,
        place=facts.place if place is None else place,
        began=began or facts.began,
        ended=ended or facts.ended,
    )
    return record(desk, case, _named(incident, right), by=by)


def take_out(
    desk: Desk,
    case: CaseId,
    *,
    incident: IncidentId,
    words: str,
    on: date | None = None,
    by: PersonId | None = None,
) -> Case:
    """An incident was entered by mistake: it is taken out, with the reason (`words`), while nothing rests on it."""
    return record(desk, case, e.IncidentTakenOut(incident, on or desk.today(), words), by=by)


def put_back(desk: Desk, case: CaseId, *, incident: IncidentId, by: PersonId | None = None) -> Case:
    """That an incident was taken out is set aside: it is there again, as it was."""
    out = load(desk, case).whole.taken_out.get(incident)
    if out is None:
        raise Refused(Rule.NO_SUCH_INCIDENT)
    rows = (recorded(row) for row in writing.read(desk, case))
    found = [r.id for r in rows if isinstance(r.event, e.IncidentTakenOut) and r.event.incident == incident]
    return record(desk, case, e.SetAside(found[-1], desk.today()), by=by)


def offer_words(
    desk: Desk, case: CaseId, *, words: str, incident: IncidentId = THE_ONE, by: PersonId | None = None
) -> Case:
    """Another wording of the same facts, which is read to everybody anew."""
    known = facts_of(_known(load(desk, case), incident))
    return record(desk, case, _named(incident, replace(known, words=words)), by=by)


def answer_words(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    agrees: bool,
    words: str = "",
    on: date | None = None,
    incident: IncidentId = THE_ONE,
    by: PersonId | None = None,
) -> Case:
    """What a pupil said when the words were read beforehand: they may be read aloud, or others are wanted (`words`)."""
    return record(desk, case, e.WordingAnswered(incident, person, agrees, on or desk.today(), words), by=by)


def choose(desk: Desk, case: CaseId, *, incidents: tuple[IncidentId, ...], by: PersonId | None = None) -> Case:
    """Say about which incidents people would be brought together; gives the case about these."""
    return record(desk, case, e.IncidentsChosen(in_order(load(desk, case), incidents)), by=by)


def _known(case: Case, incident: IncidentId) -> Incident:
    known = case.whole.incidents.get(incident)
    if known is None:
        raise Refused(Rule.NO_SUCH_INCIDENT)
    return known


def _named(incident: IncidentId, facts: IncidentFacts) -> IncidentNamed:
    return IncidentNamed(
        facts.established_by,
        facts.words,
        incident=incident,
        name=facts.name,
        place=facts.place,
        began=facts.began,
        ended=facts.ended,
        established_on=facts.established_on,
    )
