"""Read at a glance from a step away: the head is large, the line never moves, and no name in a chair is too small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme, current
from kring.ui.live.cards import Cards
from kring.ui.live.line_board import Board
from kring.ui.widgets.circle import name_in
from kring.ui.widgets.inside import inside
from kring.ui.widgets.script_line import Line, ScriptLine
from kring.ui.widgets.scroll_body import ScrollBody
from live_program import InLive
from ui.screen_rules import bar_in_bar

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


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_name_in_the_head_is_whole_in_a_line_that_is_narrow(themed: Theme, qtbot: QtBot, percent: int) -> None:
    themed.set_percent(percent)
    script = ScriptLine()
    qtbot.addWidget(script)
    script.set_low(True)
    script.set_line(Line("Vraag aan", "Noor", "Hoe was dat voor jou?"))
    script.resize(345, 300)
    assert elided(script) == []


def test_who_is_asked_next_is_said_whole_beside_an_open_tool(themed: Theme, qtbot: QtBot) -> None:
    themed.set_percent(200)
    board = Board("O")
    qtbot.addWidget(board)
    board.resize(480, 440)
    board.show_speaking(("Aan het woord ", "Noor", ""))  # the circle has no room, or a tool stands in its place
    board.show_line(ASKED, "", (), ("Daarna: vraag aan Noor", "Wat is er sindsdien anders?"))
    assert "Daarna: vraag aan Noor" not in elided(board)


def elided(widget: QWidget) -> list[str]:
    """The words that are shortened while it is painted."""
    found: list[str] = []
    whole = QFontMetricsF.elidedText

    def watched(metrics: QFontMetricsF, words: str, *rest: object) -> str:
        shown = str(whole(metrics, words, *rest))
        if shown != words:
            found.append(words)
        return shown

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFontMetricsF, "elidedText", watched)
        widget.grab()
    return found


@pytest.mark.parametrize(("size", "whole"), [((1024, 680), True), ((1366, 768), False)])
def test_a_card_has_one_scroll_bar_and_is_read_on_by_the_arrows(
    live: InLive, size: tuple[int, int], whole: bool
) -> None:
    current().set_percent(200 if whole else 100)
    live.window.resize(*size)
    live.key(Qt.Key.Key_H)
    live.key(Qt.Key.Key_1)
    live.key(Qt.Key.Key_2)  # a second card finds the room of the first
    for _round in range(3):
        QApplication.processEvents()
    assert list(bar_in_bar(live.window)) == []
    tool = live.page.panel.tool
    assert isinstance(tool, Cards)
    assert sum(made.isVisible() for made in tool.buttons) == (1 if whole else 7)
    around = inside(tool, ScrollBody)
    assert around is not None
    bar = (around if whole else tool.findChildren(ScrollBody)[0]).verticalScrollBar()
    assert bar.value() == 0
    if bar.maximum():
        live.key(Qt.Key.Key_Down)
        assert bar.value() > 0
