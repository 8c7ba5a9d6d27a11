"""Whatever breaks, people's words reach no log, no terminal and no dialog (trust.md, Logs)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kring import cli, main
from kring.rehearsal import trip

HERE = Path(__file__).parent
APP = HERE.parent.parent / "app"
WORDS = "Boomkruiper Kwartelkoning"


def fail_everywhere(log: Path) -> tuple[list[str], str]:
    """What the dialogs showed, and everything that the child printed."""
    paths = os.pathsep.join((str(APP), str(HERE.parent)))
    done = subprocess.run(
        [sys.executable, str(HERE / "fault_child.py"), str(log)],
        input=WORDS + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    shown: list[str] = json.loads(done.stdout.splitlines()[-1])
    return shown, done.stdout + done.stderr


def test_words_in_an_error_reach_neither_log_nor_terminal_nor_dialog(tmp_path: Path) -> None:
    shown, printed = fail_everywhere(tmp_path / "faults.log")
    kept = (tmp_path / "faults.log").read_text("utf-8")
    for word in WORDS.split():
        assert word not in printed and word not in kept and word not in " ".join(shown)
    assert "Traceback" not in printed
    for code in ("KeyError-fault_child", "ValueError-fault_child", "RuntimeError-fault_child"):
        assert code in kept
    assert shown and all("Something went wrong" in text for text in shown)


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
def test_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        main.log_to(tmp_path / "faults.log")("KeyError-here-1")
    finally:
        os.umask(before)
    assert (tmp_path / "faults.log").stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "faults.log").mkdir()
    shown, printed = fail_everywhere(tmp_path / "faults.log")
    assert shown and WORDS.split()[0] not in printed and "Traceback" not in printed


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = main.log_to(tmp_path / "faults.log")
    for number in range(4000):
        log(f"ValueError-page-{number}")
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 2 and max(sizes) < 2 * main.LONGEST_LOG
    assert "ValueError-page-3999" in (tmp_path / "faults.log").read_text("utf-8")


def test_the_command_line_says_one_sentence_for_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_anything: object) -> None:
        raise KeyError(WORDS)

    monkeypatch.setattr(main, "harden", lambda: None)
    monkeypatch.setattr(trip, "rehearse", fail)
    assert cli.main(["rehearse"]) == cli.OUR_FAULT
    said = capsys.readouterr().err
    assert said.startswith("kring: ") and said.count("\n") == 1 and WORDS not in said


def test_a_window_that_cannot_start_says_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way")
    monkeypatch.setattr(main, "harden", lambda: None)
    monkeypatch.setenv("KRING_HOME", str(tmp_path))
    assert cli.main([]) == cli.WRONG_USE
    said = capsys.readouterr().err
    assert said == "kring: This folder cannot be written to. Choose another folder.\n"
