"""Every screen in both languages, in every size of type and window: it can be used by key, read and heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring import i18n
from kring.ui.ground.theme import Theme
from ui.every_screen import Shown, StageIn, Tour, settle
from ui.screen_rules import bar_in_bar, broken, cut, menus_left_out, sideways

full = pytest.mark.full  # each tour looks at some eighty screens: two of them in every run
SETTINGS = [
    pytest.param("en", 100, "light", (1366, 688), marks=full),
    ("nl", 100, "light", (1024, 688)),
    ("en", 150, "light", (1024, 688)),
    pytest.param("nl", 150, "light", (1366, 688), marks=full),
    pytest.param("en", 200, "contrast", (1366, 688), marks=full),
    pytest.param("nl", 200, "light", (1366, 688), marks=full),
    pytest.param("nl", 100, "contrast", (1366, 688), marks=full),
]
SMALLEST = (1024, 600)


@pytest.mark.timeout(600)  # some eighty screens, on a machine that others work on too
@pytest.mark.parametrize(("language", "percent", "look", "size"), SETTINGS)
def test_every_screen_can_be_used_by_key_and_read_whole(
    themed: Theme, stage_in: StageIn, tmp_path: Path, language: str, percent: int, look: str, size: tuple[int, int]
) -> None:
    themed.set_choice(look)
    themed.set_percent(percent)
    tour = Tour(stage_in(language), size, tmp_path)
    try:
        problems = [f"{shown.name}: {problem}" for shown in tour.screens() for problem in _broken(tour, shown)]
    finally:
        tour.end()
        i18n.use("en")
    assert problems == []


def _broken(tour: Tour, shown: Shown) -> list[str]:
    """What is wrong with a screen, also in the smallest window: there is no list of exceptions."""
    found = [*broken(shown.top), *sideways(shown.top), *bar_in_bar(shown.top)]
    before = tour.window.size()
    tour.window.resize(*SMALLEST)
    settle()
    for rule in (cut, sideways, bar_in_bar, menus_left_out):
        found += [f"at {SMALLEST}: {problem}" for problem in rule(shown.top)]
    tour.window.resize(before)
    settle()
    return found
