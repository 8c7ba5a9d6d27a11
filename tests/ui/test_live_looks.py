"""Read at a glance from a step away: the head is large, the line never moves, and no name in a chair is too small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from failing_disk import full
from kring.ui.ground.theme import Theme, current
from kring.ui.live.cards import Cards
from kring.ui.live.line_board import Board
from kring.ui.widgets.circle import name_in
from kring.ui.widgets.inside import inside
from kring.ui.widgets.script_line import Line, ScriptLine
from kring.ui.widgets.scroll_body import ScrollBody
from kring.usecases.talks import talks
from live_program import InLive
from ui.every_screen import settle
from ui.painted import cut_while_painted, paint
from ui.screen_rules import bar_in_bar, cut

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


LONG = (
    "This is what we talk about, and nothing else: the names called at the lockers, the bag that lay behind the bins, "
    "and what was said about it in the class. Whoever wants to stop may say so."
)
SHORT = "Wait until everyone sits. Phones off."


@pytest.fixture
def small(live: InLive) -> InLive:
    """In very large type, on the smallest screen."""
    current().set_percent(200)
    live.window.resize(1024, 600)
    settle()
    return live


def says(live: InLive, words: str) -> None:
    live.page.board.show_line(Line("Say", "", words), words, (), ("Then: ask Ellie", "What happened?"))
    settle()


@pytest.mark.parametrize("key", ["S", "J", "I", "A", "N", "L", "H", "Escape Escape"])
@pytest.mark.parametrize("words", [SHORT, LONG])
@pytest.mark.every(3)
def test_nothing_that_opens_beside_a_line_cuts_it(small: InLive, key: str, words: str) -> None:
    says(small, words)
    small.press(key)
    settle()
    page = small.page
    assert page.panel.isVisible()
    assert (page.board.width() == 0) == (words == LONG)
    assert list(cut_while_painted(paint(small.window))) == []
    small.press("Escape")
    settle()
    assert page.board.width() == small.window.width() and small.focus is page.board.script


def test_what_opens_keeps_its_keys_where_the_line_has_no_room_beside_it(small: InLive) -> None:
    says(small, LONG)
    small.press("S")
    settle()
    assert small.page.board.width() == 0
    before = small.run().at
    small.press("1")
    settle()
    assert small.run().at != before and small.page.panel.tool is None


def test_a_card_that_is_still_open_gives_way_to_a_line_that_needs_its_room(
    small: InLive, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(small, SHORT)
    small.press("H")
    assert isinstance(small.page.panel.tool, Cards) and small.page.board.width() > 0
    monkeypatch.setattr(Board, "least_width", lambda *_given: None)
    small.press("Space")
    settle()
    assert small.page.panel.tool is None and small.page.board.width() == small.window.width()


def test_covered_notes_are_not_shown_beside_a_line_that_needs_their_room(small: InLive) -> None:
    says(small, LONG)
    small.press("V")
    settle()
    assert not small.page.panel.isVisible() and "no room for notes" in small.page.board.said
    says(small, SHORT)
    small.page.room.fit()
    assert small.page.panel.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("opened", ["", "S"])
def test_the_bar_for_words_that_wait_cuts_no_line(
    live: InLive, monkeypatch: pytest.MonkeyPatch, percent: int, opened: str
) -> None:
    current().set_percent(percent)
    live.window.resize(1024, 600)
    monkeypatch.setattr(talks, "keep", full)
    live.press("Space")
    live.started.context.try_again()
    live.started.context.try_again()
    says(live, LONG)
    if opened:
        live.press(opened)
        settle()
    bar = live.page.room.waiting_bar
    assert bar.isVisible() and bar.accessibleName().startswith("Since ")
    assert list(cut(bar)) == [] and list(cut_while_painted(paint(live.window))) == []
    monkeypatch.undo()
    assert live.started.context.try_again()


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


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_the_mark_of_what_is_not_saved_is_whole_and_comes_to_rest(
    live: InLive, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    current().set_percent(200)
    live.window.resize(width, 600)
    live.page.top.saved.set_failed()
    settle()
    tried: list[object] = []
    monkeypatch.setattr(type(live.page.top.saved), "set_brief", lambda *given, **_named: tried.append(given))
    settle()
    assert list(cut(live.page.top)) == [] and tried == []


def said(live: InLive) -> str:
    """All that is painted."""
    return "\n".join(word.text for word in paint(live.window).words)


def test_who_comes_then_is_left_out_where_the_name_would_be_cut(live: InLive) -> None:
    current().set_percent(150)
    live.window.resize(1024, 680)
    live.page.board.show_speaking(("Speaking: ", "Ellie", ", then Bartholomew-Alexander"))
    settle()
    assert "Bartholomew-Alexander" in said(live), "there is room for it"
    live.key(Qt.Key.Key_N)
    assert "Speaking: " in said(live) and ", then" not in said(live)
