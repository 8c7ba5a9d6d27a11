"""A backup beside the window's thread never stops it, and never is stopped by it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import vault_builders as build
from kring.store import backup, cases, search

BACKUPS, ASKED = 4, 60


@pytest.mark.timeout(60)
def test_a_backup_beside_writing_and_reading_lets_both_come_to_their_end(tmp_path: Path) -> None:
    """One thread in the database library asked Python, which the other had while it waited for that library."""
    vault = build.new_vault(tmp_path / "vault")
    build.add_notes(vault, *(f"before {n}" for n in range(300)))
    made: list[backup.BackupInfo] = []

    def back_up() -> None:
        for _ in range(BACKUPS):
            made.append(backup.backup_now(vault, tmp_path / "backups", build.clock, pages=1))
            for _again in range(ASKED):
                backup.is_due(vault, tmp_path / "backups")

    thread = threading.Thread(target=back_up)
    thread.start()
    turns = 0
    while thread.is_alive():
        build.add_notes(vault, f"beside {turns}")
        cases.count(vault, cases.Which.OPEN)
        search.find(vault, "beside")
        turns += 1
    thread.join()
    assert len(made) == BACKUPS and turns > BACKUPS
    assert vault.check().sound and all(backup.sound(info, vault) for info in made)
    vault.close()
