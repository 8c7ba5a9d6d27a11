"""Read at a glance from a step away: the head is large, the line never moves, and no name in a chair is too small."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme
from kring.ui.live.board import Board
from kring.ui.widgets.circle import name_in
from kring.ui.widgets.script_line import Line

ASKED = Line("Ask", "Ellie", "What went through you?")
DONE = Line("Do", "", "Wait. Let the silence be.", boxed=True)


def test_the_head_of_a_line_is_28_points(themed: Theme) -> None:
    assert [round(themed.font(role).pointSizeF()) for role in ("head", "head_strong")] == [28, 28]


@pytest.mark.parametrize("size", [(940, 650), (700, 420)])
def test_what_is_done_stands_where_what_is_asked_stood(themed: Theme, qtbot: QtBot, size: tuple[int, int]) -> None:
    board = Board("O")
    qtbot.addWidget(board)
    board.resize(*size)
    places = []
    for line in (ASKED, DONE):
        board.show_line(line, "", (), ("", ""))
        script = board.script
        places.append((script.pos(), script.width(), script._text_top()))
        board.grab()
    assert places[0] == places[1]


@pytest.mark.parametrize("name", ["Jo", "Mr Lowe", "Mevrouw Smit", "Meneer Van Dalen", "Wilhelmina-Alexandra"])
@pytest.mark.parametrize("width", [46.0, 58.0, 74.0])
def test_a_name_in_a_chair_is_never_smaller_than_any_other_text_and_no_wider_than_the_chair(
    themed: Theme, name: str, width: float
) -> None:
    font, shown = name_in(themed, "strong", name, width)
    assert font.pointSizeF() >= themed.font("caption").pointSizeF()
    assert len(shown.split()) == len(name.split()) and (shown == name or "…" in shown)
