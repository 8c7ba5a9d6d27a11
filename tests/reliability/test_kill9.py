"""A process that dies at any moment loses nothing that it had said was stored (trust.md, R1)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reliability.kill9 import Harness
from vault_builders import new_vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.mark.parametrize("kills", [12, pytest.param(100, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_no_acknowledged_note_is_lost_by_killing_the_writer(tmp_path: Path, kills: int) -> None:
    new_vault(tmp_path / "vault").close()
    harness = Harness(tmp_path / "vault", tmp_path / "backups")
    for _ in range(kills):
        harness.kill_once()
        harness.check()
    harness.check_search()
    assert len(harness.acknowledged) > kills


def test_the_harness_sees_a_lost_note(tmp_path: Path) -> None:
    new_vault(tmp_path / "vault").close()
    harness = Harness(tmp_path / "vault", acknowledged={"never written"})
    with pytest.raises(AssertionError, match="lost"):
        harness.check()
