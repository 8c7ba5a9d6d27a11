"""Practice with what was begun: used by key, read whole in large type and a small window, and heard."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders as build
from kring import i18n
from kring.ui.ground.theme import Theme
from kring.usecases.access import access
from ui.every_practice import practice_screens
from ui.every_screen import StageIn, Tour, settle
from ui.heard_rules import RULES
from ui.screen_rules import broken, cut, outside, overlapping, sideways


@pytest.mark.parametrize(("language", "percent"), [("en", 100), ("nl", 150), ("nl", 200)])
@pytest.mark.parametrize("size", [(1366, 688), (1024, 600)], ids=["usual", "smallest"])
def test_practice_in_each_of_its_states_can_be_used_by_key_read_whole_and_heard(
    themed: Theme, reader: None, stage_in: StageIn, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    themed.set_percent(percent)
    tour = Tour(stage_in(language), size, tmp_path)
    tour.entry.enter(access.unlock(tour.door, build.PASSPHRASE))
    problems = list[str]()
    try:
        for shown in practice_screens(tour):
            settle()
            for rule in (broken, cut, outside, overlapping, sideways, *RULES):
                problems += [f"{shown.name}: {problem}" for problem in rule(shown.top)]
    finally:
        tour.end()
        i18n.use("en")
    assert problems == []
