"""Whether a running session may take a step as its case stands now; asked for every step, whoever takes it.

Notes, breaks, attendance and the stop are always possible: no word is lost because something closed.
"""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.stages import View
from kring.domain.case.together import sits_on_both_sides
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, TalkId, TalkKind, TurnId
from kring.domain.path.permits_circles import sits_apart
from kring.domain.path.permits_incidents import hears_of_it
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import Why, alone, door
from kring.domain.preparing.own_supporters import beside
from kring.domain.preparing.room import be_seen, come_in, heard, present
from kring.domain.refusals import Rule
from kring.domain.report.concerns import said_unsafe_here, standing_against, why_waits
from kring.domain.session import attendance
from kring.domain.session.run import Run
from kring.domain.session.script import Act
from kring.domain.talks.not_asked_after_no import asks_again
from kring.domain.talks.not_asked_yet import asks_too_soon
from kring.domain.talks.unfinished_talks import left_open, with_whom

_ON_ITS_DAY = (e.Undone, e.SpeakerChosen, e.Attended, e.WalkedOut, e.CardShown)  # what only happens on its day
_ON = (e.Advanced, e.JumpedTo, e.WentBack, e.Inserted, e.NotAsked, e.Redone)
_SESSIONS_OWN = (e.Advanced, e.JumpedTo, e.NotAsked, e.Finished)
_COMES_BACK = (Why.NOT_HERE, Why.NOBODY_BESIDE)  # what somebody who comes back puts right


def permit_step(view: View, talk: TalkId, run: Run, event: Event) -> None:
    """Raise Refused when a step of a session is not allowed in this case now."""
    case = view.case
    fact = case.whole.talks.get(talk)
    if fact is None:
        return
    view = replace(view, case=case.about(fact.incidents))
    case = view.case
    if fact.held_on is not None:
        if not run.over or isinstance(event, e.Undone | e.Redone):
            raise Refused(Rule.TALK_OVER)  # also where it stands open in memory still
        return
    if _answers_for_somebody_gone(run, event):
        raise Refused(Rule.HAS_LEFT)
    if fact.kind is TalkKind.CONFERENCE:
        _comes_in(case, fact, run, event)
        _conference(view, fact, run, event)
        return
    if fact.kind is TalkKind.CIRCLE:
        _circle(view, fact, run, event)
    if _brings_together(case, fact, run, event):
        raise Refused(Rule.TALKS_APART)
    strange = (p for p in _whom(run, event) if fact.kind is not TalkKind.CIRCLE and not hears_of_it(case, p))
    if person := next(strange, None):
        raise Refused(Rule.NOT_OF_THIS_INCIDENT, person=case.called(person))
    if _asks(run, event) and standing_against(case, fact.with_people):
        raise Refused(Rule.CONCERN_OPEN)
    elif _asks(run, event) and said_unsafe_here(case, talk):
        raise Refused(Rule.UNSAFE_FIRST)
    elif _asks(run, event) and (rule := why_waits(case, fact.with_people)):
        raise Refused(rule)
    elif person := asks_again(case, fact, run, view.today, event):
        raise Refused(Rule.NOT_ASKED_AFTER_NO, person=case.called(person))
    elif person := asks_too_soon(case, fact, run, event):
        raise Refused(Rule.NOT_ASKED_YET, person=case.called(person))


def _brings_together(case: Case, fact: TalkFact, run: Run, event: Event) -> bool:
    """Whether a step leads on in a talk in which both sides sit: somebody was named meanwhile, or comes in."""
    if not _leads_a_talk_on(fact, run, event):
        return False
    if isinstance(event, e.SpeakerChosen):
        run = replace(run, state=replace(run.state, speaker=None))  # the word goes over to somebody else
    there = _in_the_room(fact, run, event)
    return sits_on_both_sides(case, there, fact.also_there, fact.led_by)


def _in_the_room(fact: TalkFact, run: Run, event: Event) -> tuple[PersonId, ...]:
    """Who sits in a talk once a step is taken; from a circle somebody may have gone."""
    gone = run.gone if fact.kind is TalkKind.CIRCLE else frozenset()
    there = (*(p for p in fact.with_people if p not in gone), *heard(run), *_whom(run, event))
    return tuple(dict.fromkeys(there))


def _circle(view: View, fact: TalkFact, run: Run, event: Event) -> None:
    """A circle goes on only while nobody sits in it with somebody of the other side, in whichever open case."""
    if any(person not in view.case.whole.people for person in (*_whom(run, event), *_leaves(event))):
        raise Refused(Rule.NOT_OF_THIS_CONFERENCE)
    undone = isinstance(event, e.Undone) and run.back is not None and run.back.state.at > run.at
    if undone or _leads_a_talk_on(fact, run, event):
        sits_apart(view, _in_the_room(fact, run, event), fact.also_there, fact.led_by)


def _leads_a_talk_on(fact: TalkFact, run: Run, event: Event) -> bool:
    """Whether a step goes further, or lets somebody in; what is said at the present line by whom it is with is kept."""
    match event:
        case e.Answered(turn=turn, person=person):
            by_another = person is not None and person not in fact.with_people
            return run.answer(turn, person) is None and (by_another or _is_ahead(run, turn))
        case e.Attended(present=present):
            return present
    return isinstance(event, (*_ON, e.SpeakerChosen))


def _whom(run: Run, event: Event) -> tuple[PersonId, ...]:
    """Who comes in by a step, is given the word or asked something, or answers."""
    match event:
        case e.Redone() if run.forth:
            return tuple(person for recorded, _room in run.forth.events for person in _whom(run, recorded.event))
        case e.Attended(person=person) | e.SpeakerChosen(person=person):
            return (person,)
        case e.Inserted(person=person) | e.Answered(person=person) if person is not None:
            return (person,)
    return ()


def _leaves(event: Event) -> tuple[PersonId, ...]:
    return (event.person,) if isinstance(event, e.WalkedOut) else ()


def waited_for(case: Case, run: Run) -> tuple[PersonId, ...]:
    """For whom a running conference waits: who is needed, and for a pupil beside whom nobody is left, who could be."""
    here = present(case, run)
    would_sit = (b for p in alone(case, here) if p in here for b in beside(case, p))
    return tuple(dict.fromkeys([*run.missing, *would_sit, *_leaders_gone(case, run)]))


def _leaders_gone(case: Case, run: Run) -> tuple[PersonId, ...]:
    """The facilitators, once the last of them left the room: nobody leads then."""
    leads = case.having(Role.FACILITATOR)
    return leads if set(leads) <= set(run.gone) else ()


def _answers_for_somebody_gone(run: Run, event: Event) -> bool:
    """Who has left answers nothing more, nor anybody in that place; what was answered before can be written better."""
    if not isinstance(event, e.Answered) or run.answer(event.turn, event.person) is not None:
        return False
    asked = (turn.person for turn in run.turns if turn.id == event.turn)
    return any(person in run.gone for person in (event.person, *asked))


def _comes_in(case: Case, fact: TalkFact, run: Run, event: Event) -> None:
    """Nobody comes in, leaves, is given the word or answers, whom the door would not have let in."""
    match event:
        case e.Redone() if run.forth:
            for recorded, _room in run.forth.events:
                _comes_in(case, fact, run, recorded.event)
        case e.Answered(turn=turn, person=person) if run.answer(turn, person) is not None:
            return  # what was answered before can be written better
        case (
            e.Attended(person=person)
            | e.SpeakerChosen(person=person)
            | e.Inserted(person=person)
            | e.Answered(person=person)
        ) if person is not None and person not in case.people:
            raise Refused(Rule.NOT_OF_THIS_CONFERENCE)
        case e.Attended(person=person, present=True):
            come_in(case, [person])
        case e.SpeakerChosen(person=person) | e.Inserted(person=person) | e.Answered(person=person) if (
            person is not None
        ):
            if person in present(case, run):
                be_seen(case, person)
            else:
                come_in(case, [person])
        case e.WalkedOut(person=person) | e.Attended(person=person):
            if person not in {*fact.with_people, *case.circle, *run.needed, *case.having(Role.FACILITATOR)}:
                raise Refused(Rule.NOT_OF_THIS_CONFERENCE)


def _conference(view: View, fact: TalkFact, run: Run, event: Event) -> None:
    case = view.case
    if isinstance(event, e.TakenUp) and fact.adjourned:
        raise Refused(Rule.ADJOURNED)
    if fact.open_on != view.today and not fact.adjourned and isinstance(event, _ON_ITS_DAY):
        raise Refused(Rule.ANOTHER_DAY)
    if not isinstance(event, (*_ON, e.Answered, e.Finished, e.Resumed)):
        return
    if case.spoken_against(fact) or case.decision is None or case.decision.path is not Path.CONFERENCE:
        raise Refused(Rule.NO_LONGER)
    if fact.adjourned:
        raise Refused(Rule.ADJOURNED)
    earlier = run.rules < e.RULES and fact.open_seq == fact.seq  # opened by a program that asked less at the door
    if earlier or fact.open_on != view.today:
        raise Refused(Rule.ANOTHER_DAY)
    for talk in left_open(case):
        raise Refused(Rule.TALK_OPEN, person=case.called(with_whom(talk)), day=talk.on.isoformat())
    if _leaders_gone(case, run) and _leads_on(run, event):
        raise Refused(Rule.ON_HOLD, reason=Why.NOT_HERE)
    for reason in door(view, present(case, run)):
        if isinstance(event, _SESSIONS_OWN) and reason.code is Why.NOT_HERE and reason.about in run.missing:
            continue  # the session itself says for whom it waits
        if _leads_on(run, event) or reason.code not in _COMES_BACK:
            raise Refused(Rule.ON_HOLD, reason=reason.code)


def _leads_on(run: Run, event: Event) -> bool:
    """Whether a step leads on: what is said up to the present line is kept, back is possible, and the last line ends.

    An answer to a line that was not reached leads on too: while somebody is waited for nothing further is asked.
    """
    if isinstance(event, e.Finished):
        return run.at + 1 < len(run.turns)
    if isinstance(event, e.Answered):
        return _is_ahead(run, event.turn) and run.answer(event.turn, event.person) is None
    return not isinstance(event, e.WentBack)


def _is_ahead(run: Run, turn: TurnId) -> bool:
    """Whether a line was not reached yet."""
    place = run.state.place(turn)
    return place is not None and place > run.at


def _asks(run: Run, event: Event) -> bool:
    """Whether a step leads to a line that asks something; closing words are said also while a concern is open."""
    if not isinstance(event, _ON):
        return False
    if isinstance(event, e.Inserted | e.Redone):
        return True
    turn = attendance.leads_to(run.state, event)
    return turn is not None and turn.act is Act.ASK
