"""Every screen in both languages, in every size of type and window: it can be used by key, read and heard."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from kring import i18n
from kring.ui.ground.theme import Theme
from ui.edge_rules import EDGES
from ui.every_screen import Shown, StageIn, Tour, settle
from ui.opening_rules import opened_badly
from ui.painted import cut_while_painted, one_over_another, paint, shortened
from ui.screen_rules import bar_in_bar, broken, cut, menus_left_out, outside, overlapping, sideways
from ui.whole_tour import Seen, everything

full = pytest.mark.full  # each tour looks at some hundred and eighty screens
WHOLE = [
    pytest.param(language, percent, look, 0, 1, marks=full)
    for language, percent in product(("en", "nl"), (100, 150, 200))
    for look in ("light", "dark", "contrast")
]
# In every run one tour, in the longer language and in large type, which looks at every sixteenth screen.
OFTEN = [pytest.param("nl", 150, "light", 2, 16)]
USUAL, SMALLEST = (1366, 688), (1024, 600)  # 1366x768 without a task bar and a title bar; the least of all screens
PLACES = (sideways, bar_in_bar, outside, overlapping, menus_left_out)


@pytest.mark.timeout(1200)  # some hundred and eighty screens, on a machine that others work on too
@pytest.mark.parametrize(("language", "percent", "look", "first", "every"), [*OFTEN, *WHOLE])
def test_every_screen_can_be_used_by_key_and_read_whole(
    themed: Theme, stage_in: StageIn, tmp_path: Path, language: str, percent: int, look: str, first: int, every: int
) -> None:
    themed.set_choice(look)
    themed.set_percent(percent)
    tour = Tour(stage_in(language), SMALLEST if look == "dark" else USUAL, tmp_path)  # opened small, or made small
    problems = list[str]()
    try:
        for number, shown in enumerate(everything(tour)):
            if number % every == first:
                problems += [f"{shown.name}: {problem}" for problem in _broken(tour, shown)]
    finally:
        tour.end()
        i18n.use("en")
    assert problems == []


@pytest.mark.timeout(600)  # some forty pages, on a machine that others work on too
@pytest.mark.parametrize(("language", "percent"), [pytest.param("en", 150, marks=full), ("nl", 200)])
def test_every_page_opens_at_its_beginning_with_its_way_on_in_sight(
    themed: Theme, stage_in: StageIn, tmp_path: Path, language: str, percent: int
) -> None:
    themed.set_percent(percent)
    tour = Tour(stage_in(language), SMALLEST, tmp_path)
    problems = list[str]()
    try:
        for shown in tour.pages():
            assert shown.opened is not None
            problems += [f"{shown.name}: {problem}" for problem in opened_badly(shown.opened)]
    finally:
        tour.end()
        i18n.use("en")
    assert problems == []


@full
@pytest.mark.timeout(900)
def test_the_walk_shows_every_kind_of_widget_that_there_is(themed: Theme, stage_in: StageIn, tmp_path: Path) -> None:
    seen = Seen()
    for percent in (100, 200):  # some stand only where there is room, others only where there is little
        themed.set_percent(percent)
        tour = Tour(stage_in("en"), USUAL, tmp_path / str(percent))
        try:
            for shown in everything(tour):
                seen.look(shown.top)
        finally:
            tour.end()
    assert seen.never() == []


def _broken(tour: Tour, shown: Shown) -> list[str]:
    """What is wrong with a screen, also in the smallest window: there is no list of exceptions."""
    found = opened_badly(shown.opened) if shown.opened is not None else []
    found += broken(shown.top)
    settle()  # the focus went through every control, and what opens under it has closed again
    found += [*misplaced(shown.top), *uneven(shown.top)]
    before = tour.window.size()
    tour.window.resize(*SMALLEST)
    settle()
    found += [f"at {SMALLEST}: {problem}" for problem in (*cut(shown.top), *misplaced(shown.top), *uneven(shown.top))]
    tour.window.resize(before)
    settle()
    return found


def uneven(top: QWidget) -> list[str]:
    """What does not line up."""
    return [problem for rule in EDGES for problem in rule(top)]


def misplaced(top: QWidget) -> list[str]:
    """What is not whole, not in its place, or moved in two ways; painted words are read as those of labels are."""
    painted = paint(top)
    return [
        *(problem for rule in PLACES for problem in rule(top)),
        *cut_while_painted(painted),
        *shortened(painted),
        *one_over_another(painted, top),
    ]
