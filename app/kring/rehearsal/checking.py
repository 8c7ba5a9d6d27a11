"""`kring check`: every problem in script and rehearsal files, as sentences with their places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.session.script import Script
from kring.rehearsal import reading
from kring.rehearsal.trip import knowledge
from kring.scripts import words_file
from kring.scripts.checking import check
from kring.words.problems import problem


def check_files(files: Iterable[Path], resources: Path) -> list[str]:
    """`file:line:column: sentence` for each problem; empty when there is none."""
    known = knowledge(resources)
    kinds = {reading.KIND: lambda tree: reading.problems(tree, known), words_file.KIND: words_file.problems_of_words}
    found = check(files, lambda tree: _problems(known.library.built(tree)), kinds)
    return [place(file, fault) for file, _line, _column, fault in found]


def _problems(built: Script | tuple[Problem, ...]) -> tuple[Problem, ...]:
    return built if isinstance(built, tuple) else ()


def place(file: Path, fault: Problem) -> str:
    """A problem as compilers write it."""
    return f"{file}:{fault.line}:{fault.column}: {problem(fault)}"
