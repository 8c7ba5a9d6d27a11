"""The README of the practice files says every word that a rehearsal file may have, and no other."""

from __future__ import annotations

import re

import pytest

from kring import paths
from kring.domain.people import Role
from kring.rehearsal import reading
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.record_forms import RECORDS, is_needed, takes

README = (paths.resources() / "practice" / "README.md").read_text(encoding="utf-8")


def table() -> dict[str, str]:
    """Each word of the table with the cell beside it."""
    found: dict[str, str] = {}
    for row in re.findall(r"^\| (`.*?) \| (.*) \|$", README, re.MULTILINE):
        for word in re.findall(r"`([^`]+)`", row[0]):
            assert word not in found, f"{word} stands twice"
            found[word] = row[1]
    return found


def test_the_table_has_every_word_that_the_reader_takes_and_no_other() -> None:
    assert set(table()) == {*RECORDS, *(word for word in FileWord if word not in RECORDS)}


@pytest.mark.parametrize("word", RECORDS)
def test_beside_each_word_stands_what_its_use_case_takes_and_what_may_be_left_out(word: str) -> None:
    cell = table()[word]
    said = {name: f"[`{name}`" not in cell for name in re.findall(r"`([^`]+)`", cell)}
    assert said == {taken.word: is_needed(taken) for taken in takes(RECORDS[word])}


def test_the_values_of_a_promise_and_of_opening_stand_there_too() -> None:
    assert set(re.findall(r"`([^`]+)`", table()["promise"])) == set(reading._PROMISE)
    assert set(re.findall(r"`([^`]+)`", table()["open"])) == {"reported", "words", "nature"}


def test_every_role_is_named() -> None:
    assert not [role for role in Role if f"`{role}`" not in README]
