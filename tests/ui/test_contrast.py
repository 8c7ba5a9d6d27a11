"""What is on a screen can be seen: contrast is measured from the picture of it, in all four themes."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import CHOICES, Theme
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of, padded
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.text import label
from ui import gallery
from ui.every_screen import Shown, StageIn, Tour, settle
from ui.painted import paint
from ui.pixels import contrast, faint_edges, faint_words
from ui.whole_tour import everything

THEMES = [choice for choice in CHOICES if choice != "system"]
FULL = pytest.mark.full


def faint(top: QWidget) -> list[str]:
    """Everything on a screen that stands out too little."""
    painted = paint(top)
    return [*faint_words(painted, top), *faint_edges(painted, top)]


def test_there_are_four_themes() -> None:
    assert THEMES == ["light", "dark", "contrast", "contrast-light"]


@pytest.mark.parametrize("look", THEMES)
def test_every_widget_of_the_gallery_can_be_seen(themed: Theme, qtbot: QtBot, look: str) -> None:
    themed.set_choice(look)
    window = gallery.build(1366, 688)
    qtbot.addWidget(window)
    window.show()
    for page in (gallery.overview, gallery.home):
        window.show_page(page())
        settle()
        assert faint(window) == []


@pytest.mark.parametrize("look", THEMES)
def test_a_text_that_is_only_read_has_an_edge_that_can_be_seen(themed: Theme, qtbot: QtBot, look: str) -> None:
    themed.set_choice(look)
    box = WordsBox("id: class-meeting", name="The file")
    box.setReadOnly(True)
    top = column_of(padded(box, 4, 4, 4, 4))
    qtbot.addWidget(top)
    top.show()
    settle()
    assert faint(top) == []


@FULL
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("look", THEMES)
def test_everything_on_every_screen_can_be_seen(themed: Theme, stage_in: StageIn, tmp_path: Path, look: str) -> None:
    themed.set_choice(look)
    tour = Tour(stage_in("en"), (1366, 688), tmp_path)
    try:
        found = chain.from_iterable(_named(shown) for shown in everything(tour))
        assert sorted(set(found)) == []
    finally:
        tour.end()


def _named(shown: Shown) -> list[str]:
    return [f"{shown.name}: {problem}" for problem in faint(shown.top)]


# and it can fail


def test_grey_words_on_white_are_found(themed: Theme, qtbot: QtBot) -> None:
    good, grey = label("Plain words"), label("Words in grey")
    top = column_of(good, grey)
    qtbot.addWidget(top)
    top.show()
    assert faint(top) == []
    _colour(grey, "#9a9a94")
    assert [problem.split(" needs")[0].split("' ")[0] for problem in faint(top)] == ["faint: QLabel 'Words in grey"]


def test_words_of_which_an_edge_that_scrolls_leaves_the_tips_only_are_not_measured(themed: Theme, qtbot: QtBot) -> None:
    words = button("Begin the talk", kind="plain")
    scrolls = QScrollArea()
    scrolls.setWidget(column_of(words))
    qtbot.addWidget(scrolls)
    scrolls.show()
    settle()
    top = words.mapTo(scrolls, words.rect().center()).y() - themed.metrics("body").height() // 2
    for seen in range(2, 8):
        scrolls.resize(scrolls.widget().width() + 20, top + seen)
        settle()
        assert [found for found in faint(scrolls) if "Begin" in found] == []


def test_grey_words_that_a_button_paints_are_found(
    themed: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = column_of(button("Keep"))
    qtbot.addWidget(top)
    top.show()
    assert faint(top) == []
    colour = Theme.colour
    monkeypatch.setattr(Theme, "colour", lambda theme, key: QColor("#a0a0a0") if key == "text" else colour(theme, key))
    assert [problem.split(" ")[:2] for problem in faint(top)] == [["faint:", "'Keep'"]]


def test_the_edge_of_a_field_that_is_too_faint_is_found(themed: Theme, qtbot: QtBot) -> None:
    field = LineField(name="Name")
    top = column_of(label("Name"), field)
    qtbot.addWidget(top)
    top.show()
    assert faint(top) == []
    field.setStyleSheet("border: 1px solid #dddddd;")
    assert [problem.split(" ")[:2] for problem in faint(top)] == [["faint", "edge:"]]


def test_large_words_need_less(themed: Theme, qtbot: QtBot) -> None:
    small, large = label("Words"), label("Words", "h1")
    top = column_of(small, large)
    qtbot.addWidget(top)
    top.show()
    for made in (small, large):
        _colour(made, "#868680")  # 3.4:1 on this ground
    assert len(faint(top)) == 1


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(0x000000, 0xFFFFFF) == pytest.approx(21) and contrast(0x777777, 0x777777) == 1
    assert contrast(0x767676, 0xFFFFFF) == pytest.approx(4.54, abs=0.01)


def _colour(made: QLabel, colour: str) -> None:
    made.setStyleSheet(f"color: {colour};")
    palette = made.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    made.setPalette(palette)
