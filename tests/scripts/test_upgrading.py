"""A script of format 1 becomes one of format 2: the same turns, the same remarks, and the old file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from circles import circle
from kring import cli, paths
from kring.domain.people import PersonId
from kring.domain.session.order import expand
from kring.domain.session.script import Script, ScriptKind
from kring.domain.session.seated import Seated
from kring.rehearsal.trip import knowledge
from kring.scripts.builder import load
from kring.scripts.reader import read_tree
from kring.scripts.upgrading import upgraded

OLD = sorted((Path(__file__).parent / "format-1").glob("*/*.yaml"))
KNOWN = knowledge(paths.resources())

Output = pytest.CaptureFixture[str]


def built(text: str) -> Script:
    found = KNOWN.library.built(read_tree(text))
    assert isinstance(found, Script), found
    return found


def new(text: str) -> str:
    root = read_tree(text).root
    assert root is not None
    return upgraded(text, root, built(text))


@pytest.mark.parametrize("path", OLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.every(3)
def test_a_file_of_format_1_has_the_same_turns_in_format_2(path: Path) -> None:
    text = path.read_text("utf-8")
    before, after = built(text), built(new(text))
    assert after == before
    who = None if before.kind is ScriptKind.CONFERENCE else PersonId("noor")
    seated = Seated.of(*circle(), who)
    assert expand(after, seated) == expand(before, seated)
    assert new(text).startswith("format: 2\n")
    assert len(new(text).splitlines()) == len(text.splitlines()) - (before.kind is ScriptKind.CONFERENCE)


MINE = """\
# my own
format: 1
kind: conference
id: small
language: en
title:  Small
about: For a small circle.
first: harmed
phases:
  - id: welcome
    title: Welcome
    parts:
      - who: [harmed, responsible]
        how: group
        minutes: 3
        steps:
          # the first
          - id: hello
            say: "Welcome. {% if supporters %}Thank you, {{ supporters }}.{% endif %} We begin."
            title: Hello
          - id: only
            say: "{% if supporters %}You are beside somebody.{% endif %}"
          - id: third
            say: Third.
      - who: harmed
        how: each
        steps:
          - id: story
            ask: How was it?
"""


def test_remarks_and_layout_stay_and_what_is_said_only_with_supporters_becomes_a_part() -> None:
    made = new(MINE)
    assert made.startswith("# my own\nformat: 2\n") and "title:  Small\nfor whom: For a small circle.\nphases:" in made
    assert "# the first" in made and "{%" not in made
    parts = built(made).phases[0].parts
    assert [[step.text for step in part.steps] for part in parts] == [
        ["Welcome. We begin."],
        ["Thank you, {{ supporters }}."],
        ["You are beside somebody."],
        ["Third."],
        ["How was it?"],
    ]
    assert [len(part.with_any) for part in parts] == [0, 1, 1, 0, 0]
    assert {part.who for part in parts[:4]} == {parts[0].who}


def test_a_part_that_begins_or_ends_with_a_condition_is_cut_there() -> None:
    only = MINE.replace('- id: hello\n            say: "Welcome. {% if', '- id: hello\n            say: "{% if')
    only = only.replace('endif %} We begin."', 'endif %}"')
    parts = built(new(only)).phases[0].parts
    assert [[step.id for step in part.steps] for part in parts] == [["hello"], ["only"], ["third"], ["story"]]
    assert [len(part.with_any) for part in parts] == [1, 1, 0, 0]


def test_what_cannot_be_cut_is_said_as_something_to_do_by_hand(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        MINE.replace("ask: How was it?", 'ask: "How was it{% if supporters %}, really{% endif %}?"'), "utf-8"
    )
    assert cli.main(["check", "--upgrade", str(file), "--language", "en"]) == cli.BAD_FILE
    made, left = capsys.readouterr().out.splitlines()
    to = tmp_path / "mine-format-2.yaml"
    assert made == f"{to}: written as format 2."
    assert left.startswith(f"{to}:") and "“{% … %}” is not read here" in left


def test_a_file_in_braces_is_written_anew() -> None:
    text = (
        "{format: 1, kind: conference, id: a, language: en, title: A, first: harmed, phases: [{id: b, title: B, parts: "
        "[{who: harmed, how: each, steps: [{id: c, ask: How}]}]}]}\n"
    )
    assert built(new(text)) == built(text)
    assert new(f"# my own\n{text}") == f"# my own\n{new(text)}"


def test_the_old_file_stays_and_a_new_one_is_never_written_over_unasked(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(MINE.replace("\n", "\r\n").encode())
    assert cli.main(["check", "--upgrade", str(file), "--language", "en"]) == 0
    to = tmp_path / "mine-format-2.yaml"
    assert b"\r\n" in to.read_bytes() and b"\n" not in to.read_bytes().replace(b"\r\n", b"")
    assert cli.main(["check", str(to)]) == 0
    to.write_text("mine", "utf-8")
    assert cli.main(["check", "--upgrade", str(file), "--language", "en"]) == cli.BAD_FILE
    assert to.read_text("utf-8") == "mine" and file.read_bytes() == MINE.replace("\n", "\r\n").encode()
    assert cli.main(["check", "--upgrade", str(file), "--out", str(file)]) == 0
    assert (
        isinstance(load(file.read_text("utf-8"), ()), Script) and file.read_text("utf-8").splitlines()[1] == "format: 2"
    )


def test_what_is_no_script_of_format_1_is_left_alone(tmp_path: Path, capsys: Output) -> None:
    practice = next((paths.resources() / "practice").glob("en/*.yaml"))
    file = tmp_path / "new.yaml"
    file.write_text(new(MINE), "utf-8")
    assert cli.main(["check", "--upgrade", str(file), str(practice)]) == 0
    assert sorted(tmp_path.iterdir()) == [file]
    file.write_text(MINE.replace("how: each", "how: eech"), "utf-8")
    assert cli.main(["check", "--upgrade", str(file)]) == cli.BAD_FILE
    assert "26:14" in capsys.readouterr().out and sorted(tmp_path.iterdir()) == [file]


def test_out_goes_with_one_file_to_upgrade(tmp_path: Path) -> None:
    assert cli.main(["check", str(OLD[0]), "--out", str(tmp_path / "a")]) == cli.WRONG_USE
    assert cli.main(["check", "--upgrade", *map(str, OLD[:2]), "--out", str(tmp_path / "a")]) == cli.WRONG_USE
