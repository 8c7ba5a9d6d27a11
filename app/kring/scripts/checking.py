"""Every problem in files that somebody wrote, for `kring check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kring.domain.errors import Problem
from kring.scripts.reader import read_file
from kring.scripts.tree import FileReading

Checker = Callable[[FileReading], Sequence[Problem]]


def check(
    paths: Iterable[Path], scripts: Checker, kinds: Mapping[str, Checker] | None = None
) -> list[tuple[Path, int, int, Problem]]:
    """All problems by file, line and column; those of files that are no scripts by their `kind:`."""
    found: list[tuple[Path, int, int, Problem]] = []
    for path in paths:
        problems = sorted(problems_of(read_file(path), scripts, kinds or {}), key=lambda p: (p.line, p.column))
        found.extend((path, problem.line, problem.column, problem) for problem in problems)
    return found


def problems_of(reading: FileReading, scripts: Checker, kinds: Mapping[str, Checker]) -> Sequence[Problem]:
    """All problems of one file that was read, whatever kind it says it is."""
    return kinds.get(kind_of(reading), scripts)(reading)


def kind_of(reading: FileReading) -> str:
    """What a file says it is; empty when it does not say."""
    return reading.root.text("kind") if reading.root else ""
