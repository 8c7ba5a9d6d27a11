"""The rhythm of autosave: words are said 400 ms after the last key, and at least each second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kring.ui.widgets.hearing import listen

QUIET_MS, LONGEST_MS = 400, 1000


class Settling(QObject):
    """Watches one editor; ``read`` gives its words, ``say`` gets them when they changed and settled."""

    def __init__(self, read: Callable[[], str], say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._say = read, say
        self._said = ""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        listen(self, self._quiet.timeout, self.flush)
        listen(self, self._longest.timeout, self.flush)

    def touch(self) -> None:
        """A key was pressed."""
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def reset(self) -> None:
        """Take the present words as already said."""
        self._stop()
        self._said = self._read()

    def flush(self) -> None:
        """Say the words now if they changed."""
        self._stop()
        words = self._read()
        if words != self._said:
            self._said = words
            self._say(words)

    def _stop(self) -> None:
        self._quiet.stop()
        self._longest.stop()
