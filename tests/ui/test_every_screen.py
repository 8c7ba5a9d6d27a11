"""Every screen in both languages, in large type and in narrow windows: it can be used by key, read and heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring import i18n
from kring.ui.theme import Theme
from ui.every_screen import Shown, StageIn, Tour, settle
from ui.screen_rules import broken, cut_at_the_foot

full = pytest.mark.full  # each tour looks at some eighty screens: two of them in every run
SETTINGS = [
    pytest.param("en", 100, (1366, 688), marks=full),
    ("nl", 100, (1024, 688)),
    ("en", 150, (1024, 688)),
    pytest.param("nl", 150, (1366, 688), marks=full),
    pytest.param("nl", 200, (1366, 688), marks=full),
]
SMALLEST = (1024, 600)
# Very large type in a small window: what does not fit there yet, by the beginning of the screen's name.
NOT_YET = {
    ("en", 150): ("finished: print", "serious: print"),
    ("nl", 200): (
        "finished: print",
        "serious: print",
        "talk: before",
        "before-conference: preparation",
        "before-conference: conf",
    ),
}


@pytest.mark.timeout(600)  # some eighty screens, on a machine that others work on too
@pytest.mark.parametrize(("language", "percent", "size"), SETTINGS)
def test_every_screen_can_be_used_by_key_and_read_whole(
    themed: Theme, stage_in: StageIn, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    themed.set_percent(percent)
    tour = Tour(stage_in(language), size, tmp_path)
    try:
        problems = [
            f"{shown.name}: {problem}"
            for shown in tour.screens()
            for problem in _broken(tour, shown, NOT_YET.get((language, percent), ()))
        ]
    finally:
        tour.end()
        i18n.use("en")
    assert problems == []


def _broken(tour: Tour, shown: Shown, not_yet: tuple[str, ...]) -> list[str]:
    """What is wrong with a screen; its bar at the bottom stands whole in the smallest window too, always."""
    found = list(cut_at_the_foot(shown.top)) if shown.name.startswith(not_yet) else broken(shown.top)
    before = tour.window.size()
    tour.window.resize(*SMALLEST)
    settle()
    found += [f"at {SMALLEST}: {problem}" for problem in cut_at_the_foot(shown.top)]
    tour.window.resize(before)
    settle()
    return found
