"""Past sessions, latest first, also within a day."""

from __future__ import annotations

import builders as build
from kring.domain.events import TalkKind
from kring.usecases.desk.desk import Desk
from kring.usecases.past_and_search import past


def test_of_two_talks_of_one_day_the_one_that_ended_last_stands_first(desk: Desk) -> None:
    built = build.safe(desk)
    ids = iter(["f" * 32, "0" * 32])
    fresh, desk.new_id = desk.new_id, lambda: next(ids, None) or fresh()
    for person, script in (("ellie", "talk-harmed-1"), ("tom", "talk-responsible-1")):
        build.talk(built, TalkKind.INTERVIEW, person, script)
    first, second = past(desk)
    assert (first.initials, second.initials) == (("T.R.",), ("E.M.",))
    assert first.on == second.on
