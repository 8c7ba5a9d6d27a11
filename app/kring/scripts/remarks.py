"""The remarks of somebody's file, and how a text that is written anew gets them back: each above what it stood above.

A line is known by its id, a part by its lines, a phase by its id, everything else by its word within these. What stands
above a line that was taken out goes with it, and is back when the line is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from kring.domain.session.script import First
from kring.scripts.outline import line_name
from kring.scripts.reader import read_remarks, read_tree
from kring.scripts.tree import Fields, Items, Node

_ANY = re.compile(r"^[ \t]*#", re.MULTILINE)
_PHASES, _PARTS, _LINES = "phases", "parts", "lines"
_STEPS = ("steps", "replies")
_TOP = ("top",)
_ORDERS = ("", *(first.value for first in First))

Name = tuple[str, ...]
"""What a place in a file is called, whichever file it is."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word or an entry: its line, what it is called (a part by each of its lines), and what it stands in.

    With its `owner` goes what is said of it: a word of a line that is no longer there still belongs to that line.
    """

    line: int
    names: tuple[Name, ...]
    owner: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class _Remarks:
    """Those of a file by their lines, and the places of it in their order."""

    words: tuple[tuple[int, str], ...] = ()
    places: tuple[_Place, ...] = ()


def with_remarks(text: str, original: str) -> str:
    """A text that was written from a script, with the remarks of the file that the script once was."""
    found = _remarks(original)
    root = read_tree(text).root if found.words else None
    if root is None:
        return text
    rows = [*text.splitlines(keepends=True), ""]
    lines = {name: place.line for place in reversed(list(_places(root))) for name in place.names}
    new: dict[int, list[str]] = {}
    for line, words in found.words:
        at = _line_for(line, found.places, lines, len(rows))
        if at:
            indent = rows[at - 1][: len(rows[at - 1]) - len(rows[at - 1].lstrip(" "))]
            new.setdefault(at, []).append(f"{indent}{words}\n")
    return "".join("".join((*new.get(number, []), row)) for number, row in enumerate(rows, 1))


def _line_for(line: int, places: tuple[_Place, ...], lines: dict[Name, int], end: int) -> int:
    """Above which line a remark comes to stand; 0 where what it stood above is gone."""
    below = islice(places, bisect_right(places, line, key=lambda place: place.line), None)
    nearest = next(below, None)
    if nearest is None:
        return end
    at = _first(nearest.names, lines)
    if at or nearest.owner == nearest.names:  # a line, a part or a phase is there, or was taken out
        return at
    if nearest.owner == (_TOP,):
        return next((at for place in below if (at := _first(place.names, lines))), end)
    beside = takewhile(lambda one: one.owner == nearest.owner, below)
    return next((at for place in beside if (at := _first(place.names, lines))), 0) or _first(nearest.owner, lines)


def _first(names: Iterable[Name], lines: dict[Name, int]) -> int:
    return next((lines[name] for name in names if name in lines), 0)


@lru_cache(maxsize=4)
def _remarks(text: str) -> _Remarks:
    """All remarks of a file, and what there is for them to stand above."""
    if not _ANY.search(text):
        return _Remarks()
    found, root = read_remarks(text), read_tree(text).root
    return _Remarks(tuple(sorted(found.items())), tuple(_places(root)) if root is not None else ())


def _places(root: Fields) -> Iterator[_Place]:
    """Every word and every entry, in the order of the file."""
    for key, node in root.entries:
        yield _Place(key.line, (("top", key.value),), (_TOP,))
        if key.value == _PHASES:
            yield from _phases(node)
        elif key.value == _LINES and isinstance(node, Fields):
            for line, words in node.entries:
                names = tuple(("line", line.value, begins) for begins in _ORDERS)
                yield _Place(line.line, names, names)
                yield from _inside(words, names, names)
        else:
            yield from _inside(node, (("top", key.value),), (_TOP,))


def _phases(node: Node) -> Iterator[_Place]:
    for phase in _entries(node):
        names = (("phase", phase.text("id")),)
        yield _Place(phase.line, names, names)
        for key, below in phase.entries:
            yield _Place(key.line, _named(names, key.value), names)
            if key.value == _PARTS:
                for part in _entries(below):
                    yield from _part(part)


def _part(part: Fields) -> Iterator[_Place]:
    begins = part.text("begins")
    steps = {word: [(step, line_name(step)) for step in _listed(part.get(word))] for word in _STEPS}
    names = tuple(("part", name, begins) for found in steps.values() for _step, name in found)
    yield _Place(part.line, names, names)
    for key, below in part.entries:
        yield _Place(key.line, _named(names, key.value), names)
        if key.value not in _STEPS:
            yield from _inside(below, _named(names, key.value), names)
            continue
        for step, name in steps[key.value]:
            called = (("line", name, begins),)
            yield _Place(step.line, called, called)
            yield from _inside(step, called, called)


def _inside(node: Node, names: tuple[Name, ...], owner: tuple[Name, ...]) -> Iterator[_Place]:
    """What stands below a word, however deep."""
    if isinstance(node, Fields):
        for key, below in node.entries:
            called = _named(names, key.value)
            yield _Place(key.line, called, owner)
            yield from _inside(below, called, owner)
    elif isinstance(node, Items):
        for number, entry in enumerate(node.nodes):
            code = entry.text("code") if isinstance(entry, Fields) else ""
            called = _named(names, code or str(number))
            yield _Place(entry.line, called, owner)
            yield from _inside(entry, called, owner)


def _named(names: tuple[Name, ...], word: str) -> tuple[Name, ...]:
    return tuple((*name, word) for name in names)


def _listed(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else ()


def _entries(node: Node | None) -> tuple[Fields, ...]:
    return tuple(entry for entry in _listed(node) if isinstance(entry, Fields))
