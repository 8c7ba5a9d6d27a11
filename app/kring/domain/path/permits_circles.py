"""Who may sit in a circle without sides: never two who are on different sides of any open case.

Asked at its beginning, and for each step that leads it on: whoever was named since, in whichever case, counts too.
"""

from __future__ import annotations

from collections.abc import Sequence

from kring.domain import events as e
from kring.domain.case.both_sides import on_both_sides_somewhere
from kring.domain.case.staff import named, same_person
from kring.domain.case.stages import View
from kring.domain.errors import Refused
from kring.domain.people import PersonId
from kring.domain.refusals import Rule

FEWEST = 2  # beside whoever leads


def permit_circle(view: View, event: e.TalkOpened) -> None:
    """Raise Refused where a circle may not begin with these people."""
    sits_apart(view, event.with_people, event.also_there, event.led_by)
    case = view.case.whole
    leads = named(case, event.led_by) or case.facilitator
    one = {min(same_person(case, p)) for p in event.with_people if leads is None or p not in same_person(case, leads)}
    if len(one) < FEWEST or not set(event.with_people) <= set(case.people):
        raise Refused(Rule.CIRCLE_TOO_SMALL)


def sits_apart(view: View, sitting: Sequence[PersonId], *beside: str) -> None:
    """Raise Refused, with their names, where two who would sit there are on two sides of an open case."""
    names = on_both_sides_somewhere(view.case, sitting, beside, view.others())
    if names:
        raise Refused(Rule.BOTH_SIDES_IN_CIRCLE, names="\n".join(names))
