"""Asks for a folder with Qt's own dialog: the system's would remember what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kring.ui.application import scrub_file_dialog_history


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder that was chosen, or None."""
    ours = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly
    chosen = QFileDialog.getExistingDirectory(parent, title, options=ours)
    scrub_file_dialog_history()
    return Path(chosen) if chosen else None
