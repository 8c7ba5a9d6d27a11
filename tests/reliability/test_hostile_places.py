"""What stands where a file is expected may be a pipe, a device, a loop or a sea of zeros: nobody waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kring import cli, main

APP = Path(__file__).parents[2] / "app"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="places as POSIX has them")


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)


PLACES: dict[str, Callable[[Path], None]] = {
    "pipe": lambda file: os.mkfifo(file),
    "zeros": lambda file: file.symlink_to("/dev/zero"),
    "loop": lambda file: file.symlink_to(file.name),
    "folder": lambda file: file.mkdir(),
    "nowhere": lambda file: file.symlink_to("nowhere"),
    "sparse": sparse,
    "latin": lambda file: file.write_bytes("title: Zoë\n".encode("latin-1")) and None,
    "utf16": lambda file: file.write_bytes("title: Zoë\n".encode("utf-16")) and None,
    "nul": lambda file: file.write_bytes(b"title: a\0b\n") and None,
    "brackets": lambda file: file.write_bytes(b"kind: " + b"[" * 40_000) and None,
}


@pytest.mark.parametrize("words", [["check"], ["rehearse"], ["rehearse", "--script"]], ids=" ".join)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_said_in_one_line(
    place: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "harden", lambda: None)
    file = tmp_path / "file.yaml"
    PLACES[place](file)
    assert cli.main([*words, str(file)]) == cli.BAD_FILE
    said = capsys.readouterr()
    assert (said.out + said.err).count("\n") == 1 and f"{file}:" in said.out + said.err


def test_a_module_beside_a_script_is_never_run(tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("open('run', 'w').close()\n")
    (tmp_path / "file.yaml").write_text("kind: nothing\n")
    done = subprocess.run(
        [sys.executable, "-m", "kring", "check", "file.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(APP)},
    )
    assert done.returncode == cli.BAD_FILE and "file.yaml:1:1" in done.stdout
    assert not (tmp_path / "run").exists()
