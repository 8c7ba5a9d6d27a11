"""Who watches for idleness also sees that the computer slept: then the first key must not count as somebody's there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kring.ui.frame.watcher import ASLEEP_MS, MINUTE_MS, TICK_MS, Watcher


class Wall:
    """A clock on the wall that a test moves."""

    now = 1_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def watched(qtbot: QtBot) -> tuple[QWidget, Watcher, Wall, list[str]]:
    window, wall, idle = QWidget(), Wall(), list[str]()
    qtbot.addWidget(window)
    watcher = Watcher(window, wall)
    watcher.idle_for.connect(lambda _minutes: idle.append("idle"))
    watcher.slept.connect(lambda: idle.append("slept"))
    watcher.set_minutes(10)
    return window, watcher, wall, idle


def test_a_computer_that_slept_is_idle_at_the_next_look(watched: tuple[QWidget, Watcher, Wall, list[str]]) -> None:
    _window, watcher, wall, idle = watched
    wall.now += 30 * MINUTE_MS
    watcher.look()
    watcher.look()
    assert idle == ["slept"]


def test_the_first_key_after_sleep_comes_too_late(watched: tuple[QWidget, Watcher, Wall, list[str]]) -> None:
    window, _watcher, wall, idle = watched
    wall.now += 30 * MINUTE_MS
    QTest.keyClick(window, Qt.Key.Key_A)
    assert idle == ["slept"]


def test_a_busy_moment_is_not_sleep(watched: tuple[QWidget, Watcher, Wall, list[str]]) -> None:
    _window, watcher, wall, idle = watched
    for step in (TICK_MS, TICK_MS + ASLEEP_MS, 0, -MINUTE_MS):
        wall.now += step
        watcher.look()
    assert idle == []


def test_where_nothing_is_to_be_locked_sleep_is_nothing(watched: tuple[QWidget, Watcher, Wall, list[str]]) -> None:
    _window, watcher, wall, idle = watched
    watcher.set_minutes(0)
    wall.now += 30 * MINUTE_MS
    watcher.look()
    assert idle == []
