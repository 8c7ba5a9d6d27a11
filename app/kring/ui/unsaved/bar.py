"""While the disk keeps refusing: a bar that says so, and offers another place; it stays until all is on the disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kring.i18n import _, clock_time
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.text import IconLabel, label
from kring.ui.widgets.tip import set_tip
from kring.usecases.desk.results import why
from kring.words.waiting import since

SHOWN_AFTER = 3  # failures in a row
WORDS_NEED = 60  # units beside the button
LOW = 110  # units of height of a full screen; below it a few words say it
BELOW_LINE = 10  # units at the left, as the line has them in a narrow window


def says_it_waits(context: Context) -> bool:
    """Whether a bar says by now that words wait, and why: nothing else needs to."""
    unsaved = context.desk.unsaved
    return not unsaved.empty and (unsaved.failures >= SHOWN_AFTER or context.outbox.folder is not None)


class WaitingBar(QFrame):
    """Hidden until saving failed three times in a row; below the line, so that the line does not move."""

    wanted = Signal()

    def __init__(self, context: Context, elsewhere: Callable[[], bool] = lambda: False, left: float = 18) -> None:
        """``elsewhere`` says whether the page that is shown has a bar of its own; ``left`` is its margin in units."""
        super().__init__()
        self.setObjectName("message")
        self._context, self._elsewhere = context, elsewhere
        self._left, self._wide_left, self._low = left, left, False
        self._line = line = QHBoxLayout(self)
        space(line, left, 2, 6, 2, gap=3)
        line.addWidget(IconLabel("triangle-alert", "notice"))
        said = FoldingRow(3, WORDS_NEED)
        line.addWidget(said, 1)
        self.words = label("", wrap=True)
        said.line.addWidget(self.words, 1)
        self.button = button(_("Save to another place"))
        self.button.clicked.connect(self.wanted)
        said.line.addWidget(self.button)
        listen(self, context.not_saved, self.show_state)
        listen(self, context.saved, self.show_state)
        listen(self, context.put_elsewhere, self.show_state)
        self.show_state()

    def set_low(self, low: bool) -> None:
        """Below a line in a low window it is one row of a few words; a reader says all of them."""
        if low != self._low:
            self._low = low
            self._space()
            self.show_state()

    def set_narrow(self, narrow: bool) -> None:
        """Its words begin where the line begins."""
        self._left = BELOW_LINE if narrow else self._wide_left
        self._space()

    def _space(self) -> None:
        above = 1 if self._low else 2
        space(self._line, self._left, above, 6, above, gap=3)

    def show_state(self, _anything: object = None) -> None:
        """What is so now."""
        unsaved, folder = self._context.desk.unsaved, self._context.outbox.folder
        if self._elsewhere() or not says_it_waits(self._context):
            self.hide()
            return
        if folder is not None and unsaved.may_leave:
            lies = _("What waits is saved in {place}, encrypted. You can lock and close.")
            self._say(lies.format(place=folder.name or str(folder)), _("Saved in another place"))
        elif unsaved.last.stopped is not None and unsaved.since is not None:
            self._say(since(why(unsaved.last.stopped), clock_time(unsaved.since)), _("Not saved"))
        self.show()

    def _say(self, words: str, brief: str) -> None:
        self.words.setText(brief if self._low else words)
        self.setAccessibleName(words)
        set_tip(self, words if self._low else "")
