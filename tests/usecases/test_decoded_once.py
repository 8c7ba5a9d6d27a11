"""A row of a case that was decoded a moment ago is not decoded again, and whatever changed on the disk is."""

from __future__ import annotations

from dataclasses import replace

import builders as build
from kring.domain import events as e
from kring.store import events
from kring.usecases import cases
from kring.usecases.desk.desk import Desk, decoded, recorded


def test_what_is_known_is_the_same_object_and_what_is_new_comes_after_it(desk: Desk) -> None:
    built = build.safe(desk)
    first = decoded(desk, events.read(desk.vault, built.id))
    built.record(e.SafetyPlanned(built["ellie"], True, "Another adult near the lockers."))
    second = decoded(desk, events.read(desk.vault, built.id))
    assert len(second) == len(first) + 1
    assert all(one is other for one, other in zip(first, second))


def test_words_that_died_are_not_remembered(desk: Desk) -> None:
    built = build.safe(desk)
    rows = events.read(desk.vault, built.id)
    assert decoded(desk, rows) == list(map(recorded, rows))
    planned = next(row for row in rows if row.kind == "safety-planned")
    events.drop_words(desk.vault, [planned.id])
    without = [replace(row, words=None) if row is planned else row for row in rows]
    assert decoded(desk, events.read(desk.vault, built.id)) == list(map(recorded, without))


def test_a_case_that_is_read_after_another_is_its_own(desk: Desk) -> None:
    one, other = build.safe(desk), build.opened(desk)
    assert cases.load(desk, one.id).whole.history != cases.load(desk, other.id).whole.history
    assert cases.load(desk, one.id) == one.case
