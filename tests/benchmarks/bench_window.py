"""What the window costs: until the lock screen is painted, a step of the live screen, and hiding it.

The start is measured from outside, in new processes, in turn with a bare window of the same libraries. A step is
measured against one frame, from the key to the end of the painting, after a session with many notes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRAME_MS = 16.0
STARTS = 7
STEPS = 400
HIDES = 1000
NOTES = 500
START_GOAL = 2.8
STEP_GOAL = 0.3
HIDE_GOAL = 0.8
BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    print("painted", flush=True)
    app.quit()
app = QApplication(sys.argv)
label = Label("Kring")
label.resize(1180, 688)
label.show()
app.exec()
"""
KRING = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from kring import main
from kring.ui.frame import application
made = application.make_application
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and type(watched).__name__ in PAGES:
            QTimer.singleShot(0, painted)
        return False
def painted():
    print("painted", flush=True)
    app.quit()
PAGES = ("LockPage", "FirstPage")
def watched_application(*given):
    global app, watch
    app = made(*given)
    watch = Watch()
    app.installEventFilter(watch)
    return app
application.make_application = watched_application
sys.exit(main.run_window(["kring"]))
"""


def run() -> list[dict[str, object]]:
    """Value, floor and ratio of the start, of a live step and of hiding, in milliseconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    steps, hides = _live()
    frame = FRAME_MS
    return [
        _start(),
        _result(f"a live step after {NOTES} notes, p99", _percentile(steps, 0.99), frame, STEP_GOAL),
        _result("hiding the live screen, p99.9", _percentile(hides, 0.999), frame, HIDE_GOAL),
    ]


def _start() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        _some_vault(folder)
        environment = _environment(folder)
        _timed(KRING, environment)  # the compiled files of both are there before anything is measured
        _timed(BARE, environment)
        pairs = [(_timed(KRING, environment), _timed(BARE, environment)) for _round in range(STARTS)]
    value, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    return _result("process start to the painted lock screen", value, floor, START_GOAL)


def _some_vault(home: Path) -> None:
    """A vault where the program looks for one, so that it asks for the passphrase."""
    lines = "import sys\nfrom pathlib import Path\n" + _MAKE_VAULT
    done = subprocess.run([sys.executable, "-c", lines], env=_environment(home), capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError("no vault could be made for the benchmark")


_MAKE_VAULT = """
from kring.main import clock, new_id
from kring.paths import users_folders
from kring.store.keys import Limits, Profile
from kring.usecases.access import access
folders = users_folders().make()
door = access.Door.of(folders, clock, new_id)
cheap = access.Door(door.folder, door.backups, door.config, clock, new_id, Profile(8, 1), Limits(min_memory_kib=8))
access.create(cheap, "five plain words for measuring", access.new_recovery_key(), access.School()).close()
"""


def _environment(home: Path) -> dict[str, str]:
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT / "app"),
        # As on every machine but a builder's: what is compiled once is kept.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def _timed(program: str, environment: dict[str, str]) -> float:
    """Wall time in milliseconds from the start of a process until it says that it painted."""
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        passed = (time.perf_counter() - begin) * 1000
    if said != "painted\n":
        raise RuntimeError("the measured program did not paint")
    return passed


def _live() -> tuple[list[float], list[float]]:
    sys.path[:0] = [str(ROOT / "app"), str(ROOT / "tests")]
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    from kring.domain import events as e
    from kring.domain.events import EntryId
    from kring.settings import Settings, ThemeChoice
    from kring.ui.frame.application import make_application
    from live_room import K, Room

    class _Painted(QObject):
        """Counts how often a widget was painted."""

        def __init__(self, widget: QObject) -> None:
            super().__init__()
            self.count = 0
            widget.installEventFilter(self)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            """Only looks on."""
            self.count += event.type() == QEvent.Type.Paint
            return False

    app = make_application(["bench"], Settings(theme=ThemeChoice.LIGHT))
    with tempfile.TemporaryDirectory() as folder:
        room = Room(_Keeps(), Path(folder))
        room.begin()
        page, desk = room.page, room.desk
        for number in range(NOTES):
            page.conductor.play(
                e.Noted(EntryId(desk.new_id()), room.run.current.id, room.run.speaker, words=f"a note, number {number}")
            )
        page.conductor.settle()
        app.processEvents()
        script = page.board.script
        lines = len(room.run.turns)
        painted = _Painted(script)

        def step(number: int) -> None:
            forward = (number // (lines - 2)) % 2 == 0
            QTest.keyClick(script, K.Key_Space if forward else K.Key_Left)
            app.sendPostedEvents()  # layout and painting, all of it, but no timer: the disk comes after the eye

        def hide(_number: int) -> None:
            room.window.toggle_hide()

        def back() -> None:
            room.window.toggle_hide()
            app.processEvents()

        steps = _each(step, STEPS, app.processEvents)
        if painted.count < STEPS:
            raise RuntimeError("a step was not painted")
        hides = _each(hide, HIDES, back)
        room.desk.vault.close()
        room.window.close()
        room.window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return steps, hides


class _Keeps:
    """Where a test framework would look after windows."""

    def addWidget(self, _window: object) -> None:
        """The benchmark closes its window itself."""


def _each(work: Callable[[int], None], times: int, between: Callable[[], None] = lambda: None) -> list[float]:
    taken = []
    for number in range(times):
        begin = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - begin) * 1000)
        between()
    return sorted(taken)


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _result(name: str, value: float, floor: float, goal: float) -> dict[str, object]:
    return {
        "name": name,
        "value": round(value, 3),
        "floor": round(floor, 3),
        "ratio": round(value / floor, 3),
        "goal": goal,
        "unit": "ms",
    }


if __name__ == "__main__":
    for line in run():
        print(line)
