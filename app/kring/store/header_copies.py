"""Where the copies of the header lie, which of them decides, and how a lost or damaged one is put back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kring.domain.errors import KringError, VaultDamaged, VaultPart
from kring.store import header as headers
from kring.store.files import private_folder, read_small
from kring.store.header import HEADER_NAME, PREVIOUS_NAME, VaultHeader
from kring.store.keys import Limits, check_limits

HEADERS_FOLDER = "headers"
BACKUP_HEADER_ENDING = ".header.json"

_MOST_COPIES = 64


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one vault; a temporary vault has no config folder."""

    vault: Path
    config: Path | None = None
    backups: Path | None = None

    @property
    def beside(self) -> Path:
        """The header beside the database."""
        return self.vault / HEADER_NAME

    @property
    def previous(self) -> Path:
        """The header before the last change of passphrase, kept until the next unlock."""
        return self.vault / PREVIOUS_NAME

    def in_config(self, vault_id: str) -> Path | None:
        """The copy in the config folder."""
        return self.config / HEADERS_FOLDER / f"{vault_id}.json" if self.config else None

    def words_in(self, vault_id: str) -> Path | None:
        """Where it is written down in which folder a letter with words lies: a bare path, in the config folder."""
        return self.config / HEADERS_FOLDER / f"{vault_id}.words-in" if self.config else None


def deciding_header(places: Places, database_file: Path, limits: Limits) -> VaultHeader:
    """The header that a secret is tried against: the one beside the database, else the newest copy that fits it.

    Raises what was wrong with the one beside when no copy is of use; a wrong secret is never tried on other copies.
    """
    salt = read_small(database_file, 16)[:16]
    beside, fault = _usable(places.beside, limits)
    if beside and beside.salt == salt:
        return beside
    copies = [copy for file in _copies(places) if (copy := _usable(file, limits)[0]) and copy.salt == salt]
    if copies:
        return max(copies, key=lambda copy: copy.generation)
    if beside:
        return beside
    raise fault or VaultDamaged(VaultPart.HEADER)


def newest_header(places: Places, vault: str, limits: Limits) -> VaultHeader:
    """The newest usable header of the vault whose id begins so, wherever it lies; VaultDamaged where there is none."""
    files = [places.beside, *_copies(places)]
    found = [copy for file in files if (copy := _usable(file, limits)[0]) and copy.vault_id.startswith(vault)]
    if not found:
        raise VaultDamaged(VaultPart.HEADER)
    return max(found, key=lambda copy: copy.generation)


def knows_a_vault(config: Path) -> bool:
    """Whether a vault was opened or made here before: its header lies in the config folder."""
    return any((config / HEADERS_FOLDER).glob("*.json"))


def refresh(places: Places, header: VaultHeader) -> None:
    """Puts copies back that are lost, damaged or old, and drops the previous one; a full disk does not matter here."""
    with contextlib.suppress(OSError, KringError):
        _put(header, places.beside)
        places.previous.unlink(missing_ok=True)
    with contextlib.suppress(OSError, KringError):
        put_in_config(places, header)


def put_in_config(places: Places, header: VaultHeader) -> None:
    """Writes the copy in the config folder, where there is one; OSError or FolderRefused when it cannot be."""
    file = places.in_config(header.vault_id)
    if file:
        private_folder(file.parent)
        _put(header, file)


def _put(header: VaultHeader, file: Path) -> None:
    try:
        same = headers.read(file) == header
    except (OSError, KringError):
        same = False
    if not same:
        headers.write(header, file)


def _usable(file: Path, limits: Limits) -> tuple[VaultHeader | None, KringError | None]:
    try:
        header = headers.read(file)
        for slot in (header.passphrase, header.recovery):
            check_limits(slot.profile, slot.lanes, limits)
        return header, None
    except FileNotFoundError:
        return None, None
    except KringError as fault:
        return None, fault


def _copies(places: Places) -> Iterable[Path]:
    if places.config:
        yield from sorted((places.config / HEADERS_FOLDER).glob("*.json"))[:_MOST_COPIES]
    if places.backups:
        yield from sorted(places.backups.glob("*" + BACKUP_HEADER_ENDING), reverse=True)[:_MOST_COPIES]
    yield places.previous
