"""What is not safe: concerns that close the talks until a safeguarding lead releases them, and notices that stay."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain.case import Case
from kring.domain.events import Seen
from kring.domain.facts import OpenConcern
from kring.domain.people import PersonId

DISCLOSURE = "disclosure"  # told in a meeting that was stopped for it; what it is about is asked afterwards
_ONLY_THAT_PUPIL = ("suicidal",)  # further questions to that pupil wait; to others they need not


def standing_against(case: Case, people: Iterable[PersonId]) -> tuple[OpenConcern, ...]:
    """The open concerns for which none of these people is asked anything further."""
    asked = set(people)
    return tuple(
        concern
        for concern in case.open_concerns
        if concern.concern not in _ONLY_THAT_PUPIL or concern.about is None or concern.about in asked
    )


def not_asked(case: Case, concerns: Iterable[str]) -> tuple[str, ...]:
    """What was never asked, or is still "not asked"."""
    return tuple(concern for concern in concerns if case.concerns.get(concern, Seen.NOT_ASKED) is Seen.NOT_ASKED)
