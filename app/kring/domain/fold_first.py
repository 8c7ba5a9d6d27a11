"""Events into a case, up to the decision: one small function for each kind of event."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain import facts as f
from kring.domain.case import Case
from kring.domain.events import Recorded
from kring.domain.fold_handlers import Handlers, against, not_coming
from kring.domain.people import MAIN_ROLES, Participation, Person, PersonId
from kring.domain.wishes import Condition, Wish

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


@handlers.on(e.NeedsSaid)
def _needs(case: Case, event: e.NeedsSaid, record: Recorded) -> None:
    case.needs.append(f.Need(event.person, event.on, event.asked_by, event.words, record.seq))


@handlers.on(e.WishSaid)
def _wish(case: Case, event: e.WishSaid, record: Recorded) -> None:
    met = {c.text for w in case.wishes if w.person == event.person for c in w.conditions if c.met}
    conditions = tuple(Condition(text, text in met) for text in event.conditions)
    case.wishes.append(
        Wish(
            event.wish,
            record.seq,
            event.person,
            event.want,
            event.on,
            event.asked_by,
            event.words,
            conditions,
            event.trusted,
        )
    )
    if event.want is not e.Want.MEET or case.wishes[-1].open_conditions:
        against(case, record, event.person)
    if event.want is e.Want.NO and not case.is_main(event.person):
        _stays_away(case, record, event.person, event.words)


@handlers.on(e.ConditionMet)
def _condition_met(case: Case, event: e.ConditionMet, record: Recorded) -> None:
    meant = next((w for w in case.wishes if w.id == event.wish), None)
    if meant is None or not 0 <= event.index < len(meant.conditions):
        return
    text = meant.conditions[event.index].text

    def marked(wish: Wish) -> Wish:
        if wish.person != meant.person:
            return wish
        return replace(
            wish,
            conditions=tuple(Condition(c.text, event.met if c.text == text else c.met) for c in wish.conditions),
        )

    case.wishes = [marked(wish) for wish in case.wishes]
    if not event.met:
        against(case, record, meant.person)


@handlers.on(e.Withdrew)
def _withdrew(case: Case, event: e.Withdrew, record: Recorded) -> None:
    case.withdrawals.append(f.Withdrawal(record.seq, event.person, event.on, event.words))
    case.contrary.setdefault(event.person, []).append((record.seq, event.on))
    against(case, record, event.person)
    if not case.is_main(event.person):
        _stays_away(case, record, event.person, event.words)
    case.again.pop(event.person, None)
    case.again_at_door.pop(event.person, None)


def _stays_away(case: Case, record: Recorded, person: PersonId, words: str) -> None:
    """Somebody else than a main party says no: only that person leaves the circle."""
    not_coming(case, record, person)
    case.left_out[person] = words
    case.again.pop(person, None)


@handlers.on(e.SupportAnswered)
def _support(case: Case, event: e.SupportAnswered, record: Recorded) -> None:
    case.support[event.person] = (event.answer, event.on)


@handlers.on(e.Quoted)
def _quoted(case: Case, event: e.Quoted, record: Recorded) -> None:
    case.quotes[event.quote] = f.Quote(
        event.quote, event.talk, event.entry, event.person, event.condition, event.on, event.words
    )


@handlers.on(e.Judged)
def _judged(case: Case, event: e.Judged, record: Recorded) -> None:
    judgement = f.Judgement(
        record.seq,
        event.condition,
        event.about,
        event.verdict,
        event.on,
        event.judged_by,
        event.evidence,
        event.words,
    )
    case.judged.append(judgement)
    case.judgements[(event.condition, event.about)] = judgement
    if event.verdict is not e.Verdict.YES:
        against(case, record)


@handlers.on(e.SignAsked)
def _sign(case: Case, event: e.SignAsked, record: Recorded) -> None:
    case.signs[event.sign], case.sign_seqs[event.sign] = (event.seen, event.words), record.seq
    if event.seen is not e.Seen.NOT_SEEN:
        against(case, record)


@handlers.on(e.MeasureChosen)
def _measure(case: Case, event: e.MeasureChosen, record: Recorded) -> None:
    case.measures.setdefault(event.person, {})[event.measure] = event.words


@handlers.on(e.Decided)
def _decided(case: Case, event: e.Decided, record: Recorded) -> None:
    case.decisions.append(f.Decision(record.seq, event.path, event.on, event.outcome, event.words))
    if event.path is e.Path.CONFERENCE:
        case.door.clear()
        case.again_at_door.clear()
        if case.conference is not None:
            _prepared_anew(case)


def _prepared_anew(case: Case) -> None:
    """Another conference after one that was opened: everybody is prepared for it again."""
    case.checks.clear()
    case.room.clear()
    case.first_speaker.clear()
    case.plan = None


@handlers.on(e.TalkOpened)
def _talk(case: Case, event: e.TalkOpened, record: Recorded) -> None:
    case.talks[event.talk] = f.TalkFact(
        event.talk,
        event.kind,
        event.with_people,
        event.on,
        event.led_by,
        event.script,
        event.script_hash,
        event.language,
        event.number,
        event.also_there,
        record.seq,
    )
    if event.kind is e.TalkKind.CONFERENCE:
        case.without_agreement = None
        case.asked_apart.clear()


@handlers.on(e.TalkHeld)
def _held(case: Case, event: e.TalkHeld, record: Recorded) -> None:
    talk = case.talks[event.talk]
    case.talks[event.talk] = replace(talk, held_on=event.on, stopped=event.stopped)
    if event.stopped and talk.kind is e.TalkKind.CONFERENCE:
        case.stopped_seq = record.seq
        against(case, record)
