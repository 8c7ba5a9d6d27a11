"""What a key can ask for, and how it is written; which key asks for what stands in the table of `commands.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kring.ui.meeting.key_name import key_name
from kring.ui.widgets.key_cap import key_text

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
DIGITS = "0123456789"
_EVERYWHERE = re.compile(r"(Ctrl|Alt)\+.+|F\d+")


class Do(StrEnum):
    """The commands of the live screen."""

    NEXT = "next"
    BACK = "back"
    NOTE = "note"
    IDEA = "idea"
    MOMENT = "moment"
    ANSWER = "answer"
    BREAK = "break"
    CARDS = "cards"
    HIDE = "hide"
    STOP = "stop"
    WITHDRAW = "withdraw"
    END = "end"
    INSERT = "insert"
    NOT_ASKED = "not-asked"
    JUMP = "jump"
    LEFT = "left"
    WHO = "who"
    NOTES = "notes"
    HELPERS = "helpers"
    TIME = "time"
    QUIET = "quiet"
    LARGER = "larger"
    SMALLER = "smaller"
    UNDO = "undo"
    REDO = "redo"
    MORE = "more"
    ESCAPE = "escape"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of each command as Qt writes them, the one that is shown first.

    Those with Ctrl or Alt and the F keys are heard everywhere, also in a note. The others belong to the line; there a
    letter or sign needs Alt where `single` keys are switched off.
    """

    of: Mapping[Do, tuple[str, ...]]
    single: bool = True

    def asked(self, event: QKeyEvent) -> Do | int | None:
        """What a key on the line asks for: a command, a digit, or nothing of ours."""
        name = key_name(event)
        if event.modifiers() & ~IGNORED != (ALT if self._needs_alt(name) else NONE):
            return None
        return int(name) if name and name in DIGITS else self.meant(event)

    def meant(self, event: QKeyEvent) -> Do | None:
        """The command of a key that belongs to the line, whatever is held down with it."""
        name = key_name(event)
        return next((do for do, keys in self.of.items() if name in keys and not is_everywhere(name)), None)

    def everywhere(self, do: Do) -> tuple[str, ...]:
        """The keys of a command that are heard everywhere."""
        return tuple(key for key in self.of[do] if is_everywhere(key))

    def shown(self, do: Do) -> str:
        """The key of a command as it is written on the screen; empty where it has none."""
        return next(iter(self._written(do)), "")

    def plain(self, do: Do) -> str:
        """The first key itself, for a page on which nobody types and no letter needs Alt."""
        return self.of[do][0]

    def listed(self, do: Do) -> str:
        """All keys of a command, for F1."""
        return ", ".join(self._written(do))

    def _written(self, do: Do) -> list[str]:
        return [key_text(f"Alt+{key}" if self._needs_alt(key) else key).replace("Down", "Dn") for key in self.of[do]]

    def _needs_alt(self, key: str) -> bool:
        return len(key) == 1 and not self.single


def is_everywhere(key: str) -> bool:
    """Whether a key is heard wherever the focus is: one with Ctrl or Alt, or an F key."""
    return _EVERYWHERE.fullmatch(key) is not None
