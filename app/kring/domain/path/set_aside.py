"""A record with a wrong day is set aside: what it said against anything stays, and as a proof it is gone.

What came in late may share its place in the order with another record; that one stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.handlers import Handlers, place_ends
from kring.domain.case.role_given import still_given
from kring.domain.case.wishes import Wish
from kring.domain.events import Again, Event, Part, Recorded, TalkId, Verdict

handlers = Handlers()


@dataclass(frozen=True, slots=True)
class _Aside:
    """The record that is set aside: its place, and what happened by it, for every entry of the person whose it is."""

    seq: int
    events: tuple[Event, ...]

    def was(self, seq: int, kind: type[Event], **said: object) -> bool:
        """Whether something stands at its place, and is what it said."""
        return seq == self.seq and any(
            isinstance(event, kind) and all(getattr(event, field) == value for field, value in said.items())
            for event in self.events
        )

    def is_of(self, *kinds: type[Event]) -> bool:
        """Whether it is a record of one of these kinds."""
        return isinstance(self.events[0], kinds)


_SAID_AS: dict[type[Event], str] = {
    e.AskersNamed: "askers",
    e.SupportAnswered: "support",
    e.MeasureChosen: "measure",
    e.TonightSaid: "tonight",
    e.SafeNowSaid: "safe-now",
    e.FirstSpeakerSaid: "first-speaker",
    e.EndedWithoutAgreement: "without-agreement",
}


@handlers.on(e.SetAside)
def _set_aside(case: Case, event: e.SetAside, record: Recorded) -> None:
    _role(case, event.record, record)
    case.set_aside[event.record] = (event.on, event.words)
    seq = case.records.get(event.record)
    if seq is not None:
        aside = _Aside(seq, case.recorded[event.record])
        _talks(case, aside)
        _own_words(case, aside)
        _own_answers(case, aside)
        _safety(case, aside)
        _parents(case, aside)
        _judgements(case, aside)
        _asked_again(case, aside)
        _roles(case, aside)
        _afterwards(case, aside)
        _wordings(case, aside)
        _put_back(case, aside)


def _wordings(case: Case, aside: _Aside) -> None:
    """That somebody agrees to what is read aloud; that other words are wanted stays."""
    for incident, known in case.incidents.items():
        left = tuple(
            (person, answer)
            for person, answer in known.answers
            if not (answer.agrees and aside.was(answer.seq, e.WordingAnswered, incident=incident))
        )
        if left != known.answers:
            case.incidents[incident] = replace(known, answers=left)


def _put_back(case: Case, aside: _Aside) -> None:
    """An incident that was taken out by mistake is there again, as it was."""
    for incident, out in list(case.taken_out.items()):
        if aside.was(out.seq, e.IncidentTakenOut, incident=incident):
            del case.taken_out[incident]
            case.incidents[incident] = out.incident


def _role(case: Case, given: str, record: Recorded) -> None:
    """A role that was given by mistake ends with the record of it."""
    role = still_given(case, given)
    if role is not None:
        place_ends(case, record, role.person, role.role)
        case.participations = [p for p in case.participations if p != role]


def _roles(case: Case, aside: _Aside) -> None:
    case.main_since = {
        (person, role): at
        for (person, role), at in case.main_since.items()
        if not aside.was(at, e.RoleGiven, person=person, role=role)
    }
    if aside.is_of(e.RoleGiven):
        case.ties.pop(aside.seq, None)


def _talks(case: Case, aside: _Aside) -> None:
    talk = getattr(aside.events[0], "talk", None)
    fact = case.talks.get(talk) if aside.is_of(*_OF_TALKS) and talk is not None else None
    if fact is None or aside.seq not in (fact.seq, fact.held_seq, fact.ended_seq):
        return
    if fact in case.preparations:
        _ticks(case, fact)
    case.talks[TalkId(fact.id)] = replace(fact, proves=False)


_OF_TALKS = (e.TalkOpened, e.TalkHeld)


def _ticks(case: Case, talk: TalkFact) -> None:
    """What was ticked after a preparatory meeting, before the next with the same person, was ticked of that meeting."""
    for person in talk.with_people:
        later = (t.seq for t in case.preparations if t.seq > talk.seq and person in t.with_people)
        until = min(later, default=case.last_seq + 1)
        for check in list(case.checks.get(person, ())):
            if talk.seq < case.check_seqs.get((person, check), 0) < until:
                case.checks[person].discard(check)


def _own_words(case: Case, aside: _Aside) -> None:
    case.wishes = [_wish(w, aside) for w in case.wishes]
    case.needs = [
        replace(n, proves=n.proves and not aside.was(n.seq, e.NeedsSaid, person=n.person, on=n.on, words=n.words))
        for n in case.needs
    ]
    case.quotes = {
        k: replace(q, proves=q.proves and not aside.was(q.seq, e.Quoted, quote=k)) for k, q in case.quotes.items()
    }
    case.own_parts = [
        p
        for p in case.own_parts
        if p.part is not Part.ACCEPTS or not aside.was(p.seq, e.OwnPartSaid, person=p.person, part=p.part, on=p.on)
    ]
    case.brought_up = {
        p: [at for at in found if not aside.was(at[1], e.BroughtUp, person=p, on=at[0])]
        for p, found in case.brought_up.items()
    }


def _own_answers(case: Case, aside: _Aside) -> None:
    """What was answered, and when something was said about it last."""
    for (person, measure), at in case.measure_seqs.items():
        if aside.was(at, e.MeasureChosen, person=person, measure=measure):
            case.measures.get(person, {}).pop(measure, None)
    for person in [p for p, at in case.askers_seq.items() if aside.was(at, e.AskersNamed, person=p)]:
        case.askers.pop(person, None)
    for person in [p for p, at in case.support_seq.items() if aside.was(at, e.SupportAnswered, person=p)]:
        case.support.pop(person, None)
    for person in [p for p, at in case.first_speaker_seq.items() if aside.was(at, e.FirstSpeakerSaid, person=p)]:
        case.first_speaker.pop(person, None)
    what = _SAID_AS.get(type(aside.events[0]), "")
    whose = {getattr(event, "person", None) for event in aside.events}
    case.said = {
        key: at
        for key, at in case.said.items()
        if at[1] != aside.seq or key[0] != what or (whose != {None} and key[1] not in whose)
    }


def _wish(wish: Wish, aside: _Aside) -> Wish:
    let_go = aside.is_of(e.ConditionReleased)
    held = tuple(
        replace(c, released=c.released and not (let_go and c.released_seq == aside.seq)) for c in wish.conditions
    )
    said = wish.seq == aside.seq and any(
        isinstance(x, e.WishSaid) and x.wish in (wish.id, wish.id.split("/")[0]) for x in aside.events
    )
    return replace(wish, conditions=held, proves=wish.proves and not said)


def _safety(case: Case, aside: _Aside) -> None:
    if aside.is_of(e.AdultReached):
        case.reached.pop(aside.seq, None)
    case.stops = {
        p: replace(s, proves=s.proves and not aside.was(s.seq, e.StoppedSaid, person=p)) for p, s in case.stops.items()
    }
    for person, plan in case.safety_plans.items():
        left = tuple(x for x in plan.said if not x[2] or not aside.was(x[1], e.PlanSaid, person=person, holds=True))
        arranged = plan.arranged and not aside.was(plan.seq, e.SafetyPlanned, person=person)
        case.safety_plans[person] = replace(plan, arranged=arranged, said=left)
    case.unsafe = {
        k: replace(n, seen_by="" if aside.was(n.seen_seq, e.UnsafeSeenTo, notice=k) else n.seen_by)
        for k, n in case.unsafe.items()
    }
    for release in case.releases:
        if aside.was(release.seq, e.TalksReleased):
            case.open_concerns += [c for c in release.concerns if c not in case.open_concerns]
    case.releases = [release for release in case.releases if not aside.was(release.seq, e.TalksReleased)]
    for event in aside.events:
        if isinstance(event, e.SafeNowSaid) and case.safe_now == (e.Safe.YES, event.on):
            case.safe_now = None
        if isinstance(event, e.TonightSaid) and case.tonight.get((event.about, event.talk)) == event.words.strip():
            case.tonight.pop((event.about, event.talk))
    if aside.is_of(e.ConcernMistaken):
        _marked_again(case, aside.seq)


def _marked_again(case: Case, seq: int) -> None:
    """What was said to be marked by mistake is open again: nobody said yet that it was one."""
    again = [m.marked for m in case.mistaken if m.seq == seq]
    case.mistaken = [m for m in case.mistaken if m.seq != seq]
    released = {c.id for release in case.releases for c in release.concerns}
    case.open_concerns += [c for c in again if c not in case.open_concerns and c.id not in released]
    case.marked_concerns += [c for c in again if c not in case.marked_concerns]
    for marked in again:
        case.concerns[marked.concern] = e.Seen.SEEN


def _parents(case: Case, aside: _Aside) -> None:
    case.parent_contacts = [
        replace(c, proves=c.proves and not aside.was(c.seq, e.ParentTold, child=c.child, who=c.who, on=c.on))
        for c in case.parent_contacts
    ]
    case.parent_answers = [
        replace(a, proves=a.proves and not aside.was(a.seq, e.ParentAnswered, child=a.child, who=a.who, on=a.on))
        for a in case.parent_answers
    ]


def _judgements(case: Case, aside: _Aside) -> None:
    case.judgements = {
        (condition, about): replace(
            j, proves=j.proves and not aside.was(j.seq, e.Judged, condition=condition, about=about, words=j.words)
        )
        for (condition, about), j in case.judgements.items()
    }
    case.looks = [
        x for x in case.looks if Verdict.NO in x.verdicts or not aside.was(x.seq, e.SecondLooked, adult=x.adult)
    ]
    case.head_asks = [ask for ask in case.head_asks if not aside.was(ask.seq, e.HeadAsked, instead_of=ask.instead_of)]


def _asked_again(case: Case, aside: _Aside) -> None:
    def is_it(person: object, seq: int) -> bool:
        return aside.was(seq, e.AskedAgain, person=person)

    case.asked_again = {p: [a for a in found if not is_it(p, a.seq) or a.answer is not Again.YES]
                        for p, found in case.asked_again.items()}  # fmt: skip
    case.again = {p: a for p, a in case.again.items() if not is_it(p, a.seq) or a.answer is not Again.YES}
    case.again_at_door = {p: a for p, a in case.again_at_door.items() if not is_it(p, a.seq)}
    case.here = {p: h for p, h in case.here.items() if not aside.was(h.seq, e.CameIn, person=p)}


def _afterwards(case: Case, aside: _Aside) -> None:
    """Signatures and what was seen and asked afterwards; that it got worse, or that a promise was broken, stays."""
    for event in aside.events:
        if isinstance(event, e.Signed) and case.signed.get(event.person) == event.on:
            case.signed.pop(event.person)
        if isinstance(event, e.EndedWithoutAgreement) and case.without_agreement == (event.on, event.words):
            case.without_agreement = None
        if isinstance(event, e.CheckedIn) and event.change is not e.Change.WORSE and event in case.contacts:
            case.contacts.remove(event)
        if isinstance(event, e.PromiseLookedAt) and event.kept is not e.Kept.NOT_KEPT and event in case.looked_back:
            case.looked_back.remove(event)
