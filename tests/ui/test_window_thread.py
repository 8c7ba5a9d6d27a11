"""What a job may never do to the window: let go of a thing of Qt in its own thread, or speak to one that is gone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.jobs import Jobs
from kring.ui.ground.window_thread import collect


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


class Ring(QObject):
    """Garbage, once it is left: it holds itself."""

    def __init__(self, ended_in: list[str]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: ended_in.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
        )


def make_much() -> int:
    """As when a paper is made: so much that Python collects garbage, if it may."""
    return sum(len(made) for made in [[[number] for number in range(1000)] for _again in range(200)])


def test_a_thing_of_qt_that_is_garbage_goes_in_the_windows_thread_whatever_a_job_makes(
    jobs: Jobs, qtbot: QtBot
) -> None:
    ended_in: list[str] = []
    jobs.run(lambda: None, lambda _done: None, lambda _problem: None)
    jobs.finish()
    Ring(ended_in)
    jobs.run(make_much, lambda _done: None, lambda _problem: None)
    jobs.finish()
    assert ended_in == []
    qtbot.waitUntil(lambda: not jobs.busy)
    gc.collect()
    assert ended_in == ["MainThread"]


def test_garbage_is_collected_while_the_window_waits_for_keys(jobs: Jobs, qtbot: QtBot) -> None:
    ended_in: list[str] = []
    jobs.run(lambda: None, lambda _done: None, lambda _problem: None)
    Ring(ended_in)
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == ["MainThread"] and kept


def test_what_is_not_due_is_left_alone(qapp: QApplication) -> None:
    gc.collect()
    ended_in: list[str] = []
    Ring(ended_in)
    collect()
    assert ended_in == []
    gc.collect()
    assert ended_in == ["MainThread"]


def test_what_a_job_was_given_is_let_go_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    ended_in: list[str] = []

    class Given:
        def __del__(self) -> None:
            ended_in.append(threading.current_thread().name)

    def ask() -> None:
        given, told = Given(), Given()
        jobs.run(lambda: str(given), lambda _done: str(told), lambda _problem: str(told))

    ask()
    jobs.finish()
    assert ended_in == []
    qtbot.waitUntil(lambda: not jobs.busy)
    assert ended_in == ["MainThread", "MainThread"]


def test_a_window_that_goes_before_its_job_ended_is_told_nothing(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    window, may_end, heard = QWidget(), threading.Event(), []
    jobs = Jobs(parent=window)
    jobs.run(lambda: may_end.wait(10), heard.append, heard.append)
    shiboken6.delete(window)
    may_end.set()
    jobs.shut_down()
    qapp.processEvents()
    assert heard == [] and not caplog.records
