"""Of two windows that open one vault, however close together, exactly one gets it (trust.md, R8)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kring.store import backup, events
from vault_builders import CASE, add_notes, clock, new_vault, unlock

HERE = Path(__file__).parent


def start(folder: Path) -> subprocess.Popen[str]:
    """A child that is ready to open."""
    child = subprocess.Popen(
        [sys.executable, str(HERE / "opener.py"), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE.parent.parent / "app"), str(HERE.parent)))},
    )
    assert child.stdout is not None and child.stdout.readline() == "ready\n"
    return child


def tell(child: subprocess.Popen[str]) -> None:
    """Lets a child go on."""
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


def said(child: subprocess.Popen[str]) -> str:
    """The next line of a child."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def end(*children: subprocess.Popen[str]) -> None:
    """Waits for children and closes their pipes."""
    for child in children:
        child.communicate()


@pytest.mark.parametrize("times", [4, pytest.param(50, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_of_two_that_open_at_once_exactly_one_gets_the_vault(tmp_path: Path, times: int) -> None:
    new_vault(tmp_path / "vault").close()
    for number in range(1, times + 1):
        both = [start(tmp_path / "vault") for _ in range(2)]
        for child in both:
            tell(child)
        assert sorted(said(child) for child in both) == ["in use", "open"]
        end(*both)
        vault = unlock(tmp_path / "vault")
        assert len(events.read_all(vault, CASE)) == number
        vault.close()


def test_when_the_holder_is_killed_the_next_one_gets_the_vault(tmp_path: Path) -> None:
    new_vault(tmp_path / "vault").close()
    holder = start(tmp_path / "vault")
    tell(holder)
    assert said(holder) == "open"
    holder.kill()
    end(holder)
    vault = unlock(tmp_path / "vault")
    assert len(events.read_all(vault, CASE)) == 1
    vault.close()


def test_a_backup_in_another_thread_neither_stops_nor_loses_a_note(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, *("a note of some length " * 100 for _ in range(50)))
    made: list[backup.BackupInfo] = []

    def back_up() -> None:
        made.extend(backup.backup_now(vault, tmp_path / "backups", clock, pages=4) for _ in range(3))

    other = threading.Thread(target=back_up)
    other.start()
    while other.is_alive():
        add_notes(vault, "meanwhile")
    other.join()
    stored = len(events.read_all(vault, CASE))
    assert len(made) == 3 and stored > 50
    assert all(backup.sound(info, vault) for info in made)
    assert vault.check().sound
    vault.close()
