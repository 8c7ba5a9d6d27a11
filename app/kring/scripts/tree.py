"""A file as a tree of texts, lists and words with values, each of which knows its line and column, from 1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from kring.domain.errors import Problem
from kring.vocabulary import said

SHOWN = 40  # letters of a file's text that a problem repeats at most


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text; `rows` says where each of its lines begins in the file, as far as that is known."""

    value: str
    line: int
    column: int
    rows: tuple[tuple[int, int], ...] = ()

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Where a line and column of the text are in the file; its beginning when that is not known."""
        if 0 < line <= len(self.rows):
            row, first = self.rows[line - 1]
            return row, first + column - 1
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `flow` says that it stands in brackets."""

    nodes: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Words with their values, in the order of the file; no word is there twice."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int
    flow: bool = False

    def get(self, word: str) -> Node | None:
        """The value of a word."""
        return next((node for key, node in self.entries if key.value == word), None)

    def text(self, word: str) -> str:
        """The text of a word; empty when it is missing or no text."""
        node = self.get(word)
        return node.value.strip() if isinstance(node, Text) else ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be read and was reported already."""

    line: int
    column: int


Node: TypeAlias = Text | Items | Fields | Gap


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of reading a file: the tree, as far as there is one, and all that is wrong so far."""

    root: Fields | None
    problems: tuple[Problem, ...] = ()


def in_school_words(node: Fields, language: str) -> Fields:
    """The words of a file as this school says them; what names something in the file stays."""
    return replace(node, entries=tuple((key, _in_school_words(value, language)) for key, value in node.entries))


def _in_school_words(node: Node, language: str) -> Node:
    match node:
        case Text():
            return replace(node, value=said(node.value, language))
        case Items():
            return replace(node, nodes=tuple(_in_school_words(each, language) for each in node.nodes))
        case Fields():
            return in_school_words(node, language)
        case Gap():
            return node


def shown(text: str) -> str:
    """The beginning of a text from a file, short enough for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def items_of(fields: Fields, word: str) -> tuple[Node, ...]:
    """What stands in a list under a word; nothing where there is no list."""
    node = fields.get(word)
    return node.nodes if isinstance(node, Items) else ()


def entries_of(fields: Fields, word: str) -> tuple[Fields, ...]:
    """The sets of words in a list under a word."""
    return tuple(one for one in items_of(fields, word) if isinstance(one, Fields))
