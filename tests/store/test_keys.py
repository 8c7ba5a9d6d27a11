"""A key opens only its own slot of its own vault, and a hostile header costs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.domain.errors import HeaderRefused
from kring.store import keys
from kring.store.keys import Limits, Profile
from vault_builders import CHEAP, LOOSE

DATA_KEY = bytes(range(32))


def test_the_right_secret_unwraps_the_key_and_another_does_not() -> None:
    slot = keys.wrap(DATA_KEY, b"secret", CHEAP, "here")
    assert keys.unwrap(slot, b"secret", LOOSE, "here") == DATA_KEY
    assert keys.unwrap(slot, b"Secret", LOOSE, "here") is None
    assert keys.unwrap(slot, b"", LOOSE, "here") is None


def test_a_slot_moved_to_another_place_or_with_other_parameters_stays_shut() -> None:
    slot = keys.wrap(DATA_KEY, b"secret", CHEAP, "here")
    assert keys.unwrap(slot, b"secret", LOOSE, "there") is None
    assert keys.unwrap(replace(slot, lanes=2), b"secret", replace(LOOSE, max_lanes=8), "here") is None


@pytest.mark.parametrize(
    ("profile", "lanes", "field"),
    [
        (Profile(64 * 1024 - 1, 3), 1, "memory_kib"),
        (Profile(0, 3), 1, "memory_kib"),
        (Profile(1024 * 1024 + 1, 3), 1, "memory_kib"),
        (Profile(2**40, 3), 1, "memory_kib"),
        (Profile(256 * 1024, 0), 1, "passes"),
        (Profile(256 * 1024, 13), 1, "passes"),
        (Profile(256 * 1024, 3), 0, "lanes"),
        (Profile(256 * 1024, 3), 9, "lanes"),
    ],
)
def test_parameters_outside_the_limits_are_refused_before_anything_is_computed(
    profile: Profile, lanes: int, field: str
) -> None:
    slot = replace(keys.wrap(DATA_KEY, b"secret", CHEAP, "here"), profile=profile, lanes=lanes)
    with pytest.raises(HeaderRefused) as told:
        keys.unwrap(slot, b"secret", Limits(), "here")
    assert told.value.field == field


@pytest.mark.parametrize("profile", [keys.STRONG, keys.SMALL])
def test_the_profiles_of_the_program_are_within_its_own_limits(profile: Profile) -> None:
    keys.check_limits(profile, 1, Limits())


@given(st.binary(min_size=1, max_size=16), st.binary(min_size=1, max_size=16))
def test_keys_for_different_uses_differ(one: bytes, two: bytes) -> None:
    same = one.rstrip(b"\0") == two.rstrip(b"\0")
    assert (keys.subkey(DATA_KEY, one) == keys.subkey(DATA_KEY, two)) is same
    assert keys.subkey(DATA_KEY, one) != DATA_KEY


def test_fresh_keys_are_fresh() -> None:
    assert len({keys.new_data_key() for _ in range(100)}) == 100
