"""The command line: the same use cases without a window. Without a word it opens the window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kring.rehearsal.trip import Result

OK, BAD_FILE, WRONG_USE, INTERRUPTED, OUR_FAULT = 0, 1, 2, 130, 70
THEMES = ("light", "dark", "contrast", "contrast-light")
SCALES = range(90, 201)
FACTORS_END = 3  # a smaller number is a factor: 1.5 is 150 percent


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words ask; gives the exit code, and never a traceback."""
    given = list(sys.argv[1:] if words is None else words)
    try:
        if not given:
            from kring.main import run_window

            return run_window(sys.argv[:1])
        asked = parser().parse_args(given)
        return int(asked.run(asked))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our lines has seen enough; what is still in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as problem:
        return _failed(problem)


def _percent(word: str) -> int:
    """A text size as percent, also written as a factor."""
    try:
        value = float(word.rstrip("%"))
    except ValueError:
        value = 0
    percent = round(value * 100 if value < FACTORS_END else value)
    if percent not in SCALES:
        raise argparse.ArgumentTypeError(f"{word} is not a text size from {SCALES[0]} to {SCALES[-1]} percent")
    return percent


def parser() -> argparse.ArgumentParser:
    """All words of the command line."""
    from kring import __version__

    top = argparse.ArgumentParser(
        prog="kring",
        description="Prepare, hold and follow up restorative conferences in schools. Without a command: the window.",
    )
    top.add_argument("--version", action="version", version=f"kring {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_rehearse(commands.add_parser("rehearse", help="play a case from a file, without a window"))
    _add_check(commands.add_parser("check", help="look for problems in script and rehearsal files"))
    screens = commands.add_parser("screens", help="write a picture of every screen, with the practice case")
    screens.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="a folder; a picture there of the same name is replaced"
    )
    screens.add_argument("--language", choices=_languages(), default="en")
    screens.add_argument("--theme", choices=THEMES, default="light")
    screens.add_argument("--scale", type=_percent, default=100, metavar="90..200", help="text size; 150 or 1.5")
    screens.set_defaults(run=_screens)
    return top


def _add_rehearse(rehearse: argparse.ArgumentParser) -> None:
    rehearse.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: the practice case")
    rehearse.add_argument(
        "--script",
        type=Path,
        metavar="FILE",
        help="an own script; a conference goes instead of the one named",
    )
    rehearse.add_argument("--language", choices=_languages(), help="of the practice case, the lines and the papers")
    rehearse.add_argument("--out", type=Path, metavar="DIR", help="a new or empty folder for papers and records")
    rehearse.add_argument(
        "--vault",
        type=Path,
        metavar="DIR",
        help="keep the case in a new vault in this empty folder; the passphrase is asked, or read from standard input",
    )
    rehearse.set_defaults(run=_rehearse)


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--language", choices=_languages(), help="language of the sentences")
    check.add_argument("--upgrade", action="store_true", help="write a script of format 1 as format 2, in a new file")
    check.add_argument(
        "--out", type=Path, metavar="FILE", help="with --upgrade of one file: where to write; replaces what is there"
    )
    check.set_defaults(run=_check)


def _languages() -> list[str]:
    """Those of the window, and those that have a practice case."""
    from kring import i18n, paths

    practice = (folder.name for folder in (paths.resources() / "practice").glob("*/"))
    return sorted({*i18n.available(), *practice})


def _speak(language: str | None) -> str:
    """Speak this language, or that of the system; gives the code that was asked for, for papers and scripts."""
    from kring import i18n

    i18n.use(language or i18n.preferred(os.environ))
    return language or i18n.language()


def _rehearse(asked: argparse.Namespace) -> int:
    import signal
    from time import perf_counter

    from kring import paths
    from kring.main import clock, harden, new_id
    from kring.rehearsal import trip
    from kring.rehearsal.checking import place
    from kring.rehearsal.practice_files import bundled
    from kring.rehearsal.trip import BadFile, FolderInTheWay, Request, knowledge

    harden()
    language, resources = _speak(asked.language), paths.resources()
    file = asked.file or bundled(resources, language)
    try:
        knows = knowledge(resources, trip.with_script(resources, asked.script) if asked.script else None)
        rehearsal = trip.rehearsal_of(file, knows)
        if asked.language is None and asked.file is not None:
            language = _speak(rehearsal.language)
        if asked.out is not None:
            trip.refuse_out(asked.out)
        passphrase = _new_passphrase(asked.vault, asked.out) if asked.vault is not None else ""
        tools = (resources, language, clock, new_id, perf_counter, _say)
        given = (asked.script, asked.out, asked.vault, passphrase)
        signal.signal(signal.SIGTERM, _end_by_signal)
        result = trip.rehearse(Request(rehearsal, knows.library, *tools, *given))
    except BadFile as bad:
        for fault in bad.problems:
            print(place(bad.path, fault), file=sys.stderr)
        return BAD_FILE
    except FolderInTheWay:
        return _wrong(_out_in_the_way())
    except _WrongUse as wrong:
        return _wrong(wrong.sentence)
    _end(asked, result)
    return result.code


def _end_by_signal(number: int, _frame: object) -> None:
    """A program that is told to stop still removes its temporary vault."""
    raise SystemExit(128 + number)


def _end(asked: argparse.Namespace, result: Result) -> None:
    """The last lines: how it ended, where the papers are, and the recovery key where no sheet was left."""
    from kring.i18n import _

    _say("")
    _say(result.sentence)
    if asked.out is not None:
        _say(_("Papers and records are in {folder}").format(folder=asked.out))
    if result.recovery and asked.out is None:
        _say(_("Recovery key of the new vault; write it down by hand, it is shown only now:"))
        _say("    " + " ".join(result.recovery))


class _WrongUse(Exception):
    """Something about the words or the passphrase, as a sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


def _new_passphrase(folder: Path, out: Path | None) -> str:
    """Asked twice at a terminal, else the first line of standard input; refused before anything is made."""
    from kring.i18n import _
    from kring.usecases.access.access import judge

    try:
        free = not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir()))
    except OSError:
        free = False
    if not free:
        raise _WrongUse(_("The folder for --vault must be new or empty."))
    if out is not None and (_within(out, folder) or _within(folder, out)):
        raise _WrongUse(_("The papers can be read by anyone: --out must lie apart from --vault."))
    if sys.stdin is None:
        passphrase = ""
    elif sys.stdin.isatty():
        from getpass import getpass

        passphrase = getpass(_("New passphrase: "))
        if getpass(_("Once more: ")) != passphrase:
            raise _WrongUse(_("The two passphrases are not the same."))
    else:
        passphrase = sys.stdin.readline().rstrip("\r\n")
    if not judge(passphrase).enough:
        raise _WrongUse(_("The passphrase is too short: at least 14 letters, or five words."))
    return passphrase


def _within(inner: Path, outer: Path) -> bool:
    return Path(os.path.realpath(inner)).is_relative_to(os.path.realpath(outer))


def _check(asked: argparse.Namespace) -> int:
    from kring import paths
    from kring.i18n import _
    from kring.rehearsal.checking import check_files, upgrade_file

    _speak(asked.language)
    if asked.out is not None and (not asked.upgrade or len(asked.files) > 1):
        return _wrong(_("--out goes with --upgrade and one file."))
    if asked.upgrade:
        made = [upgrade_file(file, asked.out, paths.resources()) for file in asked.files]
        for line in (line for one in made for line in one.lines):
            print(line)
        return BAD_FILE if any(one.faulty for one in made) else OK
    checked = check_files(asked.files, paths.resources())
    for line in checked.lines:
        print(line)
    return BAD_FILE if checked.faulty else OK


def _screens(asked: argparse.Namespace) -> int:
    from kring.main import run_screens

    try:
        asked.out.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _wrong(_out_in_the_way())
    return run_screens(asked.out, asked.language, asked.theme, asked.scale)


def _out_in_the_way() -> str:
    from kring.i18n import _

    return _("The folder for --out must be new or empty, and you must be allowed to write to it.")


def _say(line: str) -> None:
    print(line, flush=True)


def _wrong(sentence: str) -> int:
    print(f"kring: {sentence}", file=sys.stderr)
    return WRONG_USE


def _failed(problem: Exception) -> int:
    """A sentence for whatever went wrong; what is the world's fault is wrong use, the rest is ours."""
    from kring.domain.errors import KringError
    from kring.words.errors import error

    print(f"kring: {error(problem)}", file=sys.stderr)
    return WRONG_USE if isinstance(problem, KringError) else OUR_FAULT
