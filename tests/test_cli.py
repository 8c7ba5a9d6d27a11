"""The command line: exit codes, sentences without tracebacks, and nothing written that was not asked for."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kring import cli, main, paths
from kring.rehearsal.trip import knowledge
from kring.store.swap_vaults import DATABASE_NAME
from kring.usecases.access import access
from kring.usecases.access.access import Door
from kring.usecases.access.vault_place import VAULT
from kring.usecases.cases import lines
from kring.usecases.desk.desk import Desk

REHEARSALS = Path(__file__).parent / "rehearsals"
SMALL = REHEARSALS / "gate-says-no.yaml"
PASSPHRASE = "five plainly invented words here"

Output = pytest.CaptureFixture[str]


def test_without_a_word_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "run_window", lambda argv: 7)
    assert cli.main([]) == 7


def test_the_command_line_loads_nothing_that_a_window_does_not_need() -> None:
    heavy = "('yaml', 'reportlab', 'PySide6', 'nacl', 'jinja2', 'pydantic')"
    code = f"import kring.cli, sys; print([m for m in sys.modules if m.split('.')[0] in {heavy}])"
    env = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True).stdout.strip() == "[]"


def test_a_vault_is_found_without_the_cipher_for_which_the_lock_screen_would_wait(tmp_path: Path) -> None:
    (tmp_path / VAULT).mkdir()
    (tmp_path / VAULT / DATABASE_NAME).touch()
    code = f"""
import sys
from pathlib import Path
from kring.usecases.access.vault_place import Door, look
here = Path({str(tmp_path)!r})
found = look(Door(here / {VAULT!r}, here, here, None, None))
print(found, [m for m in ('nacl', 'cffi', 'json') if m in sys.modules])
"""
    env = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True).stdout == "there []\n"


def test_version_and_help_end_well(capsys: Output) -> None:
    assert cli.main(["--version"]) == 0
    assert cli.main(["--help"]) == 0
    assert cli.main(["rehearse", "--help"]) == 0
    assert capsys.readouterr().out.startswith("kring ")


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["--dance"],
        ["check"],
        ["rehearse", "--language", "xx"],
        ["rehearse", "a.yaml", "b.yaml"],
        ["rehearse", "--passphrase", "secret"],
        ["screens"],
        ["screens", "--out", "x", "--theme", "pink"],
        ["screens", "--out", "x", "--scale", "9000"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_two(words: list[str], capsys: Output) -> None:
    assert cli.main(words) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_screens_hands_its_words_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[object] = []
    monkeypatch.setattr(main, "run_screens", lambda *words: asked.extend(words) or 0)
    assert cli.main(["screens", "--out", str(tmp_path), "--theme", "contrast-light", "--scale", "150"]) == 0
    assert asked == [tmp_path, "en", "contrast-light", 150]


def test_a_good_file_has_no_problems(capsys: Output) -> None:
    practice = sorted((paths.resources() / "practice").glob("*/*.yaml"))
    scripts = sorted((paths.resources() / "scripts").rglob("conference*.yaml"))
    assert {path.parent.name for path in scripts} == {"models", "en", "nl"}
    files = [*practice, *scripts, SMALL]
    assert cli.main(["check", "--language", "en", *map(str, files)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{file}: no mistakes found." for file in files]


def test_each_problem_stands_on_its_own_line_with_its_place(tmp_path: Path, capsys: Output) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        SMALL.read_text("utf-8").replace("person: mira", "person: mirra").replace("led by", "ledby"), "utf-8"
    )
    assert cli.main(["check", str(bad), str(SMALL)]) == 1
    *told, good = capsys.readouterr().out.splitlines()
    assert len(told) == 9 and good.startswith(f"{SMALL}: ")
    assert all(line.startswith(f"{bad}:") and line.count(":") >= 3 for line in told)
    assert any("Did you mean “mira”?" in line for line in told)
    assert cli.main(["rehearse", str(bad)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 9


HOSTILE = {
    "nothing": b"",
    "brackets": b"[" * 40_000,
    "anchors": b"a: &a [x]\nb: [*a, *a]\n",
    "tag": b"kind: !!python/object/apply:os.system [ls]\n",
    "latin-1": "kind: rehearsal\ntitle: Zo\xeb\n".encode("latin-1"),
    "zero": b"kind: rehearsal\ntitle: \x00\n",
    "two": b"kind: rehearsal\n---\nkind: rehearsal\n",
    "deep": b"kind: rehearsal\npeople: " + b"{a: " * 30 + b"1" + b"}" * 30,
    "many": b"kind: rehearsal\nevents:\n" + b"- {}\n" * 20_000,
    "words": b"kind: rehearsal\nformat: 2\nsurprise: 1\nevents: no\npeople: [1, [2], {id: Ellie}]\n",
    "list": b"- 1\n- 2\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["check", "rehearse"])
def test_a_hostile_file_gives_sentences_and_ends_with_one(
    name: str, command: str, tmp_path: Path, capsys: Output
) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(HOSTILE[name])
    assert cli.main([command, str(file)]) == 1
    out = capsys.readouterr()
    told = (out.out + out.err).splitlines()
    assert told and all(line.startswith(f"{file}:") for line in told)


@pytest.mark.parametrize("command", ["check", "rehearse"])
def test_a_huge_file_a_folder_and_a_file_that_is_not_there_are_told(
    command: str, tmp_path: Path, capsys: Output
) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    for path in (huge, tmp_path, tmp_path / "missing.yaml"):
        assert cli.main([command, str(path)]) == 1
        out = capsys.readouterr()
        assert (out.out + out.err).startswith(f"{path}:1:1: ")


def test_a_bad_script_is_told_like_by_check(tmp_path: Path, capsys: Output) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("format: 1\nkind: conference\ntitel: x\n", "utf-8")
    assert cli.main(["rehearse", "--script", str(script), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert cli.main(["check", str(script)]) == 1
    assert told == capsys.readouterr().out.splitlines()
    assert not (tmp_path / "out").exists()


def test_a_rehearsal_without_out_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("KRING_HOME", str(home))
    monkeypatch.chdir(work)
    assert cli.main(["rehearse", str(SMALL)]) == 3
    assert not home.exists() and list(work.iterdir()) == []
    assert "There was no conference" in capsys.readouterr().out


def test_the_folder_for_papers_must_be_new_or_empty(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file", "file/below"):
        assert cli.main(["rehearse", str(SMALL), "--out", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.startswith("kring: The folder for --out")
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"
    (tmp_path / "empty").mkdir()
    assert cli.main(["rehearse", str(SMALL), "--out", str(tmp_path / "empty")]) == 3


@pytest.mark.parametrize("typed", ["short\n", "", "\n"])
def test_a_weak_or_missing_passphrase_makes_no_vault(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert cli.main(["rehearse", str(SMALL), "--vault", str(tmp_path / "kept")]) == 2
    assert not (tmp_path / "kept").exists()
    assert "passphrase" in capsys.readouterr().err


def test_a_vault_is_made_only_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine.txt").write_text("mine")
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSPHRASE + "\n"))
    assert cli.main(["rehearse", str(SMALL), "--vault", str(tmp_path / "kept")]) == 2
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["mine.txt"]
    assert "--vault" in capsys.readouterr().err


def test_a_vault_that_is_kept_opens_with_its_passphrase_and_shows_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSPHRASE + "\n"))
    assert cli.main(["rehearse", str(SMALL), "--vault", str(folder), "--out", str(tmp_path / "out")]) == 3
    assert (tmp_path / "out" / "recovery-sheet.pdf").exists()
    told = capsys.readouterr()
    assert PASSPHRASE not in told.out + told.err
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        data = file.read_bytes()
        for word in (b"Mira", b"Holt", b"Abbas", b"drawing", b"Art room", b"letter"):
            assert word not in data, (file.name, word)
        assert file.stat().st_mode & 0o077 == 0
    vault = access.unlock(Door(folder, tmp_path / "backups", None, main.clock, main.new_id), PASSPHRASE)
    try:
        library = knowledge(paths.resources()).library
        desk = Desk(vault, main.clock, main.new_id, library, paths.resources(), "en")
        (line,) = lines(desk)
        assert (line.title, line.practice) == ("Art room, Year 9", False)
    finally:
        vault.close()


def test_a_mistake_of_our_own_is_one_sentence_without_anybodys_words(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    def broken(files: object, resources: object) -> list[str]:
        raise KeyError("Mira said this")

    monkeypatch.setattr("kring.rehearsal.checking.check_files", broken)
    assert cli.main(["check", str(SMALL)]) == 70
    told = capsys.readouterr().err
    assert told.startswith("kring: Something went wrong") and "Mira" not in told and "Traceback" not in told


@pytest.mark.parametrize(("word", "percent"), [("150", 150), ("1.5", 150), ("90%", 90), ("2", 200)])
def test_a_text_size_may_be_percent_or_a_factor(word: str, percent: int) -> None:
    assert cli.parser().parse_args(["screens", "--out", "x", "--scale", word]).scale == percent


@pytest.mark.parametrize("word", ["big", "0.5", "3", "500", ""])
def test_a_text_size_that_is_none_is_wrong_use(word: str) -> None:
    assert cli.main(["screens", "--out", "x", "--scale", word]) == cli.WRONG_USE
