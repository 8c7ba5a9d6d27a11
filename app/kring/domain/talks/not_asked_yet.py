"""A responsible pupil is asked about meeting only once every harmed pupil wants it: never before that is known."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Topic
from kring.domain.events import Event
from kring.domain.people import PersonId, Role
from kring.domain.session.run import Run
from kring.domain.session.script import Records, Step
from kring.domain.session.turns import Turn
from kring.domain.talks.not_asked_after_no import put_by
from kring.domain.talks.own_words import first_yes
from kring.domain.talks.unfinished_talks import with_whom


def may_be_asked_yet(case: Case, person: PersonId) -> bool:
    """Whether the harmed pupils' own words let this pupil be asked; of who was harmed too nothing is waited for."""
    if person not in case.having(Role.RESPONSIBLE) or person in case.having(Role.HARMED):
        return True
    others = [harmed for harmed in case.harmed if harmed not in case.same(person)]
    return bool(others) and all(_wants(case, harmed) for harmed in others)


def is_too_soon(case: Case, turn: Turn, whom: PersonId | None) -> bool:
    """Whether a line asks a responsible pupil about meeting, or speaks of that question, before it may be asked."""
    person = turn.person or whom
    return person is not None and _speaks_of_it(turn.step) and not may_be_asked_yet(case, person)


def asks_too_soon(case: Case, talk: TalkFact, run: Run, event: Event) -> PersonId | None:
    """Whom a step of a talk would ask before it may be asked: the wish may have been another when the talk began."""
    turn, whom = put_by(run, event), with_whom(talk)
    return (turn.person or whom) if turn is not None and is_too_soon(case, turn, whom) else None


def _speaks_of_it(step: Step) -> bool:
    about_it = step.records in (Records.WISH, Records.CONDITIONS) or step.evidence == Topic.RESPONSIBLE_WANTS
    return about_it or step.not_after_no


def _wants(case: Case, harmed: PersonId) -> bool:
    """A yes that counts, said in a later talk to somebody whom the pupil named, and against which nothing was said."""
    return first_yes(case, harmed) is not None and case.standing(harmed).wants
