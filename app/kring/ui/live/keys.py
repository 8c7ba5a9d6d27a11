"""Which key does what in the live screen, in one table, so that keys, help and menu never disagree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kring.i18n import _

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
KEYPAD, SHIFT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier


class Do(StrEnum):
    """What a key asks for; DIGIT goes with its number, UNLISTED is no key of ours."""

    NEXT = "next"
    BACK = "back"
    NOTE = "note"
    IDEA = "idea"
    MOMENT = "moment"
    INSERT = "insert"
    NOT_ASKED = "not-asked"
    JUMP = "jump"
    BREAK = "break"
    CARDS = "cards"
    HIDE = "hide"
    QUIET = "quiet"
    TIME = "time"
    HELPERS = "helpers"
    NOTES = "notes"
    LARGER = "larger"
    SMALLER = "smaller"
    LEFT = "left"
    WHO = "who"
    ESCAPE = "escape"
    DOWN = "down"
    UP = "up"
    DIGIT = "digit"
    UNLISTED = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was asked for, and the digit (0 to 9) where it is one."""

    do: Do
    digit: int = -1


_MOVES = {
    Qt.Key.Key_Space: Do.NEXT,
    Qt.Key.Key_Right: Do.NEXT,
    Qt.Key.Key_PageDown: Do.NEXT,
    Qt.Key.Key_Left: Do.BACK,
    Qt.Key.Key_PageUp: Do.BACK,
    Qt.Key.Key_Escape: Do.ESCAPE,
    Qt.Key.Key_Down: Do.DOWN,
    Qt.Key.Key_Up: Do.UP,
}
_SINGLE = {
    "N": Do.NOTE,
    "A": Do.IDEA,
    "M": Do.MOMENT,
    "I": Do.INSERT,
    "S": Do.NOT_ASKED,
    "J": Do.JUMP,
    "P": Do.BREAK,
    "H": Do.CARDS,
    "B": Do.HIDE,
    ".": Do.HIDE,
    "Q": Do.QUIET,
    "T": Do.TIME,
    "O": Do.HELPERS,
    "V": Do.NOTES,
    "L": Do.LEFT,
    "W": Do.WHO,
    "+": Do.LARGER,
    "=": Do.LARGER,
    "-": Do.SMALLER,
}


def pressed(event: QKeyEvent, single_keys: bool) -> Pressed:
    """What a key on the script asks for; with single keys switched off, letters and digits need Alt."""
    modifiers = event.modifiers() & ~(KEYPAD | SHIFT)
    key = Qt.Key(event.key())
    if key in _MOVES:
        return Pressed(_MOVES[key]) if modifiers == NONE else Pressed(Do.UNLISTED)
    if modifiers != (NONE if single_keys else ALT):
        return Pressed(Do.UNLISTED)
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return Pressed(Do.DIGIT, int(key) - int(Qt.Key.Key_0))
    letter = chr(key) if 32 < int(key) < 127 else ""
    return Pressed(_SINGLE.get(letter, Do.UNLISTED))


def shown(key: str, single_keys: bool) -> str:
    """How a single key is written on the screen."""
    return key if single_keys else f"Alt+{key}"


def help_rows() -> list[tuple[str, str]]:
    """Every key with what it does, for F1."""
    return [
        ("Space, →, PgDn", _("Next line")),
        ("←, PgUp", _("One line back; nothing is deleted")),
        ("1 … 9", _("Who is speaking")),
        ("N", _("Note")),
        ("A", _("Idea for the agreement")),
        ("M", _("Mark a moment, without typing")),
        ("P", _("Break, and back")),
        ("H, 1 … 7", _("Difficult moment")),
        ("↓, ↑", _("Read on in a long card")),
        ("F12", _("Hide, then break or stop")),
        ("Ctrl+Shift+W", _("Somebody no longer wants this")),
        ("F9, Ctrl+Space, B, .", _("Hide, and back")),
        ("I", _("Add a question after this line")),
        ("S", _("Do not ask this line, with a reason")),
        ("J", _("Jump to any line")),
        ("L", _("Somebody left, or came back")),
        ("W", _("Who is here; give somebody the word")),
        ("V", _("Show or cover notes and ideas")),
        ("O", _("Follow-up, other words, a way out, a tip; one after another")),
        ("T", _("Show or leave out the time")),
        ("Q", _("Quiet view: only the line")),
        ("+, −", _("Size of the line")),
        ("F6, Tab", _("To the circle, the notes and the buttons; the keys of the line go on working there")),
        ("Enter", _("Press the button that you are on")),
        ("Space, ←→↑↓", _("On a chair, or where something is asked: choose")),
        ("Ctrl+Z", _("Undo the last step, and say what it was")),
        ("Esc", _("Back to the line; twice: end, or go on another day")),
    ]
