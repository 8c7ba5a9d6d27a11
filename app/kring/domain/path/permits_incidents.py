"""What is refused because of incidents: who would hear of others; which may go together says `case/incidents.py`."""

from __future__ import annotations

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.incidents import NotTogether, WhyNotTogether, main_in, meant_by, problem, several
from kring.domain.case.staff import everybody_named
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, TalkKind
from kring.domain.events.base import OfIncidents
from kring.domain.path.taking_out import permit_taking_out
from kring.domain.people import FAMILY, IN_AN_INCIDENT, MAIN_ROLES, IncidentId, PersonId
from kring.domain.refusals import Rule

_RULES = {
    NotTogether.NONE: Rule.NO_INCIDENT_CHOSEN,
    NotTogether.UNKNOWN: Rule.NO_SUCH_INCIDENT,
    NotTogether.BOTH_SIDES: Rule.BOTH_SIDES_OF_ONE_CIRCLE,
}


def permitted_about(case: Case, event: Event) -> Case:
    """The case about what an event is about; raises Refused where that is not there, or would mix two incidents."""
    _permit(case, event)
    return case.about(meant_by(case, event))


def _permit(case: Case, event: Event) -> None:
    match event:
        case e.IncidentsChosen(chosen=chosen):
            _stands(case, problem(case, chosen))
            if case.whole.running(TalkKind.CONFERENCE):
                raise Refused(Rule.CONFERENCE_RUNS)
        case e.IncidentTakenOut(incident=incident):
            _known(case, (incident,))
            permit_taking_out(case, event)
        case e.WordingAnswered(incident=incident, person=person):
            _wording(case, incident, person)
        case e.RoleGiven(incident=incident) | e.RoleEnded(incident=incident):
            _known(case, (incident,))
        case e.Decided(path=Path.CONFERENCE) | e.ConferenceTakenUp():
            _stands(case, problem(case, meant_by(case, event)))
        case e.TalkOpened():
            _known(case, event.incidents)
            _talk(case, event)
        case OfIncidents(incidents=incidents):
            _known(case, incidents)


def hears_of_it(case: Case, person: PersonId) -> bool:
    """Whether somebody may be in a talk about the incidents that a case is about: no pupil of others, nor their family.

    Who has no role, such as an interpreter, is in none of them.
    """
    mine = case.same(person)
    of_pupils = (*IN_AN_INCIDENT, *FAMILY)
    anywhere = any(p.person in mine and p.role in of_pupils for p in case.whole.participations)
    return not anywhere or any(p.person in mine and p.role in of_pupils for p in case.participations)


def _stands(case: Case, found: WhyNotTogether | None) -> None:
    if found is not None:
        raise Refused(_RULES[found.code], person=case.called(found.person))


def _known(case: Case, incidents: tuple[IncidentId, ...]) -> None:
    if not set(incidents) <= set(case.whole.incidents):
        raise Refused(Rule.NO_SUCH_INCIDENT)


def _wording(case: Case, incident: IncidentId, person: PersonId) -> None:
    """Words are read to whoever is on a side of the incident, once they are written."""
    _known(case, (incident,))
    if all(person not in main_in(case, incident, role) for role in MAIN_ROLES):
        raise Refused(Rule.NOT_OF_THIS_INCIDENT, person=case.called(person))
    if not case.whole.incidents[incident].words.strip():
        raise Refused(Rule.WORDS_NOT_WRITTEN)


def _talk(case: Case, event: e.TalkOpened) -> None:
    """A talk is with those whom its incidents are about; nobody hears of one that is not theirs.

    A circle without sides speaks of none of them.
    """
    if not several(case) or event.kind is TalkKind.CIRCLE:
        return
    if event.kind in (TalkKind.PREPARATION, TalkKind.CONFERENCE):
        _stands(case, problem(case, meant_by(case, event)))
    about = case.about(meant_by(case, event))
    for person in (*event.with_people, *everybody_named(case, event.also_there)):
        if not hears_of_it(about, person):
            raise Refused(Rule.NOT_OF_THIS_INCIDENT, person=case.called(person))
