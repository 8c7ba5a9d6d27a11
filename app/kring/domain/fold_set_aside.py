"""A record with a wrong day is set aside: what it said against anything stays, and as a proof it is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.events import Again, Part, Recorded, Verdict
from kring.domain.facts import TalkFact
from kring.domain.fold_handlers import Handlers, place_ends
from kring.domain.people import PersonId
from kring.domain.role_given import still_given
from kring.domain.wishes import Wish

handlers = Handlers()


@handlers.on(e.SetAside)
def _set_aside(case: Case, event: e.SetAside, record: Recorded) -> None:
    _role(case, event.record, record)
    case.set_aside[event.record] = (event.on, event.words)
    seq = case.records.get(event.record)
    if seq is not None:
        _talks(case, seq)
        _own_words(case, seq)
        _safety(case, seq)
        _parents(case, seq)
        _judgements(case, seq)
        _asked_again(case, seq)
        case.said = {what: at for what, at in case.said.items() if at[1] != seq}
        case.main_since = {k: given for k, given in case.main_since.items() if given != seq}
        case.ties.pop(seq, None)


def _role(case: Case, given: str, record: Recorded) -> None:
    """A role that was given by mistake ends with the record of it."""
    role = still_given(case, given)
    if role is not None:
        place_ends(case, record, role.person, role.role)
        case.participations = [p for p in case.participations if p != role]


def _talks(case: Case, seq: int) -> None:
    for talk in case.preparations:
        if seq in (talk.seq, talk.held_seq, talk.ended_seq):
            _ticks(case, talk)
    case.talks = {
        k: replace(t, proves=t.proves and seq not in (t.seq, t.held_seq, t.ended_seq)) for k, t in case.talks.items()
    }


def _ticks(case: Case, talk: TalkFact) -> None:
    """What was ticked after a preparatory meeting, before the next with the same person, was ticked of that meeting."""
    for person in talk.with_people:
        later = (t.seq for t in case.preparations if t.seq > talk.seq and person in t.with_people)
        until = min(later, default=case.last_seq + 1)
        for check in list(case.checks.get(person, ())):
            if talk.seq < case.check_seqs.get((person, check), 0) < until:
                case.checks[person].discard(check)


def _own_words(case: Case, seq: int) -> None:
    case.wishes = [_wish(w, seq) for w in case.wishes]
    case.needs = [replace(n, proves=n.proves and n.seq != seq) for n in case.needs]
    case.quotes = {k: replace(q, proves=q.proves and q.seq != seq) for k, q in case.quotes.items()}
    case.own_parts = [p for p in case.own_parts if p.seq != seq or p.part is not Part.ACCEPTS]
    case.brought_up = {p: [at for at in found if at[1] != seq] for p, found in case.brought_up.items()}
    for (person, measure), at in case.measure_seqs.items():
        if at == seq:
            case.measures.get(person, {}).pop(measure, None)
    own: tuple[tuple[dict[PersonId, Any], dict[PersonId, int]], ...] = (
        (case.askers, case.askers_seq),
        (case.support, case.support_seq),
        (case.first_speaker, case.first_speaker_seq),
    )
    for kept, seqs in own:
        for person in [p for p, at in seqs.items() if at == seq]:
            kept.pop(person, None)


def _wish(wish: Wish, seq: int) -> Wish:
    held = tuple(replace(c, released=c.released and c.released_seq != seq) for c in wish.conditions)
    return replace(wish, conditions=held, proves=wish.proves and wish.seq != seq)


def _safety(case: Case, seq: int) -> None:
    case.reached.pop(seq, None)
    case.stops = {p: replace(s, proves=s.proves and s.seq != seq) for p, s in case.stops.items()}
    for person, plan in case.safety_plans.items():
        left = tuple(said for said in plan.said if said[1] != seq or not said[2])
        case.safety_plans[person] = replace(plan, arranged=plan.arranged and plan.seq != seq, said=left)
    case.unsafe = {k: replace(n, seen_by="" if n.seen_seq == seq else n.seen_by) for k, n in case.unsafe.items()}
    for release in case.releases:
        if release.seq == seq:
            case.open_concerns += [c for c in release.concerns if c not in case.open_concerns]
    case.releases = [release for release in case.releases if release.seq != seq]


def _parents(case: Case, seq: int) -> None:
    case.parent_contacts = [replace(c, proves=c.proves and c.seq != seq) for c in case.parent_contacts]
    case.parent_answers = [replace(a, proves=a.proves and a.seq != seq) for a in case.parent_answers]


def _judgements(case: Case, seq: int) -> None:
    case.judgements = {k: replace(j, proves=j.proves and j.seq != seq) for k, j in case.judgements.items()}
    case.looks = [look for look in case.looks if look.seq != seq or Verdict.NO in look.verdicts]
    case.head_asks = [ask for ask in case.head_asks if ask.seq != seq]


def _asked_again(case: Case, seq: int) -> None:
    case.asked_again = {p: [a for a in found if a.seq != seq or a.answer is not Again.YES]
                        for p, found in case.asked_again.items()}  # fmt: skip
    case.again = {p: a for p, a in case.again.items() if a.seq != seq or a.answer is not Again.YES}
    case.again_at_door = {p: a for p, a in case.again_at_door.items() if a.seq != seq}
    case.here = {p: h for p, h in case.here.items() if h.seq != seq}
