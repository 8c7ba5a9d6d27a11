"""Events into a case, from the report on: the people, the first days and safety; one function for each kind."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain import facts as f
from kring.domain.case import Case
from kring.domain.events import Recorded
from kring.domain.fold_handlers import Handlers, against, not_coming
from kring.domain.people import MAIN_ROLES, Participation, Person

handlers = Handlers()


@handlers.on(e.CaseOpened)
def _opened(case: Case, event: e.CaseOpened, record: Recorded) -> None:
    case.number, case.title, case.reported_on = event.number, event.title, event.reported_on
    case.words, case.nature, case.practice = event.words, event.nature, event.practice


@handlers.on(e.CaseDescribed)
def _described(case: Case, event: e.CaseDescribed, record: Recorded) -> None:
    case.title, case.nature, case.words = event.title, event.nature, event.words


@handlers.on(e.IncidentNamed)
def _incident(case: Case, event: e.IncidentNamed, record: Recorded) -> None:
    case.incident, case.established_by, case.incident_seq = event.words, event.established_by, record.seq


@handlers.on(e.CaseClosed)
def _closed(case: Case, event: e.CaseClosed, record: Recorded) -> None:
    case.closed_on = record.at.date()


@handlers.on(e.PersonAdded)
def _person(case: Case, event: e.PersonAdded, record: Recorded) -> None:
    case.people[event.person] = Person(event.person, event.name, event.called, event.pupil, event.of_age)


@handlers.on(e.PersonRenamed)
def _renamed(case: Case, event: e.PersonRenamed, record: Recorded) -> None:
    person = case.people[event.person]
    case.people[event.person] = replace(person, name=event.name, called=event.called)


@handlers.on(e.RoleGiven)
def _role(case: Case, event: e.RoleGiven, record: Recorded) -> None:
    role = Participation(event.person, event.role, event.side, event.relation, event.of)
    case.participations = [p for p in case.participations if (p.person, p.role) != (event.person, event.role)] + [role]
    case.staff_seq[event.role] = record.seq
    if event.role in MAIN_ROLES:
        case.known_since.setdefault(event.person, record.seq)
    against(case, record, event.person)


@handlers.on(e.RoleEnded)
def _role_ended(case: Case, event: e.RoleEnded, record: Recorded) -> None:
    against(case, record, event.person)
    not_coming(case, record, event.person)
    case.participations = [p for p in case.participations if (p.person, p.role) != (event.person, event.role)]


@handlers.on(e.LeftOut)
def _left_out(case: Case, event: e.LeftOut, record: Recorded) -> None:
    against(case, record, event.person)
    not_coming(case, record, event.person)
    case.left_out[event.person] = event.words


@handlers.on(e.TakenIn)
def _taken_in(case: Case, event: e.TakenIn, record: Recorded) -> None:
    case.left_out.pop(event.person, None)
    against(case, record, event.person)


@handlers.on(e.ConcernAsked)
def _concern(case: Case, event: e.ConcernAsked, record: Recorded) -> None:
    case.concerns[event.concern] = event.seen
    if event.seen is e.Seen.SEEN:
        case.concern_open, case.released_by = True, ""
        against(case, record)


@handlers.on(e.TalksReleased)
def _released(case: Case, event: e.TalksReleased, record: Recorded) -> None:
    case.released_by = event.who
    case.concern_open = case.concern_open and not event.who.strip()


@handlers.on(e.TodayLine)
def _today(case: Case, event: e.TodayLine, record: Recorded) -> None:
    case.today[event.line] = f.TodayTask(event.line, event.who, event.when, event.done)


@handlers.on(e.SafetyPlanned)
def _safety(case: Case, event: e.SafetyPlanned, record: Recorded) -> None:
    case.safety_plans[event.person] = f.SafetyPlan(event.holds, event.words)
    if not event.holds:
        against(case, record)


@handlers.on(e.StoppedSaid)
def _stopped(case: Case, event: e.StoppedSaid, record: Recorded) -> None:
    before = case.stops.get(event.person)
    case.stops[event.person] = f.StopFact(event.person, event.since, event.on, event.words)
    if event.since is None or (before and before.since and event.since > before.since):
        against(case, record)


@handlers.on(e.ParentTold)
def _parent_told(case: Case, event: e.ParentTold, record: Recorded) -> None:
    case.parent_contacts.append(f.ParentContact(event.child, event.who, event.on, event.by, event.safe, event.words))


@handlers.on(e.ParentAnswered)
def _parent_answered(case: Case, event: e.ParentAnswered, record: Recorded) -> None:
    case.parent_answers.append(f.ParentAnswer(event.child, event.who, event.says, event.on))
    if case.refused_by_parent(event.child):
        against(case, record, event.child)
        not_coming(case, record, event.child)


@handlers.on(e.WorseReported)
def _worse(case: Case, event: e.WorseReported, record: Recorded) -> None:
    case.worse.append((event.on, event.words))
    case.worse_seq = record.seq
    against(case, record)
