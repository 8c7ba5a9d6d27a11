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
from kring.usecases.desk.results import why
from kring.words.waiting import since

SHOWN_AFTER = 3  # failures in a row
WORDS_NEED = 60  # units beside the button


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
        line = QHBoxLayout(self)
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

    def show_state(self, _anything: object = None) -> None:
        """What is so now."""
        unsaved, folder = self._context.desk.unsaved, self._context.outbox.folder
        if self._elsewhere() or not says_it_waits(self._context):
            self.hide()
            return
        if folder is not None and unsaved.may_leave:
            lies = _("What waits is saved in {place}, encrypted. You can lock and close.")
            self.words.setText(lies.format(place=folder.name or str(folder)))
        elif unsaved.last.stopped is not None and unsaved.since is not None:
            self.words.setText(since(why(unsaved.last.stopped), clock_time(unsaved.since)))
        self.setAccessibleName(self.words.text())
        self.show()
