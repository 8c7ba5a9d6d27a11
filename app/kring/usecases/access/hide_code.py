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
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk

SHORTEST, LONGEST = 4, 12  # characters
MOST_TRIES = 5
_NAME = "hide-code"
_SALT_BYTES = 16
_COST, _BLOCK = 2**14, 8  # 16 MiB, some tens of milliseconds


def is_set(desk: Desk) -> bool:
    """Whether a code is asked for."""
    return bool(_kept(desk))


def may_be(code: str) -> bool:
    """Whether a code is neither too short nor too long."""
    return SHORTEST <= len(code) <= LONGEST


def set_code(desk: Desk, code: str) -> None:
    """Ask for this code from now on; raises NotSaved."""
    salt = secrets.token_bytes(_SALT_BYTES)
    _put(desk, f"{salt.hex()} {_hash(code, salt).hex()}")


def forget(desk: Desk) -> None:
    """Ask for no code any more; raises NotSaved."""
    _put(desk, None)


def fits(desk: Desk, code: str) -> bool:
    """Whether it is the code."""
    salt, _space, kept = (_kept(desk) or "").partition(" ")
    return bool(kept) and hmac.compare_digest(_hash(code, bytes.fromhex(salt)), bytes.fromhex(kept))


def read_ahead(desk: Desk) -> None:
    """Read it while the disk answers, so that it is asked for also when it does not; raises the errors of the vault."""
    writing.value(desk, _NAME)


def _kept(desk: Desk) -> str | None:
    """What is kept; while the disk does not answer, for whatever reason, what was read last."""
    try:
        return writing.value(desk, _NAME)
    except Exception:  # a window that is hidden must neither stay so nor open without its code by a fault of the disk
        return desk.unsaved.values.get(_NAME)


def _put(desk: Desk, text: str | None) -> None:
    notes.put(desk.vault, _NAME, text)
    desk.unsaved.values[_NAME] = text


def _hash(code: str, salt: bytes) -> bytes:
    plain = unicodedata.normalize("NFC", code).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(plain, salt=salt, n=_COST, r=_BLOCK, p=1, dklen=32)
