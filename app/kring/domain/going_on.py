"""Whether a running session may take a step as its case stands now; asked for every step, whoever takes it.

Notes, breaks, attendance and the stop are always possible: no word is lost because something closed.
"""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.concerns import said_unsafe_here, standing_against
from kring.domain.errors import Refused
from kring.domain.events import Event, TalkId, TalkKind
from kring.domain.facts import TalkFact
from kring.domain.left_open import left_open, with_whom
from kring.domain.people import Role
from kring.domain.refusals import Rule
from kring.domain.run import Run
from kring.domain.script import Act

_IN_THE_ROOM = (e.Undone, e.SpeakerChosen, e.Attended, e.WalkedOut, e.CardShown)  # what only happens on its day
_ON = (e.Advanced, e.JumpedTo, e.WentBack, e.Inserted, e.NotAsked, e.Redone)


def permit_step(case: Case, today: date, talk: TalkId, run: Run, event: Event) -> None:
    """Raise Refused when a step of a session is not allowed in this case now."""
    fact = case.talks.get(talk)
    if fact is None:
        return
    if fact.held_on is not None:
        if not run.over or isinstance(event, e.Undone | e.Redone):
            raise Refused(Rule.TALK_OVER)  # also where it stands open in memory still
        return
    if _answers_for_somebody_gone(run, event):
        raise Refused(Rule.HAS_LEFT)
    if fact.kind is TalkKind.CONFERENCE:
        _conference(case, today, fact, run, event)
    elif _asks(run, event) and standing_against(case, fact.with_people):
        raise Refused(Rule.CONCERN_OPEN)
    elif _asks(run, event) and said_unsafe_here(case, talk):
        raise Refused(Rule.UNSAFE_FIRST)


def _answers_for_somebody_gone(run: Run, event: Event) -> bool:
    """Who has left answers nothing more; what was answered before can be written better."""
    if not isinstance(event, e.Answered) or event.person is None or event.person not in run.gone:
        return False
    return run.answer(event.turn, event.person) is None


def _comes_from_outside(case: Case, fact: TalkFact, run: Run, event: Event) -> bool:
    """Whether somebody would come, leave or speak who is not of this conference."""
    if not isinstance(event, e.Attended | e.WalkedOut | e.SpeakerChosen):
        return False
    there = {*fact.with_people, *case.circle, *run.needed, *case.having(Role.FACILITATOR)}
    return event.person not in there


def _conference(case: Case, today: date, fact: TalkFact, run: Run, event: Event) -> None:
    if isinstance(event, e.TakenUp) and fact.adjourned:
        raise Refused(Rule.ADJOURNED)
    if _comes_from_outside(case, fact, run, event):
        raise Refused(Rule.NOT_OF_THIS_CONFERENCE)
    if fact.open_on != today and not fact.adjourned and isinstance(event, _IN_THE_ROOM):
        raise Refused(Rule.ANOTHER_DAY)
    if not isinstance(event, (*_ON, e.Answered, e.Finished, e.Resumed)):
        return
    if case.spoken_against(fact):
        raise Refused(Rule.NO_LONGER)
    if fact.adjourned:
        raise Refused(Rule.ADJOURNED)
    earlier = run.rules < e.RULES and fact.open_seq == fact.seq  # opened by a program that asked less at the door
    if earlier or fact.open_on != today:
        raise Refused(Rule.ANOTHER_DAY)
    for talk in left_open(case):
        raise Refused(Rule.TALK_OPEN, person=case.called(with_whom(talk)), day=talk.on.isoformat())


def _asks(run: Run, event: Event) -> bool:
    """Whether a step leads to a line that asks something; closing words are said also while a concern is open."""
    if not isinstance(event, _ON):
        return False
    at = run.at
    match event:
        case e.Advanced() | e.NotAsked():
            at += 1
        case e.WentBack():
            at -= 1
        case e.JumpedTo(turn=turn):
            at = next((i for i, known in enumerate(run.turns) if known.id == turn), at)
        case _:
            return True
    return 0 <= at < len(run.turns) and run.turns[at].act is Act.ASK
