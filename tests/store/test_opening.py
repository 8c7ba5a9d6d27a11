"""Making, unlocking, locking: what opens a vault, what does not, and that nothing is changed when it does not."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from kring.domain.errors import (
    FolderSynced,
    HeaderRefused,
    KringError,
    NotSaved,
    PassphraseTooWeak,
    VaultClosed,
    VaultDamaged,
    VaultExists,
    VaultForeign,
    VaultInUse,
    VaultMissing,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kring.store import backup, cases, header, opening, swap_vaults
from kring.store.connection import PLAINTEXT
from kring.store.keys import Limits
from kring.store.swap_vaults import DATABASE_NAME
from kring.store.vault import Vault
from vault_builders import (
    AT,
    CHEAP,
    LOOSE,
    PASSPHRASE,
    RECOVERY_KEY,
    add_notes,
    clock,
    new_id,
    new_vault,
    texts,
    unlock,
)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def closed_vault(tmp_path: Path, **more: Path) -> Path:
    """A vault with one note, locked again."""
    vault = new_vault(tmp_path / "vault", **more)
    add_notes(vault, "what was said")
    vault.close()
    return vault.folder


def test_the_passphrase_opens_what_was_written(tmp_path: Path) -> None:
    with_notes = unlock(closed_vault(tmp_path))
    assert texts(with_notes) == ["what was said"]
    with_notes.close()


def test_the_recovery_key_opens_it_too(tmp_path: Path) -> None:
    vault = unlock(closed_vault(tmp_path), passphrase=None, recovery_key=RECOVERY_KEY)
    assert texts(vault) == ["what was said"]
    vault.close()


def test_a_passphrase_typed_with_other_unicode_opens_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    opening.create_vault(
        folder, "caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9", RECOVERY_KEY, profile=CHEAP, limits=LOOSE, clock=clock,
        new_id=new_id, ballast_bytes=0,
    ).close()  # fmt: skip
    unlock(folder, passphrase="cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301").close()


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.upper(), "\udcff", "x" * 100_000])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(tmp_path: Path, wrong: str) -> None:
    folder = closed_vault(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(WrongPassphrase):
        unlock(folder, passphrase=wrong)
    assert contents(tmp_path) == before


def test_a_hundred_wrong_guesses_wipe_nothing(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    before = contents(tmp_path)
    for number in range(100):
        with pytest.raises(WrongPassphrase):
            unlock(folder, passphrase=f"guess {number}")
    assert contents(tmp_path) == before
    unlock(folder).close()


def test_the_recovery_key_of_another_vault_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(WrongRecoveryKey):
        unlock(closed_vault(tmp_path), passphrase=None, recovery_key=bytes(16))


def test_an_empty_folder_holds_no_vault(tmp_path: Path) -> None:
    assert not swap_vaults.vault_exists(tmp_path)
    with pytest.raises(VaultMissing):
        unlock(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(VaultExists):
        new_vault(tmp_path)
    assert contents(tmp_path) == {str(tmp_path / "mine.txt"): b"mine"}


@pytest.mark.parametrize("weak", ["", "short", "the the the"])
def test_a_weak_passphrase_makes_no_vault(tmp_path: Path, weak: str) -> None:
    with pytest.raises(PassphraseTooWeak):
        opening.create_vault(
            tmp_path / "vault", weak, RECOVERY_KEY, profile=CHEAP, limits=LOOSE, clock=clock, new_id=new_id
        )
    assert list(tmp_path.iterdir()) == []


def test_a_second_opener_is_told_and_the_first_goes_on(tmp_path: Path) -> None:
    first = new_vault(tmp_path / "vault")
    with pytest.raises(VaultInUse):
        unlock(first.folder)
    add_notes(first, "still here")
    assert texts(first) == ["still here"]
    first.close()
    unlock(first.folder).close()


def test_a_closed_vault_gives_nothing_away(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.close()
    vault.close()
    for ask in (lambda: texts(vault), lambda: add_notes(vault, "x"), vault.reopen, vault.data_key, vault.check):
        with pytest.raises(VaultClosed):
            ask()


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "deep" / "vault", tmp_path / "config", tmp_path / "backups", ballast=1000)
    add_notes(vault, "x")
    backup.backup_now(vault, tmp_path / "backups", clock)
    vault.close()
    for path in [path for place in ("deep", "config", "backups") for path in (tmp_path / place).rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_database_is_not_readable_without_the_key(tmp_path: Path) -> None:
    data = (closed_vault(tmp_path) / DATABASE_NAME).read_bytes()
    assert not data.startswith(PLAINTEXT)
    assert b"event" not in data
    assert b"what was said" not in data


def test_a_plaintext_database_is_foreign(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    (folder / DATABASE_NAME).write_bytes(PLAINTEXT + bytes(4080))
    with pytest.raises(VaultForeign):
        unlock(folder)


@pytest.mark.parametrize("data", [b"", b"x", b"hello " * 1000, bytes(8192)])
def test_a_database_of_other_bytes_is_damaged(tmp_path: Path, data: bytes) -> None:
    folder = closed_vault(tmp_path)
    (folder / DATABASE_NAME).write_bytes(data)
    before = contents(tmp_path)
    with pytest.raises(VaultDamaged) as told:
        unlock(folder)
    assert told.value.part == "database"
    assert contents(tmp_path) == before


def test_another_programs_database_with_our_key_is_foreign(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.database.run("PRAGMA application_id=1")
    vault.close()
    with pytest.raises(VaultForeign):
        unlock(vault.folder)


def test_a_newer_vault_is_refused_and_left_alone(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    vault.database.run("PRAGMA user_version=99")
    vault.close()
    before = contents(tmp_path)
    with pytest.raises(VaultNewer) as told:
        unlock(vault.folder)
    assert told.value.found == 99
    assert contents(tmp_path) == before


@pytest.mark.parametrize("broken", [None, b"", b"{}", b"\x00" * 400])
def test_a_lost_or_damaged_header_is_replaced_from_the_config_folder(tmp_path: Path, broken: bytes | None) -> None:
    folder = closed_vault(tmp_path, config=tmp_path / "config")
    file = folder / header.HEADER_NAME
    good = file.read_bytes()
    file.unlink() if broken is None else file.write_bytes(broken)
    unlock(folder, config_folder=tmp_path / "config").close()
    assert file.read_bytes() == good


def test_a_lost_header_is_replaced_from_a_backup(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault")
    backup.backup_now(vault, tmp_path / "backups", clock)
    vault.close()
    (vault.folder / header.HEADER_NAME).unlink()
    with pytest.raises(VaultDamaged):
        unlock(vault.folder)
    unlock(vault.folder, backup_folder=tmp_path / "backups").close()


def test_a_lost_copy_in_the_config_folder_is_written_again(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path, config=tmp_path / "config")
    (copy,) = (tmp_path / "config").rglob("*.json")
    copy.unlink()
    unlock(folder, config_folder=tmp_path / "config").close()
    assert copy.read_bytes() == (folder / header.HEADER_NAME).read_bytes()


def test_the_header_of_another_vault_opens_nothing_but_its_own_copy_does(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path, config=tmp_path / "config")
    other = new_vault(tmp_path / "other")
    other.close()
    (folder / header.HEADER_NAME).write_bytes((other.folder / header.HEADER_NAME).read_bytes())
    with pytest.raises(VaultDamaged):
        unlock(folder)
    unlock(folder, config_folder=tmp_path / "config").close()


def test_a_hostile_header_is_refused_by_the_limits_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(HeaderRefused):
        unlock(closed_vault(tmp_path), limits=Limits())


def test_a_wrong_passphrase_is_not_tried_on_older_copies(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault", backups=tmp_path / "backups")
    backup.backup_now(vault, tmp_path / "backups", clock)
    opening.change_passphrase(vault, "quite another passphrase", CHEAP, LOOSE)
    vault.close()
    with pytest.raises(WrongPassphrase):
        unlock(vault.folder, backup_folder=tmp_path / "backups")
    unlock(vault.folder, "quite another passphrase", backup_folder=tmp_path / "backups").close()


def test_a_new_passphrase_keeps_the_previous_header_until_the_next_unlock(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault", tmp_path / "config")
    opening.change_passphrase(vault, "quite another passphrase", CHEAP, LOOSE)
    vault.close()
    assert (vault.folder / header.PREVIOUS_NAME).exists()
    unlock(vault.folder, "quite another passphrase").close()
    assert not (vault.folder / header.PREVIOUS_NAME).exists()
    with pytest.raises(WrongPassphrase):
        unlock(vault.folder)
    unlock(vault.folder, None, recovery_key=RECOVERY_KEY).close()
    (copy,) = (tmp_path / "config").rglob("*.json")
    assert json.loads(copy.read_bytes())["generation"] == 2


def test_a_failed_change_of_passphrase_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = new_vault(tmp_path / "vault")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(header, "replace_file", fail)
    with pytest.raises(NotSaved) as told:
        opening.change_passphrase(vault, "quite another passphrase", CHEAP, LOOSE)
    assert told.value.reason == "full"
    vault.close()
    unlock(vault.folder).close()


@pytest.mark.parametrize(
    ("name", "marker", "service"),
    [
        ("OneDrive", None, "OneDrive"),
        ("OneDrive - School", None, "OneDrive"),
        ("Dropbox", None, "Dropbox"),
        ("Nextcloud", None, "Nextcloud"),
        ("mine", ".stfolder", "Syncthing"),
        ("mine", ".sync_0123456789ab.db", "Nextcloud"),
        ("mine", ".dropbox", "Dropbox"),
    ],
)
def test_no_vault_is_made_in_a_synced_folder(tmp_path: Path, name: str, marker: str | None, service: str) -> None:
    place = tmp_path / name
    place.mkdir()
    if marker:
        (place / marker).touch()
    with pytest.raises(FolderSynced) as told:
        new_vault(place / "below" / "vault")
    assert told.value.service == service
    assert not (place / "below").exists()


def test_an_unfinished_vault_is_no_vault_and_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opening, "sync_folder", die)
        patch.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            new_vault(tmp_path / "vault")
    assert not swap_vaults.vault_exists(tmp_path / "vault")
    new_vault(tmp_path / "vault").close()
    unlock(tmp_path / "vault").close()


def test_no_error_of_the_vault_carries_what_was_typed(tmp_path: Path) -> None:
    with pytest.raises(KringError) as told:
        unlock(closed_vault(tmp_path), passphrase="a very secret guess")
    assert "secret" not in str(told.value) + repr(told.value)


def test_a_case_with_its_number_and_events_is_stored_whole_or_not_at_all(vault: Vault) -> None:
    def work() -> None:
        number = cases.next_number(vault, 2026)
        cases.add(vault, "b", number, AT)
        add_notes(vault, "first", case="b")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        vault.together(work)
    assert cases.get(vault, "b") is None
    assert cases.next_number(vault, 2026) == "2026-002"
