"""Events into a case, on the way to the decision: needs, wishes and judgements; one function for each kind."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain import facts as f
from kring.domain.case import Case
from kring.domain.events import Recorded
from kring.domain.fold_handlers import Handlers, against, not_coming
from kring.domain.people import PersonId
from kring.domain.wishes import Condition, Wish

handlers = Handlers()


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
