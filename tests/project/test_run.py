"""run.py is the first thing a stranger meets: what it says and does before anything is installed."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path, monkeypatch) -> ModuleType:
    """run.py as it stands, for a project in a new folder with its own lock files."""
    spec = importlib.util.spec_from_file_location("kring_run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "packaging").mkdir()
    for name in module.LOCKS.values():
        (tmp_path / "packaging" / name).write_text(f"# {name}", encoding="utf-8")
    monkeypatch.setattr(module, "HERE", tmp_path)
    for name in ("VENV", "BIN", "PYTHON", "STAMP"):
        monkeypatch.setattr(module, name, tmp_path / getattr(module, name).relative_to(ROOT))
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr(module, "can_load", lambda library: True)
    monkeypatch.setattr(module.Path, "home", lambda: tmp_path)
    for name in ("PYENV_ROOT", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "has_display", lambda: True)
    return module


@pytest.fixture
def commands(run, monkeypatch) -> list[list[str]]:
    """What would be run; each command succeeds, and making a .venv leaves a Python and a folder for packages."""
    given: list[list[str]] = []

    def call(command, cwd=None, **_into):
        given.append(command)
        if "venv" in command:
            for folder in (run.BIN, run.VENV / "lib" / "python3.11" / "site-packages"):
                folder.mkdir(parents=True, exist_ok=True)
            for name in (run.PYTHON.name, "pip"):
                (run.BIN / name).touch()
        return 0

    monkeypatch.setattr(run.subprocess, "call", call)
    return given


def test_a_python_that_is_too_old_can_still_read_it():
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 8))


def test_it_needs_nothing_that_has_to_be_installed():
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_is_told_what_is_needed(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        run.check_python()


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are asked for on Linux only")
@pytest.mark.parametrize(
    ("first", "display", "missing"),
    [
        ("", ":0", "apt-get install -y libegl1 libxcb-cursor0"),
        ("", "", "apt-get install -y libegl1"),
        ("test", ":0", "apt-get install -y libegl1"),
        ("screens", "", "apt-get install -y libegl1"),
    ],
)
def test_a_missing_library_gives_the_line_to_paste(run, monkeypatch, first, display, missing):
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr(run, "can_load", lambda library: library not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    with pytest.raises(SystemExit) as stopped:
        run.check_system(first)
    assert str(stopped.value).rstrip().endswith(missing)


@pytest.mark.parametrize("first", ["rehearse", "check", "--help"])
def test_a_command_without_a_window_asks_for_no_window_libraries(run, monkeypatch, first):
    monkeypatch.setattr(run, "can_load", lambda library: False)
    run.check_system(first)


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's own way")
def test_a_missing_venv_module_gives_the_line_to_paste(run, monkeypatch):
    monkeypatch.setattr(run, "can_make_venv", lambda: False)
    with pytest.raises(SystemExit, match="apt-get install -y python3-venv"):
        run.check_system("rehearse")


def test_the_first_start_installs_from_the_lock_and_the_second_does_not(run, commands):
    run.main(["rehearse", "--out", "somewhere"])
    create, install, program = commands
    assert create[1:] == ["-m", "venv", str(run.VENV)]
    assert "--require-hashes" in install and install[-1] == str(run.lock_file("run"))
    assert program == [str(run.PYTHON), "-P", "-m", "kring", "rehearse", "--out", "somewhere"]
    run.main(["check", "a file"])
    assert commands[3:] == [[str(run.PYTHON), "-P", "-m", "kring", "check", "a file"]]


def test_the_package_is_found_through_a_relative_path(run, commands):
    run.main(["check"])
    line = (run.site_packages() / "kring.pth").read_text("utf-8").strip()
    assert (run.site_packages() / line).resolve() == (run.HERE / "app").resolve()


def test_a_set_up_that_was_interrupted_starts_anew(run, commands):
    run.main(["check"])
    run.STAMP.write_text("", encoding="utf-8")
    half = run.site_packages() / "half"
    half.mkdir()
    run.main(["check"])
    assert not half.exists() and run.installed("run")


def test_a_new_lock_file_is_installed(run, commands):
    run.main(["check"])
    run.lock_file("run").write_text("# other versions", encoding="utf-8")
    run.main(["check"])
    assert [command for command in commands[3:] if "--require-hashes" in command]


def test_the_tests_libraries_come_on_top_and_count_for_the_program_too(run, commands):
    run.main(["check"])
    run.main(["test", "-k", "something"])
    assert commands[3][-1] == str(run.lock_file("dev")) and commands[3][1:4] == ["-m", "pip", "install"]
    assert commands[4][1:] == ["-m", "pytest", "-k", "something"]
    assert run.installed("run") and run.installed("dev")


def test_a_folder_that_is_not_ours_is_left_alone(run, commands):
    run.VENV.mkdir()
    (run.VENV / "pyvenv.cfg").touch()
    with pytest.raises(SystemExit, match="not made by run"):
        run.main(["check"])
    assert (run.VENV / "pyvenv.cfg").exists() and not commands


def test_uv_is_used_where_it_is_and_pip_when_uv_does_not_succeed(run, commands, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: "/opt/uv" if name == "uv" else None)
    works = run.subprocess.call
    monkeypatch.setattr(run.subprocess, "call", lambda command, cwd: works(command, cwd) or "pip" in command[:2])
    run.main(["check"])
    tools = [command[0] for command in commands]
    assert tools == ["/opt/uv", "/opt/uv", sys.executable, str(run.PYTHON), str(run.PYTHON)]


def test_all_checks_run_to_their_end_and_one_failure_is_the_result(run, commands, monkeypatch, capsys):
    works = run.subprocess.call
    monkeypatch.setattr(
        run.subprocess, "call", lambda command, cwd, **_into: works(command, cwd) or 3 * ("mypy" in command)
    )
    assert run.main(["test"]) == 3
    said = capsys.readouterr().out
    assert "mypy         FAILED (3)" in said and "tests        ok" in said


def test_the_trips_run_on_each_other_python_that_starts(run, commands, monkeypatch, capsys):
    def call(command, cwd=None, **quiet):
        if command[1:2] == ["-c"]:
            return 127 if command[0].endswith("3.12") else 0  # a shim whose Python is not there
        return works(command, cwd)

    works = run.subprocess.call
    monkeypatch.setattr(run.subprocess, "call", call)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}" if name.startswith("python3.") else None)
    monkeypatch.setattr(run.sys, "version_info", (3, 11, 2))
    monkeypatch.setattr(run, "SUPPORTED", (11, 12, 13))
    assert run.main(["test"]) == 0
    assert commands[-1] == ["/usr/bin/python3.13", str(run.HERE / "run.py"), "trips"]
    said = capsys.readouterr().out
    assert "trips 3.13   ok" in said and "3.12" not in said


@pytest.mark.parametrize("first", ["test", "trips", "bench"])
def test_bytecode_that_may_not_lie_beside_its_file_lies_in_the_venv(run, commands, monkeypatch, first):
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    monkeypatch.setattr(run, "live_in", lambda folder: None)
    run.main([first])
    assert not run.os.environ["PYTHONPYCACHEPREFIX"]
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    run.main([first])
    assert "PYTHONDONTWRITEBYTECODE" not in run.os.environ
    assert run.os.environ["PYTHONPYCACHEPREFIX"] == str(run.VENV / "bytecode")


def test_the_trips_have_a_venv_for_each_python_from_the_same_lock(run, commands, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 13, 0))
    for name in ("VENV", "BIN", "PYTHON", "STAMP"):
        monkeypatch.setattr(run, name, getattr(run, name))  # put back after `live_in`
    assert run.main(["trips"]) == 0
    create, install, trips = commands
    assert create[-1] == str(run.HERE / ".venv-3.13") and install[-1] == str(run.lock_file("dev"))
    assert trips[0].startswith(create[-1]) and trips[-1] == "tests/trips"
    assert "--require-hashes" in install and not (run.HERE / ".venv").exists()


def test_the_tree_says_of_every_file_what_it_is_for_and_finds_those_that_have_some_words(run, capsys, monkeypatch):
    monkeypatch.setattr(run, "HERE", ROOT)
    assert run.main(["tree"]) == 0
    said = capsys.readouterr().out
    files = {path.name for path in ROOT.glob("app/kring/**/*.py") if path.read_text("utf-8").strip()}
    assert all(f"\n  {name} " in said for name in files)
    texts = {path.name for path in ROOT.glob("resources/**/*") if path.suffix in (".yaml", ".jinja", ".md")}
    assert all(f"\n  {name} " in said for name in texts)
    assert run.main(["tree", "Contact", "day"]) == 0
    few = capsys.readouterr().out
    assert "app/kring/domain/followup/\n  contacts.py" in few and "live_page.py" not in few


def test_the_tree_says_of_the_texts_and_numbers_too_what_stands_in_each(run, capsys, monkeypatch):
    monkeypatch.setattr(run, "HERE", ROOT)
    assert all(run.first_sentence(path) for path in ROOT.glob("resources/**/*.yaml"))
    assert run.main(["tree", "resources", "agreement"]) == 0
    assert "resources/papers/en/\n  agreement.md.jinja         Our agreement\n" in capsys.readouterr().out
    assert run.main(["tree", "resources"]) == 0
    said = capsys.readouterr().out
    assert "\n  tokens.json\n" in said and ".svg" not in said and ".ttf" not in said and "nl.po" not in said


def test_exit_codes_are_passed_on(run, commands, monkeypatch):
    run.main(["check"])
    monkeypatch.setattr(run.subprocess, "call", lambda command, cwd: -9)
    assert run.main(["check"]) == 137


def test_without_a_display_the_practice_case_is_played_into_a_new_folder(run, commands, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(run, "has_display", lambda: False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run.time, "strftime", lambda form: "kring-rehearsal-20261117-140500")
    (tmp_path / "kring-rehearsal-20261117-140500").mkdir()
    assert run.main([]) == 0
    out = tmp_path / "kring-rehearsal-20261117-140500-again"
    assert commands[2][4:] == ["rehearse", "--out", str(out)]
    assert commands[3][4:] == ["screens", "--out", str(out / "screens")]
    said = capsys.readouterr().out
    assert "no display" in said and "ssh -X" in said and str(out) in said
