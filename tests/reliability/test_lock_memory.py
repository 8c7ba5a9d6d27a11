"""After a lock no word and no key is in the memory of the program any more (trust.md, S2)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import builders
from kring import main
from kring.store.opening import open_vault
from kring.ui.program.program import Anew

HERE = Path(__file__).parent
APP = HERE.parent.parent / "app"
PASSPHRASE = "wielewaal onder een planken vloer"
WORDS = "Boomkruiper Kwartelkoning"
PLACES = {"HOME": "home", "XDG_CONFIG_HOME": "conf", "XDG_RUNTIME_DIR": "run", "TMPDIR": "temp"}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the memory of a process as a file")


def hits(process: int, needles: list[bytes]) -> int:
    """How often any of the needles lies in the memory of a process."""
    found = 0
    lines = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    try:
        memory = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    except PermissionError:
        pytest.skip("this system lets nobody read the memory of a child")
    for line in lines:
        begin, end = (int(place, 16) for place in line.split(" ")[0].split("-"))
        if " r" not in line or "[v" in line:
            continue
        try:
            part = os.pread(memory, end - begin, begin)
        except (OSError, OverflowError):
            continue
        found += sum(part.count(needle) for needle in needles)
    os.close(memory)
    return found


def written(folder: Path, needles: list[bytes]) -> list[str]:
    """Files, and names of files, in which a needle lies."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    texts = {str(file): file.read_bytes() + str(file).encode() for file in files}
    return [name for name, text in texts.items() if any(needle in text for needle in needles)]


def forms(text: str) -> list[bytes]:
    """How a text lies in the memory of Python and of Qt."""
    return [text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")]


@pytest.fixture
def child(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    paths = os.pathsep.join((str(APP), str(HERE.parent)))
    for name in PLACES.values():
        (tmp_path / name).mkdir(mode=0o700)
    own = {variable: str(tmp_path / name) for variable, name in PLACES.items()}
    process = subprocess.Popen(
        [sys.executable, str(HERE / "lock_child.py"), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **own, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    yield process
    process.kill()
    process.communicate()


def tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def test_nothing_of_a_case_is_in_memory_after_a_lock(child: subprocess.Popen[str], tmp_path: Path) -> None:
    assert child.stdout is not None
    tell(child, PASSPHRASE)
    tell(child, WORDS)
    assert child.stdout.readline() == "before\n"
    needles = [*forms(WORDS), *forms(PASSPHRASE)]
    assert hits(child.pid, needles) > 0, "the scan must see words that are there"
    assert written(tmp_path, needles) == []
    shown = b"".join(Path(f"/proc/{child.pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm"))
    assert not any(needle in shown for needle in needles)
    tell(child, "lock")
    told = child.stdout.readline()
    assert told.startswith("after ")
    after = json.loads(told.removeprefix("after "))
    assert after["page"] == "LockPage" and after["title"] == "Kring"
    assert [file for file in after["inherited"] if str(tmp_path) in file or "socket" in file] == []
    door = builders.door(tmp_path / "data")
    vault = open_vault(
        door.folder, passphrase=PASSPHRASE, clock=door.clock, limits=builders.LOOSE, config_folder=door.config
    )
    key = vault.data_key()
    vault.close()
    assert hits(child.pid, [*needles, key]) == 0
    assert written(tmp_path, [*needles, key, key.hex().encode()]) == []
    assert list((tmp_path / "data" / "backups").glob("*.kvb"))


class Replaced(BaseException):
    """Stands for the end of this program."""


@pytest.mark.parametrize("started", [["-m", "kring"], ["-P", "-m", "kring"], ["/somewhere/bin/kring"]])
def test_the_new_program_starts_as_this_one_did(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def execv(_program: str, command: list[str]) -> None:
        commands.append(command)

    def leave(_code: int) -> None:
        raise Replaced

    monkeypatch.setattr(sys, "orig_argv", ["python3", *started])
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(Replaced):
        main.restart(Anew.MINIMISED)
    assert commands == [[sys.executable, *started]] and os.environ.pop(main.ANEW) == "minimised"
