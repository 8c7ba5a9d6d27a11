"""A step to a newer version is whole or not at all, after a verified backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring.domain.errors import VaultNewer
from kring.store import backup, events, migrations
from kring.store.connection import DatabaseError
from kring.store.schema import VERSIONS
from kring.store.vault import Vault
from vault_builders import CASE, add_notes, clock, new_vault, unlock

NEXT = (*VERSIONS, ("CREATE TABLE more (a)", "INSERT INTO more VALUES (1)"))
BROKEN = (*VERSIONS, ("CREATE TABLE more (a)", "INSERT INTO nowhere_at_all VALUES (1)"))


def test_a_new_vault_has_the_newest_version_and_needs_no_step(vault: Vault) -> None:
    assert migrations.version_of(vault.database) == len(VERSIONS)
    assert migrations.migrate(vault.database, backup=lambda: pytest.fail("no backup needed")) == 0


def test_a_step_is_made_once_and_after_a_backup(vault: Vault) -> None:
    seen: list[int] = []
    made = migrations.migrate(vault.database, lambda: seen.append(migrations.version_of(vault.database)), NEXT)
    assert (made, seen) == (1, [len(VERSIONS)])
    assert migrations.version_of(vault.database) == len(NEXT)
    assert vault.one("SELECT a FROM more") == (1,)
    with pytest.raises(VaultNewer):
        migrations.check_version(vault.database)


def test_a_step_that_fails_leaves_the_old_version(vault: Vault) -> None:
    add_notes(vault, "still there")
    with pytest.raises(DatabaseError):
        migrations.migrate(vault.database, lambda: None, BROKEN)
    assert migrations.version_of(vault.database) == len(VERSIONS)
    assert vault.one("SELECT count(*) FROM sqlite_schema WHERE name = 'more'") == (0,)
    assert len(events.read_all(vault, CASE)) == 1


def test_without_its_backup_no_step_is_made(vault: Vault) -> None:
    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrations.migrate(vault.database, fail, NEXT)
    assert migrations.version_of(vault.database) == len(VERSIONS)


def test_unlocking_an_older_vault_backs_it_up_and_brings_it_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "from before")
    vault.close()
    monkeypatch.setattr(migrations.migrate, "__defaults__", (NEXT,))
    again = unlock(tmp_path / "vault", backup_folder=tmp_path / "b")
    (info,) = backup.list_backups(tmp_path / "b")
    assert migrations.version_of(again.database) == len(NEXT)
    assert backup.sound(info, again)
    assert [event.words for event in events.read_all(again, CASE)] == ["from before"]
    assert clock() == info.at
    again.close()
