"""The header: a small file that holds the data key twice, wrapped by the passphrase and by the recovery key.

It is JSON, without anything secret that a guess would not have to pay for:

    {"format": "kring-vault", "version": 1,
     "vault": "<id of the vault, 32 hex>", "salt": "<first 16 bytes of the database file, hex>",
     "generation": 3,                      one more with each rewrite, so that the newest copy is known
     "slots": {"passphrase": SLOT, "recovery": SLOT},
     "check": "<BLAKE2b of all the rest, hex>"}      tells a damaged file from a wrong passphrase

    SLOT = {"kdf": _KDF, "memory_kib": 262144, "passes": 3, "lanes": 1,
            "salt": hex, "nonce": hex, "box": hex}   box: the data key by XChaCha20-Poly1305

The box is bound to the vault's id, the database's salt, the slot's name and the parameters. Three copies are kept:
beside the database, in the config folder by the vault's id, and with every backup.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from nacl.encoding import HexEncoder
from nacl.hash import blake2b

from kring.domain.errors import SeenBy, VaultDamaged, VaultForeign, VaultNewer, VaultPart
from kring.store import keys
from kring.store.files import read_small, replace_file
from kring.store.keys import Limits, Profile, Slot

FORMAT = "kring-vault"
_KDF = "argon2id"
_CHECK = "check"  # the field with the checksum of all others
VERSION = 1
PASSPHRASE = "passphrase"
RECOVERY = "recovery"
HEADER_NAME = "vault.header.json"
PREVIOUS_NAME = "vault.header.previous.json"

_MOST_BYTES = 16 * 1024
_BIGGEST_NUMBER = 2**31


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """What the header file says: which vault, and the data key wrapped in two slots."""

    vault_id: str
    salt: bytes
    generation: int
    passphrase: Slot
    recovery: Slot

    def slot(self, name: str) -> Slot:
        """The slot called `passphrase` or `recovery`."""
        return self.passphrase if name == PASSPHRASE else self.recovery


def new_header(
    vault_id: str, salt: bytes, data_key: bytes, passphrase: bytes, recovery_key: bytes, profile: Profile
) -> VaultHeader:
    """The first header of a vault; derives two keys and so takes twice the profile's time."""
    return VaultHeader(
        vault_id,
        salt,
        1,
        keys.wrap(data_key, passphrase, profile, _bound_to(vault_id, salt, PASSPHRASE)),
        keys.wrap(data_key, recovery_key, profile, _bound_to(vault_id, salt, RECOVERY)),
    )


def with_passphrase(header: VaultHeader, data_key: bytes, passphrase: bytes, profile: Profile) -> VaultHeader:
    """The header of the next generation, opened by another passphrase; the recovery slot stays."""
    bound_to = _bound_to(header.vault_id, header.salt, PASSPHRASE)
    slot = keys.wrap(data_key, passphrase, profile, bound_to)
    return replace(header, generation=header.generation + 1, passphrase=slot)


def unlock(header: VaultHeader, slot: str, secret: bytes, limits: Limits) -> bytes | None:
    """The data key, or None when the secret is wrong; raises HeaderRefused before anything is computed."""
    return keys.unwrap(header.slot(slot), secret, limits, _bound_to(header.vault_id, header.salt, slot))


def write(header: VaultHeader, file: Path, previous: Path | None = None) -> None:
    """Puts the header in place of the old one, whole or not at all; the old one is kept as `previous`."""
    replace_file(file, to_bytes(header), check=lambda data: from_bytes(data) == header, previous=previous)


def read(file: Path) -> VaultHeader:
    """The header in a file; FileNotFoundError, VaultDamaged, VaultForeign or VaultNewer where there is none."""
    try:
        data = read_small(file, _MOST_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise VaultDamaged(VaultPart.HEADER) from error
    return from_bytes(data)


def to_bytes(header: VaultHeader) -> bytes:
    """The header as the text of its file."""
    fields = to_fields(header)
    return json.dumps(fields, indent=1).encode() + b"\n"


def to_fields(header: VaultHeader) -> dict[str, object]:
    """The header as plain values, to stand in a file of its own or with a backup."""
    fields: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": header.vault_id,
        "salt": header.salt.hex(),
        "generation": header.generation,
        "slots": {name: _slot_fields(header.slot(name)) for name in (PASSPHRASE, RECOVERY)},
    }
    return fields | {_CHECK: _checksum(fields)}


def from_bytes(data: bytes) -> VaultHeader:
    """The header in the bytes of a file; VaultDamaged, VaultForeign or VaultNewer where it is not one of ours."""
    if len(data) > _MOST_BYTES:
        raise VaultDamaged(VaultPart.HEADER)
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise VaultDamaged(VaultPart.HEADER) from error
    return from_fields(fields)


def from_fields(fields: object) -> VaultHeader:
    """The header in plain values, checked field by field; errors as in `from_bytes`."""
    if not isinstance(fields, dict):
        raise VaultDamaged(VaultPart.HEADER)
    if fields.get("format") != FORMAT:
        raise VaultForeign(SeenBy.HEADER) if "format" in fields else VaultDamaged(VaultPart.HEADER)
    version = _number(fields, "version")
    if version > VERSION:
        raise VaultNewer(version, VERSION)
    rest = {name: value for name, value in fields.items() if name != _CHECK}
    try:
        if fields.get(_CHECK) != _checksum(rest):
            raise VaultDamaged(VaultPart.HEADER)
        return _parsed(rest)
    except (RecursionError, UnicodeError) as error:
        raise VaultDamaged(VaultPart.HEADER) from error


def _parsed(fields: dict[str, object]) -> VaultHeader:
    slots = fields.get("slots")
    known = {"format", "version", "vault", "salt", "generation", "slots"}
    if set(fields) != known or not isinstance(slots, dict) or set(slots) != {PASSPHRASE, RECOVERY}:
        raise VaultDamaged(VaultPart.HEADER)
    return VaultHeader(
        _hex(fields, "vault", 16).hex(),
        _hex(fields, "salt", 16),
        _number(fields, "generation"),
        _slot(slots[PASSPHRASE]),
        _slot(slots[RECOVERY]),
    )


def _slot(fields: object) -> Slot:
    known = {"kdf", "memory_kib", "passes", "lanes", "salt", "nonce", "box"}
    if not isinstance(fields, dict) or set(fields) != known or fields["kdf"] != _KDF:
        raise VaultDamaged(VaultPart.HEADER)
    return Slot(
        Profile(_number(fields, "memory_kib"), _number(fields, "passes")),
        _hex(fields, "salt", keys.SALT_BYTES),
        _hex(fields, "nonce", keys.NONCE_BYTES),
        _hex(fields, "box", keys.BOX_BYTES),
        _number(fields, "lanes"),
    )


def _slot_fields(slot: Slot) -> dict[str, object]:
    return {
        "kdf": _KDF,
        "memory_kib": slot.profile.memory_kib,
        "passes": slot.profile.passes,
        "lanes": slot.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "box": slot.box.hex(),
    }


def _number(fields: dict[str, object], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value < _BIGGEST_NUMBER:
        raise VaultDamaged(VaultPart.HEADER)
    return value


def _hex(fields: dict[str, object], name: str, length: int) -> bytes:
    value = fields.get(name)
    if not isinstance(value, str) or len(value) != length * 2:
        raise VaultDamaged(VaultPart.HEADER)
    try:
        return bytes.fromhex(value)
    except ValueError as error:
        raise VaultDamaged(VaultPart.HEADER) from error


def _bound_to(vault_id: str, salt: bytes, slot: str) -> str:
    return f"{FORMAT}|{VERSION}|{vault_id}|{salt.hex()}|{slot}"


def _checksum(fields: dict[str, object]) -> str:
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return bytes(blake2b(text.encode(), 16, encoder=HexEncoder)).decode()
