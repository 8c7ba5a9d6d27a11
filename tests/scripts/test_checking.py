from __future__ import annotations

from pathlib import Path

import pytest

from kring import paths
from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.rehearsal.checking import Checked, check_files
from kring.rehearsal.trip import knowledge
from kring.scripts.builder import build
from kring.scripts.checking import check, kind_of
from kring.scripts.forms import FileForm, Report
from kring.scripts.reader import read_tree
from kring.scripts.tree import FileReading
from kring.scripts.words_file import problems_of_words

KNOWN = knowledge(paths.resources())


def rehearsal(reading: FileReading) -> tuple[Problem, ...]:
    report = Report(reading.problems)
    if reading.root:
        form = FileForm(report, reading.root, ("kind", "on", "at"))
        form.day("on", needed=True)
        form.moment("at")
    return report.problems


def script(reading: FileReading) -> tuple[Problem, ...]:
    built = build(reading, ())
    return built if isinstance(built, tuple) else ()


def test_problems_come_by_file_line_and_column(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("kind: conference\nformat: 3\n", "utf-8")
    two.write_text("a: [", "utf-8")
    found = list(check([two, one], script))
    assert [(checked.path.name, bool(checked.problems)) for checked in found] == [
        ("two.yaml", True),
        ("one.yaml", True),
    ]
    places = [(problem.line, problem.column) for problem in found[1].problems]
    assert places == sorted(places) and (2, 9) in places


def test_a_file_says_what_it_is_and_goes_to_the_builder_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "play.yaml"
    path.write_text("kind: rehearsal\non: 17-11-2026\nat: 2026-11-17T14:05+01:00\nplays: 1\n", "utf-8")
    (found,) = check([path], script, {"rehearsal": rehearsal})
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (2, 5, Code.NOT_A_DAY),
        (4, 1, Code.UNKNOWN_WORD),
    ]


def test_a_file_that_does_not_say_what_it_is_is_asked_for_it() -> None:
    assert kind_of(read_tree("title: x\n")) == ""
    assert kind_of(read_tree("kind: rehearsal\n")) == "rehearsal"
    assert kind_of(read_tree("kind: [a]\n")) == ""


OWN = """\
format: 2
kind: conference
id: {id}
language: en
title: Ours
phases:
  - id: a
    title: A
    parts:
      - who: everyone
        how: round
        steps:
          - id: one
            ask: What do you still want to say?
"""

WORDS = """\
format: 2
kind: words
id: ours
language: en
scripts: {ours: {title: Ours, for whom: All}}
phases: {begin: Begin}
lines:
  hello: {say: "Hello {{ person }}."}
  wish: {ask: What now, choices: {meet: Meet, letter: A letter}}
  far: {ask: How far, scale: {low: not, high: all}}
  near: {ask: How near, easier: Is it near, point: Show a thumb}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("format: 2", "format: 1", 1, Code.UNKNOWN_FORMAT),
        ("language: en", "language: English!", 4, Code.LANGUAGE),
        ("for whom", "for who", 5, Code.UNKNOWN_WORD_MEANT),
        ("begin: Begin", "begin: [Begin]", 6, Code.NEEDS_QUOTES),
        ("{{ person }}", "{{ persn }}", 8, Code.UNKNOWN_FILL_MEANT),
        ("say: ", "tip: ", 8, Code.SAY_ASK_DO),
        ("ask: What now", "say: What now", 9, Code.ONLY_WITH_ASK),
        ("letter: A letter", "letter: [A]", 9, Code.NEEDS_QUOTES),
        (", high: all", "", 10, Code.MISSING_WORD),
        ("point: Show", "points: Show", 11, Code.UNKNOWN_WORD_MEANT),
    ],
)
def test_a_file_of_words_is_looked_at_by_itself(old: str, new: str, line: int, code: Code) -> None:
    assert problems_of_words(read_tree(WORDS)) == ()
    assert (line, code) in [(p.line, p.code) for p in problems_of_words(read_tree(WORDS.replace(old, new)))]


def told_of_words(old: str, new: str) -> list[tuple[int, str, tuple[str, ...]]]:
    path = paths.resources() / "scripts" / "words" / "nl" / "preparation-meeting.yaml"
    text = path.read_text("utf-8")
    assert old in text
    return [(p.line, p.code, p.values) for p in KNOWN.library.lacking(read_tree(text.replace(old, new, 1)))]


def test_words_are_looked_at_beside_the_order_that_they_are_for() -> None:
    """A translation from which an answer, or a whole line, fell out would leave a question without it."""
    path = paths.resources() / "scripts" / "words" / "nl" / "preparation-meeting.yaml"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    at = next(place for place, row in enumerate(rows) if row.startswith("  asked-again:"))
    answers = next(place for place in range(at, len(rows)) if rows[place].strip() == "choices:") + 1
    code = rows[answers + 2].split(":")[0].strip(' "')
    assert told_of_words("", "") == []
    assert told_of_words("".join(rows[: answers + 3]), "".join(rows[: answers + 2])) == [
        (answers + 1, Code.NO_ANSWER_TEXT, (code, "asked-again"))
    ]
    assert told_of_words("  asked-again:", "  asked-once:") == [
        (at + 1, Code.LINE_RENAMED, ("asked-once", "asked-again"))
    ]
    gone = [
        (p.line, p.code, p.values)
        for p in KNOWN.library.lacking(read_tree("".join([*rows[:at], *rows[answers + 3 :]])))
    ]
    begins = next(number for number, row in enumerate(rows, 1) if not row.startswith("#"))
    assert gone == [(begins, Code.LINE_LACKS, ("asked-again",))]
    last = rows[answers + 2]
    renamed = last.replace(code, "twijfel", 1)
    assert told_of_words("".join(rows[: answers + 3]), "".join([*rows[: answers + 2], renamed])) == [
        (answers + 3, Code.CODE_RENAMED, ("twijfel", code, "asked-again"))
    ], "the line of the code that was translated, not of the choices"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  yourself:", "  yourselves:"),
        ("  agreements:", "  agreement:"),
        ("  preparation-meeting:", "  preparation:"),
    ],
)
def test_a_phase_or_script_that_was_renamed_is_told_where_it_stands(old: str, new: str) -> None:
    ((at, code, values),) = told_of_words(old, new)
    assert (code, values) == (Code.LINE_RENAMED, (new.strip(" :"), old.strip(" :")))
    assert at > 1


def test_one_name_too_many_and_one_too_few_that_are_not_alike_are_both_told_plainly() -> None:
    ((at, code, values),) = told_of_words("  agreements:", "  what-holds:")
    assert (code, values) == (Code.LINE_SPARE, ("what-holds", "phases", "agreements"))
    assert at > 1


def test_a_file_with_the_name_of_a_script_that_comes_along_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(OWN.format(id="conference"), "utf-8")
    assert check_files([file], paths.resources()) == Checked(
        (f"{file}:3:5: There is already a script called “conference” in this language; give yours another id.",), True
    )
    file.write_text(OWN.format(id="our-conference"), "utf-8")
    assert not check_files([file], paths.resources()).faulty
