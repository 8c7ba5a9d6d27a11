"""No file, title, object name or clipboard keeps a name or a note in plain text, after a trip, a crash, a lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.store.opening import open_vault
from kring.ui.ground.theme import Theme
from program_builders import leave
from trips.crashing import TYPED_LAST
from trips.robot import Robot
from trips.trip import ANSWER, IDEA, NOTE, PROMISE, SHEET, Trip

PLANTED = (
    "Ellie", "Marsh", "Reeve", "Łucja", "Locker corridor", "Names are called", "Priya walks", "Hillcrest", "Mrs Vale",
    ANSWER[:18], NOTE[:18], IDEA[:18], PROMISE[:18], SHEET[:18], TYPED_LAST[:18], build.PASSPHRASE,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.skipif(os.name != "posix", reason="kill -9 and the folders of Unix"),
]


def leaks(folder: Path) -> list[str]:
    """Every file below a folder that holds a planted word, in its bytes or in its name."""
    found = []
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        name = str(file.relative_to(folder))
        found += [
            f"{word} in {name}"
            for word in PLANTED
            if word in name or any(word.encode(encoding) in content for encoding in ENCODINGS)
        ]
    return found


def homes(folder: Path) -> dict[str, str]:
    """What the system tells a program about its folders, all of them below one."""
    names = {
        "HOME": "user", "XDG_CONFIG_HOME": "user/config", "XDG_CACHE_HOME": "user/cache", "XDG_DATA_HOME": "user/data",
        "XDG_RUNTIME_DIR": "user/run", "TMPDIR": "user/tmp", "KRING_HOME": "home",
    }  # fmt: skip
    made = {name: folder / part for name, part in names.items()}
    for path in made.values():
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {name: str(path) for name, path in made.items()}


@pytest.fixture
def trip(themed: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trip]:
    for name, path in homes(tmp_path).items():
        monkeypatch.setenv(name, path)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr("kring.ui.live.moves.GUARD_MS", 0)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)  # no display to ask
    made = Trip(qtbot, tmp_path)
    yield made
    leave(made.started)


class Watching(Robot):
    """A hand that also writes down every title and object name there ever was."""

    def settle(self) -> None:
        super().settle()
        self.__dict__.setdefault("seen", set()).add(self.top.windowTitle())

    def names(self) -> set[str]:
        """Titles so far, and the object names of now."""
        return self.__dict__["seen"] | {child.objectName() for child in self.window.findChildren(QObject)}


def test_after_the_trip_and_a_lock_no_file_title_or_clipboard_has_a_word(trip: Trip, tmp_path: Path) -> None:
    robot = trip.robot = Watching(trip.started.window)
    names: set[str] = set()
    for step in (
        trip.first_run, trip.new_case, trip.safety, trip.talk, trip.decide, trip.the_day, trip.into_the_circle,
        trip.through_the_circle, trip.agreement, trip.print_it, trip.sign, trip.follow_up,
    ):  # fmt: skip
        step()
        names |= robot.names()
        assert [leak for leak in leaks(tmp_path) if "usb" not in leak] == [], step.__name__
    QGuiApplication.clipboard().setText("Ellie said this")
    trip.lock()
    assert [leak for leak in leaks(tmp_path) if "usb" not in leak] == []
    assert not [name for name in names | robot.names() for word in PLANTED if word in name]
    assert QGuiApplication.clipboard().text() == ""
    assert trip.started.window.windowTitle() == "Kring"


def test_the_search_for_leaks_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("talk with Ellie", "utf-8")
    (tmp_path / "wide.bin").write_bytes(b"\x01" + "Łucja".encode("utf-16-be"))
    (tmp_path / "Reeve.pdf").write_bytes(b"")
    assert len(leaks(tmp_path)) == 3


def test_after_a_crash_in_the_middle_of_a_note_no_file_has_a_word_and_the_vault_opens(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    environment = {**os.environ, **homes(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join([str(tests.parent / "app"), str(tests)])
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    died = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("crashing.py")), str(tmp_path)],
        env=environment, capture_output=True, timeout=100, check=False,
    )  # fmt: skip
    assert (tmp_path / "ready").exists(), died.stderr.decode()[-2000:]
    assert died.returncode == -signal.SIGKILL
    assert leaks(tmp_path) == []
    said = died.stdout.decode() + died.stderr.decode()
    assert not [word for word in PLANTED if word in said]
    data = tmp_path / "home" / "data"
    vault = open_vault(
        data / "vault", passphrase=build.PASSPHRASE, clock=build.Clock(), limits=build.LOOSE,
        config_folder=tmp_path / "home" / "config", backup_folder=data / "backups",
    )  # fmt: skip
    vault.close()
    assert leaks(tmp_path) == []
