"""A backup counts only when it was opened again and checked, and a restore never destroys."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kring.domain.errors import (
    BackupFailed,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kring.store import backup, backup_file, header, opening, restore, swap_vaults
from kring.store.backup_file import BackupInfo
from kring.store.connection import PLAINTEXT
from kring.store.vault import Vault
from vault_builders import (
    CHEAP,
    LOOSE,
    NOW,
    PASSPHRASE,
    RECOVERY_KEY,
    add_notes,
    clock,
    new_vault,
    texts,
    unlock,
)


def put_back(info: BackupInfo, folder: Path, passphrase: str = PASSPHRASE, **more: Path) -> Path | None:
    """Restores with the cheap limits."""
    return restore.restore(info, folder, passphrase=passphrase, clock=clock, limits=LOOSE, **more)


def test_a_backup_is_listed_with_its_number_and_instant(vault: Vault, tmp_path: Path) -> None:
    first = backup.backup_now(vault, tmp_path / "b", clock)
    second = backup.backup_now(vault, tmp_path / "b", clock)
    assert backup.list_backups(tmp_path / "b") == [second, first]
    assert backup.list_backups(tmp_path / "b", vault.id) == [second, first]
    assert backup.list_backups(tmp_path / "b", "0" * 32) == []
    assert (first.number, second.number, first.at) == (1, 2, NOW)
    assert backup.sound(first, vault)


def test_a_backup_has_a_key_of_its_own_and_leaves_no_other_file(vault: Vault, tmp_path: Path) -> None:
    add_notes(vault, "what was said")
    info = backup.backup_now(vault, tmp_path / "b", clock)
    data = info.path.read_bytes()
    assert PLAINTEXT not in data and b"what was said" not in data
    assert data[:16] != vault.header.salt
    assert set((tmp_path / "b").iterdir()) == {info.path, info.header}


def test_a_backup_copies_in_steps_while_notes_are_written(vault: Vault, tmp_path: Path) -> None:
    add_notes(vault, *("a note of some length " * 50 for _ in range(60)))
    steps: list[int] = []

    def note_between(remaining: int, _total: int) -> None:
        steps.append(remaining)
        if len(steps) % 3 == 1:
            add_notes(vault, "between")

    info = backup.backup_now(vault, tmp_path / "b", clock, pages=8, progress=note_between)
    assert len(steps) > 5
    assert backup.sound(info, vault)
    assert vault.check().sound


def test_a_backup_inside_the_vaults_folder_is_refused(vault: Vault) -> None:
    with pytest.raises(ValueError, match="outside"):
        backup.backup_now(vault, vault.folder / "backups", clock)


def test_a_copy_that_does_not_stand_its_check_never_gets_a_name(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_file, "unsound", lambda _database: True)
    with pytest.raises(BackupFailed) as told:
        backup.backup_now(vault, tmp_path / "b", clock)
    assert told.value.reason == "unverified"
    assert list((tmp_path / "b").iterdir()) == []


def test_a_backup_that_cannot_be_written_says_so(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file, no folder")
    with pytest.raises(BackupFailed):
        backup.backup_now(vault, tmp_path / "b", clock)


def test_a_restore_brings_back_the_backup_and_keeps_the_present_vault(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "early")
    info = backup.backup_now(vault, tmp_path / "b", clock)
    add_notes(vault, "late")
    vault.close()
    kept = put_back(info, tmp_path / "vault")
    restored = unlock(tmp_path / "vault")
    assert texts(restored) == ["early"]
    restored.close()
    assert kept is not None
    former = unlock(kept)
    assert texts(former) == ["early", "late"]
    former.close()


def test_a_restore_works_where_everything_else_is_lost(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, "early")
    info = backup.backup_now(vault, tmp_path / "b", clock)
    vault.close()
    shutil.rmtree(tmp_path / "vault")
    kept = restore.restore(info, tmp_path / "vault", recovery_key=RECOVERY_KEY, clock=clock, limits=LOOSE)
    assert kept is None
    restored = unlock(tmp_path / "vault")
    assert texts(restored) == ["early"]
    restored.close()


def test_after_a_change_of_passphrase_an_old_backup_opens_with_the_new_one(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault", tmp_path / "config")
    info = backup.backup_now(vault, tmp_path / "b", clock)
    opening.change_passphrase(vault, "quite another passphrase", CHEAP, LOOSE)
    vault.close()
    with pytest.raises(WrongPassphrase):
        put_back(info, tmp_path / "vault")
    put_back(info, tmp_path / "vault", "quite another passphrase")
    unlock(tmp_path / "vault", "quite another passphrase").close()


def test_wrong_secrets_and_open_vaults_restore_nothing(vault: Vault, tmp_path: Path) -> None:
    info = backup.backup_now(vault, tmp_path / "b", clock)
    with pytest.raises(WrongPassphrase):
        put_back(info, vault.folder, "wrong")
    with pytest.raises(WrongRecoveryKey):
        restore.restore(info, vault.folder, recovery_key=bytes(16), clock=clock, limits=LOOSE)
    with pytest.raises(VaultInUse):
        put_back(info, vault.folder)
    assert swap_vaults.kept_vaults(vault.folder) == []


@pytest.mark.parametrize("place", [5000, 9000, -100])
def test_a_damaged_backup_restores_nothing(vault: Vault, tmp_path: Path, place: int) -> None:
    info = backup.backup_now(vault, tmp_path / "b", clock)
    data = bytearray(info.path.read_bytes())
    data[place] ^= 1
    info.path.write_bytes(data)
    assert not backup.sound(info, vault)
    vault.close()
    with pytest.raises(VaultDamaged):
        put_back(info, vault.folder)
    unlock(vault.folder).close()


def test_a_swap_that_a_crash_cut_in_two_is_finished_at_the_next_start(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.close()
    (tmp_path / "vault").rename(swap_vaults.place_for_restored(tmp_path / "vault"))
    assert swap_vaults.vault_exists(tmp_path / "vault")
    unlock(tmp_path / "vault").close()


def test_what_was_put_aside_goes_after_fourteen_days(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    info = backup.backup_now(vault, tmp_path / "b", clock)
    vault.close()
    kept = [put_back(info, tmp_path / "vault") for _ in range(12)]
    assert swap_vaults.drop_kept(tmp_path / "vault", NOW + timedelta(days=13)) == []
    assert len(set(kept)) == 12
    assert sorted(swap_vaults.drop_kept(tmp_path / "vault", NOW + timedelta(days=15))) == sorted(filter(None, kept))
    unlock(tmp_path / "vault").close()


def test_old_backups_are_rotated_and_those_of_other_vaults_left_alone(vault: Vault, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "other")
    backup.backup_now(other, tmp_path / "b", clock)
    other.close()
    for days in range(60):
        backup.backup_now(vault, tmp_path / "b", lambda days=days: NOW + timedelta(days=days))
    left = backup.list_backups(tmp_path / "b", vault.id)
    assert [info.number for info in left][:3] == [60, 59, 58]
    assert 9 <= len(left) <= 14
    assert len(backup.list_backups(tmp_path / "b", other.id)) == 1
    headers = {file.name for file in (tmp_path / "b").glob("*.header.json")}
    assert headers == {info.header.name for info in backup.list_backups(tmp_path / "b")}


def test_the_header_with_a_backup_is_the_one_of_the_vault(vault: Vault, tmp_path: Path) -> None:
    info = backup.backup_now(vault, tmp_path / "b", clock)
    assert header.read(info.header) == vault.header
