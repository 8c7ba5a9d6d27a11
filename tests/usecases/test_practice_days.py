"""The practice case before its conference stands open on whichever weekday it is begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import builders as build
from kring.domain.case.stages import View
from kring.domain.preparing.door import waits_only_for_people
from kring.rehearsal.practice import Point, open_practice


@pytest.mark.parametrize("today", [date(2026, 11, 18), date(2026, 11, 23)], ids=["wednesday", "monday"])
def test_both_were_asked_again_on_the_school_day_before_whichever_day_it_is(tmp_path: Path, today: date) -> None:
    desk = build.desk(tmp_path)
    assert isinstance(desk.clock, build.Clock)
    desk.clock.go_to(today)
    case = open_practice(desk, Point.BEFORE_CONFERENCE)
    assert waits_only_for_people(View(case, desk.gate, today)) and not case.here, "who is here is ticked in the room"
    desk.vault.close()
