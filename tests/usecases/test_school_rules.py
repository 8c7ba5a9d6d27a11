"""A school may ask for more quiet days than the program does, never for fewer; it is kept with the cases."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders as build
from kring import paths
from kring.domain.deciding.decision import outcome
from kring.usecases.access import access, school_rules


def test_more_quiet_days_are_asked_at_once_and_after_the_next_unlock(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.ready_for_decision(desk)
    assert not outcome(desk.view(built.case)).reasons
    school_rules.keep_quiet_days(desk, 30)
    assert "too-short" in {why.code for why in outcome(desk.view(built.case)).reasons}
    desk.vault.close()
    door = build.door(tmp_path)
    again = access.desk(door, access.unlock(door, build.PASSPHRASE), paths.resources(), "en")
    assert again.gate.school_days == 30
    again.vault.close()


@pytest.mark.parametrize("fewer", [0, 1, 9])
def test_fewer_than_the_program_asks_for_change_nothing(fewer: int, tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    before = desk.gate.school_days
    school_rules.keep_quiet_days(desk, fewer)
    assert desk.gate.school_days == before and min(school_rules.choices(desk)) == before
    desk.vault.close()
