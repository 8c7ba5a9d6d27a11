"""Every screen as it is heard: each control has its word, its role and its action, with nothing but a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring import i18n
from kring.ui.ground.theme import Theme
from ui.every_screen import StageIn, Tour
from ui.heard_rules import RULES


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.full), "nl"])
def test_every_screen_is_heard_and_reached_by_actions_alone(
    themed: Theme, reader: None, stage_in: StageIn, tmp_path: Path, language: str
) -> None:
    tour = Tour(stage_in(language), (1366, 688), tmp_path)
    try:
        found = [
            f"{shown.name}: {problem}" for shown in tour.screens() for rule in RULES for problem in rule(shown.top)
        ]
    finally:
        tour.end()
        i18n.use("en")

    assert found == []
