"""Asks for a file: which one to bring in, and where one that is given out shall lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kring.i18n import _
from kring.ui.frame.file_dialog import chosen_with, file_dialog


def ask_file(parent: QWidget) -> Path | None:
    """A file that is there, or None."""
    dialog = file_dialog(parent, _("Bring in a file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{_('Scripts')} (*.yaml *.yml)", f"{_('All files')} (*)"])
    return chosen_with(dialog)


def give_out(parent: QWidget, name: str, data: bytes) -> Path | None:
    """Ask where a script goes, and write it there; raises OSError where that place takes nothing."""
    dialog = file_dialog(parent, _("Save as a file"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("YAML (*.yaml)")
    dialog.setDefaultSuffix("yaml")
    dialog.selectFile(f"{name}.yaml")
    file = chosen_with(dialog)
    if file is not None:
        file.write_bytes(data)
    return file
