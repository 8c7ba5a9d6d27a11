"""Whatever the program writes is for its owner only, also where the system would let everybody read (trust.md, S3)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

import builders
from kring import cli, main, settings
from kring.paths import Folders
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.access.access import School

APP = Path(__file__).parents[2] / "app"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")


@pytest.fixture(autouse=True)
def _everybody_may_read() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Files and folders below a folder that somebody else may read, write or enter."""
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.stat().st_mode & 0o077]


def test_nothing_of_a_session_is_open_to_others(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path / "home").make()
    door = builders.door(folders.data)
    vault = access.create(door, builders.PASSPHRASE, builders.RECOVERY_KEY, School("a", "b", "c"))
    cases.open_case(builders.desk(tmp_path, open_vault=vault), "A case", builders.REPORTED.date(), "words")
    access.change_passphrase(door, vault, "another five plain words here")
    settings.save(settings.Settings(language="nl"), folders.config)
    main.log_to(folders.cache / "faults.log")("KeyError-here-1")
    assert open_to_others(tmp_path) == []
    access.leave(door, vault)
    access.restore_backup(door, access.backups(door)[0], "another five plain words here", None)
    access.unlock(door, "another five plain words here").close()
    assert open_to_others(tmp_path) == []


def test_nothing_of_a_rehearsal_is_open_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "harden", lambda: None)
    assert cli.main(["rehearse", "--out", str(tmp_path / "deep" / "out")]) == cli.OK
    assert (tmp_path / "deep" / "out" / "transcript.txt").exists()
    assert [path for path in open_to_others(tmp_path) if path != "deep"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux says it")
def test_a_program_that_starts_leaves_no_image_of_its_memory() -> None:
    asked = (
        "import ctypes, os, resource; from kring.main import harden; harden();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE), os.umask(0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(APP)}
    )
    assert done.stdout.split() == ["0", "0", "0", str(0o077)]


def test_papers_are_refused_where_the_vault_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "harden", lambda: None)
    place = tmp_path / "new"
    for vault, out in ((place, place), (place, place / "papers"), (place / "vault", place)):
        assert cli.main(["rehearse", "--vault", str(vault), "--out", str(out)]) == cli.WRONG_USE
        assert "--out" in capsys.readouterr().err
    assert not place.exists()


def test_a_vault_in_no_place_at_all_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "harden", lambda: None)
    monkeypatch.setattr(sys, "stdin", StringIO(builders.PASSPHRASE))
    (tmp_path / "loop").symlink_to("loop")
    for place in (tmp_path / "loop", tmp_path / ("x" * 300)):
        assert cli.main(["rehearse", "--vault", str(place)]) == cli.WRONG_USE
        assert capsys.readouterr().err.count("\n") == 1


def test_no_standard_input_is_no_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "harden", lambda: None)
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["rehearse", "--vault", str(tmp_path / "vault")]) == cli.WRONG_USE
    assert "too short" in capsys.readouterr().err and not (tmp_path / "vault").exists()


def test_pictures_in_no_place_at_all_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        assert cli.main(["screens", "--out", str(place)]) == cli.WRONG_USE
        assert capsys.readouterr().err.count("\n") == 1
