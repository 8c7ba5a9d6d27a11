"""The bar at the bottom: nothing in it is ever cut, it makes more rows instead; in Live, Hide always stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.ui.ground.theme import Theme
from kring.ui.live.live_page import LivePage
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.footer import Footer
from kring.ui.widgets.text import label
from live_program import InLive, K
from program_builders import leave
from ui.case_pages import Stages
from ui.every_screen import settle
from ui.screen_rules import cut, cut_at_the_foot, visible

PERCENTS = (100, 150, 200)
SIZES = ((1366, 688), (1024, 600))


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.mark.parametrize("stage", [build.prepared, build.at_the_door])
@pytest.mark.every(3)
def test_the_way_into_the_conference_stands_whole_at_every_size(
    shown: Stages, themed: Theme, language: str, stage: Callable[..., build.Built]
) -> None:
    case, problems = shown(stage), []
    for percent, size in product(PERCENTS, SIZES):
        themed.set_percent(percent)
        page = case.show("conference")
        case.window.resize(*size)
        settle()
        assert page.footer is not None and page.footer.isVisible()
        problems += [f"{percent} {size}: {problem}" for problem in cut_at_the_foot(case.window)]
        if page.footer.mapTo(case.window, page.footer.rect().bottomLeft()).y() >= case.window.height():
            problems.append(f"{percent} {size}: below the edge")
    assert problems == []


def test_what_does_not_fit_beside_the_rest_goes_to_a_row_of_its_own(themed: Theme, qtbot: QtBot) -> None:
    left, right = [button("Back"), button("Skip, with a reason")], [button("Save as PDF"), button("Print", "primary")]
    note = label("Next: who is here, ticked in the room.", wrap=True)
    foot = Footer(left, note, right)
    qtbot.addWidget(foot)
    heights = []
    for width in (1200, 700, 420, 260):
        foot.resize(width, foot.heightForWidth(width))
        foot.show()
        settle()
        assert list(cut(foot)) == [], width
        boxes = [made.geometry() for made in (*left, *right, note)]
        assert not [(a, b) for a, b in product(boxes, boxes) if a is not b and a.intersects(b)], width
        heights.append(foot.height())
    assert heights == sorted(heights) and heights[0] < heights[1] < heights[-1]


# in a conference


def _bare_of_hide(live: InLive) -> list[str]:
    """At every size: whether Hide, and whatever else stands in the bar, stands there whole, and where it does not."""
    problems = []
    for percent, size in product(PERCENTS, ((1366, 768), (1024, 600))):
        live.started.shell.change(_with(live, percent))
        live.window.resize(*size)
        settle()
        hides = [made for made in visible(live.window) if isinstance(made, Button) and made.label == i18n._("Hide")]
        if not hides:
            problems.append(f"{percent} {size}: no Hide")
        for made in hides:
            holder = made.parentWidget()
            assert isinstance(holder, QWidget)
            problems += [f"{percent} {size}: {problem}" for problem in cut(holder)]
            if not live.window.rect().contains(made.mapTo(live.window, made.rect().bottomRight())):
                problems.append(f"{percent} {size}: Hide is beyond the edge")
    return problems


def _with(live: InLive, percent: int):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(live.started.shell.settings, text_size=percent)


WAYS = {
    "the line": (),
    "a note": (K.Key_N,),
    "a break": (K.Key_P,),
    "stop": (K.Key_F12,),
    "who stops": (K.Key_F12, K.Key_3),
    "is that right": (K.Key_F12, K.Key_3, K.Key_1),
    "another day": (K.Key_F12, K.Key_4),
    "stopped": (K.Key_F12, K.Key_2),
}


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
def test_hide_stands_whole_in_every_bar_of_a_conference(live: InLive, keys: tuple[K, ...]) -> None:
    for key in keys:
        live.key(key)
    assert _bare_of_hide(live) == []


def test_hide_stands_beside_the_end_of_the_conference_in_dutch_too(live: InLive) -> None:
    page = live.page
    assert isinstance(page, LivePage)
    page.bar.offer_finish(True)
    assert _bare_of_hide(live) == []
    page.bar.next.set_label("De bijeenkomst afronden")
    assert _bare_of_hide(live) == []


def test_hide_stands_where_one_ticks_who_is_here(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    live = InLive(qtbot, tmp_path, opened=False)
    try:
        assert _bare_of_hide(live) == []
        hide = next(m for m in visible(live.window) if isinstance(m, Button) and m.label == "Hide")
        hide.click()
        assert live.window.is_hidden_away
    finally:
        leave(live.started)
