"""The recovery key survives handwriting, and mistakes in it are traced to their group."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kring.domain.errors import RecoveryKeyIncomplete, RecoveryKeyTypo
from kring.store import recovery

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEYS = st.binary(min_size=16, max_size=16)
PLACES = st.integers(0, 31)


@given(KEYS, st.sampled_from([" ", "-", "", "\n", " - ", "–"]), st.booleans())
def test_a_key_is_read_back_in_any_case_and_spacing(key: bytes, between: str, small: bool) -> None:
    text = between.join(recovery.as_groups(key))
    assert recovery.parse(text.lower() if small else text) == key


@given(KEYS)
def test_a_key_is_eight_groups_of_four_clear_characters(key: bytes) -> None:
    groups = recovery.as_groups(key)
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)


@given(KEYS)
def test_letters_that_look_like_digits_are_read_as_digits(key: bytes) -> None:
    text = " ".join(recovery.as_groups(key))
    assert recovery.parse(text.replace("0", "O").replace("1", "l")) == key


@given(KEYS, PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_names_its_group(key: bytes, place: int, wrong: str) -> None:
    text = list("".join(recovery.as_groups(key)))
    assume(text[place] != wrong)
    text[place] = wrong
    with pytest.raises(RecoveryKeyTypo) as told:
        recovery.parse("".join(text))
    assert told.value.groups == (place // 4 + 1,)


@given(KEYS, PLACES, PLACES, st.data())
def test_two_wrong_characters_name_their_groups(key: bytes, one: int, two: int, data: st.DataObject) -> None:
    assume(one < two)
    text = list("".join(recovery.as_groups(key)))
    for place in (one, two):
        text[place] = data.draw(st.sampled_from([c for c in ALPHABET if c != text[place]]))
    with pytest.raises(RecoveryKeyTypo) as told:
        recovery.parse("".join(text))
    assert told.value.groups == tuple(sorted({one // 4 + 1, two // 4 + 1}))


@given(KEYS, st.integers(0, 6))
def test_two_groups_in_the_wrong_order_are_noticed(key: bytes, first: int) -> None:
    groups = list(recovery.as_groups(key))
    assume(groups[first] != groups[first + 1])
    groups[first], groups[first + 1] = groups[first + 1], groups[first]
    with contextlib.suppress(RecoveryKeyTypo):
        assert recovery.parse(" ".join(groups)) != key


def test_a_strange_character_names_its_group() -> None:
    groups = list(recovery.as_groups(bytes(16)))
    groups[4] = "00?0"
    with pytest.raises(RecoveryKeyTypo) as told:
        recovery.parse(" ".join(groups))
    assert told.value.groups == (5,)


@pytest.mark.parametrize("length", [0, 1, 31, 33, 400])
def test_a_key_of_the_wrong_length_says_how_long_it_is(length: int) -> None:
    with pytest.raises(RecoveryKeyIncomplete) as told:
        recovery.parse("0" * length)
    assert (told.value.found, told.value.needed) == (length, 32)


@given(st.text(max_size=60))
def test_anything_typed_gives_a_key_or_one_of_our_errors(text: str) -> None:
    with contextlib.suppress(RecoveryKeyTypo, RecoveryKeyIncomplete):
        assert len(recovery.parse(text)) == 16
