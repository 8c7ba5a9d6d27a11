"""Takes what was pressed on the line or chosen from a menu; the table says what it does and until when it may."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from kring.ui.live.commands import COMMANDS, Hands
from kring.ui.live.keys import Do, Keys

_TABLE = {row.do: row for row in COMMANDS}


class Doing:
    """No command reaches the script, the people or the decision."""

    def __init__(self, keys: Keys, hands: Hands) -> None:
        self._keys, self._hands = keys, hands

    def on_key(self, event: QKeyEvent) -> bool:
        """A key on the line; False when it is none of ours."""
        asked = self._keys.asked(event)
        if asked is not Do.ESCAPE:
            self._hands.tools.escaped_once = False
        if isinstance(asked, Do):
            self.do(asked)
        elif asked is not None:
            self._on_digit(asked)
        return asked is not None

    def do(self, what: Do) -> None:
        """Do what was asked for, unless it is all over."""
        row = _TABLE[what]
        if row.always or not self._hands.out.over:
            row.act(self._hands)

    def _on_digit(self, digit: int) -> None:
        """A choice of the tool that is open, or else somebody who gets the word."""
        if not self._hands.tools.digit(digit):
            self._hands.moves.give_word(self._hands.room.panel.person_at(digit))
