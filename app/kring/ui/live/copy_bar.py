"""When the disk keeps refusing: a bar that offers an encrypted copy in another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from kring.i18n import _
from kring.ui.application import scrub_file_dialog_history
from kring.ui.context import Context
from kring.ui.live.conductor import OFFER_A_COPY_AFTER
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.hearing import ask
from kring.ui.widgets.text import IconLabel, label
from kring.usecases import emergency


class CopyBar(QFrame):
    """Hidden until saving failed three times in a row; below the line, so that the line does not move."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("message")
        self._context = context
        line = QHBoxLayout(self)
        space(line, 18, 2, 6, 2, gap=3)
        line.addWidget(IconLabel("triangle-alert", "notice"))
        self.words = label("", wrap=True)
        line.addWidget(self.words, 1)
        self.button = button(_("Save to another place"))
        self.button.clicked.connect(self._ask)
        line.addWidget(self.button)
        self.hide()

    def after(self, failures: int) -> None:
        """So many failures in a row."""
        if failures >= OFFER_A_COPY_AFTER and self.isHidden():
            self.words.setText(_("Not saved for a while. Your words are still here, and it is tried again."))
            self.show()

    def save_in(self, folder: Path) -> None:
        """Put an encrypted copy of what was saved into a folder."""
        context = self._context
        ask(
            self,
            context.jobs,
            lambda: emergency.copy_elsewhere(context.desk, folder),
            self._on_done,
            self._on_failed,
        )

    def _ask(self) -> None:
        ours = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly  # the system's remembers
        chosen = QFileDialog.getExistingDirectory(self, _("Save to another place"), options=ours)
        scrub_file_dialog_history()
        if chosen:
            self.save_in(Path(chosen))

    def _on_done(self, _result: object) -> None:
        self.words.setText(
            _("What was saved is copied there, encrypted. Your last words are still here and are tried again.")
        )

    def _on_failed(self, _problem: object) -> None:
        self.words.setText(_("The copy could not be made there either. Choose another place."))
