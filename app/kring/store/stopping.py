"""Ends a backup that is under way from another thread: leaving waits for nothing that can be done the next time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kring.domain.errors import BackupFailed, BackupFault
from kring.store.connection import Database


class Stop:
    """Handed to a backup; `ask` may come from any thread, and the backup then ends with BackupFailed, stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._busy: Database | None = None
        self.asked = False

    def ask(self) -> None:
        """End what is under way, and whatever would begin."""
        with self._lock:
            self.asked = True
            if self._busy is not None:
                self._busy.interrupt()

    def look(self) -> None:
        """Between two steps; raises BackupFailed when the end was asked for."""
        if self.asked:
            raise BackupFailed(BackupFault.STOPPED)

    @contextmanager
    def around(self, database: Database) -> Iterator[None]:
        """While one long question runs that has no steps."""
        with self._lock:
            self.look()
            self._busy = database
        try:
            yield
        finally:
            with self._lock:
                self._busy = None
