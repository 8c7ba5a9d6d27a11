"""Every command of the live screen, in one table: its keys, the bar, More, the menus and F1 all come from here.

A new command is a member of `Do`, a row here, and what it does in one of the `Hands`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from kring.i18n import _
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.keys import HIDE, NO_LONGER, STOP
from kring.ui.live.bars import BarButton
from kring.ui.live.keys import Do, Keys
from kring.ui.live.moves import Moves
from kring.ui.live.room import Room
from kring.ui.live.tool_keys import ToolKeys
from kring.ui.live.way_out import WayOut


@dataclass(frozen=True, slots=True)
class Hands:
    """What the commands act on; `more` opens the menu of all of them."""

    moves: Moves
    tools: ToolKeys
    out: WayOut
    room: Room
    more: Callable[[], object]


@dataclass(frozen=True, slots=True)
class CommandRow:
    """One command; its words are asked for when they are shown."""

    do: Do
    keys: str  # as Qt writes them, the one that is shown first
    act: Callable[[Hands], object]
    words: Callable[[], str]
    bar: Callable[[], str] | None = None  # its short words on the bar
    folds: int = 0  # when the bar leaves it to More, where there is little room; 0: never
    in_more: bool = True  # whether it stands in More itself
    menu: MenuName | None = None  # its menu in the window, which More holds too
    always: bool = False  # else only until the end, which nothing leads back from
    while_hidden: bool = False  # whether its key works while the screen is hidden, too


COMMANDS = (
    CommandRow(
        Do.NEXT,
        "Space Right PgDown",
        lambda live: live.moves.next(),
        lambda: _("Next line"),
        in_more=False,
        menu=MenuName.CASE,
    ),
    CommandRow(
        Do.BACK,
        "Left PgUp",
        lambda live: live.moves.back(),
        lambda: _("One line back"),
        lambda: _("Back"),
        2,
        False,
        MenuName.CASE,
    ),
    CommandRow(Do.NOTE, "N", lambda live: live.moves.note(), lambda: _("Note"), lambda: _("Note"), 3),
    CommandRow(Do.IDEA, "A", lambda live: live.moves.idea(), lambda: _("Idea for the agreement"), lambda: _("Idea"), 1),
    CommandRow(Do.MOMENT, "M", lambda live: live.moves.moment(), lambda: _("Mark a moment, without typing")),
    CommandRow(Do.ANSWER, "E", lambda live: live.tools.answer(), lambda: _("Choose the answer, where a line has some")),
    CommandRow(Do.INSERT, "I", lambda live: live.tools.insert(), lambda: _("Add a question after this line")),
    CommandRow(
        Do.NOT_ASKED, "S", lambda live: live.tools.not_asked(), lambda: _("Do not ask this line, with a reason")
    ),
    CommandRow(Do.JUMP, "J", lambda live: live.tools.jump(), lambda: _("Jump to any line")),
    CommandRow(Do.LEFT, "L", lambda live: live.tools.somebody_left(), lambda: _("Somebody left, or came back")),
    CommandRow(Do.WHO, "W", lambda live: live.tools.who_is_here(), lambda: _("Who is here; give somebody the word")),
    CommandRow(Do.BREAK, "P", lambda live: live.out.pause(), lambda: _("Break, and back"), lambda: _("Break"), 4),
    CommandRow(
        Do.CARDS, "H", lambda live: live.tools.cards(), lambda: _("Difficult moment"), lambda: _("Difficult moment"), 5
    ),
    CommandRow(
        Do.HIDE,
        " ".join((*HIDE, "B", ".")),
        lambda live: live.out.hide(),
        lambda: _("Hide, and back"),
        lambda: _("Hide"),
        always=True,
    ),
    CommandRow(Do.NOTES, "V", lambda live: live.room.cover_or_show_notes(), lambda: _("Show or cover notes and ideas")),
    CommandRow(
        Do.HELPERS, "O", lambda live: live.room.next_helper(), lambda: _("Follow-up, other words, a way out, a tip")
    ),
    CommandRow(Do.TIME, "T", lambda live: live.room.switch_time(), lambda: _("Show or leave out the time")),
    CommandRow(Do.QUIET, "Q", lambda live: live.room.switch_quiet(), lambda: _("Quiet view: only the line")),
    CommandRow(Do.LARGER, "+ =", lambda live: live.room.resize_line(1), lambda: _("Larger line")),
    CommandRow(Do.SMALLER, "-", lambda live: live.room.resize_line(-1), lambda: _("Smaller line")),
    CommandRow(
        Do.STOP,
        STOP,
        lambda live: live.out.stop(),
        lambda: _("Hide, then break or stop"),
        lambda: _("Stop"),
        menu=MenuName.CASE,
        while_hidden=True,
    ),
    CommandRow(
        Do.WITHDRAW,
        NO_LONGER,
        lambda live: live.out.ask_who(),
        lambda: _("Somebody no longer wants this"),
        in_more=False,
        menu=MenuName.CASE,
    ),
    CommandRow(Do.END, "", lambda live: live.tools.end(), lambda: _("End, or go on another day"), menu=MenuName.CASE),
    CommandRow(
        Do.UNDO,
        "Ctrl+Z",
        lambda live: live.moves.undo(),
        lambda: _("Undo the last step"),
        in_more=False,
        menu=MenuName.EDIT,
    ),
    CommandRow(
        Do.REDO,
        "Ctrl+Shift+Z",
        lambda live: live.moves.redo(),
        lambda: _("Do it again"),
        in_more=False,
        menu=MenuName.EDIT,
    ),
    CommandRow(Do.MORE, "F10", lambda live: live.more(), lambda: _("More"), in_more=False, menu=MenuName.VIEW),
    CommandRow(
        Do.ESCAPE,
        "Esc",
        lambda live: live.tools.escape(),
        lambda: _("Back to the line; twice: end, or go on another day"),
        in_more=False,
    ),
    CommandRow(Do.DOWN, "Down", lambda live: live.tools.read_on(1), lambda: _("Read on in a long card"), in_more=False),
    CommandRow(Do.UP, "Up", lambda live: live.tools.read_on(-1), lambda: _("Read back in a long card"), in_more=False),
)


def keys_of(single: bool, chosen: Mapping[Do, str] | None = None) -> Keys:
    """The keys of the table, or those that somebody chose instead."""
    return Keys({row.do: tuple((chosen or {}).get(row.do, row.keys).split()) for row in COMMANDS}, single)


def bar_buttons(keys: Keys) -> list[BarButton]:
    """What stands on the bar."""
    return [BarButton(row.do, row.bar(), keys.shown(row.do), row.folds) for row in COMMANDS if row.bar is not None]


def menu_commands(keys: Keys, do: Callable[[Do], object]) -> list[Command]:
    """What stands in the menus of the window, with the keys that are heard everywhere."""
    return [
        Command(row.menu, row.words(), partial(do, row.do), keys.everywhere(row.do), while_hidden=row.while_hidden)
        for row in COMMANDS
        if row.menu is not None
    ]


def help_rows(keys: Keys) -> list[tuple[str, str]]:
    """The keys of the line with what they do, for F1, which adds those of the menus itself."""
    of_the_line = [row for row in COMMANDS if keys.listed(row.do) and not (row.menu and keys.everywhere(row.do))]
    return [
        ("1 … 9", _("Who is speaking; while answers or other choices are open, the one with that digit")),
        *((keys.listed(row.do), row.words()) for row in of_the_line),
        ("F6, Tab", _("To the circle, the notes and the buttons; the keys of the line go on working there")),
        ("Enter", _("Press the button that you are on")),
        ("Space, ←→↑↓", _("On a chair, or where something is asked: choose")),
    ]
