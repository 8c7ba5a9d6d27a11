from __future__ import annotations

from pathlib import Path

import pytest

import builders as build
from kring.domain.problems import Code
from kring.domain.session.script import ScriptKind
from kring.scripts.library import Library, OwnScript, script_hash

SCRIPT = """\
format: 1
kind: conference
id: {id}
language: {language}
title: {title}
first: harmed
phases:
  - {{id: a, title: A, parts: [{{who: everyone, how: group, steps: [{{id: s, say: Hello}}]}}]}}
"""


MODEL = """\
format: 2
kind: conference
id: one
phases:
  - {id: a, parts: [{who: everyone, how: group, steps: [s]}]}
"""
WORDS = """\
format: 2
kind: words
id: one
language: en
scripts: {one: {title: One}}
phases: {a: A}
lines: {s: {say: Hello}}
"""


def text(script_id: str = "one", language: str = "en", title: str = "One") -> str:
    return SCRIPT.format(id=script_id, language=language, title=title)


def library(tmp_path: Path, **models: str) -> Library:
    (tmp_path / "models").mkdir(parents=True)
    (tmp_path / "words" / "en").mkdir(parents=True)
    for name, content in models.items():
        (tmp_path / "models" / f"{name}.yaml").write_text(content, "utf-8")
    (tmp_path / "words" / "en" / "one.yaml").write_text(WORDS, "utf-8")
    return Library(tmp_path, ())


def test_a_model_gets_its_words_in_each_language_that_has_them(tmp_path: Path) -> None:
    known = library(tmp_path, one=MODEL)
    found = known.find("one", "en")
    assert found is not None and found.script is not None
    assert (found.title, found.script.phases[0].title) == ("One", "A")
    assert [step.text for _, _, step in found.script.steps()] == ["Hello"]
    assert known.find("one", "nl") is None


def test_a_line_without_words_is_a_problem_where_the_line_stands(tmp_path: Path) -> None:
    (choice,) = library(tmp_path, one=MODEL.replace("[s]", "[s, t]")).choices("en")
    assert choice.script is None
    assert [(p.code, p.values, p.line) for p in choice.problems] == [(Code.NAME_ALONE, ("t",), 5)]


def test_a_broken_file_is_there_as_broken_and_does_no_harm_to_the_others(tmp_path: Path) -> None:
    own = [OwnScript("two", "kind: conference\ntitle: Two\n"), OwnScript("three", "[" * 40_000)]
    good, unfinished, hostile = library(tmp_path, one=MODEL).choices("en", own)
    assert good.script is not None and not good.problems
    assert (unfinished.title, unfinished.script, bool(unfinished.problems)) == ("Two", None, True)
    assert (hostile.id, [p.code for p in hostile.problems]) == ("three", [Code.TOO_DEEP])


def test_a_file_that_cannot_be_read_is_a_broken_choice(tmp_path: Path) -> None:
    known = library(tmp_path)
    (tmp_path / "models" / "old.yaml").write_bytes("title: één".encode("latin-1"))
    (choice,) = known.choices("en")
    assert (choice.id, choice.problems[0].code) == ("old", Code.WRONG_ENCODING)


def test_a_model_that_was_two_scripts_is_found_by_either_name_in_its_order(tmp_path: Path) -> None:
    both = MODEL.replace("phases:", "was: {old-h: harmed, old-r: responsible}\nphases:")
    both = both.replace("who: everyone, how: group", "begins: harmed, who: harmed, how: each")
    known = library(tmp_path, one=both)
    for name, count in (("old-h", 1), ("old-r", 0)):
        found = known.find(name, "en")
        assert found is not None and found.script is not None and found.id == "one"
        assert len(list(found.script.steps())) == count


def test_a_school_s_own_script_may_use_the_words_that_come_along(tmp_path: Path) -> None:
    ours = MODEL.replace("id: one", "id: ours\nlanguage: en\ntitle: Ours\nwords: one")
    (choice,) = (c for c in library(tmp_path).choices("en", [OwnScript("ours", ours)]) if c.own)
    assert choice.script is not None and [step.text for _, _, step in choice.script.steps()] == ["Hello"]


def test_a_school_s_own_script_comes_before_a_bundled_one_of_the_same_id(tmp_path: Path) -> None:
    known = library(tmp_path, one=MODEL)
    own = [OwnScript("ours", text(title="Ours")), OwnScript("nl", text("two", "nl"))]
    found = known.find("one", "en", own)
    assert found is not None and (found.title, found.own) == ("Ours", True)
    assert [c.title for c in known.choices("en", own)] == ["One", "Ours"]
    assert known.find("two", "en", own) is None
    assert known.find("two", "nl", own) is not None


def test_names_that_are_no_names_find_nothing(tmp_path: Path) -> None:
    known = library(tmp_path, one=MODEL)
    for name in ("*", "../en/one", "", "One", "a" * 5000):
        assert known.find(name, "en") is None
    assert known.choices("../en") == ()
    assert known.choices("xx") == ()


def test_the_hash_tells_which_text_a_session_ran(tmp_path: Path) -> None:
    own = library(tmp_path).find("one", "en", [OwnScript("ours", text())])
    assert own is not None and own.hash == script_hash(own.text) == script_hash(text())
    assert own.hash != script_hash(text(title="Other"))
    bundled = library(tmp_path / "b", one=MODEL).find("one", "en")
    assert bundled is not None and "say: Hello" in bundled.text  # order and words in one


def test_languages_are_the_folders_there_are(tmp_path: Path) -> None:
    assert library(tmp_path).languages() == ("en",)
    assert Library(tmp_path / "nowhere", ()).languages() == ()


@pytest.mark.parametrize("kind", list(ScriptKind))
def test_the_scripts_of_one_kind_are_those_that_all_of_them_together_have(kind: ScriptKind) -> None:
    every = [choice.id for choice in build.library().bundled("en") if choice.kind is kind]
    assert [choice.id for choice in build.library().of_kind(kind, "en")] == every
