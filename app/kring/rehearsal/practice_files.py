"""The practice cases that come along, by their number: only the head of each file and its marks are read.

So a list of them costs a hundredth of what reading the files whole would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kring.scripts.reader import read_text, read_tree
from kring.usecases.practice_case import MARKS, Point

_HEAD_ENDS = re.compile(r"^(?:incidents|people|events):", re.MULTILINE)
_MARK = re.compile(r"^ +(?:- )?mark: *[\"']?([a-z-]+)[\"']? *$", re.MULTILINE)
_NUMBER = re.compile(r"([0-9]+)-")
_IN_EVERY_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class PracticeFile:
    """A practice case as it is chosen: what it is called and trains, what happened, and where it can begin."""

    number: int
    path: Path
    title: str
    trains: str
    in_short: str
    points: tuple[Point, ...]


def listed(resources: Path, language: str) -> tuple[PracticeFile, ...]:
    """Those in a language, by number; the English ones where there is none. A file that cannot be read is left out."""
    found = _numbered(resources, language) or _numbered(resources, _IN_EVERY_LANGUAGE)
    read = (_read(number, path) for number, path in sorted(found.items()))
    return tuple(one for one in read if one is not None)


def bundled(resources: Path, language: str, number: int = 1) -> Path:
    """The file of a practice case in a language; the English one where there is none."""
    found = _numbered(resources, language)
    return found[number] if number in found else _numbered(resources, _IN_EVERY_LANGUAGE)[number]


def _numbered(resources: Path, language: str) -> dict[int, Path]:
    files = sorted((resources / "practice" / language).glob("*.yaml"))
    return {int(named[1]): path for path in files if (named := _NUMBER.match(path.name))}


def _read(number: int, path: Path) -> PracticeFile | None:
    text = read_text(path)
    if not isinstance(text, str):
        return None
    ends = _HEAD_ENDS.search(text)
    head = read_tree(text[: ends.start()] if ends else text).root
    if head is None or not head.text("title"):
        return None
    marks = set(_MARK.findall(text))
    points = tuple(point for point in Point if point not in MARKS or point.value in marks)
    return PracticeFile(number, path, head.text("title"), head.text("trains"), head.text("in short"), points)
