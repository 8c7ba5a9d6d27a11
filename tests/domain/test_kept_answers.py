"""What a case keeps of what it worked out is what it would answer anew, whatever happened, and in whichever order."""

from __future__ import annotations

from random import Random

import pytest

import domain_builders as build
import random_cases
from kring.domain.case.case import Case
from kring.domain.events import CaseId
from kring.domain.path.folding import apply
from questions import QUESTIONS, answers, permitted, plain

BEGUN = tuple(random_cases.begun())


def differences(seed: int, many: int) -> list[str]:
    """Where a case that was asked everything after each event answers otherwise than one in which nothing was kept."""
    rng = Random(seed)
    log = random_cases.records(rng, list(BEGUN), many)
    kept = Case(CaseId("case"))
    for record in log:
        apply(kept, record)
        if record.seq > len(BEGUN):
            answers(kept)
    anew = plain(kept.id, log)
    one, other = answers(kept), answers(anew)
    events = [random_cases.event(rng, log) for _ in range(40)]
    said = permitted(kept, events, build.CONFERENCE), permitted(anew, events, build.CONFERENCE)
    return [f"{seed}: {name}" for name in one if one[name] != other[name]] + [
        f"{seed}: {event}" for event, mine, theirs in zip(events, *said, strict=True) if mine != theirs
    ]


def test_every_part_of_the_domain_is_asked() -> None:
    asked = {name.split("(")[0].rpartition(".")[0] for name, _question in QUESTIONS}
    assert {
        "Case",
        "agreement.promises",
        "case.staff",
        "case.tied_wishes",
        "deciding.decision",
        "deciding.second_adult",
        "preparing.door",
        "preparing.preparation",
        "talks.own_words",
    } <= asked
    assert len(QUESTIONS) > 600
    assert len(random_cases.KINDS) > 40


def test_after_any_events_in_any_order_nothing_that_was_kept_is_stale() -> None:
    assert [x for seed in range(12) for x in differences(seed, 10)] == []


@pytest.mark.full
@pytest.mark.timeout(900)
def test_after_many_more_events_nothing_is_stale_either() -> None:
    assert [x for seed in range(100, 700) for x in differences(seed, 16)] == []
