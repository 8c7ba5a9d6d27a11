"""Before a lock: nothing in the window keeps a word."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog

from kring.ui.frame.window import MainWindow
from kring.ui.widgets.leaving import let_go


def forget_words(window: MainWindow) -> None:
    """No page, dialog, menu, title or sentence keeps a word, nor does the clipboard."""
    for dialog in window.findChildren(QDialog):
        let_go(dialog)
    window.drop_all()
    window.setAccessibleName("Kring")
    window.set_case("")
    window.set_commands([])
    window.message.clear()
    window.saved.clear()
    if QApplication.clipboard().ownsClipboard():
        QApplication.clipboard().clear()
