"""What is said and done when a conference ends before its last line: stopped, withdrawn from, or for another day."""

from __future__ import annotations

from datetime import datetime

from kring.domain.case.case import Case
from kring.domain.people import PersonId
from kring.domain.preparing.leaving import leaves
from kring.domain.preparing.room import present
from kring.domain.session.run import Run
from kring.i18n import _, clock_time
from kring.ui.live.leaving_page import Ending
from kring.ui.live.sayings import addressed
from kring.usecases.desk.desk import Desk
from kring.usecases.report import call_list
from kring.words.preparing import leaving as words


def stopped(case: Case, desk: Desk, run: Run, first: PersonId | None = None) -> Ending:
    """Stopped; `first` is who no longer wants this, and goes first."""
    texts, going = desk.texts(), leaves(case, first, present(case, run))
    which = "stopped" if first is None else "withdrawn"
    return Ending(
        texts.text("cards", "closing", which, "say"),
        texts.text("cards", "closing", which, "then"),
        _("Who goes first"),
        words.apart(case, going),
        _("Call today, when the room is empty"),
        call_list.when_leaving(desk, case, going),
        _("The decision is looked at again. Nothing leads back into this conference."),
        _("Everyone has left"),
    )


def adjourned(case: Case, desk: Desk, run: Run, now: datetime) -> Ending:
    """It goes on another day: the note has the hour and the line; the door is said."""
    texts, going = desk.texts(), leaves(case, None, present(case, run))
    turn = run.current
    line = f"{addressed(turn, case)}: {turn.text}" if turn.person is not None else turn.text
    first = case.called(going[0].person) if going else ""
    return Ending(
        texts.text("cards", "closing", "adjourned", "say"),
        texts.text("cards", "closing", "adjourned", "then"),
        _("Outside"),
        words.outside(case, going),
        _("This evening"),
        call_list.when_leaving(desk, case, going),
        _("Another day goes through the whole door again: each is asked alone, {name} first.").format(name=first),
        _("Keep it for another day"),
        _("{time}. We were at: {line}").format(time=clock_time(now), line=line),
    )
