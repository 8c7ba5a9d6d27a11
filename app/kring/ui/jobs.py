"""Runs slow work in one worker thread and brings its answer back to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Answer = TypeVar("Answer")


class Jobs(QObject):
    """Runs one job at a time; a job gets values, gives back a value and touches no widget and no vault."""

    busy_changed = Signal(bool)
    _ended = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._running = 0
        self._waited: set[Future[object]] = set()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting or running."""
        return self._running > 0

    def run(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Start ``job``; exactly one of the two callbacks follows, in the window's thread."""
        if self._executor is None:  # the thread starts with the first job, not with the window
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running += 1
        self.busy_changed.emit(True)
        future = self._executor.submit(job)
        self._waited = {known for known in self._waited if not known.done()} | {future}  # type: ignore[arg-type]
        future.add_done_callback(lambda done: self._ended.emit(lambda: _deliver(done, on_done, on_failed)))

    def finish(self, seconds: float | None = None) -> None:
        """Wait until nothing runs any more, as before the vault is closed, but no longer; the callbacks come later."""
        wait(self._waited, timeout=seconds)

    def shut_down(self) -> None:
        """Wait for the running job and refuse new ones."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_ended(self, deliver: Callable[[], None]) -> None:
        self._running -= 1
        self.busy_changed.emit(self._running > 0)
        deliver()


def _deliver(done: Future[Answer], on_done: Callable[[Answer], None], on_failed: Callable[[Exception], None]) -> None:
    if done.cancelled():
        return
    error = done.exception()
    if error is None:
        on_done(done.result())
    elif isinstance(error, Exception):
        on_failed(error)
    else:
        raise error
