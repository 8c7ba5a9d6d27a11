"""A case that lies in a new vault at once is the case that was played, in every row and in all that the desk knows."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders as build
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from snapshots import Snapshot, start_of

TABLES = "case_series case_row script_text event print_log audit search_state".split()
STAGES = [
    build.safe, build.talked, build.ready_for_decision, build.decided, build.prepared, build.at_the_door, build.held,
    build.signed,
]  # fmt: skip


def _found(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {table: desk.vault.rows(f"SELECT * FROM {table}") for table in TABLES}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_a_case_that_was_put_there_is_the_case_that_was_played(
    stage: build.Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, played = build.desk(tmp_path / "there"), build.desk(tmp_path / "played")
    stage(build.desk(tmp_path / "first")).desk.vault.close()  # whether or not another test played it before
    put = stage(there)
    monkeypatch.setattr(build, "start_of", lambda _desk: None)  # from here on every stage below it is played too
    by_hand = stage(played)
    assert _found(there) == _found(played)
    assert Snapshot.of(there) == Snapshot.of(played)
    assert put.people == by_hand.people and put.id == by_hand.id
    assert put.case == cases.load(played, by_hand.id)
    there.vault.close()
    played.vault.close()


def test_a_second_case_another_day_and_a_school_with_a_name_are_played(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    first = start_of(desk)
    build.safe(desk)
    assert start_of(desk) is None
    other = build.desk(tmp_path / "other")
    assert start_of(other) == first
    other.clock.later(days=1)  # type: ignore[attr-defined]
    assert start_of(other) != first
    desk.vault.close()
    other.vault.close()
