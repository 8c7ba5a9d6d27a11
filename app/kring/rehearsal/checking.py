"""`kring check`: every problem in script and rehearsal files, as sentences with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.session.script import Script
from kring.i18n import _, _n
from kring.rehearsal import reading
from kring.rehearsal.known_words import KnownCodes
from kring.rehearsal.trip import knowledge
from kring.scripts import words_file
from kring.scripts.checking import CheckedFile, Checker, check, kind_of
from kring.scripts.hints import hint_words, hints
from kring.scripts.reader import read_text, read_tree
from kring.scripts.tree import FileReading
from kring.scripts.upgrading import is_older, upgraded
from kring.words.problems import problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said about some files, a line each, and whether one of them cannot be used as it is."""

    lines: tuple[str, ...]
    faulty: bool


def check_files(files: Iterable[Path], resources: Path) -> Checked:
    """`file:line:column: sentence` for each problem and hint, and a line for each file without a problem."""
    known = knowledge(resources)

    def words(tree: FileReading) -> tuple[Problem, ...]:
        return words_file.problems_of_words(tree) or known.library.lacking(tree)

    def script(tree: FileReading) -> tuple[Problem, ...]:
        taken = known.library.taken(tree.root) if tree.root else None
        return (*_problems(known.library.built(tree)), *((taken,) if taken else ()))

    kinds: dict[str, Checker] = {reading.KIND: lambda tree: reading.problems(tree, known), words_file.KIND: words}
    lines: list[str] = []
    faulty = False
    for checked in check(files, script, kinds):
        lines += [place(checked.path, fault) for fault in checked.problems]
        faulty = faulty or bool(checked.problems)
        if not checked.problems:
            lines += _without_faults(checked, hints_of(checked, known, resources))
    return Checked(tuple(lines), faulty)


def hints_of(checked: CheckedFile, known: KnownCodes, resources: Path) -> tuple[Problem, ...]:
    """What is worth a second look in a script, or a file of words, that can be used."""
    root, kind = checked.reading.root, kind_of(checked.reading)
    if root is None or kind == reading.KIND:
        return ()
    built = known.library.built(checked.reading) if kind != words_file.KIND else None
    script = built if isinstance(built, Script) else None
    return hints(root, script, hint_words(resources, script.language if script else root.text("language")))


def _without_faults(checked: CheckedFile, found: tuple[Problem, ...]) -> list[str]:
    said = [_hint(checked.path, hint) for hint in found]
    if not found:
        return [_("{file}: no mistakes found.").format(file=checked.path)]
    ending = _n(
        "{file}: no mistakes found, and one thing to look at again.",
        "{file}: no mistakes found, and {n} things to look at again.",
        len(found),
    )
    return [*said, ending.format(file=checked.path, n=len(found))]


def _hint(file: Path, hint: Problem) -> str:
    sentence = _("hint: {sentence}").format(sentence=problem(hint))
    return f"{file}:{hint.line}:{hint.column}: {sentence}"


def _problems(built: Script | tuple[Problem, ...]) -> tuple[Problem, ...]:
    return built if isinstance(built, tuple) else ()


def place(file: Path, fault: Problem) -> str:
    """A problem as compilers write it."""
    return f"{file}:{fault.line}:{fault.column}: {problem(fault)}"


def upgrade_file(file: Path, out: Path | None, resources: Path) -> Checked:
    """A script of format 1 written as format 2, beside the old file or to `out`; what is left to do by hand is said."""
    text = read_text(file)
    tree = read_tree(text) if isinstance(text, str) else FileReading(None, (text,))
    known = knowledge(resources)
    built = known.library.built(tree) if kind_of(tree) not in (reading.KIND, words_file.KIND) else ()
    if tree.root is None or (built and not isinstance(built, Script)):
        faults = _problems(built) or tree.problems
        return Checked(tuple(place(file, fault) for fault in faults), True)
    if not isinstance(text, str) or not isinstance(built, Script) or not is_older(tree.root):
        return Checked((_("{file}: this is no script of format 1; nothing was written.").format(file=file),), False)
    to = out or file.with_name(f"{file.stem}-format-2{file.suffix or '.yaml'}")
    if out is None and to.exists():
        already = _("{file}: there is such a file already; say with --out where to write.").format(file=to)
        return Checked((already,), True)
    new = upgraded(text, tree.root, built)
    try:
        to.write_text(new, "utf-8", newline="")
    except OSError:
        return Checked((_("{file}: this file cannot be written.").format(file=to),), True)
    left = _problems(known.library.built(read_tree(new)))
    said = _("{file}: written as format 2.").format(file=to)
    return Checked((said, *(place(to, fault) for fault in left)), bool(left))
