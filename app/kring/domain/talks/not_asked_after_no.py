"""After a no nobody asks about meeting again: not in a later talk, nor in one that stood open when it was said."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.events import Event
from kring.domain.people import PersonId
from kring.domain.session import attendance
from kring.domain.session.about_meeting import is_about_meeting, says_no
from kring.domain.session.run import Run
from kring.domain.session.script import Records
from kring.domain.session.turns import Turn
from kring.domain.talks.own_words import may_be_asked, wanted_last
from kring.domain.talks.unfinished_talks import with_whom


def is_asked_again(case: Case, turn: Turn, whom: PersonId | None) -> bool:
    """Whether a line asks somebody about meeting who said no, and did not bring it up since."""
    person = turn.person or whom
    if person is None:
        return False
    wish = turn.step.records in (Records.WISH, Records.CONDITIONS)
    about_it = wish or (case.is_main(person) and is_about_meeting(turn.step))
    return about_it and not may_be_asked(case, person)


def is_left_out(case: Case, turn: Turn, whom: PersonId | None) -> bool:
    """Whether a new talk goes without a line: after a no, since it asks about meeting or speaks of it, or by the wish.

    A line for one wish or another is not there where the last word was something else, or nobody has asked yet.
    """
    person = turn.person or whom
    if person is not None and turn.step.last_wish and not wanted_last(case, person, turn.step.last_wish):
        return True
    if person is not None and turn.step.not_after_no and case.is_main(person):
        return not may_be_asked(case, person)
    return is_asked_again(case, turn, whom)


def asks_again(case: Case, talk: TalkFact, run: Run, today: date, event: Event) -> PersonId | None:
    """Whom a step of a talk would ask again, or whose no of an earlier day it would write over."""
    turn, whom = put_by(run, event), with_whom(talk)
    if turn is not None and is_asked_again(case, turn, whom):
        return turn.person or whom
    over = _no_taken_back(run, today, event)
    return (over.person or whom) if over is not None else None


def put_by(run: Run, event: Event) -> Turn | None:
    """The line to which a step leads, or that it answers, where nothing was said to it yet."""
    turn = attendance.leads_to(run.state, event)
    if isinstance(event, e.Answered):
        turn = run.state.line(event.turn)
    return turn if turn is not None and run.mark(turn.id) is None else None


def _no_taken_back(run: Run, today: date, event: Event) -> Turn | None:
    """The line of a no of an earlier day that would become another answer: that is a new word, and not a mistake."""
    match event:
        case e.Answered(turn=turn, person=person, answer=answer):
            said = run.answer(turn, person)
            before = (said.answer, said.revised.date()) if said is not None else None
        case e.Undone() if run.back is not None and isinstance(run.back.events[-1][0].event, e.Answered):
            turn, answer = run.back.step.turn, ""
            before = (run.back.events[-1][0].event.answer, run.back.events[0][0].at.date())
        case _:
            return None
    asked = run.state.line(turn)
    if asked is None or before is None:
        return None
    is_over = says_no(asked.step, before[0]) and not says_no(asked.step, answer) and before[1] < today
    return asked if is_over else None
