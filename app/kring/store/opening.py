"""Making a vault, unlocking it, and giving it another passphrase; slow because of Argon2id, so done in a job."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from kring.domain.errors import (
    BackupFailed,
    BackupFault,
    DiskFault,
    FolderRefused,
    KringError,
    NotSaved,
    PassphraseTooWeak,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultPart,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kring.store import backup_file, header, header_copies, migrations, passphrases
from kring.store import keys as key_rules
from kring.store.connection import Database, DatabaseError, Fault, fault_of, of_disk
from kring.store.files import (
    BALLAST_BYTES,
    free_ballast,
    keep_ballast,
    private_file,
    private_folder,
    refuse_synced,
    sync_folder,
)
from kring.store.header_copies import Places
from kring.store.keys import Limits, Profile
from kring.store.swap_vaults import DATABASE_NAME, finish_swap
from kring.store.vault import Vault

Clock = Callable[[], datetime]

_PROGRAM_LIMITS = Limits()
_UNFINISHED = ".unfinished"


def create_vault(
    folder: Path,
    passphrase: str,
    recovery_key: bytes,
    *,
    profile: Profile,
    clock: Clock,
    new_id: Callable[[], str],
    limits: Limits = _PROGRAM_LIMITS,
    config_folder: Path | None = None,
    backup_folder: Path | None = None,
    ballast_bytes: int = BALLAST_BYTES,
    first_notes: Mapping[str, str] | None = None,
) -> Vault:
    """Makes a vault in an absent or empty folder, whole or not at all with its first notes, and opens it.

    Raises PassphraseTooWeak, HeaderRefused, FolderSynced, FolderRefused, VaultExists or NotSaved.
    """
    refuse_weak(passphrase)
    key_rules.check_limits(profile, 1, limits)
    refuse_synced(folder)
    _refuse_taken(folder)
    data_key = key_rules.new_data_key()
    made = header.new_header(
        _vault_id(new_id), key_rules.new_salt(), data_key, passphrases.normalise(passphrase), recovery_key, profile
    )
    places = Places(folder, config_folder, backup_folder)
    try:
        header_copies.put_in_config(places, made)
        with _taken_back(places.in_config(made.vault_id)):
            _build(folder, made, data_key, {"vault": made.vault_id, "made": clock().isoformat(), **(first_notes or {})})
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NotSaved(DiskFault.FULL) from error
        raise FolderRefused(str(folder)) from error
    except DatabaseError as error:
        raise NotSaved(DiskFault.FULL if fault_of(error) is Fault.FULL else DiskFault.FAILED) from error
    keep_ballast(folder, ballast_bytes)
    return Vault(places, made, data_key)


def open_vault(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_key: bytes | None = None,
    clock: Clock,
    limits: Limits = _PROGRAM_LIMITS,
    config_folder: Path | None = None,
    backup_folder: Path | None = None,
    ballast_bytes: int = BALLAST_BYTES,
) -> Vault:
    """Unlocks a vault by its passphrase or its recovery key, and brings it up to date.

    Raises VaultMissing, WrongPassphrase, WrongRecoveryKey, VaultDamaged, VaultForeign, VaultNewer, VaultInUse,
    HeaderRefused or FolderRefused, and has changed nothing then.
    """
    finish_swap(folder)
    file = folder / DATABASE_NAME
    if not file.is_file():
        raise VaultMissing(str(folder))
    places = Places(folder, config_folder, backup_folder)
    try:
        found = header_copies.deciding_header(places, file, limits)
        data_key = _unlock(found, passphrase, recovery_key, limits)
        vault = Vault(places, found, data_key)
    except OSError as error:
        raise FolderRefused(str(folder)) from error
    try:
        _bring_up_to_date(vault, clock)
    except BaseException:
        vault.close()
        raise
    header_copies.refresh(places, found)
    keep_ballast(folder, ballast_bytes)
    return vault


def change_passphrase(vault: Vault, passphrase: str, profile: Profile, limits: Limits = _PROGRAM_LIMITS) -> None:
    """Writes a new header, the old one kept until the next unlock; NotSaved leaves the old passphrase valid."""
    refuse_weak(passphrase)
    key_rules.check_limits(profile, 1, limits)
    secret = passphrases.normalise(passphrase)
    changed = header.with_passphrase(vault.header, vault.data_key(), secret, profile)
    if header.unlock(changed, header.PASSPHRASE, secret, limits) != vault.data_key():
        raise NotSaved(DiskFault.FAILED)
    try:
        header.write(changed, vault.places.beside, previous=vault.places.previous)
    except OSError as error:
        raise NotSaved(DiskFault.FULL if error.errno == errno.ENOSPC else DiskFault.FAILED) from error
    vault.header = changed
    # The next unlock writes this copy again where it fails now.
    with contextlib.suppress(OSError, KringError):
        header_copies.put_in_config(vault.places, changed)


def refuse_weak(passphrase: str) -> None:
    """Raises PassphraseTooWeak for a new passphrase that is too short."""
    judged = passphrases.judge(passphrase)
    if not judged.enough:
        raise PassphraseTooWeak(judged.characters, judged.words, passphrases.MIN_CHARACTERS, passphrases.MIN_WORDS)


def _unlock(found: header.VaultHeader, passphrase: str | None, recovery_key: bytes | None, limits: Limits) -> bytes:
    if recovery_key is not None:
        data_key = header.unlock(found, header.RECOVERY, recovery_key, limits)
        if data_key is None:
            raise WrongRecoveryKey
        return data_key
    data_key = header.unlock(found, header.PASSPHRASE, passphrases.normalise(passphrase or ""), limits)
    if data_key is None:
        raise WrongPassphrase
    return data_key


def _bring_up_to_date(vault: Vault, clock: Clock) -> None:
    """On a full disk the ballast is given back, and the step is tried once more."""
    try:
        _migrate(vault, clock)
    except (NotSaved, BackupFailed) as error:
        if error.reason not in (DiskFault.FULL, BackupFault.FULL) or not free_ballast(vault.folder):
            raise
        _migrate(vault, clock)


def _migrate(vault: Vault, clock: Clock) -> None:
    folder = vault.places.backups or vault.folder.with_name(vault.folder.name + ".backups")
    try:
        migrations.migrate(
            vault.database,
            backup=lambda: backup_file.take(vault.held, vault.header, vault.data_key(), folder, clock()),
        )
    except DatabaseError as error:
        if (fault := of_disk(fault_of(error))) is not None:
            raise NotSaved(fault) from error
        raise VaultDamaged(VaultPart.DATABASE) from error


def _refuse_taken(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExists(str(folder))
    except OSError as error:  # a loop of links, a name that is too long, a folder nobody may read
        raise FolderRefused(str(folder)) from error


@contextlib.contextmanager
def _taken_back(copy: Path | None) -> Iterator[None]:
    """A header says that there is a vault: where none came of it, it goes again."""
    try:
        yield
    except BaseException:
        if copy is not None:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)
        raise


def _build(folder: Path, made: header.VaultHeader, data_key: bytes, first_notes: Mapping[str, str]) -> None:
    """Builds the vault under another name and then renames it, so that no half vault is ever seen."""
    private_folder(folder.parent)
    unfinished = folder.with_name(folder.name + _UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    private_folder(unfinished)
    header.write(made, unfinished / header.HEADER_NAME)
    private_file(unfinished / DATABASE_NAME)
    database = Database(unfinished / DATABASE_NAME, data_key, made.salt)
    try:
        migrations.start(database)
        for name, value in first_notes.items():
            database.run("INSERT INTO meta VALUES (?, ?)", name, value)
    finally:
        database.close()
    if (unfinished / DATABASE_NAME).read_bytes()[:16] != made.salt:
        raise RuntimeError("the database was not encrypted")
    sync_folder(unfinished)
    if folder.exists():
        folder.rmdir()
    unfinished.replace(folder)
    sync_folder(folder.parent)


def _vault_id(new_id: Callable[[], str]) -> str:
    """The id of a vault has one shape, 32 hex digits, whatever the ids of the program look like."""
    return key_rules.keyed_hash(b"", new_id().encode())[:16].hex()
