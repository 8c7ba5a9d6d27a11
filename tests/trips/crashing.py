"""Runs a part of the trip in a process of its own and dies in the middle of a note, as when the battery is empty.

Called by test_nothing_leaks.py with a folder; everything the system offers a program lies below it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

TYPED_LAST = "Half a sentence about the grey canary bag"


class Bot:
    """What the builders ask of pytest-qt."""

    def addWidget(self, _window: object) -> None:
        """Nothing has to be closed: this process is killed."""

    def waitUntil(self, wanted: Callable[[], bool]) -> None:
        """Wait until something is true."""
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + 10
        while not wanted() and time.monotonic() < end:
            QApplication.processEvents()


def main(folder: Path) -> None:
    """Go as far as the first note of the conference, and be gone."""
    from kring.settings import Settings, ThemeChoice
    from kring.ui.frame.application import guard_clipboard, install_excepthook, make_application
    from trips.trip import Trip

    app = make_application(["kring"], Settings(language="en", theme=ThemeChoice.LIGHT))
    install_excepthook(lambda code: print(code, flush=True))
    guard_clipboard(app)
    trip = Trip(Bot(), folder)  # type: ignore[arg-type]
    for step in (
        trip.first_run,
        trip.new_case,
        trip.safety,
        trip.talk,
        trip.decide,
        trip.the_day,
        trip.into_the_circle,
    ):
        step()
    trip.robot.press("N")
    trip.robot.type(TYPED_LAST)
    trip.robot.press("Ctrl+A", "Ctrl+C", "End")
    (folder / "ready").write_text("ready", "utf-8")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
