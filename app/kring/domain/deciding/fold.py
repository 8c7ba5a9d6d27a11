"""Events into a case, on the way to the decision: needs, wishes and judgements; one function for each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from kring.domain import events as e
from kring.domain.case import facts as f
from kring.domain.case.case import Case
from kring.domain.case.contrary import Contrary, Saying, Withdrawal
from kring.domain.case.entries_of_one import then_one
from kring.domain.case.handlers import Handlers, another_door, coming, not_coming, said_last
from kring.domain.case.said_facts import Need, OwnPart, Quote, SupportAnswer
from kring.domain.case.staff import hears, unfit_name
from kring.domain.case.wishes import TiedCondition, Wish
from kring.domain.events import Recorded
from kring.domain.names.naming import letters
from kring.domain.people import PersonId

handlers = Handlers()


@handlers.on(e.NeedsSaid)
def _needs(case: Case, event: e.NeedsSaid, record: Recorded) -> None:
    written, private = record.at.date(), event.in_private
    case.needs.append(Need(event.person, event.on, event.asked_by, event.words, record.seq, True, written, private))


@handlers.on(e.WishSaid)
def _wish(case: Case, event: e.WishSaid, record: Recorded) -> None:
    sat = case.is_main(event.person) or event.person in case.circle
    case.wishes.append(
        Wish(
            event.wish,
            record.seq,
            event.person,
            event.want,
            event.on,
            event.asked_by,
            event.words,
            _conditions(case, event, record),
            event.trusted and (case.is_main(event.person) or unfit_name(case, event.asked_by) is None),
            record.at.date(),
            event.talk,
            in_private=event.in_private,
        )
    )
    if event.want is e.Want.NO and not case.is_main(event.person):
        _stays_away(case, record, event.person, event.words)
    elif not sat and event.person in case.circle:
        coming(case, record, event.person)
        case.circle_seq = record.seq


def _conditions(case: Case, event: e.WishSaid, record: Recorded) -> tuple[TiedCondition, ...]:
    """Those in words first, then those about people. Said again they are open again, but if let go of later.

    Whoever was one person with somebody who is kept out when it was said, is kept out also once they are told apart.
    """
    earlier = [c for w in case.wishes if w.person in case.same(event.person) for c in w.conditions]
    answered = {c.key: (c.being, c.meant) for c in earlier if c.being or c.meant}
    let_go = {c.key: c for c in earlier if c.released and c.released_on > event.on}
    new = [TiedCondition(text, in_private=event.in_private) for text in event.conditions]
    new += [TiedCondition("", False, p, True) for p in event.only_with]
    told_apart = (one for p in event.not_with for one in sorted(then_one(case, record, p) - case.same(p)))
    new += [TiedCondition("", False, p, False) for p in dict.fromkeys((*event.not_with, *told_apart))]
    now = (replace(let_go[c.key], met=False) if c.key in let_go else c for c in new)
    said = ((c, answered.get(c.key, ((), ()))) for c in now)
    return tuple(replace(c, being=being, meant=meant) for c, (being, meant) in said)


@handlers.on(e.ConditionMet)
def _condition_met(case: Case, event: e.ConditionMet, record: Recorded) -> None:
    _mark(case, event.wish, event.index, lambda c: c if c.person is not None else replace(c, met=event.met))


@handlers.on(e.ConditionMeant)
def _condition_meant(case: Case, event: e.ConditionMeant, record: Recorded) -> None:
    name = letters(event.name)

    def said(condition: TiedCondition) -> TiedCondition:
        if name:
            others = (known for known in condition.meant if known[0] != name)
            return replace(condition, meant=(*others, (name, event.person, event.being)))
        if event.being is None:
            return condition
        return replace(condition, being=tuple(({**dict(condition.being), event.person: event.being}).items()))

    _mark(case, event.wish, event.index, said)


@handlers.on(e.ConditionReleased)
def _condition_released(case: Case, event: e.ConditionReleased, record: Recorded) -> None:
    let_go = partial(replace, released=True, released_seq=record.seq, released_on=event.on)
    _mark(case, event.wish, event.index, let_go, said_by=event.on)


def _mark(
    case: Case, wish: str, index: int, change: Callable[[TiedCondition], TiedCondition], said_by: date = date.max
) -> None:
    """Change a condition of a wish, and the same one in every other wish of that person up to a day."""
    meant = next((w for w in case.wishes if w.id == wish), None)
    if meant is None or not 0 <= index < len(meant.conditions):
        return
    same = meant.conditions[index].key

    def marked(wish: Wish) -> Wish:
        if wish.person not in case.same(meant.person) or wish.on > said_by:
            return wish
        return replace(wish, conditions=tuple(change(c) if c.key == same else c for c in wish.conditions))

    case.wishes = [marked(wish) for wish in case.wishes]


@handlers.on(e.AskersNamed)
def _askers(case: Case, event: e.AskersNamed, record: Recorded) -> None:
    if said_last(case, record, event.on, "askers", event.person):
        case.askers[event.person], case.askers_seq[event.person] = event.askers, record.seq


@handlers.on(e.BroughtUp)
def _brought_up(case: Case, event: e.BroughtUp, record: Recorded) -> None:
    if hears(case, event.person, event.to):
        case.brought_up.setdefault(event.person, []).append((event.on, record.seq))


@handlers.on(e.OwnPartSaid)
def _own_part(case: Case, event: e.OwnPartSaid, record: Recorded) -> None:
    case.own_parts.append(
        OwnPart(
            record.seq,
            event.person,
            event.part,
            event.on,
            event.asked_by,
            event.talk,
            event.entry,
            event.words,
            event.said,
            event.in_private,
        )
    )


@handlers.on(e.Withdrew)
def _withdrew(case: Case, event: e.Withdrew, record: Recorded) -> None:
    case.withdrawals.append(Withdrawal(record.seq, event.person, event.on, event.words, event.unsure))
    saying = Saying.UNSURE if event.unsure else Saying.NO_LONGER
    case.contrary.setdefault(event.person, []).append(Contrary(record.seq, event.on, saying))
    if not case.is_main(event.person):
        _stays_away(case, record, event.person, event.words)
    for one in case.same(event.person):
        case.again.pop(one, None)
        case.again_at_door.pop(one, None)


def _stays_away(case: Case, record: Recorded, person: PersonId, words: str) -> None:
    """Somebody else than a main party says no: only that person leaves the circle."""
    not_coming(case, record, person)
    case.left_out[person] = words
    case.circle_seq = record.seq
    case.again.pop(person, None)


@handlers.on(e.SupportAnswered)
def _support(case: Case, event: e.SupportAnswered, record: Recorded) -> None:
    if said_last(case, record, event.on, "support", event.person):
        answer = SupportAnswer(event.answer, event.on, event.in_private)
        case.support[event.person], case.support_seq[event.person] = answer, record.seq


@handlers.on(e.Quoted)
def _quoted(case: Case, event: e.Quoted, record: Recorded) -> None:
    case.quotes[event.quote] = Quote(
        event.quote,
        event.talk,
        event.entry,
        event.person,
        event.condition,
        event.on,
        event.words,
        record.seq,
        said=event.said,
        in_private=event.in_private,
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


@handlers.on(e.SecondLooked)
def _looked(case: Case, event: e.SecondLooked, record: Recorded) -> None:
    case.looks.append(
        f.Look(
            record.seq,
            event.adult,
            event.safety,
            event.power,
            event.on,
            event.no_tie,
            event.paper,
            event.read_before,
            event.words,
            record.by,
        )
    )


@handlers.on(e.HeadAsked)
def _head_asked(case: Case, event: e.HeadAsked, record: Recorded) -> None:
    case.head_asks.append(f.HeadAsk(record.seq, event.head, event.instead_of, event.others, event.on))


@handlers.on(e.SignAsked)
def _sign(case: Case, event: e.SignAsked, record: Recorded) -> None:
    case.signs[event.sign], case.sign_seqs[event.sign] = (event.seen, event.words), record.seq


@handlers.on(e.MeasureChosen)
def _measure(case: Case, event: e.MeasureChosen, record: Recorded) -> None:
    """A measure without words is one that was chosen; words that are taken away give it up.

    Without a day of its own it was said on that of writing, and before a no that was said in a talk of that day.
    """
    what = event.person, event.measure
    if event.on is None and case.given_up.get(what) == record.at.date():
        return
    if not said_last(case, record, event.on, "measure", event.person, event.measure):
        return
    mine = case.measures.setdefault(event.person, {})
    if mine.get(event.measure, "").strip() and not event.words.strip():
        del mine[event.measure]
        if event.on is not None:
            case.given_up[what] = event.on
    else:
        mine[event.measure] = event.words
        case.given_up.pop(what, None)
    case.measure_seqs[what] = record.seq


@handlers.on(e.Decided)
def _decided(case: Case, event: e.Decided, record: Recorded) -> None:
    case.decisions.append(
        f.Decision(record.seq, event.path, event.on, event.outcome, event.words, event.decided_by or record.by)
    )
    if event.path is e.Path.CONFERENCE and case.conference is not None:
        _prepared_anew(case)


def _prepared_anew(case: Case) -> None:
    """Another conference after one that was opened: everybody is prepared for it again, and passes another door."""
    another_door(case)
    case.checks.clear()
    case.room.clear()
    case.first_speaker.clear()
    case.plan = None
