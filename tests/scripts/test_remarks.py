"""The remarks of a file come back above what they stood above, when the script is written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kring import paths
from kring.domain.session.editing import LineMoved, LineTaken, LineWord, Reworded, edited
from kring.domain.session.script import Script
from kring.scripts.builder import load
from kring.scripts.library import Library
from kring.scripts.reader import read_tree
from kring.scripts.remarks import with_remarks
from kring.scripts.writing import written
from kring.usecases.texts import Texts

FILE = """\
# by our year team, 2026
format: 2
kind: conference
id: corridor
language: en
title: In the corridor
for whom: >
  Three or four people.
  # this is text, as it stands in it
# asked for by the parents' council
supporters: optional
phases:
  # phase one
  - id: a
    title: Begin
    parts:
      # everybody at once
      - who: everyone
        how: group
        steps:
          # never leave this out
          #
          # really
          - id: hello
            say: "Hello, # and not a remark, {{ everyone }}."
            # what it is for
            purpose: To begin.
          - {id: stays, say: "What is said here stays here."}
      # then one by one
      - who: harmed
        how: each
        steps:
          - id: still
            ask: "{{ person }}, does it still happen?"
            answer: choice
            choices:
              # the worst first
              - {code: goes-on, text: It goes on}
              - {code: stopped, text: It stopped}
# the end
"""


def script_of(text: str) -> Script:
    found = load(text, ())
    assert isinstance(found, Script), found
    return found


def again(script: Script, original: str = FILE) -> list[str]:
    """The remarks of what is written now, each with the line that it stands above."""
    text = with_remarks(written(script), original)
    assert script_of(text) == script, "they change nothing"
    rows = [row.strip() for row in text.splitlines()]
    below = {at: next((row for row in rows[at:] if not row.startswith("#")), "") for at in range(len(rows))}
    return [f"{row} | {below[at]}" for at, row in enumerate(rows) if row.startswith("#")]


EVERY = [
    "# by our year team, 2026 | format: 2",
    "# asked for by the parents' council | supporters: optional",
    "# phase one | - id: a",
    "# everybody at once | - who: everyone",
    "# never leave this out | - id: hello",
    "# | - id: hello",
    "# really | - id: hello",
    "# what it is for | purpose: To begin.",
    "# then one by one | - who: harmed",
    "# the worst first | - code: goes-on",
    "# the end | ",
]


def test_each_stands_above_what_it_stood_above() -> None:
    assert again(script_of(FILE)) == EVERY


def test_words_that_are_changed_keep_theirs() -> None:
    assert again(edited(script_of(FILE), Reworded("hello", LineWord.SAID, ("Welcome.",)))) == EVERY


def test_they_go_with_a_line_that_is_moved() -> None:
    found = again(edited(script_of(FILE), LineMoved("hello", down=True)))
    assert sorted(found) == sorted(EVERY)


def test_what_a_word_had_that_is_empty_now_stands_above_its_line() -> None:
    found = again(edited(script_of(FILE), Reworded("hello", LineWord.PURPOSE, ("",))))
    assert "# what it is for | - id: hello" in found and len(found) == len(EVERY)


def test_what_a_line_had_that_is_taken_out_goes_with_it_and_all_others_stay() -> None:
    found = again(edited(script_of(FILE), LineTaken("hello")))
    gone = {"# never leave this out", "#", "# really", "# what it is for"}
    assert [row.split(" | ")[0] for row in found] == [
        row.split(" | ")[0] for row in EVERY if row.split(" | ")[0] not in gone
    ]
    assert "# everybody at once | - who: everyone" in found


def test_a_file_of_the_format_before_and_one_with_its_words_apart_keep_theirs() -> None:
    older = FILE.replace("format: 2", "format: 1").replace("for whom: >", "first: harmed\nabout: >")
    assert "# never leave this out | - id: hello" in again(script_of(older), older)
    apart = FILE.replace('say: "Hello, # and not a remark, {{ everyone }}."\n            ', "", 1)
    apart = apart.replace("            # what it is for\n            purpose: To begin.\n", "").replace(
        "# the end\n", 'lines:\n  # its words\n  hello:\n    # aloud\n    say: "Hello, {{ everyone }}."\n'
    )
    found = again(script_of(apart), apart)
    assert "# its words | - id: hello" in found and '# aloud | say: "Hello, {{ everyone }}."' in found


def test_a_text_without_any_stays_as_it_is() -> None:
    text = written(script_of(FILE))
    assert with_remarks(text, text) == text == with_remarks(text, "no file at all: [")


@pytest.fixture(scope="module")
def bundled() -> tuple[Script, ...]:
    evidence = [condition.id for condition in Texts(paths.resources(), "en").gate.conditions]
    library = Library(paths.resources() / "scripts", evidence)
    return tuple(choice.script for language in ("en", "nl") for choice in library.bundled(language) if choice.script)


def test_one_above_every_line_of_every_script_that_comes_along_comes_back_there(bundled: tuple[Script, ...]) -> None:
    assert len(bundled) > 20
    for script in bundled:
        text = written(replace(script, title="Ours"))
        rows = [
            f"{row[: len(row) - len(row.lstrip())]}# {number}\n{row}" for number, row in enumerate(text.splitlines(), 1)
        ]
        remarked = "\n".join(rows) + "\n"
        assert read_tree(remarked).root is not None
        assert with_remarks(text, remarked) == remarked, script.id
