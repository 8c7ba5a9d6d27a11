"""Between the days that are named ahead, no step but a contact becomes another one, whatever happened before."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

import domain_builders as build
import random_cases
from kring.domain.case.case import Case
from kring.domain.case.stages import Stage, View
from kring.domain.events import CaseId
from kring.domain.path.ahead import stays_until
from kring.domain.path.folding import fold
from kring.domain.path.next_step import around
from kring.domain.path.rail import rail
from kring.domain.tasks import Task, tasks

DAYS = 30


def seen(case: Case, day: date) -> tuple[object, ...]:
    rows = tuple(row for row in rail(View(case, build.GATE, day)) if row.stage is not Stage.FOLLOW_UP)
    found: tuple[Task, ...] = tasks(View(case, build.GATE, day))
    return around(View(case, build.GATE, day)), rows, found


@pytest.mark.parametrize("seed", range(60))
def test_nothing_changes_by_itself_before_the_day_that_was_named(seed: int) -> None:
    rng = Random(seed)
    log = random_cases.records(rng, random_cases.begun(), rng.choice((0, 1, 4, 12)))
    case = fold(CaseId("case"), log)
    assert case.last_at is not None
    day = last = case.last_at.date()
    while day < last + timedelta(DAYS):
        until = stays_until(View(case, build.GATE, day)) or last + timedelta(DAYS)
        before = seen(case, day)
        while day < until:
            assert seen(case, day) == before, f"{day}, although nothing was to change before {until}"
            day += timedelta(1)
