"""A migration that is cut, or meets a full disk, leaves the old vault or the new one, whole (trust.md, R11)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits on file sizes")


@pytest.mark.parametrize("kind", ["cut", "full"])
def test_at_whichever_write_it_ends_the_vault_is_old_or_new(tmp_path: Path, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "migration_child.py"), str(tmp_path), kind],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE.parent.parent / "app"), str(HERE.parent)))},
        timeout=110,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen: dict[str, int] = json.loads(done.stdout)
    assert set(seen) == {"old", "new", "met", "inside the database"}, seen
    assert seen["old"] >= 40 and seen["new"] >= 1 and seen["met"] >= 40, seen
    if kind == "cut":
        assert seen["inside the database"] >= 10, seen
