"""Qt's own file dialog, whole in the chosen language: the system's would remember what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from kring.i18n import _
from kring.ui.frame.application import scrub_file_dialog_history


def file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialog of which every word is translated; two of its labels Qt brings in English only."""
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Place:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
    return dialog


def chosen_with(dialog: QFileDialog) -> Path | None:
    """What was chosen, or None; the dialog is gone afterwards, and so is what it wrote down."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    delete(dialog)  # at its end it writes down where it was, so only then there is something to scrub
    scrub_file_dialog_history()
    return Path(chosen[0]) if chosen else None
