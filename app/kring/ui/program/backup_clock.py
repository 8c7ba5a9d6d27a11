"""A verified backup now and then while the vault is open, beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kring.ui.ground.jobs import Jobs
from kring.usecases.access import access
from kring.words.errors import error

MINUTE_MS = 60_000
DESK_MINUTES, LIVE_MINUTES = 30, 5
AT_MOST_SECONDS = 1.0  # another job, such as a paper, has values and no vault: leaving does not wait for it


class BackupClock(QObject):
    """Backs up every 30 minutes, every 5 in a conference, and only where something changed since the last time.

    `failed` says in one sentence that a backup was not made; it is tried again the next time.
    """

    failed = Signal(str)

    def __init__(self, door: access.Door, vault: access.Opened, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._door, self._vault, self._jobs = door, vault, jobs
        self._stop = access.Stop()
        self._under_way = False
        self._changes = -1  # the first time asks whether the last session left one that is complete
        self._timer = QTimer(self, interval=DESK_MINUTES * MINUTE_MS)
        self._timer.timeout.connect(self.back_up)
        self._timer.start()

    @property
    def minutes(self) -> int:
        """How often, in minutes."""
        return self._timer.interval() // MINUTE_MS

    def set_live(self, live: bool) -> None:
        """More often while a conference runs."""
        minutes = LIVE_MINUTES if live else DESK_MINUTES
        if minutes != self.minutes:
            self._timer.setInterval(minutes * MINUTE_MS)

    def back_up(self) -> None:
        """Make one now, where it is needed; one that fails is made the next time."""
        if self._vault.changes == self._changes or self._under_way:
            return
        self._under_way = True
        door, vault = self._door, self._vault

        def done(_made: object) -> None:
            self._under_way = False
            self._changes = vault.changes  # a backup itself brings the search index up to date

        def failed(problem: Exception) -> None:
            self._under_way = False
            if not stop.asked:
                self.failed.emit(str(error(problem)))

        stop = self._stop
        self._jobs.run(lambda: access.back_up(door, vault, stop), done, failed)

    def stop(self) -> None:
        """No more from now on; one that is under way ends unfinished, and is made after the next unlock."""
        self._timer.stop()
        self._stop.ask()
        self._jobs.finish(AT_MOST_SECONDS)
