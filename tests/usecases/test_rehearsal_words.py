"""The README of the practice files says every word that a rehearsal file may have, and no other."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from textwrap import dedent
from typing import get_origin

import pytest

from kring import paths
from kring.domain.events import REASONS_TO_CHOOSE, Safe
from kring.domain.people import Role
from kring.rehearsal import reading
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.model import MoveKind
from kring.rehearsal.record_forms import RECORDS, _plain, is_needed, takes
from kring.rehearsal.talk_forms import _SAID, CONFERENCE, TALK
from kring.scripts.reader import read_tree

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


@pytest.mark.parametrize("word", RECORDS)
def test_beside_each_value_stands_what_it_may_be(word: str) -> None:
    cell = table()[word]
    for taken in takes(RECORDS[word]):
        beside = re.search(rf"`{re.escape(taken.word)}`([^`\];,.]*)", cell)
        assert beside is not None
        hint = _plain(taken.hint)
        if isinstance(hint, type) and issubclass(hint, StrEnum) and hint is not Role:
            values = re.search(rf"`{re.escape(taken.word)}`: ([^;\].]*)", cell)
            assert values is not None and values[1].split(", ") == [value.value for value in hint], taken.word
        elif get_origin(hint) is tuple:
            assert beside[1].startswith(" list"), taken.word
        elif hint in (bool, date):
            assert beside[1].startswith(" yes or no" if hint is bool else " day"), taken.word


def test_the_values_of_a_promise_and_of_opening_stand_there_too() -> None:
    assert set(named(table()["promise"])) == set(reading._PROMISE)
    assert set(named(table()["open"])) == set(reading._WORDS["open"])
    safe = re.search(r"`safe now`: ([^\]]*)", table()["open"])
    assert safe is not None and safe[1].split(", ") == [value.value for value in Safe]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("The file", reading._FILE),
        ("Incidents", reading._INCIDENT),
        ("People", (*reading._MEMBER, *reading._ROLE)),
        ("Talks", (*TALK, *_SAID)),
        ("The conference", (*CONFERENCE, "line", *MoveKind)),
    ],
)
def test_each_section_names_every_word_that_may_stand_there(section: str, words: tuple[str, ...]) -> None:
    text = README.split(f"\n## {section}\n")[1].split("\n## ")[0]
    said = {*named(text), *re.findall(r"[-{,\s]([a-z][a-z ]*): ", text.replace("\n", " \n"))}
    said = {word.strip() for word in said} | {word.split(":")[0] for word in said}
    assert [word for word in words if word not in said] == []


def test_a_line_is_left_out_for_one_of_the_reasons_that_a_facilitator_can_choose() -> None:
    assert ", ".join(reason.value for reason in REASONS_TO_CHOOSE) in README


def test_no_example_has_a_remark_behind_other_text() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 6
    assert [found.code for block in blocks for found in read_tree(dedent(block)).problems] == []


def named(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def test_every_role_is_named() -> None:
    assert not [role for role in Role if f"`{role}`" not in README]
