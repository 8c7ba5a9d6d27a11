"""Every problem in files that somebody wrote, for `kring check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kring.domain.errors import Problem
from kring.scripts.reader import read_file
from kring.scripts.tree import FileReading

Checker = Callable[[FileReading], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was looked at: its tree, and all its problems by line and column."""

    path: Path
    reading: FileReading
    problems: tuple[Problem, ...]


def check(paths: Iterable[Path], scripts: Checker, kinds: Mapping[str, Checker] | None = None) -> Iterator[CheckedFile]:
    """Each file with its problems; those of files that are no scripts by their `kind:`."""
    for path in paths:
        reading = read_file(path)
        problems = sorted(problems_of(reading, scripts, kinds or {}), key=lambda p: (p.line, p.column))
        yield CheckedFile(path, reading, tuple(problems))


def problems_of(reading: FileReading, scripts: Checker, kinds: Mapping[str, Checker]) -> Sequence[Problem]:
    """All problems of one file that was read, whatever kind it says it is."""
    return kinds.get(kind_of(reading), scripts)(reading)


def kind_of(reading: FileReading) -> str:
    """What a file says it is; empty when it does not say."""
    return reading.root.text("kind") if reading.root else ""
