"""The header file: read back as written, and everything else is one of our errors."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.domain.errors import KringError, VaultDamaged, VaultForeign, VaultNewer
from kring.store import header, keys
from vault_builders import CHEAP, LOOSE

KEY = keys.new_data_key()
MADE = header.new_header("ab" * 16, bytes(16), KEY, b"passphrase", b"recovery", CHEAP)
DATA = header.to_bytes(MADE)


def changed(**values: object) -> bytes:
    """The header with other values and a checksum that fits them."""
    fields = json.loads(DATA) | values
    fields.pop("check")
    return json.dumps(fields | {"check": header._checksum(fields)}).encode()


def test_a_header_reads_back_as_it_was_written() -> None:
    assert header.from_bytes(DATA) == MADE


def test_both_secrets_open_it_and_each_only_its_own_slot() -> None:
    assert header.unlock(MADE, header.PASSPHRASE, b"passphrase", LOOSE) == KEY
    assert header.unlock(MADE, header.RECOVERY, b"recovery", LOOSE) == KEY
    assert header.unlock(MADE, header.PASSPHRASE, b"recovery", LOOSE) is None
    assert header.unlock(MADE, header.RECOVERY, b"passphrase", LOOSE) is None


def test_a_new_passphrase_leaves_the_recovery_key_as_it_is() -> None:
    new = header.with_passphrase(MADE, KEY, b"other", CHEAP)
    assert new.generation == MADE.generation + 1
    assert header.unlock(new, header.PASSPHRASE, b"other", LOOSE) == KEY
    assert header.unlock(new, header.PASSPHRASE, b"passphrase", LOOSE) is None
    assert header.unlock(new, header.RECOVERY, b"recovery", LOOSE) == KEY


def test_swapped_slots_open_nothing() -> None:
    slots = json.loads(DATA)["slots"]
    swapped = header.from_bytes(changed(slots={"passphrase": slots["recovery"], "recovery": slots["passphrase"]}))
    assert header.unlock(swapped, header.PASSPHRASE, b"recovery", LOOSE) is None


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_damage_and_never_a_wrong_passphrase(place: int, flip: int) -> None:
    broken = DATA[:place] + bytes([DATA[place] ^ flip]) + DATA[place + 1 :]
    with contextlib.suppress(VaultDamaged, VaultForeign, VaultNewer):
        assert header.from_bytes(broken) == MADE


@given(st.integers(0, len(DATA) - 3))
def test_a_header_cut_short_is_damage(length: int) -> None:
    with pytest.raises(VaultDamaged):
        header.from_bytes(DATA[:length])


def test_a_newer_header_and_a_foreign_file_are_told_apart() -> None:
    with pytest.raises(VaultNewer):
        header.from_bytes(changed(version=2))
    with pytest.raises(VaultForeign):
        header.from_bytes(changed(format="something else"))


@pytest.mark.parametrize(
    "values",
    [
        {"slots": {}},
        {"slots": []},
        {"more": 1},
        {"generation": -1},
        {"generation": True},
        {"generation": 1.5},
        {"generation": 2**40},
        {"vault": "../../etc/passwd"},
        {"vault": "zz" * 16},
        {"salt": "00"},
        {"salt": None},
    ],
)
def test_strange_fields_with_a_good_checksum_are_damage(values: dict[str, object]) -> None:
    with pytest.raises(VaultDamaged):
        header.from_bytes(changed(**values))


@pytest.mark.parametrize("data", [b"[" * 15000, b"\xff" * 100, b"null", b"{}", b"9" * 16000, b"x" * 20000])
def test_hostile_bytes_are_damage(data: bytes) -> None:
    with pytest.raises(VaultDamaged):
        header.from_bytes(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(DATA))), JSON, max_size=5))
def test_any_values_give_a_header_or_one_of_our_errors(values: dict[str, object]) -> None:
    with contextlib.suppress(KringError):
        header.from_fields(json.loads(DATA) | values)


def test_the_previous_header_is_kept_and_no_part_is_left(tmp_path: Path) -> None:
    new = header.with_passphrase(MADE, KEY, b"other", CHEAP)
    file, previous = tmp_path / "h", tmp_path / "p"
    header.write(MADE, file)
    header.write(new, file, previous)
    assert (header.read(file), header.read(previous)) == (new, MADE)
    assert {entry.name for entry in tmp_path.iterdir()} == {"h", "p"}
    assert file.stat().st_mode & 0o777 == 0o600
