from __future__ import annotations

from pathlib import Path

from kring.domain.problems import Code
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


def text(script_id: str = "one", language: str = "en", title: str = "One") -> str:
    return SCRIPT.format(id=script_id, language=language, title=title)


def library(tmp_path: Path, **files: str) -> Library:
    (tmp_path / "en").mkdir()
    for name, content in files.items():
        (tmp_path / "en" / f"{name}.yaml").write_text(content, "utf-8")
    return Library(tmp_path, ())


def test_a_broken_file_is_there_as_broken_and_does_no_harm_to_the_others(tmp_path: Path) -> None:
    known = library(tmp_path, one=text(), two="kind: conference\ntitle: Two\n", three="[" * 40_000)
    good, unfinished, hostile = known.choices("en")
    assert good.script is not None and not good.problems
    assert (unfinished.title, unfinished.script, bool(unfinished.problems)) == ("Two", None, True)
    assert (hostile.id, [p.code for p in hostile.problems]) == ("three", [Code.TOO_DEEP])


def test_a_file_that_cannot_be_read_is_a_broken_choice(tmp_path: Path) -> None:
    known = library(tmp_path)
    (tmp_path / "en" / "old.yaml").write_bytes("title: één".encode("latin-1"))
    (choice,) = known.choices("en")
    assert (choice.id, choice.problems[0].code) == ("old", Code.WRONG_ENCODING)


def test_a_school_s_own_script_comes_before_a_bundled_one_of_the_same_id(tmp_path: Path) -> None:
    known = library(tmp_path, one=text())
    own = [OwnScript("ours", text(title="Ours")), OwnScript("nl", text("two", "nl"))]
    found = known.find("one", "en", own)
    assert found is not None and (found.title, found.own) == ("Ours", True)
    assert [c.title for c in known.choices("en", own)] == ["One", "Ours"]
    assert known.find("two", "en", own) is None
    assert known.find("two", "nl", own) is not None


def test_names_that_are_no_names_find_nothing(tmp_path: Path) -> None:
    known = library(tmp_path, one=text())
    for name in ("*", "../en/one", "", "One", "a" * 5000):
        assert known.find(name, "en") is None
    assert known.choices("../en") == ()
    assert known.choices("xx") == ()


def test_the_hash_tells_which_text_a_session_ran(tmp_path: Path) -> None:
    (choice,) = library(tmp_path, one=text()).choices("en")
    assert choice.hash == script_hash(choice.text) == script_hash(text())
    assert choice.hash != script_hash(text(title="Other"))


def test_languages_are_the_folders_there_are(tmp_path: Path) -> None:
    assert library(tmp_path).languages() == ("en",)
    assert Library(tmp_path / "nowhere", ()).languages() == ()
