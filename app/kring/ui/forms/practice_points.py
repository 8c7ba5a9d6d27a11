"""Where the practice case can begin: offered at Home while there is no case, and in the menu always."""

from __future__ import annotations

from kring.i18n import _
from kring.usecases.practice_case import Point

USUAL = Point.BEFORE_DECISION.value  # the talks were held, and what is to be judged lies there


def offered() -> list[tuple[str, str]]:
    """Each point with its words, in the order of a case."""
    points = {
        Point.NEW: _("Practice case: new"),
        Point.BEFORE_DECISION: _("Practice case: before the decision"),
        Point.BEFORE_CONFERENCE: _("Practice case: before the conference"),
        Point.FINISHED: _("Practice case: finished"),
    }
    return [(point.value, words) for point, words in points.items()]
