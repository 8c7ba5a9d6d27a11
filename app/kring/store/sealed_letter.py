"""A letter: words that the vault's own disk did not take, sealed into one file in another place.

    "kring-words" LF | version, 1 byte | the vault's id, 16 | the letter's id, 16 | nonce, 24 | box

The box is XChaCha20-Poly1305 under a key of its own, which the data key and the letter's id give; all before it is
bound to it. Nothing here reads or touches the vault's folder.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kring.domain.errors import VaultNewer, WordsFault, WordsUnusable
from kring.store import keys
from kring.store.files import read_small, replace_file

MAGIC = b"kring-words\n"
VERSION = 1
USE = b"kring-words"

_NAME = "kring-{vault}-{letter}.words"
_PATTERN = re.compile(r"kring-[0-9a-f]{8}-[0-9a-f]{8}\.words")
_MOST_BYTES = 64 * 1024 * 1024
_HEAD = len(MAGIC) + 1 + 16 + 16
# Shares and sticks on which a folder cannot be flushed; the file itself was flushed and read back.
_NO_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EISDIR, errno.EBADF})

KeyFor = Callable[[bytes, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed letter, ready to be written; all of it was made in memory."""

    name: str
    data: bytes


def new_id() -> bytes:
    """A fresh id for a letter."""
    return os.urandom(16)


def seal(vault_id: str, letter_id: bytes, key_for: KeyFor, plain: bytes) -> Letter:
    """Seals a text; `key_for` is the open vault's."""
    head = MAGIC + bytes([VERSION]) + bytes.fromhex(vault_id) + letter_id
    name = _NAME.format(vault=vault_id[:8], letter=letter_id.hex()[:8])
    return Letter(name, head + keys.seal(key_for(USE, letter_id), plain, head))


def write(letter: Letter, folder: Path) -> Path:
    """Writes a letter whole or not at all, in place of an earlier one of the same name; raises OSError."""
    file = folder / letter.name
    try:
        replace_file(file, letter.data, check=lambda data: data == letter.data)
    except OSError as error:
        if error.errno not in _NO_FLUSH or not file.is_file() or file.read_bytes() != letter.data:
            raise
    return file


def found_in(folder: Path, vault_id: str) -> list[Path]:
    """The letters of a vault that lie in a folder; none where it cannot be read."""
    return [file for file in any_in(folder) if file.name.startswith(f"kring-{vault_id[:8]}-")]


def any_in(folder: Path) -> list[Path]:
    """All that is named as a letter in a folder, of whatever vault; none where it cannot be read."""
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if _PATTERN.fullmatch(name)]
    except OSError:
        return []


def read(file: Path, vault_id: str, key_for: KeyFor) -> bytes:
    """The text of a letter; raises WordsUnusable, or VaultNewer where a newer Kring wrote it."""
    try:
        data = read_small(file, _MOST_BYTES)
    except OSError as error:
        raise WordsUnusable(WordsFault.DAMAGED) from error
    if not data.startswith(MAGIC):
        raise WordsUnusable(WordsFault.DAMAGED if data and MAGIC.startswith(data) else WordsFault.FOREIGN)
    if len(data) < _HEAD or len(data) > _MOST_BYTES:
        raise WordsUnusable(WordsFault.DAMAGED)
    if data[len(MAGIC)] > VERSION:
        raise VaultNewer(data[len(MAGIC)], VERSION)
    head, box = data[:_HEAD], data[_HEAD:]
    if head[len(MAGIC) + 1 : -16] != bytes.fromhex(vault_id):
        raise WordsUnusable(WordsFault.OTHER)
    plain = keys.open_sealed(key_for(USE, head[-16:]), box, head)
    if plain is None:
        raise WordsUnusable(WordsFault.DAMAGED)
    return plain
