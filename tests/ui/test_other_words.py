"""O: follow-up, other words, a way out, a tip, one after another; the line never moves for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import builders as build
from circles import line
from kring.domain.session.script import ScriptKind, Step, StopRule
from kring.ui.ground.theme import Theme
from kring.ui.live.other_words import Cycle, Kind, OtherWords, helpers_of
from kring.ui.live.tools import LineAnswers
from live_room import Room

K = Qt.Key
FULL = replace(
    line("one").step,
    follow_up=("At school?", "With friends?"),
    wordings=("What do you do differently now?",),
    stop=StopRule("She looks away.", "We can leave this."),
    tip="Do not ask for sorry.",
    purpose="What it did is heard.",
)


@pytest.fixture
def room(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.desk.vault.close()


def cycle(**parts: object) -> Cycle:
    made = Cycle()
    made.start(helpers_of(replace(line("one"), step=replace(FULL, **parts))))
    return made


def pressed(made: Cycle, times: int) -> list[Kind | None]:
    found = [made.press() for _time in range(times)]
    return [helper.kind if helper else None for helper in found]


def test_follow_up_stands_there_by_itself_and_each_press_shows_the_next() -> None:
    made = cycle()
    assert made.shown is not None and made.shown.kind is Kind.FOLLOW_UP
    assert not made.offers
    assert pressed(made, 6) == [Kind.OTHER, Kind.WAY_OUT, Kind.TIP, None, Kind.FOLLOW_UP, Kind.OTHER]


def test_a_line_without_follow_up_says_that_there_is_more_and_shows_nothing_unasked() -> None:
    made = cycle(follow_up=(), wordings=())
    assert made.shown is None and made.offers
    assert pressed(made, 4) == [Kind.WAY_OUT, Kind.TIP, None, Kind.WAY_OUT]


def test_off_stays_off_on_the_next_line_until_o_is_pressed() -> None:
    made = cycle()
    pressed(made, 4)
    made.start(made.helpers)
    assert made.shown is None and not made.offers
    assert pressed(made, 1) == [Kind.FOLLOW_UP]


def test_a_way_out_says_when_and_what_and_a_tip_says_why() -> None:
    found = {helper.kind: helper.lines for helper in helpers_of(replace(line("one"), step=FULL))}
    assert found[Kind.WAY_OUT] == ("She looks away.", "“We can leave this.”")
    assert found[Kind.TIP] == ("Do not ask for sorry.", "What it did is heard.")
    assert helpers_of(replace(line("one"), step=Step("s", FULL.act, "Hello."))) == ()


def test_easier_words_and_a_way_to_show_it_come_after_the_other_words() -> None:
    made = cycle(easier="How are you?", point="Point at a face.")
    assert pressed(made, 5) == [Kind.OTHER, Kind.EASIER, Kind.POINT, Kind.WAY_OUT, Kind.TIP]
    found = {helper.kind: helper.lines for helper in made.helpers}
    assert (found[Kind.EASIER], found[Kind.POINT]) == (("“How are you?”",), ("Point at a face.",))


@pytest.mark.parametrize("percent", [150, 100, 200])
@pytest.mark.every(3)
def test_o_shows_every_word_of_every_line_and_never_moves_the_line(room: Room, themed: Theme, percent: int) -> None:
    themed.set_percent(percent)
    room.begin()
    in_panel = 0
    for _line in room.run.turns:
        page = room.page
        helpers, at = helpers_of(room.run.current), room.run.at
        before = _place(room)
        for _press in range(len(helpers) + 1):
            room.key(K.Key_O)
            QApplication.processEvents()
            assert room.run.at == at
            assert room.focus() is page.board.script
            assert _place(room) == before or percent > 100  # there the panel takes width while it is open
            shown = page.board._cycle.shown
            if shown is None:
                continue
            tool = page.panel.tool
            if page.board.needs_panel:
                in_panel += 1
                assert isinstance(tool, OtherWords)
                words = [made.text() for made in tool.findChildren(QLabel)]
                assert all(said in words for said in shown.lines)
            else:
                assert tool is None and page.board.helpers == shown.lines
        if page.board._cycle.off:
            room.key(K.Key_O)  # on again
        room.key(K.Key_Space)
        if isinstance(room.page.panel.tool, LineAnswers):
            room.key(K.Key_2)  # the answers of the line stood open: one is given
        assert room.page.panel.tool is None
    assert bool(in_panel) is (percent > 100)


def test_a_tip_goes_with_its_line_and_is_no_step(room: Room) -> None:
    room.begin()
    room.to("ellie")
    run = room.run
    while room.page.board._cycle.shown is None or room.page.board._cycle.shown.kind is not Kind.TIP:
        room.key(K.Key_O)
    assert room.run is run
    room.key(K.Key_Space)
    shown = room.page.board._cycle.shown
    assert shown is not None and shown.kind is Kind.FOLLOW_UP, "of the line that came"
    assert not room.page.board._cycle.asked


def test_a_line_that_has_nothing_more_says_so(room: Room) -> None:
    room.begin()
    room.key(K.Key_I)
    room.type("And the bus?")
    room.key(K.Key_Return)
    room.key(K.Key_Space)
    room.key(K.Key_O)
    assert room.said() == "This line has no other words."


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_tip_exit_and_wording_of_a_bundled_conference_can_be_shown(language: str) -> None:
    scripts = [c.script for c in build.library().choices(language) if c.kind is ScriptKind.CONFERENCE and c.script]
    assert scripts
    for script in scripts:
        for _phase, _part, step in script.steps():
            written = {*step.wordings, *step.follow_up, step.tip, step.purpose}
            written |= {step.stop.when, step.stop.say} if step.stop else set()
            shown = " ".join(w for h in helpers_of(replace(line("one"), step=step)) for w in h.lines)
            assert all(words in shown for words in written)


def _place(room: Room) -> tuple[object, ...]:
    script = room.page.board.script
    return script.pos(), script.width(), script._layout()[0].font().pointSizeF(), script._text_top()
