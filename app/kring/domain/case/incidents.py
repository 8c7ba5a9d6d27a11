"""The incidents of a case: who is what in which, what may be chosen, and whose names fall in a talk.

How it works, for whoever builds a page on it. A case begins with one incident (`THE_ONE`, which old records mean
without saying so); another is added by naming it. Harmed, responsible, bystander and told are roles in an incident, and
a supporter is chosen for one. `cases.load` gives the case *about the chosen incidents*: gate, decision, preparation,
agreement, fills and papers read it and hear nothing of the others. `case.whole` is the case with all its incidents: who
is staff, the first days, contacts and safety are of the whole. `case.about(chosen)` is the same case about other ones,
such as those of a talk. With one incident all three are one and the same object. One that was
entered by mistake stands in `case.whole.taken_out`.

    case.chosen                  the incidents it is about          case.whole.incidents    all, by id, with their words
    problem(case, chosen)        why people may not be brought together about these at once
    on_both_sides(case)          who is harmed in one and responsible in another: a notice and a question, not a no
    roles_in(case, incident)     who is what in it
    incidents_of(case, pupil)    in which of them somebody is what
    names_that_fall(case, ...)   whose names may fall in a talk about them, and whose may not
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.facts import Incident
from kring.domain.events import Event, RoleGiven, TalkId
from kring.domain.events.base import OfIncidents
from kring.domain.names.names_in_text import mentions
from kring.domain.names.naming import letters
from kring.domain.people import (
    CIRCLE_ROLES,
    IN_AN_INCIDENT,
    MAIN_ROLES,
    IncidentId,
    Participation,
    PersonId,
    Role,
)

Incidents = tuple[IncidentId, ...]


class NotTogether(StrEnum):
    """Why incidents may not be chosen."""

    NONE = "none-chosen"
    UNKNOWN = "no-such-incident"
    BOTH_SIDES = "both-sides-of-one-circle"


@dataclass(frozen=True, slots=True)
class WhyNotTogether:
    """Why incidents may not be chosen, and because of whom."""

    code: NotTogether
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class NamesThatFall:
    """Whose names may fall in a talk, and whose may not."""

    fall: tuple[PersonId, ...]
    never: tuple[PersonId, ...]


def several(case: Case) -> bool:
    """Whether a case has more than one incident."""
    return len(case.whole.incidents) > 1


def in_order(case: Case, incidents: Iterable[IncidentId]) -> Incidents:
    """Incidents, each once, in the order in which they came into the case."""
    wanted = set(incidents)
    known = tuple(one for one in case.whole.incidents if one in wanted)
    return (*known, *sorted(wanted - set(known)))


def problem(case: Case, chosen: Sequence[IncidentId]) -> WhyNotTogether | None:
    """Why people may not be brought together about these incidents at once; None where nothing stands against it.

    Nobody sits on both sides of one circle: harmed in one of them, and asked to answer in another.
    """
    if not chosen:
        return WhyNotTogether(NotTogether.NONE)
    if not set(chosen) <= set(case.whole.incidents):
        return WhyNotTogether(NotTogether.UNKNOWN)
    if len(set(chosen)) > 1:
        both = _on_both_sides(case, chosen)
        if both:
            return WhyNotTogether(NotTogether.BOTH_SIDES, both[0])
    return None


def each_incident(case: Case) -> tuple[Case, ...]:
    """The case about each of its incidents by itself, what is chosen first; a case with one is that itself."""
    order = sorted(case.whole.incidents, key=lambda one: one not in case.chosen)
    return tuple(case.about((one,)) for one in order)


def on_both_sides(case: Case) -> tuple[PersonId, ...]:
    """Who is harmed in one incident of the case and responsible in another."""
    return _on_both_sides(case, tuple(case.whole.incidents))


def _on_both_sides(case: Case, incidents: Iterable[IncidentId]) -> tuple[PersonId, ...]:
    harmed, responsible = ({p for one in incidents for p in main_in(case, one, role)} for role in MAIN_ROLES)
    entries = {one for p in responsible for one in case.whole.same(p)}
    return tuple(p for p in case.people if p in harmed and p in entries)


def roles_in(case: Case, incident: IncidentId) -> tuple[Participation, ...]:
    """Who is harmed, responsible, bystander or told in an incident, or was chosen to sit beside somebody in it."""
    of_incident = (*IN_AN_INCIDENT, Role.SUPPORTER, Role.BESIDE)
    return tuple(p for p in case.whole.participations if p.incident == incident and p.role in of_incident)


def main_in(case: Case, incident: IncidentId, role: Role) -> tuple[PersonId, ...]:
    """Who is harmed, or responsible, in an incident."""
    found = (p.person for p in case.whole.participations if p.incident == incident and p.role is role)
    return tuple(dict.fromkeys(found))


def incidents_of(case: Case, person: PersonId) -> Incidents:
    """The incidents in which somebody is harmed, responsible, bystander or told, under whichever entry."""
    same = case.whole.same(person)
    mine = (p.incident for p in case.whole.participations if p.person in same and p.role in IN_AN_INCIDENT)
    return in_order(case, mine)


def meant_by(case: Case, event: Event) -> Incidents:
    """The incidents that an event is about which is to happen now: as it says, those of its talk, or those chosen."""
    talk = case.whole.talks.get(getattr(event, "talk", None) or TalkId(""))
    own: Incidents = event.incidents if isinstance(event, OfIncidents) else ()
    return own or (talk.incidents if talk is not None else case.whole.chosen)


def is_elsewhere(case: Case, event: OfIncidents) -> bool:
    """Whether what is heard in a case about some incidents was said of others, or not of all of these."""
    return case.of_whole is not None and bool(event.incidents) and not set(case.chosen) <= set(event.incidents)


def of_a_talk(case: Case, people: Iterable[PersonId], wanted: Iterable[IncidentId] = ()) -> Incidents:
    """What a talk is about: what is wanted; else what is chosen; for somebody who is only in another one, that one."""
    asked = in_order(case, wanted)
    own = {one for p in people for one in incidents_of(case, p)}
    elsewhere = len(own) == 1 and not own & set(case.whole.chosen)
    return asked or (in_order(case, own) if elsewhere else case.whole.chosen)


def pupils_in(case: Case, chosen: Iterable[IncidentId]) -> frozenset[PersonId]:
    """Everybody who is, or ever was, a pupil in one of these incidents, under every entry."""
    wanted = set(chosen)
    given = (record.event for record in case.whole.history if isinstance(record.event, RoleGiven))
    found = {role.person for role in given if role.role in IN_AN_INCIDENT and role.incident in wanted}
    return frozenset(one for p in found for one in case.whole.same(p))


def facing_elsewhere(case: Case, chosen: Iterable[IncidentId]) -> frozenset[PersonId]:
    """Who would sit beside a circle about these incidents, and face somebody there of the other side of another one."""
    case, wanted = case.whole, set(chosen)
    there = [p for p in case.participations if p.role not in IN_AN_INCIDENT or p.incident in wanted]
    own = {one for p in there if p.role in MAIN_ROLES for one in case.same(p.person)}
    seats = {one for p in there if p.role in CIRCLE_ROLES for one in case.same(p.person)}
    found: set[PersonId] = set()
    for other in (one for one in case.incidents if one not in wanted):
        sides = [{one for p in main_in(case, other, role) for one in case.same(p)} & seats for role in MAIN_ROLES]
        found |= {p for mine, theirs in (sides, sides[::-1]) for p in mine if theirs - case.same(p)}
    return frozenset(found - own)


def names_that_fall(case: Case, incidents: Iterable[IncidentId]) -> NamesThatFall:
    """Whose names may fall in a talk about these incidents: of the pupils of a case, those who are in them."""
    inside, case = set(incidents), case.whole
    pupils = [p for p in case.people if any(x.person == p and x.role in IN_AN_INCIDENT for x in case.participations)]
    fall = tuple(p for p in pupils if inside & set(incidents_of(case, p)) and not _only_told(case, p, inside))
    return NamesThatFall(fall, tuple(p for p in pupils if p not in fall))


def named_though_out(case: Case, incident: Incident) -> tuple[PersonId, ...]:
    """Pupils whose names stand in the words that are read aloud, and who have no part in that incident.

    A name that may also be that of somebody who is in it says nothing; it is a question to whoever wrote the words.
    """
    names = names_that_fall(case, (incident.id,))
    found = mentions(letters(incident.words).split(), case.whole.people, case.whole.names)
    never = {p for mention in found for p in mention.people if not set(mention.people) & set(names.fall)}
    return tuple(p for p in names.never if p in never)


def _only_told(case: Case, person: PersonId, incidents: set[IncidentId]) -> bool:
    """Whether somebody is in these incidents only as the pupil who told, whose name falls nowhere."""
    roles = {p.role for p in case.participations if p.person == person and p.incident in incidents}
    return roles & set(IN_AN_INCIDENT) == {Role.TOLD}


def wants_other_words(incident: Incident, person: PersonId) -> bool:
    """Whether somebody refused the words that are to be read aloud; the facts stand all the same."""
    answer = incident.answer(person)
    return answer is not None and not answer.agrees


def still_to_hear(case: Case, incident: Incident) -> tuple[PersonId, ...]:
    """Who is on a side of an incident of a case with several, and was not read its words yet.

    Where a case is about one thing only, everybody knows what is meant; old cases read on.
    """
    if not several(case) or not incident.words.strip():
        return ()
    sides = dict.fromkeys(p for role in MAIN_ROLES for p in main_in(case, incident.id, role))
    return tuple(p for p in sides if incident.answer(p) is None)


def named_since(case: Case) -> int:
    """Where the facts of what a case is about were named last, as a place in the order of events."""
    return max((known.seq for known in case.chosen_incidents), default=0)
