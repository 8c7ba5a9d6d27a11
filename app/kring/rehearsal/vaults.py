"""The vaults that rehearsals run in: always real and encrypted, and temporary unless a folder was named."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kring.store import opening, recovery
from kring.store.keys import Profile
from kring.store.vault import Vault
from kring.usecases.access import access
from kring.usecases.access.access import Door

# A temporary vault is locked with a random secret of 256 bits that is never shown and dies with the process. Nobody can
# guess such a secret, however cheap a guess is: so the smallest key derivation that a header may ask for is enough.
_ONE_PASS = Profile(64 * 1024, 1)
_MEMORY = Path("/dev/shm")  # a folder that is memory, so that not even the encrypted file touches the disk


@contextmanager
def temporary_vault(clock: Callable[[], datetime], new_id: Callable[[], str]) -> Iterator[Vault]:
    """A vault that is gone, with its folder, when this ends, whatever happens in between."""
    folder = Path(tempfile.mkdtemp(prefix="kring-", dir=_MEMORY if _is_usable(_MEMORY) else None))
    try:
        vault = opening.create_vault(
            folder / "vault",
            secrets.token_hex(32),
            recovery.new_key(),
            profile=_ONE_PASS,
            clock=clock,
            new_id=new_id,
            ballast_bytes=0,
        )
        try:
            yield vault
        finally:
            vault.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_usable(folder: Path) -> bool:
    try:
        return folder.is_dir() and shutil.disk_usage(folder).free > 32 * 1024 * 1024
    except OSError:
        return False


def new_vault(
    folder: Path, passphrase: str, key: bytes, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Vault:
    """A vault that stays, in an absent or empty folder, behind the strong key derivation; nothing is put elsewhere."""
    door = Door(folder, folder.with_name(f"{folder.name}.backups"), None, clock, new_id)
    return access.create(door, passphrase, key, access.School())
