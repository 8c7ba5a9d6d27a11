"""Before a talk ends: the lines on which a condition rests and that are still open, with the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.events import REASONS_TO_CHOOSE, NotAskedReason
from kring.domain.session.turns import Turn
from kring.i18n import _, join_words
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow
from kring.ui.widgets.choice import Option
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.picking import Combo
from kring.words import names
from kring.words.talks import talk_state

# "Not right now" means later in this talk, and this is its end.
_REASONS = tuple(reason for reason in REASONS_TO_CHOOSE if reason is not NotAskedReason.NOT_NOW)


class OpenLines(QWidget):
    """`wanted` goes to a line; `left_out` says that a line was not asked, and why."""

    wanted = Signal(str)
    left_out = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 8, 6, 5, 4, gap=4)

    def show_lines(self, turns: Sequence[Turn]) -> None:
        """Name what is open; with nothing open any more the talk can be finished."""
        empty(self._column)
        if turns:
            self._column.addWidget(Notice(_("Not everything was asked"), intro=would_leave(turns)))
        else:
            done = _("Nothing is open any more. The talk can be finished.")
            self._column.addWidget(Notice(tone="neutral", intro=done))
        card = Card()
        for turn in turns:
            card.add(self._row(turn))
        if turns:
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _row(self, turn: Turn) -> QWidget:
        title = turn.step.title or turn.text
        row = CardRow(title, turn.text if turn.step.title else "", strong=True)
        why = Combo(
            _("Not asked, because: {line}").format(line=title),
            [Option(reason.value, names.not_asked(reason)) for reason in _REASONS],
            _("Not asked, because"),
        )
        why.chosen.connect(lambda reason: self.left_out.emit(turn.id, reason))
        go = button(_("Go to this line"), "quiet", "arrow-right")
        go.setAccessibleName(_("Go to this line: {line}").format(line=title))
        go.clicked.connect(lambda: self.wanted.emit(turn.id))
        row.add(why)
        row.add(go)
        return row


def not_held(turns: Sequence[Turn]) -> str:
    """What a talk that was held left open."""
    lines = join_words([f"“{turn.step.title or turn.text}”" for turn in turns])
    words = _("{state} A condition rests on this, and another talk can ask it: {lines}.")
    return words.format(state=talk_state.held(_number(turns)), lines=lines)


def would_leave(turns: Sequence[Turn]) -> str:
    """What it means to end the talk now."""
    lines = join_words([f"“{turn.step.title or turn.text}”" for turn in turns])
    words = _("A condition rests on these lines. Ended now, the talk is held with {left}: {lines}.")
    return words.format(left=talk_state.lines_open(_number(turns)), lines=lines)


def _number(turns: Sequence[Turn]) -> int:
    """As the talk keeps it: a line that stands there twice is one."""
    return len({turn.step.id for turn in turns})
