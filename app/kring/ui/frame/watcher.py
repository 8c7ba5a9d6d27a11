"""Watches the whole program: for idleness, for hide and lock inside a dialog, and that a dialog fits the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDateTime, QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kring.ui.frame.fitting import fit_to_screen
from kring.ui.frame.keys import HIDE, LOCK, is_one_of

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)
# Every event of the program comes by here, and its class is known much sooner than its type.
_MAY_BE_INPUT = (QInputEvent, QInputMethodEvent)
MINUTE_MS = 60_000
TICK_MS = 5_000
ASLEEP_MS = 60_000  # more than this between two ticks: the computer slept, and who woke it is not known


class Watcher(QObject):
    """``idle_for`` comes once when nobody touched anything for ``set_minutes``, ``slept`` after sleep; zero: neither.

    Timers stand still while a computer sleeps, so its clock is looked at, too: ``wall`` is in milliseconds.
    """

    idle_for = Signal(float)
    slept = Signal()
    hide_pressed = Signal()
    stop_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, window: QWidget, wall: Callable[[], int] = QDateTime.currentMSecsSinceEpoch) -> None:
        super().__init__(window)
        self._window = window
        self.quiet = False  # while everything is hidden, a covered dialog hears no key
        self.stop_keys: tuple[str, ...] = ()  # of the conference that runs
        self._wall = wall
        self._ticked = wall()
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.look)
        self._minutes = 0.0
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Start to wait for this many minutes of idleness."""
        self._minutes = minutes
        self.touch()
        self._timer.stop()
        self._ticks.stop()
        self._ticked = self._wall()
        if minutes > 0:
            self._timer.start(round(minutes * MINUTE_MS))
            self._ticks.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._since.restart()
        if self._minutes > 0 and not self._timer.isActive():
            self._timer.start(round(self._minutes * MINUTE_MS))

    def look(self) -> None:
        """See whether the computer slept since the last look."""
        before, self._ticked = self._ticked, self._wall()
        if self._minutes > 0 and self._ticked - before > TICK_MS + ASLEEP_MS:
            self.slept.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice input; catch the keys of hide, lock and stop where the window's own actions do not reach."""
        if isinstance(event, _MAY_BE_INPUT) and event.type() in _INPUT:
            self.look()
            self.touch()
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_elsewhere():
                if is_one_of(event, HIDE):
                    self.hide_pressed.emit()
                    return True
                if is_one_of(event, LOCK):
                    self.lock_pressed.emit()
                    return True
                if is_one_of(event, self.stop_keys):
                    self.stop_pressed.emit()
                    return True
                return self.quiet
        elif isinstance(event, QShowEvent) and isinstance(watched, QDialog):
            fit_to_screen(watched)
        return False

    def _is_elsewhere(self) -> bool:
        popup = QApplication.activePopupWidget()  # a list that is folded out, a calendar or a menu takes all keys
        return popup is not None or QApplication.activeModalWidget() not in (None, self._window)

    def _on_timeout(self) -> None:
        left = round(self._minutes * MINUTE_MS) - self._since.elapsed()
        if left > 0:
            self._timer.start(left)
        elif self._minutes > 0:
            self.idle_for.emit(self._minutes)
