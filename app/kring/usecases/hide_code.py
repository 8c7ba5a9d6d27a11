"""The short code that may stand before the return from hide: only a salted hash of it, and only inside the vault.

It keeps a pupil who passes from one key press; it protects nothing from somebody with the vault, and after any lock
it is the passphrase that counts.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from kring.store import notes
from kring.usecases.desk import Desk

SHORTEST, LONGEST = 4, 12  # characters
MOST_TRIES = 5
_NAME = "hide-code"
_SALT_BYTES = 16
_COST, _BLOCK = 2**14, 8  # 16 MiB, some tens of milliseconds


def is_set(desk: Desk) -> bool:
    """Whether a code is asked for."""
    return bool(notes.get(desk.vault, _NAME))


def may_be(code: str) -> bool:
    """Whether a code is neither too short nor too long."""
    return SHORTEST <= len(code) <= LONGEST


def set_code(desk: Desk, code: str) -> None:
    """Ask for this code from now on; raises NotSaved."""
    salt = secrets.token_bytes(_SALT_BYTES)
    notes.put(desk.vault, _NAME, f"{salt.hex()} {_hash(code, salt).hex()}")


def forget(desk: Desk) -> None:
    """Ask for no code any more; raises NotSaved."""
    notes.put(desk.vault, _NAME, None)


def fits(desk: Desk, code: str) -> bool:
    """Whether it is the code."""
    salt, _space, kept = (notes.get(desk.vault, _NAME) or "").partition(" ")
    return bool(kept) and hmac.compare_digest(_hash(code, bytes.fromhex(salt)), bytes.fromhex(kept))


def _hash(code: str, salt: bytes) -> bytes:
    plain = unicodedata.normalize("NFC", code).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(plain, salt=salt, n=_COST, r=_BLOCK, p=1, dklen=32)
