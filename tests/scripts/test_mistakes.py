"""Mistakes as teachers make them: each file says in its first line where and what the one sentence about it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring import paths
from kring.domain.errors import Problem
from kring.domain.session.script import Script
from kring.rehearsal.trip import knowledge
from kring.scripts.checking import problems_of
from kring.scripts.reader import read_tree
from kring.scripts.tree import FileReading
from kring.scripts.words_file import problems_of_words
from kring.words.problems import problem, sentences

FILES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))
KNOWN = knowledge(paths.resources())


def problems(text: str) -> tuple[Problem, ...]:
    return of_script(read_tree(text))


def of_script(reading: FileReading) -> tuple[Problem, ...]:
    built = KNOWN.library.built(reading)
    return () if isinstance(built, Script) else built


def sentence(text: str) -> str:
    (found,) = problems(text)
    return f"{found.line}: {problem(found)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_once_at_its_line(path: Path) -> None:
    text = path.read_text("utf-8")
    line, code = text.splitlines()[0].removeprefix("# ").split()
    assert [(found.line, str(found.code)) for found in problems(text)] == [(int(line), code)]
    assert code in sentences()


def test_there_are_enough_mistakes_to_say_that_the_kind_is_met() -> None:
    assert len(FILES) >= 25


BEGIN = """\
format: 2
kind: conference
id: small
language: en
title: Small
phases:
  - id: a
    title: A
    parts:
      - who: everyone
        how: group
        steps:
"""


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (
            "          - id: one\n            say: \"{harmed}, welcome.\"\n",
            "14: “{harmed}” is read aloud as it stands; for a name write “{{ harmed }}”, in a text in quotes.",
        ),
        (
            "          - id: one\n            say: <person>, welcome.\n",
            "14: “<person>” is read aloud as it stands; for a name write “{{ person }}”, in a text in quotes.",
        ),
        (
            "          - id: one\n            say: Hello, [name].\n",
            "14: “[name]” is read aloud as it stands; for a name write “{{ person }}”, in a text in quotes.",
        ),
        (
            "          - id: one\n            say: One\n            id: two\n            say: Two\n",
            "15: Here “id” begins another entry; in place of the two spaces before it write “- ”.",
        ),
        (
            "          - id: one\n            say: One\n          id: two\n            say: Two\n",
            "15: Here “id” begins another entry; write “- ” before it.",
        ),
        (
            "          - id: one\n            say: 'One\n            title: Two\n",
            "14: This text begins with a quotation mark and never ends with one; close it.",
        ),
        (
            "          - id: one\n            say: \"One\n            title: \"Two\"\n            tip: \"Three\"\n",
            "14: This text begins with a quotation mark and never ends with one; close it.",
        ),
        (
            "          - id: one\n            say: One\n            title: #1\n",
            "15: All text after “ #” is left out; put the text in quotes, or a remark on a line of its own.",
        ),
        (
            "          - id: one\n            ask: One\n            answer: choice\n"
            "            choices: [{code: a, text: A #1}, {code: b, text: B}]\n",
            "16: All text after “ #” is left out; put the text in quotes, or a remark on a line of its own.",
        ),
        (
            "          - id: one\n            say: One.\"\n",
            "14: This text ends with a quotation mark and does not begin with one; write both or none.",
        ),
        (
            "          - id: one\n            say: \"{% if supporters %}{{ supporters|upper }}{% endif %}\"\n",
            "14: “{% … %}” is not read here; write a part with “with:”, or {{ harmed: is | are }}.",
        ),
        (
            "          - id: one\n            say: \"{{ supporters|upper }}\"\n",
            "14: Between braces stands a name alone, “{{ harmed }}”, or “{{ harmed: is | are }}”.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_what_to_do(step: str, told: str) -> None:
    assert sentence(BEGIN + step) == told


WORDS = """\
format: 2
kind: words
id: small
language: en
scripts:
  small:
    title: Small
phases:
  a: A
  b: B
lines:
  one:
    say: One
  two:
    say: Two
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("scripts:\n", "", "5: Above this line “scripts:” is missing, at the edge and on a line of its own."),
        ("phases:\n", "", "8: Above this line “phases:” is missing, at the edge and on a line of its own."),
        ("lines:\n", "", "11: Above this line “lines:” is missing, at the edge and on a line of its own."),
        (
            "  small:\n",
            "",
            "6: Above this line the name of the script is missing, such as “small:”, and this stands below it.",
        ),
        ("  a:", "  - a:", "9: Here each stands by its name, without “-”; write “a:”, as far in as the others."),
        (
            "  a: A\n  b:",
            "  - a: A\n  - b:",
            "9: Here each stands by its name, without “-”; write “a:”, as far in as the others.",
        ),
        (
            "kind: words",
            "kind: circle",
            "6: “scripts” stands in a file of words only; for that write “kind: words” at the top.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_of_words_is_told_once(before: str, after: str, told: str) -> None:
    reading = read_tree(WORDS.replace(before, after))
    (found,) = problems_of(reading, of_script, {"words": problems_of_words})
    assert f"{found.line}: {problem(found)}" == told


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("harmed, responsible", "[harmed, responsible]"),
        ("harmed and responsible", "[harmed, responsible]"),
        ("harmed en supporters of harmed", "[harmed, supporters of harmed]"),
        ("harmd + responsible", "[harmed, responsible]"),
        ("[harmed responsible, school]", "[harmed, responsible, school]"),
    ],
)
def test_who_is_several_is_told_the_whole_list(who: str, told: str) -> None:
    text = f"{BEGIN}          - id: one\n            say: One\n".replace("who: everyone", f"who: {who}")
    assert sentence(text) == f"10: Write several as a list: “who: {told}”."


@pytest.mark.parametrize(
    ("language", "told"),
    [("English", "en"), ("Nederlands", "nl"), ("EN", "en"), ("nl_BE", "nl-be"), ("Frysk", "fy")],
)
def test_the_name_of_a_language_is_told_its_code(language: str, told: str) -> None:
    text = f"{BEGIN}          - id: one\n            say: One\n".replace("language: en", f"language: {language}")
    assert sentence(text) == f"4: “language” is a short code; for “{language}” write “{told}”."


def test_a_remark_on_a_line_of_its_own_is_no_mistake() -> None:
    step = "          # first\n          - id: one\n            # how\n            say: |\n              # 1\n  # end\n"
    assert problems(BEGIN + step) == ()


def test_text_in_quotes_may_go_on_over_lines_that_are_indented() -> None:
    step = (
        '          - id: one\n            say: "One thing\n              and: this one\n\n              - and that."\n'
    )
    assert problems(BEGIN + step) == ()


def test_brackets_that_are_no_names_are_nobodys_mistake() -> None:
    step = "          - id: one\n            say: First (in school) [softly] we look back, second (first of all) {\n"
    assert [found.code for found in problems(BEGIN + step)] == []


def test_the_words_of_a_formal_form_are_still_words() -> None:
    step = (
        '          - {id: one, say: "{{ person }} {{ person: is | are }} here.", formal: {say: "{{ person }}, u."}}\n'
    )
    assert problems(BEGIN + step) == ()


def test_format_1_still_takes_conditions_in_a_text() -> None:
    text = BEGIN.replace("format: 2", "format: 1").replace("title: Small", "title: Small\nfirst: harmed")
    step = '          - id: one\n            say: "{% if supporters %}{{ supporters }}{% endif %}Hello"\n'
    assert problems(text + step) == ()
