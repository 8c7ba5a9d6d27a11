"""The parts and lines of a script file as it is written, before anything is built from it."""

from __future__ import annotations

from kring.scripts.tree import Fields, Node, Text, entries_of, items_of


def parts_of(root: Fields) -> tuple[Fields, ...]:
    """The parts of all phases, in their order."""
    return tuple(part for phase in entries_of(root, "phases") for part in entries_of(phase, "parts"))


def lines_of(part: Fields) -> tuple[Node, ...]:
    """What is said or asked in a part, then what replies to it: sets of words, or names whose words stand elsewhere."""
    return (*items_of(part, "steps"), *items_of(part, "replies"))


def line_name(line: Node) -> str:
    """What a line is called; empty where it has no name."""
    return line.value.strip() if isinstance(line, Text) else line.text("id") if isinstance(line, Fields) else ""


def words_of(line: Node, apart: Node | None) -> tuple[Fields, ...]:
    """The sets of words of a line: where it stands, and among those that stand apart by name."""
    named = apart.get(line_name(line)) if isinstance(apart, Fields) else None
    return tuple(words for words in (line, named) if isinstance(words, Fields))
