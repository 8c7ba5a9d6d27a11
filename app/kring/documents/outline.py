"""Blocks as plain text, line by line: for golden texts, and for who reads a paper by ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from kring.documents import blocks as b
from kring.documents.text import clean


def outline(blocks: Sequence[b.Block]) -> str:
    """Return the paper as plain text that ends with a line feed."""
    return "\n".join(_lines(blocks)).strip("\n") + "\n"


def _lines(blocks: Sequence[b.Block]) -> Iterator[str]:
    for block in blocks:
        yield from _of(block)


def _of(block: b.Block) -> Iterator[str]:
    match block:
        case b.Heading():
            words = _said(block.line)
            yield from ("", words, ("=" if block.level == 1 else "-") * len(words))
        case b.Paragraph():
            yield _said(block.line)
        case b.RuleBlock():
            yield from ("", "* * *")
        case b.NewPage():
            yield from ("", "[new page]")
        case b.NoteLines():
            yield "[lines to write on]"
        case b.ItemsBlock():
            yield from (f"{n}. {_said(x)}" if block.ordered else f"- {_said(x)}" for n, x in enumerate(block.lines, 1))
        case b.Checks():
            yield from (f"{_tick(row.done)} {_said(row.line)}" for row in block.rows)
        case b.TableBlock():
            yield " | ".join(_said(line) for line in block.head)
            yield from (" | ".join(_cell(cell) for cell in row) for row in block.rows)
        case b.Pairs():
            yield from (f"{_said(what)}: {_said(value)}" for what, value in block.rows)
        case b.PromiseBlock():
            yield from ("", f"({block.number}) {_said(block.line)}")
            yield from (f"    {_said(what)}: {_said(value)}" for what, value in block.pairs.rows)
        case b.Signatures():
            yield ""
            for name, note in block.people:
                yield f"____________ {_said(name)}" + (f" ({_said(note)})" if note else "")
        case b.CodeBlock():
            yield from ("", "  ".join(f"({n}) {group}" for n, group in enumerate(block.groups, 1)))
        case b.GroupBlock():
            yield ""
            for part in block.parts:
                yield from _lines(part)
        case _:
            assert_never(block)


def _said(line: b.Line) -> str:
    return clean("".join(run.text for run in line)).strip()


def _tick(done: bool) -> str:
    return "[x]" if done else "[ ]"


def _cell(cell: b.TableCell) -> str:
    if cell.tick is not None:
        return _tick(cell.tick)
    return "......" if cell.blank else _said(cell.line)
