"""What somebody copies here is meant for a moment: marked as secret, and gone after a minute."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT_MS = 60_000
SECRET_FORMATS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"secret",
    # Windows keeps a history of the clipboard and sends it to other computers, unless these say not to.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': bytes(4),
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}


class ClipboardGuard(QObject):
    """Watches the clipboard; it only touches what Kring itself put there."""

    def __init__(self, clipboard: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._marking = False
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._on_data_changed)
        self._clipboard.selectionChanged.connect(self._on_selection_changed)

    def clear(self) -> None:
        """Take away what Kring put on the clipboard, as before a lock."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()

    def _on_data_changed(self) -> None:
        if self._marking or not self._clipboard.ownsClipboard():
            return
        words = self._clipboard.text()
        if not words:
            return
        data = QMimeData()
        data.setText(words)
        for name, value in SECRET_FORMATS.items():
            data.setData(name, value)
        self._marking = True
        self._clipboard.setMimeData(data)
        self._marking = False
        self._timer.start()

    def _on_selection_changed(self) -> None:
        # on X11 every marked word goes to a second clipboard that any program can read
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
