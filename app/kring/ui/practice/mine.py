"""The practice cases that were begun: gone on with, looked back at, begun again beside, or thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.practice.point_words import began, stands
from kring.ui.widgets.button import BAR, Button, button
from kring.ui.widgets.card import Card, CardRow, hairline
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.section import keeping_focus
from kring.ui.widgets.text import show_if
from kring.usecases.practice_case import Begun

AGAIN, AWAY = "Ctrl+R", "Del"


class MyPracticeCases(Card):
    """The one that was begun last stands first, and has the keys. Throwing away is asked once, in its row."""

    opened = Signal(object)  # each with a Begun
    again = Signal(object)
    thrown_away = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Yours so far"))
        self._mine: tuple[Begun, ...] = ()
        self._asked = ""  # the case of which it is asked whether it goes
        self.keep: Button | None = None
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        space(self._column, 0, 0, 0, 0, gap=0)
        self.add(holder)

    def show_cases(self, mine: Sequence[Begun]) -> None:
        """Show these; nothing stands here while there are none."""
        self._mine, self._asked = tuple(mine), ""
        self._fill()
        show_if(self, bool(mine))

    def keys(self) -> list[tuple[str, str]]:
        """What the keys do, for the one that stands first; nothing while it is asked whether one goes."""
        if not self._mine or self._asked:
            return []
        return [(AGAIN, _("Begin again")), (AWAY, _("Throw away"))]

    def _fill(self) -> None:
        """At once, so that the keys are there with the page; a focus in it stays where it was."""
        with keeping_focus(self):
            empty(self._column)
            for place, mine in enumerate(self._mine):
                if place:
                    self._column.addWidget(hairline())
                asked = mine.line.id == self._asked
                row = self._question(mine) if asked else self._row(mine, keys=place == 0 and not self._asked)
                self._column.addWidget(row)
                show_if(row, True)

    def _row(self, mine: Begun, keys: bool) -> CardRow:
        row = CardRow(began(mine), stands(mine))
        back = _("Look back") if mine.line.closed else _("Go on")
        again, away = (AGAIN, AWAY) if keys else (None, None)
        for made, do in (
            (button(back), self.opened.emit),
            (button(_("Begin again"), BAR, "history", key=again), self.again.emit),
            (button(_("Throw away"), BAR, "trash-2", key=away), self.ask),
        ):
            row.add(_of(made, mine, do))
        return row

    def _question(self, mine: Begun) -> CardRow:
        row = CardRow(_("Throw this one away?"), _("It is then gone for good. Your other cases stay as they are."))
        self.keep = _of(button(_("Keep this one")), mine, lambda _mine: self.ask(None))
        row.add(self.keep)
        row.add(_of(button(_("Throw it away"), BAR, "trash-2"), mine, self.thrown_away.emit))
        return row

    def ask(self, mine: Begun | None) -> None:
        """Ask it in the row of that case, with the keys on keeping it; or ask nothing any more."""
        self._asked, self.keep = mine.line.id if mine is not None else "", None
        self._fill()
        if self.keep is not None:
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)


def _of(made: Button, mine: Begun, do: Callable[[Begun], None]) -> Button:
    """A button of one case: a reader says whose it is."""
    made.setAccessibleName(f"{made.label}: {mine.line.number}")
    made.clicked.connect(lambda: do(mine))
    return made
