"""Talks that were begun and left: what was said in them is not heard yet, since answers become records at the end."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.events import TalkKind
from kring.domain.people import PersonId


def left_open(case: Case) -> tuple[TalkFact, ...]:
    """The talks and preparatory meetings that were begun, and neither finished nor stopped; no conference.

    About whichever incident: what was said in it, a no too, is heard only at its end.
    """
    return tuple(t for t in case.whole.running() if t.kind is not TalkKind.CONFERENCE)


def with_whom(talk: TalkFact) -> PersonId | None:
    """The one whom such a talk is with."""
    return next(iter(talk.with_people), None)
