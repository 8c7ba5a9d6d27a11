"""What only the thread of the window may do: hear what a job ended with, and let go of things of Qt that are garbage.

Python collects garbage in whichever thread happens to make something. Where that was the thread of a job, a widget or
a model that nobody needed any more was destroyed beside the window, which then hung or fell over. So from the first
job on nothing is collected but here.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

COLLECT_MS = 1000


class WindowThread(QObject):
    """Lives as long as the application, so longer than any job that speaks to it."""

    _came = Signal(object)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._came.connect(_do, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._timer = QTimer(self, interval=COLLECT_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def do(self, what: Callable[[], None]) -> None:
        """Do it here, once the present event is over; for any thread."""
        self._came.emit(what)


def window_thread() -> WindowThread:
    """The one of this application; only its own thread asks."""
    app = QCoreApplication.instance()
    assert app is not None
    found = app.findChild(WindowThread, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, WindowThread) else WindowThread(app)


def collect() -> None:
    """Collect what is due by Python's own measure: the oldest of the generations that are full, and all younger."""
    due = [age for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold())) if made > most > 0]
    if due:
        gc.collect(due[-1])


def _do(what: Callable[[], None]) -> None:
    what()
