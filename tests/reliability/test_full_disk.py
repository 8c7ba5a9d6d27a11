"""On a full disk nothing is called stored that is not, and everything is stored once there is room (trust.md, R5)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kring.store import backup, backup_file, events
from kring.store.files import BALLAST_NAME
from vault_builders import CASE, new_vault, unlock

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits on file sizes")

FEW = [0, 512, 4095, 4096, 10_000, 50_000, 200_000]
MANY = [pytest.param(size, marks=pytest.mark.full) for size in range(1, 200_000, 4_000)]


def run_child(folder: Path, wall: str, before: tuple[str, ...] = ()) -> dict[str, object]:
    """What the child found."""
    done = subprocess.run(
        [*before, sys.executable, str(HERE / "full_disk.py"), str(folder), wall],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE.parent.parent / "app"), str(HERE.parent)))},
        timeout=100,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("wall", [*FEW, *MANY])
def test_what_did_not_fit_is_stored_when_there_is_room(tmp_path: Path, wall: int) -> None:
    new_vault(tmp_path / "vault").close()
    found = run_child(tmp_path / "vault", str(wall))
    assert found["refused"] and found["reasons"] and found["readable"]
    vault = unlock(tmp_path / "vault")
    stored = [event.id for event in events.read_all(vault, CASE)]
    assert sorted(stored) == sorted([*found["stored"], *found["refused"]])
    assert vault.check().sound and not backup_file.unsound(vault.database)
    assert all(backup.sound(info, vault) for info in backup.list_backups(tmp_path / "backups"))
    vault.close()


def test_on_a_truly_full_disk_the_ballast_makes_room_first(tmp_path: Path) -> None:
    inside = tmp_path / "disk"
    inside.mkdir()
    script = (
        f"mount -t tmpfs -o size=3m tmpfs {inside} && cp -r {tmp_path}/vault {inside}/ && "
        f"(head -c 9000000 /dev/zero > {inside}/filler || true) 2>/dev/null && "
        f'"$@" && cp -r {inside}/vault {tmp_path}/after'
    )
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "t", str(inside)], capture_output=True).returncode:
        pytest.skip("this system lets nobody make a small disk")
    new_vault(tmp_path / "vault", ballast=500_000).close()
    found = run_child(inside / "vault", "-", ("unshare", "-rm", "sh", "-c", script, "sh"))
    assert found["low_space"] and found["stored"] and found["refused"] and found["readable"]
    assert "full" in str(found["reasons"])
    assert not (tmp_path / "after" / BALLAST_NAME).exists()
    vault = unlock(tmp_path / "after")
    stored = [event.id for event in events.read_all(vault, CASE)]
    assert sorted(stored) == sorted([*found["stored"], *found["refused"]])
    assert vault.check().sound
    vault.close()
