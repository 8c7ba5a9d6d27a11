"""At the desk: the bar below the page while words wait, the dialog for another place, and words that come from one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.frame.window import MainWindow
from kring.ui.unsaved.bar import WaitingBar
from kring.ui.unsaved.folder_choice import ask_folder
from kring.ui.unsaved.other_place import OtherPlaceDialog
from kring.ui.unsaved.taking_in import TakingIn
from kring.ui.widgets.hearing import listen
from kring.usecases import cases


class UnsavedAtDesk(QObject):
    """Lives as long as the context of an unlocked window; ``show_again`` shows the present page anew."""

    def __init__(self, context: Context, window: MainWindow, show_again: Callable[[], None]) -> None:
        super().__init__(context)
        self._context, self._window, self._show_again = context, window, show_again
        self.bar = WaitingBar(context, lambda: window.is_live, left=8)
        self.bar.wanted.connect(self._on_elsewhere)
        window.pages.keep_above_footer(self.bar)
        listen(self.bar, context.destroyed, self.bar.deleteLater)
        self.taking = TakingIn(context, self)
        self.taking.taken.connect(self._on_taken)
        listen(self, context.words_wanted, self._on_words)
        self.taking.look()

    def _on_elsewhere(self) -> None:
        OtherPlaceDialog(self._context, self._window).open()

    def _on_words(self) -> None:
        folder = ask_folder(self._window, _("Take in words from another place"))
        if folder is not None:
            self.taking.take_from(folder)

    def _on_taken(self) -> None:
        """What is shown was read before these words came."""
        context = self._context
        if context.case is not None:
            context.open(cases.load(context.desk, context.case.id))
        self._show_again()
