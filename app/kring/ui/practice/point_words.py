"""Where a practice case can begin, and where one was begun, in words."""

from __future__ import annotations

from kring.domain.case.stages import Stage
from kring.i18n import _, short_day
from kring.ui.widgets.choice import Option
from kring.usecases.practice_case import Begun, Point
from kring.words import names


def option(point: Point) -> Option:
    """A point as it is chosen, with how far the case is there."""
    words = {
        Point.NEW: (_("At the report"), _("Nobody has been spoken to yet")),
        Point.BEFORE_DECISION: (_("Before the decision"), _("The talks were held; what they show is still to judge")),
        Point.BEFORE_CONFERENCE: (_("Before the conference"), _("Decided and prepared; the circle is next")),
        Point.FINISHED: (_("At the end"), _("All of it has happened; you look back")),
    }
    return Option(point.value, *words[point])


def began(mine: Begun) -> str:
    """Where one of these was begun and on which day; of an old one that is not known."""
    words = {
        Point.NEW: _("Began at the report"),
        Point.BEFORE_DECISION: _("Began before the decision"),
        Point.BEFORE_CONFERENCE: _("Began before the conference"),
        Point.FINISHED: _("Began at the end"),
    }
    if mine.point is None or mine.on is None:
        return _("Began earlier")
    day = short_day(mine.on).replace(" ", "\u00a0")
    return f"{words[mine.point]} · {day}"


def stands(mine: Begun) -> str:
    """Its number, and how far it is now."""
    line = mine.line
    now = _("Closed") if line.closed else _("Now at: {stage}").format(stage=names.stage(Stage(line.stage)))
    return f"{line.number} · {now}"
