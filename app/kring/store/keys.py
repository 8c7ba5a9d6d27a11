"""The keys of a vault: Argon2id turns a secret into a key, and that key wraps the random data key.

All of it is libsodium. The data key never leaves memory unwrapped; keys for other uses are derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.pwhash import argon2id
from nacl.utils import random

from kring.domain.errors import HeaderRefused

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
BOX_BYTES = KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class Profile:
    """What one guess at a secret costs: memory in KiB and passes over it."""

    memory_kib: int
    passes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What a header may ask for before anything is computed; memory in KiB."""

    min_memory_kib: int = 64 * 1024
    max_memory_kib: int = 1024 * 1024
    max_passes: int = 12
    max_lanes: int = 1


STRONG = Profile(256 * 1024, 3)
SMALL = Profile(64 * 1024, 8)


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped by one secret, with all that is needed to try that secret."""

    profile: Profile
    salt: bytes
    nonce: bytes
    box: bytes
    lanes: int = 1


def new_data_key() -> bytes:
    """A fresh random data key of 32 bytes."""
    return bytes(random(KEY_BYTES))


def new_salt() -> bytes:
    """Fresh random bytes for the beginning of a database file (16)."""
    return bytes(random(16))


def check_limits(profile: Profile, lanes: int, limits: Limits) -> None:
    """Raises HeaderRefused, naming the field, where a profile is outside the limits."""
    if not limits.min_memory_kib <= profile.memory_kib <= limits.max_memory_kib:
        raise HeaderRefused("memory_kib", profile.memory_kib)
    if not 1 <= profile.passes <= limits.max_passes:
        raise HeaderRefused("passes", profile.passes)
    if not 1 <= lanes <= limits.max_lanes:
        raise HeaderRefused("lanes", lanes)


def wrap(data_key: bytes, secret: bytes, profile: Profile, bound_to: str) -> Slot:
    """Wraps the data key by a secret; `bound_to` names the place in which alone the slot is valid."""
    salt = bytes(random(SALT_BYTES))
    nonce = bytes(random(NONCE_BYTES))
    key = _derive(secret, salt, profile)
    box = crypto_aead_xchacha20poly1305_ietf_encrypt(data_key, _bound(bound_to, profile, 1), nonce, key)
    return Slot(profile, salt, nonce, box)


def unwrap(slot: Slot, secret: bytes, limits: Limits, bound_to: str) -> bytes | None:
    """The data key, or None when the secret is not the right one; raises HeaderRefused before computing."""
    check_limits(slot.profile, slot.lanes, limits)
    key = _derive(secret, slot.salt, slot.profile)
    bound = _bound(bound_to, slot.profile, slot.lanes)
    try:
        return bytes(crypto_aead_xchacha20poly1305_ietf_decrypt(slot.box, bound, slot.nonce, key))
    except CryptoError:
        return None


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """A text sealed under a key and bound to other bytes: a fresh nonce, and the box."""
    nonce = bytes(random(NONCE_BYTES))
    return nonce + bytes(crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound_to, nonce, key))


def open_sealed(key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """The text again, or None where a single bit of it, of the key or of what it is bound to is another."""
    try:
        nonce, box = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return bytes(crypto_aead_xchacha20poly1305_ietf_decrypt(box, bound_to, nonce, key))
    except (CryptoError, ValueError, TypeError):
        return None


def subkey(data_key: bytes, use: bytes, about: bytes = b"") -> bytes:
    """A key of 32 bytes for another use (at most 16 bytes name it), from which the data key cannot be found."""
    return bytes(blake2b(about, KEY_BYTES, data_key, person=use, encoder=RawEncoder))


def keyed_hash(key: bytes, message: bytes) -> bytes:
    """A keyed checksum of 32 bytes."""
    return bytes(blake2b(message, 32, key, person=b"kring-chain", encoder=RawEncoder))


def _derive(secret: bytes, salt: bytes, profile: Profile) -> bytes:
    return bytes(argon2id.kdf(KEY_BYTES, secret, salt, profile.passes, profile.memory_kib * 1024))


def _bound(bound_to: str, profile: Profile, lanes: int) -> bytes:
    return f"{bound_to}|argon2id|{profile.memory_kib}|{profile.passes}|{lanes}".encode()
