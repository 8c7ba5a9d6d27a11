#!/usr/bin/env python3
"""Set up Kring in .venv beside this file (the first time), then start it.

    python3 run.py                      open the window
    python3 run.py test [for pytest]    linters, types, contracts, all tests, and the trips with each other Python that
                                        the machine has; with words: pytest alone
    python3.13 run.py trips             the trips through the whole window, with this Python, in .venv-3.13
    python3 run.py bench [--json]       the benchmarks
    python3 run.py tree [WORD ...]      every file of the program, and of its texts and numbers, with what it is for;
                                        with words, those that have them
    python3 run.py COMMAND ...          the program's own commands: rehearse, check, screens

Standard library only; works from any folder, on Linux, macOS and Windows.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

NEED = (3, 11)
SUPPORTED = (11, 12, 13)  # of Python 3; the trips are run on each that the machine has
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "kring-installed"  # empty while a set-up is under way; without it the folder is not ours
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main(words: list[str]) -> int:
    """Do what the words ask; returns the exit code of the program or tool that ran."""
    check_python()
    first = words[0] if words else ""
    if first == "tree":
        return tree(words[1:])
    check_system(first)
    if first == "trips":
        live_in(HERE / ".venv-{}.{}".format(*sys.version_info))
    set_up("dev" if first in ("test", "trips", "bench") else "run")
    if first in ("test", "trips", "bench", "screens"):  # also where there is a display: nobody wants 200 windows
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if first in ("test", "trips", "bench"):
        keep_bytecode()
    if first == "test":
        return test(words[1:])
    if first == "trips":
        return run([PYTHON, "-m", "pytest", "-q", "-n", "2", "tests/trips", *words[1:]], HERE)
    if first == "bench":
        return run([PYTHON, HERE / "tests" / "benchmarks" / "bench.py", *words[1:]], HERE)
    if not words and not has_display():
        return rehearse()
    return run([PYTHON, "-P", "-m", "kring", *words])  # -P: a file beside a script is data, never a module


def tree(words: list[str]) -> int:
    """Print every file of the program and of its resources with its first sentence; with words, those that have all."""
    folder = None
    brought = [
        path for path in HERE.glob("resources/**/*") if path.suffix in (".yaml", ".jinja", ".json", ".md", ".txt")
    ]
    brought = [path for path in brought if path.parent.name not in ("fonts", "icons", "locale")]
    for path in [*sorted(HERE.glob("app/kring/**/*.py")), *sorted(brought)]:
        said = first_sentence(path)
        line = f"{path.name:26} {said}".rstrip()
        inside = path.parent.relative_to(HERE).as_posix()
        if (said or path.suffix != ".py") and all(word.lower() in f"{inside} {line}".lower() for word in words):
            if inside != folder:
                folder = inside
                print(f"\n{folder}/")
            print(f"  {line}")
    return 0


def first_sentence(path: Path) -> str:
    """What a file says that it is for: Python in its docstring, others in a remark on the first line, if at all."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return " ".join((ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0].split())
    first = text.partition("\n")[0]
    return first.strip("{#} ").removeprefix("title: ") if first.startswith(("#", "{#")) else ""


def keep_bytecode() -> None:
    """Where Python was told to write no bytecode beside its files, .venv takes it.

    Each worker, and each program that a test starts, would compile hundreds of files anew.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and not os.environ.get("PYTHONPYCACHEPREFIX"):
        os.environ["PYTHONPYCACHEPREFIX"] = str(VENV / "bytecode")


def run(command: list, folder: Path | None = None, into: Path | None = None) -> int:
    """Run a command to its end, its words `into` a file; a signal becomes 128 and its number, as in a shell."""
    words = [str(word) for word in command]
    if into is None:
        code = subprocess.call(words, cwd=folder)
    else:
        with into.open("wb") as said:
            code = subprocess.call(words, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
    return code if code >= 0 else 128 - code


def stop(sentence: str, *lines: str) -> None:
    """Say what is wrong and what to type, and end."""
    sys.exit("\n".join(["", sentence, *("\n    " + line for line in lines), ""]))


# --- what the machine must have -----------------------------------------------------------------


def check_python() -> None:
    if sys.version_info >= NEED:
        return
    newer = [f"python3.{minor}" for minor in (13, 12, 11) if shutil.which(f"python3.{minor}")]
    words = " ".join(sys.argv[1:])
    stop(
        "Kring needs Python {}.{} or newer; this is {}.".format(*NEED, sys.version.split()[0]),
        *[f"{name} run.py {words}".rstrip() for name in newer[:1]],
    )


def has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_system(first: str) -> None:
    """Stop with the line to paste when a system library or Python's venv is missing."""
    if sys.platform != "linux":
        return
    wanted = dict(QT_LIBRARIES) if first in ("", "test", "trips", "bench", "screens") else {}
    if not first and os.environ.get("DISPLAY"):
        wanted.update(WINDOW_LIBRARIES)
    missing = {library: package for library, package in wanted.items() if not can_load(library)}
    if not installed("run") and not shutil.which("uv") and not can_make_venv():
        missing["Python's venv module"] = "python3-venv"
    if not missing:
        return
    if not shutil.which("apt-get"):
        stop("These are missing; install your system's packages for them, then try again:", *missing)
    sudo = "" if os.geteuid() == 0 else "sudo "
    stop(
        "Something that Kring needs is missing. Run this once, then try again:",
        f"{sudo}apt-get install -y {' '.join(missing.values())}",
    )


def can_load(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_venv() -> bool:
    return bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


# --- .venv --------------------------------------------------------------------------------------


def live_in(folder: Path) -> None:
    """Use another folder than .venv: the one of another Python stays beside it."""
    global VENV, BIN, PYTHON, STAMP
    VENV, BIN = folder, folder / BIN.name
    PYTHON, STAMP = BIN / PYTHON.name, VENV / STAMP.name


def lock_file(group: str) -> Path:
    return HERE / "packaging" / LOCKS[group]


def mark(group: str) -> str:
    """One line that changes whenever the group has to be installed again."""
    version = "{}.{}".format(*sys.version_info)
    return f"{group} {version} {hashlib.sha256(lock_file(group).read_bytes()).hexdigest()} {HERE}"


def installed(group: str) -> bool:
    return PYTHON.exists() and STAMP.exists() and mark(group) in STAMP.read_text("utf-8").splitlines()


def set_up(group: str) -> None:
    """Bring .venv to what the lock file says; one that is half made or of another Python is made anew."""
    if installed(group):
        return
    if VENV.exists() and not STAMP.exists() and any(VENV.iterdir()):
        stop(f"{VENV} was not made by run.py. Move it away, then try again.")
    print("Setting up (the first time only; this needs the internet) ...", flush=True)
    tools = [uv] if (uv := shutil.which("uv")) else []
    tools += [""] if can_make_venv() else []
    if not any(install(group, tool) for tool in tools):
        stop("Setting up did not succeed; the reason stands above. With the internet at hand, try again.")
    app = os.path.relpath(HERE / "app", site_packages())  # relative: plain ASCII wherever the folder is
    (site_packages() / "kring.pth").write_text(app + "\n", encoding="utf-8")
    groups = ["run", "dev"] if group == "dev" else ["run"]  # the lock for dev holds all of the lock for run
    STAMP.write_text("\n".join(map(mark, groups)), encoding="utf-8")


def install(group: str, uv: str) -> bool:
    """Install the group's lock with uv (its path) or, when that is empty, with venv and pip."""
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    kept = installed("run") and (uv or (BIN / "pip").exists() or (BIN / "pip.exe").exists())
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("", encoding="utf-8")
    if not kept:
        empty_venv()
    if uv:
        create = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV]
        pip = [uv, "pip", "install", "--quiet", "--python", PYTHON]
    else:
        create = [sys.executable, "-m", "venv", VENV]
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not kept and run(create) != 0:
        return False
    return run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock_file(group)]) == 0


def empty_venv() -> None:
    """Remove what stands in .venv but for the stamp: an interrupted set-up must still be known as ours."""
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != STAMP:
            path.unlink()


def site_packages() -> Path:
    return next(VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"))


# --- tests, and what happens without a display --------------------------------------------------


def test(words: list[str]) -> int:
    """Every check, each to its end, then one line for each; with words pytest alone."""
    if words:
        return run([PYTHON, "-m", "pytest", *words], HERE)
    reading = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "contracts": [BIN / "lint-imports"],
    }
    trips = {f"trips 3.{minor}": [python, HERE / "run.py", "trips"] for minor, python in other_pythons().items()}
    codes = side_by_side(reading)
    print("\n== tests", flush=True)
    codes["tests"] = run([PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"], HERE)
    codes.update(side_by_side(trips))
    print()
    for name, code in codes.items():
        print(f"{name:12} {'ok' if code == 0 else f'FAILED ({code})'}")
    return max(codes.values())


def side_by_side(steps: dict[str, list]) -> dict[str, int]:
    """Run commands two at a time, what they print one after another, and give their exit codes by name."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        said = {name: Path(folder) / name for name in steps}
        running = {name: pool.submit(run, command, HERE, said[name]) for name, command in steps.items()}
        for name, ended in running.items():
            ended.result()
            print(f"\n== {name}\n{said[name].read_text('utf-8', 'replace')}", end="", flush=True)
        return {name: ended.result() for name, ended in running.items()}


def other_pythons() -> dict[int, str]:
    """The supported Pythons that the machine has beside this one, by their minor version."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = {}
    for minor in SUPPORTED:
        name = f"python3.{minor}"
        there = [shutil.which(name), *map(str, sorted(pyenv.glob(f"3.{minor}.*/bin/{name}")))]
        usable = [python for python in there if python and minor != sys.version_info[1] and can_use(python)]
        if usable:
            found[minor] = usable[0]
    return found


def can_use(python: str) -> bool:
    """Whether it starts, which a shim of pyenv may not, and can make a .venv."""
    needs = "pass" if shutil.which("uv") else "import venv, ensurepip"
    quiet = subprocess.DEVNULL
    try:
        return subprocess.call([python, "-c", needs], stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def rehearse() -> int:
    """Play the practice case without a window; papers and pictures go to a new folder."""
    out = Path.cwd() / time.strftime("kring-rehearsal-%Y%m%d-%H%M%S")
    while out.exists():
        out = out.with_name(out.name + "-again")
    print(
        "There is no display here, so no window can open (DISPLAY and WAYLAND_DISPLAY are not set).\n"
        "To get the window, run this on a computer with a desktop, or connect with 'ssh -X'.\n"
        "Instead, Kring now plays its practice case without a window.\n",
        flush=True,
    )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    code = run([PYTHON, "-P", "-m", "kring", "rehearse", "--out", out])
    code = code or run([PYTHON, "-P", "-m", "kring", "screens", "--out", out / "screens"])
    if code == 0:
        print(f"\nThe papers are in {out}\nPictures of the screens are in {out / 'screens'}")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
