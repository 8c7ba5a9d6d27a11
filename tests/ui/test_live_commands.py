"""One table of commands: keys, bar, More, menus and help come from it, and nothing else names a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from unittest.mock import Mock, create_autospec

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kring import i18n
from kring.ui.frame.commands import MENUS
from kring.ui.frame.keys import HIDE, LOCK, NO_LONGER, STOP
from kring.ui.frame.window import MainWindow
from kring.ui.ground.theme import Theme
from kring.ui.live.closing import Closing
from kring.ui.live.commands import COMMANDS, CommandRow, Hands, bar_buttons, help_rows, keys_of, menu_commands
from kring.ui.live.doing import Doing
from kring.ui.live.keys import DIGITS, Do
from kring.ui.live.moves import Moves
from kring.ui.live.room import Room as RoomOfLive
from kring.ui.live.tool_keys import ToolKeys
from kring.ui.live.way_out import WayOut
from live_room import Room

UI = Path(__file__).parents[2] / "app" / "kring" / "ui"
FILES = [*sorted((UI / "live").glob("*.py")), *sorted((UI / "meeting").glob("*.py")), UI / "program" / "screens.py"]
TABLE = "live/commands.py"
# Esc closes what is open, Enter keeps what is asked, Up and Down walk through a list: in every window, here too.
OF_EVERY_WINDOW = {"Esc", "Up", "Down"}
INSIDE = {Do.ESCAPE, Do.DOWN, Do.UP}  # they move within what is open, and would do nothing from a menu
ids = [row.do.value for row in COMMANDS]


@pytest.fixture
def hands() -> Hands:
    """The pieces, with every method that they have and none that they have not."""
    out = create_autospec(WayOut, instance=True)
    out.over = False
    parts = (create_autospec(kind, instance=True) for kind in (Moves, ToolKeys))
    return Hands(*parts, out, create_autospec(RoomOfLive, instance=True), Mock())  # type: ignore[arg-type]


def test_every_command_stands_in_the_table_once() -> None:
    assert sorted(row.do for row in COMMANDS) == sorted(Do)


@pytest.mark.parametrize("row", COMMANDS, ids=ids)
def test_a_command_has_words_in_both_languages(row: CommandRow) -> None:
    spoken = {}
    for language in ("en", "nl"):
        i18n.use(language)
        spoken[language] = (row.words(), row.bar() if row.bar is not None else None)
    i18n.use("en")
    assert all(words[0] and words[1] != "" for words in spoken.values())
    assert spoken["en"] != spoken["nl"]


def test_no_key_asks_for_two_things_and_none_is_a_digit() -> None:
    keys = [key for row in COMMANDS for key in row.keys.split()]
    assert len(keys) == len(set(keys)) and not set(keys) & set(DIGITS)


def test_only_the_end_has_no_key_and_escape_says_how_it_is_reached() -> None:
    assert [row.do for row in COMMANDS if not row.keys] == [Do.END]
    assert "twice: end" in next(row.words() for row in COMMANDS if row.do is Do.ESCAPE)


def test_help_names_every_key_once_with_its_words() -> None:
    keys = keys_of(True)
    of_menus = [(", ".join(command.keys), command.text) for command in menu_commands(keys, Mock()) if command.keys]
    both = [*help_rows(keys), *of_menus]
    shown = dict(both)
    assert len(shown) == len(both)
    for row in COMMANDS:
        if row.keys:
            assert shown[keys.listed(row.do)] == row.words()
    assert shown["Space, →, PgDn"] == "Next line" and shown["F9, Ctrl+Space, B, ."] == "Hide, and back"


def test_every_command_stands_in_more_or_in_a_menu_that_it_holds() -> None:
    assert {row.do for row in COMMANDS if not row.in_more and row.menu is None} == INSIDE
    assert {row.menu for row in COMMANDS} - {None} < set(MENUS)


def test_more_shows_each_command_with_its_key_and_the_ways_out_after_the_steps(
    qtbot: QtBot, themed: Theme, tmp_path: Path
) -> None:
    room = Room(qtbot, tmp_path)
    room.begin()
    room.key(Qt.Key.Key_F10)
    assert room.page.menu is not None
    shown = [action.text() for action in room.page.menu.actions() if not action.menu() and not action.isSeparator()]
    wanted = [row for outward in (False, True) for row in COMMANDS if row.in_more and (row.menu is not None) is outward]
    assert shown == [f"{row.words()}\t{keys_of(True).shown(row.do)}".rstrip() for row in wanted]
    room.page.menu.close()
    room.desk.vault.close()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_more_is_one_column_on_a_low_screen_and_in_large_type(
    qtbot: QtBot, themed: Theme, tmp_path: Path, percent: int
) -> None:
    themed.set_percent(percent)
    room = Room(qtbot, tmp_path)
    room.begin()
    room.key(Qt.Key.Key_F10)
    menu = room.page.menu
    assert menu is not None
    assert len({menu.actionGeometry(action).x() for action in menu.actions()}) == 1
    if percent == 100:
        below = room.page.top.more.mapTo(room.page, room.page.top.more.rect().bottomLeft()).y()
        assert below + menu.sizeHint().height() <= 768, "all of it is seen below its button"
    menu.close()
    room.desk.vault.close()


@pytest.mark.parametrize("row", COMMANDS, ids=ids)
def test_a_command_does_one_thing_that_there_is(row: CommandRow, hands: Hands) -> None:
    row.act(hands)
    done = [call for field in fields(hands) for call in getattr(hands, field.name).mock_calls]
    assert len(done) == 1


@pytest.mark.parametrize("row", COMMANDS, ids=ids)
def test_after_the_end_only_hide_does_anything(row: CommandRow, hands: Hands) -> None:
    hands.out.over = True  # type: ignore[misc]
    Doing(keys_of(True), hands).do(row.do)
    done = [call for field in fields(hands) for call in getattr(hands, field.name).mock_calls]
    assert bool(done) is (row.do is Do.HIDE) is row.always


def test_the_bar_folds_in_the_order_of_the_table_and_never_hide_or_stop() -> None:
    bar = bar_buttons(keys_of(True))
    assert [one.do for one in bar] == [Do.BACK, Do.NOTE, Do.IDEA, Do.BREAK, Do.CARDS, Do.HIDE, Do.STOP]
    assert [one.do for one in bar if not one.folds] == [Do.HIDE, Do.STOP]
    assert sorted(one.folds for one in bar if one.folds) == [1, 2, 3, 4, 5]


def test_other_keys_can_be_handed_in_and_every_place_follows(hands: Hands) -> None:
    keys = keys_of(True, {Do.NOTE: "K", Do.STOP: "F7", Do.END: "E"})
    assert keys.asked(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier)) is Do.NOTE
    assert keys.asked(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier)) is None
    assert {one.do: one.key for one in bar_buttons(keys)}[Do.NOTE] == "K"
    assert ("K", "Note") in help_rows(keys) and ("E", "End, or go on another day") in help_rows(keys)
    assert ("F7",) in [command.keys for command in menu_commands(keys, Mock())]


def test_nothing_but_the_table_names_a_key_of_a_command() -> None:
    found = [f"{path.parent.name}/{path.name}:{line} {words}" for path in FILES for line, words in _keys_in(path)]
    assert not found


def test_a_key_that_means_the_same_on_every_screen_stands_in_one_file() -> None:
    of_all = {*HIDE, *LOCK, STOP, NO_LONGER}
    places = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Constant) and node.value in of_all)
        or (isinstance(node, ast.Attribute) and node.attr in ("Key_F9", "Key_F12"))
    }
    assert places == {"frame/keys.py"}


def test_the_key_of_stop_that_menus_and_dialogs_hear_is_that_of_the_table(qtbot: QtBot, themed: Theme) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    Closing(window, lambda: False).watch(window, Mock(), keys_of(True, {Do.STOP: "F7 Z"}))
    assert window.watcher.stop_keys == ("F7",)


def _keys_in(path: Path) -> Iterator[tuple[int, str]]:
    """Where a file names a key: as Qt's code, as text, or as a shortcut of its own."""
    if f"{path.parent.name}/{path.name}" == TABLE:
        return
    tree = ast.parse(path.read_text("utf-8"))
    names = {key for row in COMMANDS for key in row.keys.split()} - OF_EVERY_WINDOW
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and re.fullmatch(
            r"Key_([A-Z]|F\d+|Space|Left|Right|Page\w+|Plus|Minus|Equal|Period)", node.attr
        ):
            yield node.lineno, node.attr
        if isinstance(node, ast.Name) and node.id in {"QShortcut", "QKeySequence"} and path.name != "key_name.py":
            yield node.lineno, node.id
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described | parts:
            words = node.value
            if words in names or re.search(r"\bF\d+\b|\bCtrl\+(?!Enter)|\b[BCDE-HJ-Z] \w+s\b", words):
                yield node.lineno, words
