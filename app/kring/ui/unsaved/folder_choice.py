"""Asks for a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kring.ui.frame.file_dialog import chosen_with, file_dialog


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder that was chosen, or None."""
    dialog = file_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return chosen_with(dialog)
