"""How far a talk came, in one wording for every page: under way, stopped, held, or held with lines still open."""

from __future__ import annotations

from typing import assert_never

from kring.domain.case.facts import TalkFact, TalkState
from kring.domain.events import TalkKind
from kring.i18n import _, _n, short_date


def state(talk: TalkFact) -> str:
    """With its day: "held on 17 Nov, 2 lines still open"."""
    day = short_date(talk.on)
    match talk.state:
        case TalkState.RUNNING:
            return _("under way since {day}").format(day=day)
        case TalkState.STOPPED:
            return _("stopped on {day}").format(day=day)
        case TalkState.HELD:
            return _("held on {day}").format(day=day)
        case TalkState.LINES_OPEN if talk.kind is TalkKind.CONFERENCE:
            return _("ended on {day}, before every part was asked").format(day=day)
        case TalkState.LINES_OPEN:
            return ", ".join((_("held on {day}").format(day=day), lines_open(len(talk.open_steps))))
        case _:
            assert_never(talk.state)


def lines_open(number: int) -> str:
    """The lines on which a condition rests, and that nobody answered or left out for a reason."""
    return _n("{n} line still open", "{n} lines still open", number).format(n=number)


def held(number: int) -> str:
    """That a talk was held, and what is open in it."""
    return ", ".join((_("The talk was held"), lines_open(number))) + "." if number else _("The talk was held.")
