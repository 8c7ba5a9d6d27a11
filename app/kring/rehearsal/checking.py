"""`kring check`: every problem in script and rehearsal files, as sentences with their places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kring.domain.errors import Problem
from kring.rehearsal import reading
from kring.rehearsal.trip import knowledge
from kring.scripts.checking import check
from kring.usecases.texts import Texts
from kring.words.problems import problem


def check_files(files: Iterable[Path], resources: Path) -> list[str]:
    """`file:line:column: sentence` for each problem; empty when there is none."""
    known = knowledge(resources)
    kinds = {reading.KIND: lambda tree: reading.problems(tree, known)}
    found = check(files, Texts(resources, "en").conditions, kinds)
    return [place(file, fault) for file, _line, _column, fault in found]


def place(file: Path, fault: Problem) -> str:
    """A problem as compilers write it."""
    return f"{file}:{fault.line}:{fault.column}: {problem(fault)}"
