"""Runs slow work in one worker thread and brings its answer back to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kring.ui.ground.window_thread import window_thread

Answer = TypeVar("Answer")


class Jobs(QObject):
    """Runs one job at a time; a job gets values, gives back a value and touches no widget and no vault."""

    busy_changed = Signal(bool)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._running = 0
        self._waited: set[Future[object]] = set()

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
        """Start ``job``; exactly one of the two callbacks follows, in the window's thread, while these jobs stand."""
        here = window_thread()
        if self._executor is None:  # the thread starts with the first job, not with the window
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running += 1
        self.busy_changed.emit(True)
        errand = _Errand(_Asked(job, on_done, on_failed, self))
        future = self._executor.submit(errand.work)
        self._waited = {known for known in self._waited if not known.done()} | {future}  # type: ignore[arg-type]
        future.add_done_callback(lambda done: here.do(lambda: errand.come_back(done)))

    def finish(self, seconds: float | None = None) -> None:
        """Wait until nothing runs any more, as before the vault is closed, but no longer; the callbacks come later."""
        wait(self._waited, timeout=seconds)

    def shut_down(self) -> None:
        """Wait for the running job and refuse new ones."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def one_ended(self) -> None:
        """Called when an errand came back, before its answer is heard."""
        self._running -= 1
        self.busy_changed.emit(self._running > 0)


@dataclass(frozen=True, slots=True)
class _Asked(Generic[Answer]):
    job: Callable[[], Answer]
    on_done: Callable[[Answer], None]
    on_failed: Callable[[Exception], None]
    jobs: Jobs


class _Errand(Generic[Answer]):
    """A job on its way; emptied in the window's thread, so that no other is the last to hold a thing of Qt."""

    def __init__(self, asked: _Asked[Answer]) -> None:
        self._asked: _Asked[Answer] | None = asked

    def work(self) -> Answer:
        """In the thread of the job."""
        assert self._asked is not None
        return self._asked.job()

    def come_back(self, done: Future[Answer]) -> None:
        """In the window's thread; where the window is gone meanwhile, nobody is told."""
        asked, self._asked = self._asked, None
        if asked is None or not isValid(asked.jobs):
            return
        asked.jobs.one_ended()
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            asked.on_done(done.result())
        elif isinstance(error, Exception):
            asked.on_failed(error)
        else:
            raise error
