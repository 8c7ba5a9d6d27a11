"""What the menus of the editor offer, and the keys of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kring.i18n import _, _p
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.edit_commands import edit_commands

UNDO, REDO, NAME, READ, NEXT_TO_FIX = "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+N", "F5", "F4"
ADD, TAKE_OUT, UP, DOWN = "Ins", "Ctrl+Shift+Del", "Ctrl+Shift+Up", "Ctrl+Shift+Down"
BEFORE, AFTER = "Alt+Up", "Alt+Down"


class Edited(Protocol):
    """What the menus can do with a script that is edited."""

    def undo(self) -> None:
        """One step back."""

    def redo(self) -> None:
        """One step on."""

    def add_line(self) -> None:
        """An empty line behind this one."""

    def take_out(self) -> None:
        """Take this line out."""

    def move_line(self, down: bool) -> None:
        """Move this line one place."""

    def put_back(self) -> None:
        """This line as it was."""

    def put_all_back(self) -> None:
        """All lines as they were."""

    def put_name(self) -> None:
        """Choose a name to put in."""

    def step(self, by: int) -> None:
        """Go to the line before or after."""

    def next_to_fix(self) -> None:
        """Go to the next line to fix."""

    def read_through(self) -> None:
        """Read it as it will be spoken."""


def editor_commands(page: Edited) -> Iterator[Command]:
    """The entries for a page; what a text box does by itself stays as it is."""
    edit, go = MenuName.EDIT, MenuName.GO
    yield Command(edit, _("Undo"), page.undo, (UNDO,))
    yield Command(edit, _("Redo"), page.redo, (REDO,))
    yield from (command for command in edit_commands() if not {UNDO, REDO} & set(command.keys))
    yield Command(edit, _("Put in a name"), page.put_name, (NAME,), line=True)
    yield Command(edit, _p("in the editor", "Add a line"), page.add_line, (ADD,), line=True)
    yield Command(edit, _("Take this line out"), page.take_out, (TAKE_OUT,))
    yield Command(edit, _("Move this line up"), lambda: page.move_line(down=False), (UP,))
    yield Command(edit, _("Move this line down"), lambda: page.move_line(down=True), (DOWN,))
    yield Command(edit, _("Put this line back"), page.put_back, line=True)
    yield Command(edit, _("Put all lines back"), page.put_all_back)
    yield Command(go, _("Line before"), lambda: page.step(-1), (BEFORE,), line=True)
    yield Command(go, _("Line after"), lambda: page.step(1), (AFTER,))
    yield Command(go, _("Next line to fix"), page.next_to_fix, (NEXT_TO_FIX,))
    yield Command(go, _("Read it through"), page.read_through, (READ,))
