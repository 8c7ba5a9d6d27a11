"""Events into a case, from the report on: the people, the first days and safety; one function for each kind."""

from __future__ import annotations

from bisect import insort
from dataclasses import replace
from typing import TypeVar

from kring.domain import events as e
from kring.domain.case import facts as f
from kring.domain.case import safety_facts as safety
from kring.domain.case.case import Case
from kring.domain.case.handlers import Handlers, coming, not_coming, place_ends, said_last, sits_elsewhere
from kring.domain.case.incidents import is_elsewhere
from kring.domain.case.line_people import people_now
from kring.domain.case.role_given import same_role
from kring.domain.case.said_facts import StopFact
from kring.domain.case.staff import is_safeguarding, unfit_name
from kring.domain.events import Recorded
from kring.domain.names.naming import letters
from kring.domain.people import (
    CIRCLE_ROLES,
    FAMILY,
    IN_AN_INCIDENT,
    MAIN_ROLES,
    THE_ONE,
    Participation,
    Person,
    PersonId,
    Role,
)
from kring.domain.report.concerns import marked_as, meant_by

handlers = Handlers()
_K = TypeVar("_K")


@handlers.on(e.CaseOpened)
def _opened(case: Case, event: e.CaseOpened, record: Recorded) -> None:
    case.number, case.title, case.reported_on = event.number, event.title, event.reported_on
    case.words, case.nature, case.practice = event.words, event.nature, event.practice
    case.opened_on = record.at.date()


@handlers.on(e.CaseDescribed)
def _described(case: Case, event: e.CaseDescribed, record: Recorded) -> None:
    case.title, case.nature, case.words = event.title, event.nature, event.words


@handlers.on(e.IncidentNamed)
def _incident(case: Case, event: e.IncidentNamed, record: Recorded) -> None:
    before = case.incidents.get(event.incident)
    case.taken_out.pop(event.incident, None)
    said = before.answers if before is not None and before.words == event.words else ()  # other words are asked anew
    case.incidents[event.incident] = f.Incident(
        event.incident,
        event.name,
        event.words,
        event.place,
        event.began,
        event.ended,
        event.established_by,
        event.established_on,
        record.seq,
        said,
    )


@handlers.on(e.WordingAnswered)
def _wording(case: Case, event: e.WordingAnswered, record: Recorded) -> None:
    known = case.incidents.get(event.incident)
    if known is None:
        return
    answer = f.WordingAnswer(record.seq, event.agrees, event.on, event.words)
    answers = dict(known.answers) | dict.fromkeys(case.same(event.person), answer)
    case.incidents[event.incident] = replace(known, answers=tuple(answers.items()))


@handlers.on(e.IncidentTakenOut)
def _taken_out(case: Case, event: e.IncidentTakenOut, record: Recorded) -> None:
    known = case.incidents.pop(event.incident, None) if event.incident != THE_ONE else None
    if known is not None:
        case.taken_out[event.incident] = f.TakenOut(known, event.on, event.words, record.seq)


@handlers.on(e.IncidentsChosen)
def _chosen(case: Case, event: e.IncidentsChosen, record: Recorded) -> None:
    case.chosen = event.chosen


@handlers.on(e.CaseClosed)
def _closed(case: Case, event: e.CaseClosed, record: Recorded) -> None:
    case.closed_on = record.at.date()


@handlers.on(e.PersonAdded)
def _person(case: Case, event: e.PersonAdded, record: Recorded) -> None:
    case.people[event.person] = Person(event.person, event.name, event.called, event.pupil, event.of_age)
    _known_as(case, record.seq, event.person, event.name, event.called)


@handlers.on(e.PersonRenamed)
def _renamed(case: Case, event: e.PersonRenamed, record: Recorded) -> None:
    person = case.people[event.person]
    once = (*person.once, letters(person.name))
    case.people[event.person] = replace(person, name=event.name, called=event.called, once=once)
    _known_as(case, record.seq, event.person, event.name, event.called)


@handlers.on(e.PersonAddressed)
def _addressed(case: Case, event: e.PersonAddressed, record: Recorded) -> None:
    person = case.people.get(event.person)
    if person is not None:
        case.people[event.person] = replace(person, formal=event.formal)


def _known_as(case: Case, seq: int, person: PersonId, *names: str) -> None:
    """Earlier names stay known, so that a record under one of them still means this person."""
    now = {letters(name) for name in names if letters(name)}
    before = case.names.get(person, {})
    left = {name: (since, until if until is not None else seq) for name, (since, until) in before.items()}
    case.names[person] = left | {name: (before[name][0] if name in before else seq, None) for name in now}


@handlers.on(e.NamesAsked)
def _names(case: Case, event: e.NamesAsked, record: Recorded) -> None:
    pair = frozenset((event.one, event.other))
    (case.two_people.add if event.two else case.two_people.discard)(pair)
    since = case.one_then.setdefault(pair, record.at)
    if event.two:
        case.one_once.append((pair, since, record.at))
        del case.one_then[pair]


@handlers.on(e.NameMeant)
def _meant(case: Case, event: e.NameMeant, record: Recorded) -> None:
    case.meant_by.append((record.seq, letters(event.name), event.person))


@handlers.on(e.RoleGiven)
def _role(case: Case, event: e.RoleGiven, record: Recorded) -> None:
    role = Participation(event.person, event.role, event.side, event.relation, event.of, event.incident)
    if event.role in CIRCLE_ROLES:
        if _moves(case, role):
            sits_elsewhere(case, event.person, record.seq)
        for one in case.same(event.person):
            case.places[one] = (role.role, role.side, role.of)
    case.participations = [p for p in case.participations if not same_role(p, role)] + [role]
    case.staff_seq[event.role] = record.seq
    if event.role in (Role.FACILITATOR, Role.PREPARER):
        case.once_led.add(event.person)
    if event.role in FAMILY:
        case.ties[record.seq] = role
    if event.role in MAIN_ROLES:
        case.known_since.setdefault(event.person, record.seq)
        case.came_on.setdefault(event.person, record.at.date())
        case.main_since[event.person, event.role] = record.seq
        case.named_since[event.person, event.role, event.incident] = record.seq
        case.once_main.add(event.person)
    if event.role in CIRCLE_ROLES:
        case.circle_seq = record.seq
        coming(case, record, event.person)


def _moves(case: Case, new: Participation) -> bool:
    """Whether somebody who had a place in the circle, also one that ended, gets another instead of it."""
    had = case.places.get(new.person)
    mine = [p for p in case.participations if p.person in case.same(new.person) and p.role in CIRCLE_ROLES]
    kept = [p for p in mine if (p.person, p.role) != (new.person, new.role)]
    return had is not None and had != (new.role, new.side, new.of) and not kept


@handlers.on(e.RoleEnded)
def _role_ended(case: Case, event: e.RoleEnded, record: Recorded) -> None:
    place_ends(case, record, event.person, event.role)
    if event.role is Role.FACILITATOR:
        case.staff_seq[event.role] = record.seq  # somebody else leads from now on
    mine = [p for p in case.participations if (p.person, p.role) == (event.person, event.role)]
    here = [p for p in mine if p.incident == event.incident]
    ends = here or ([] if event.role in IN_AN_INCIDENT else mine)
    case.participations = [p for p in case.participations if p not in ends]


@handlers.on(e.LeftOut)
def _left_out(case: Case, event: e.LeftOut, record: Recorded) -> None:
    not_coming(case, record, event.person)
    case.left_out[event.person] = event.words
    case.circle_seq = record.seq


@handlers.on(e.TakenIn)
def _taken_in(case: Case, event: e.TakenIn, record: Recorded) -> None:
    for one in case.same(event.person):
        case.left_out.pop(one, None)
    case.circle_seq = record.seq
    coming(case, record, event.person)


@handlers.on(e.ConcernAsked)
def _concern(case: Case, event: e.ConcernAsked, record: Recorded) -> None:
    if case.concerns.get(event.concern) is not e.Seen.SEEN:
        case.concerns[event.concern] = event.seen  # once seen, it stays seen: a release lets talks go on, no more
    if event.seen is e.Seen.SEEN:
        talk = case.whole.talks.get(event.talk) if event.talk is not None else None
        on = min(talk.on, record.at.date()) if talk is not None else record.at.date()
        told = safety.OpenConcern(
            event.concern, event.about, record.seq, on, event.talk, event.words, record.at, record.id
        )
        case.open_concerns = [c for c in case.open_concerns if not _is_named_now(c, told)] + [told]
        case.marked_concerns = [c for c in case.marked_concerns if not _is_named_now(c, told)] + [told]


def _is_named_now(before: safety.OpenConcern, told: safety.OpenConcern) -> bool:
    """The same thing, of which only now is known whom it is about."""
    return before.about is None and (before.concern, before.talk) == (told.concern, told.talk)


@handlers.on(e.ConcernMistaken)
def _mistaken(case: Case, event: e.ConcernMistaken, record: Recorded) -> None:
    """What was marked by mistake closes nothing any more; the question is open again, and never answered by it."""
    marked = tuple(c for c in marked_as(case, event.concern, event.about, event.talk) if c.on <= event.on)
    if not marked or not is_safeguarding(case, event.who):
        return
    case.mistaken += [safety.Mistaken(c, event.who, event.on, event.words, record.seq) for c in marked]
    case.open_concerns = [c for c in case.open_concerns if c not in marked]
    case.marked_concerns = [c for c in case.marked_concerns if c not in marked]
    if all(c.concern != event.concern for c in case.marked_concerns):
        case.concerns[event.concern] = e.Seen.NOT_ASKED


@handlers.on(e.TonightSaid)
def _tonight(case: Case, event: e.TonightSaid, record: Recorded) -> None:
    if said_last(case, record, event.on, "tonight", event.about, event.talk):
        case.tonight[(event.about, event.talk)] = event.words.strip()


@handlers.on(e.TalksReleased)
def _released(case: Case, event: e.TalksReleased, record: Recorded) -> None:
    if not is_safeguarding(case, event.who):
        return
    on = event.on or record.at.date()
    done = meant_by(case, event, on)
    case.open_concerns = [c for c in case.open_concerns if c not in done]
    case.releases.append(safety.Release(event.who, event.about, on, done, event.words, record.seq))


@handlers.on(e.SafeNowSaid)
def _safe_now(case: Case, event: e.SafeNowSaid, record: Recorded) -> None:
    if said_last(case, record, event.on, "safe-now"):
        case.safe_now = (event.answer, event.on)
    if event.answer is not e.Safe.YES:
        case.unsafe[record.id] = safety.UnsafeNotice(record.id, None, event.on, None, event.words, at=record.at)


@handlers.on(e.UnsafeSaid)
def _unsafe(case: Case, event: e.UnsafeSaid, record: Recorded) -> None:
    case.unsafe[event.notice] = safety.UnsafeNotice(
        event.notice, event.about, event.on, event.talk, event.words, at=record.at, in_private=event.in_private
    )


@handlers.on(e.UnsafeSeenTo)
def _seen_to(case: Case, event: e.UnsafeSeenTo, record: Recorded) -> None:
    notice = case.unsafe.get(event.notice)
    if notice is not None and event.on >= notice.on and unfit_name(case, event.who) is None:
        case.unsafe[event.notice] = replace(
            notice, seen_by=event.who, seen_on=event.on, seen_words=event.words, seen_seq=record.seq
        )


@handlers.on(e.AdultReached)
def _reached(case: Case, event: e.AdultReached, record: Recorded) -> None:
    case.reached[record.seq] = event


@handlers.on(e.TodayLine)
def _today(case: Case, event: e.TodayLine, record: Recorded) -> None:
    case.today[event.line] = event
    known = case.today_for.get(event.line)
    if event.answered and known is None:
        here = (people_now(case, record, role) for role in MAIN_ROLES)
        case.today_for[event.line] = f.LineAnswered(record.seq, record.at, *here)
    elif not event.answered and known is not None and not (known.harmed or known.responsible):
        del case.today_for[event.line]  # it named nobody


@handlers.on(e.SafetyPlanned)
def _safety(case: Case, event: e.SafetyPlanned, record: Recorded) -> None:
    before = case.safety_plans.get(event.person, f.SafetyPlan(False, ""))
    case.safety_plans[event.person] = replace(before, arranged=event.holds, words=event.words, seq=record.seq)


@handlers.on(e.PlanSaid)
def _plan_said(case: Case, event: e.PlanSaid, record: Recorded) -> None:
    plan = case.safety_plans.get(event.person, f.SafetyPlan(False, ""))
    said = (event.on, record.seq, event.holds)
    case.safety_plans[event.person] = replace(plan, said=(*plan.said, said))


@handlers.on(e.StoppedSaid)
def _stopped(case: Case, event: e.StoppedSaid, record: Recorded) -> None:
    said, private = (event.person, event.since, event.on, event.words, event.unsure), event.in_private
    fact = StopFact(*said, True, record.seq, private)
    if not is_elsewhere(case, event):
        _newest(case.stops, event.person, fact)
    others = event.incidents if is_elsewhere(case, event) else set(event.incidents) - set(case.chosen)
    for one in others if case.of_whole is not None else ():
        _newest(case.stops_elsewhere, (event.person, one), fact)


def _newest(said: dict[_K, StopFact], key: _K, fact: StopFact) -> None:
    before = said.get(key)
    if before is None or (fact.on, fact.seq) > (before.on, before.seq):
        said[key] = fact


@handlers.on(e.ParentTold)
def _parent_told(case: Case, event: e.ParentTold, record: Recorded) -> None:
    told = f.ParentContact(
        event.child, event.who, event.on, event.by, event.safe, event.words, event.reached, True, record.seq
    )
    insort(case.parent_contacts, told, key=lambda contact: (contact.on, contact.seq))


@handlers.on(e.ParentAnswered)
def _parent_answered(case: Case, event: e.ParentAnswered, record: Recorded) -> None:
    case.parent_answers.append(f.ParentAnswer(event.child, event.who, event.says, event.on, True, record.seq))
    if not case.is_main(event.child):
        case.circle_seq = record.seq
    if case.refused_by_parent(event.child):
        not_coming(case, record, event.child)


@handlers.on(e.WorseReported)
def _worse(case: Case, event: e.WorseReported, record: Recorded) -> None:
    case.worse.append(f.Worse(event.on, event.words, max(event.on, record.at.date())))
    case.worse_seq = record.seq
    if event.done:
        case.done_again.append(event.on)
