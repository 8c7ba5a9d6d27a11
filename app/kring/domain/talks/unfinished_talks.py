"""Talks that were begun and left: what was said in them is not heard yet, since answers become records at the end."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.events import TalkKind
from kring.domain.people import PersonId


def left_open(case: Case) -> tuple[TalkFact, ...]:
    """The talks and preparatory meetings that were begun, and neither finished nor stopped; no conference.

    About whichever incident: what was said in it, a no too, is heard only at its end. In a circle without sides nobody
    is asked anything that becomes a record.
    """
    return tuple(t for t in case.whole.running() if t.kind not in (TalkKind.CONFERENCE, TalkKind.CIRCLE))


def with_whom(talk: TalkFact) -> PersonId | None:
    """The one whom a talk is with, who answers what is put to nobody by name.

    In a conference and in a circle nobody does: an answer of everyone is nobody's in particular.
    """
    together = talk.kind in (TalkKind.CONFERENCE, TalkKind.CIRCLE)
    return None if together else next(iter(talk.with_people), None)
