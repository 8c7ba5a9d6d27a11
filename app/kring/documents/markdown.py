"""Filled Markdown to blocks: markdown-it reads the words, a few fences say what a paper needs besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from kring.documents.blocks import (
    Block,
    Check,
    Checks,
    CodeBlock,
    GroupBlock,
    GroupKind,
    Heading,
    ItemsBlock,
    Line,
    NewPage,
    NoteLines,
    Pairs,
    Paragraph,
    PromiseBlock,
    RuleBlock,
    Signatures,
    TableBlock,
    TableCell,
    TextRun,
    Tone,
)
from kring.domain.errors import Problem, TemplateRefused
from kring.domain.problems import Code
from kring.templating import restored

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FENCE = re.compile(r"^(:{3,})\s*([a-z]+)?(?:\s+(.*?))?\s*$")
_TICK = re.compile(r"^\[([ x])\](?:\s+|$)")
_DEPTH = 4


class _Leaf(StrEnum):
    """Fences that hold nothing."""

    PAGE = "page"
    LINES = "lines"


class _Paired(StrEnum):
    """Fences whose lines are "what :: value" instead of Markdown."""

    PROMISE = "promise"
    PAIRS = "pairs"
    SIGNATURES = "signatures"
    CODE = "code"


_FENCES = frozenset({*GroupKind, *_Leaf, *_Paired})


@dataclass(slots=True)
class _Fence:
    """An open fence while reading: its colons, name, argument, first line and the parts read so far."""

    colons: str
    name: str
    argument: str
    line: int
    parts: list[list[Block]] = field(default_factory=lambda: [[]])
    words: list[str] = field(default_factory=list)


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of filled Markdown; raise TemplateRefused for a fence that is unknown or stays open."""
    stack = [_Fence("", "", "", 1)]
    for number, row in enumerate(text.split("\n"), 1):
        found = _FENCE.match(row)
        if found and found[2]:
            _open(stack, found, number)
        elif found:
            _close(stack, number)
        elif row.strip() == "+++" and len(stack) > 1:
            _flush(stack[-1])
            stack[-1].parts.append([])
        else:
            stack[-1].words.append(row)
    if len(stack) > 1:
        raise TemplateRefused((Problem(stack[-1].line, 1, Code.FENCE_OPEN, (stack[-1].name,)),))
    _flush(stack[0])
    return tuple(stack[0].parts[0])


def _open(stack: list[_Fence], found: re.Match[str], number: int) -> None:
    name, argument = found[2], restored(found[3] or "")
    if name not in _FENCES:
        raise TemplateRefused((Problem(number, 1, Code.FENCE_UNKNOWN, (name,)),))
    if len(stack) > _DEPTH:
        raise TemplateRefused((Problem(number, 1, Code.TEMPLATE_TOO_DEEP, (str(_DEPTH),)),))
    _flush(stack[-1])
    if name == _Leaf.PAGE:
        stack[-1].parts[-1].append(NewPage())
    elif name == _Leaf.LINES:
        stack[-1].parts[-1].append(NoteLines(int(argument) if argument in set("123456789") else 1))
    else:
        stack.append(_Fence(found[1], name, argument, number))


def _close(stack: list[_Fence], number: int) -> None:
    if len(stack) < 2:
        raise TemplateRefused((Problem(number, 1, Code.FENCE_OPEN, (":::",)),))
    fence = stack.pop()
    if fence.name in list(_Paired):
        stack[-1].parts[-1].append(_paired(fence))
        return
    _flush(fence)
    stack[-1].parts[-1].append(GroupBlock(GroupKind(fence.name), tuple(tuple(part) for part in fence.parts)))


def _paired(fence: _Fence) -> Block:
    """Return a fence whose lines are "what :: value" instead of Markdown blocks."""
    rows = [row for row in fence.words if row.strip()]
    if fence.name == _Paired.CODE:
        return CodeBlock(tuple(restored(" ".join(rows)).split()))
    if fence.name == _Paired.PROMISE:
        words = " ".join(row for row in rows if " :: " not in row)
        return PromiseBlock(fence.argument, _line(words), Pairs(_pairs(row for row in rows if " :: " in row)))
    return Signatures(_pairs(rows)) if fence.name == _Paired.SIGNATURES else Pairs(_pairs(rows))


def _pairs(rows: Iterable[str]) -> tuple[tuple[Line, Line], ...]:
    cut = (row.partition("::") for row in rows)
    return tuple((_line(what.strip()), _line(value.strip())) for what, _, value in cut)


def _flush(fence: _Fence) -> None:
    if any(row.strip() for row in fence.words) and fence.name not in list(_Paired):
        fence.parts[-1].extend(_blocks(_markdown().parse("\n".join(fence.words))))
        fence.words = []


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["html_block", "html_inline", "link", "image", "autolink", "entity", "reference", "lheading"])
    return reader.disable(["code", "fence", "blockquote"])


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _end(tokens, at)
        inside = tokens[at + 1 : end]
        if token.type == "heading_open":
            yield Heading(min(int(token.tag[1]), 2), _runs(inside[0]))
        elif token.type == "paragraph_open":
            yield Paragraph(_runs(inside[0]))
        elif token.type == "hr":
            yield RuleBlock()
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield _list(token.type == "ordered_list_open", inside)
        elif token.type == "table_open":
            yield _table(inside)
        at = end + 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return where the block that opens at this token closes."""
    level = 0
    for place in range(at, len(tokens)):
        level += tokens[place].nesting
        if level == 0:
            return place
    return len(tokens)


def _list(ordered: bool, tokens: Sequence[Token]) -> Block:
    lines = [_runs(token) for token in tokens if token.type == "inline"]
    # The tick is looked for before the punctuation of data is back: nobody's words can draw a box.
    if lines and all(_TICK.match(token.content) for token in tokens if token.type == "inline"):
        return Checks(tuple(_check(line) for line in lines))
    return ItemsBlock(ordered, tuple(lines))


def _check(line: Line) -> Check:
    found = _TICK.match(line[0].text)
    words = TextRun(line[0].text[found.end() if found else 0 :], line[0].tone)
    return Check(bool(found and found[1] == "x"), (words, *line[1:]) if words.text else line[1:])


def _table(tokens: Sequence[Token]) -> TableBlock:
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return TableBlock(tuple(map(_runs, rows[0])), tuple(tuple(map(_cell, row)) for row in rows[1:]))


def _cell(token: Token) -> TableCell:
    if token.content in ("[x]", "[ ]"):
        return TableCell(tick=token.content == "[x]")
    return TableCell(blank=True) if token.content == "___" else TableCell(_runs(token))


def _line(text: str) -> Line:
    tokens = _markdown().parseInline(text)
    return _runs(tokens[0]) if tokens else ()


def _runs(token: Token) -> Line:
    runs: list[TextRun] = []
    tones = [Tone.PLAIN]
    for child in token.children or []:
        if child.type in ("strong_open", "em_open"):
            tones.append(Tone.STRONG if child.type == "strong_open" else Tone.QUIET)
        elif child.type in ("strong_close", "em_close"):
            tones.pop()
        elif child.type in ("softbreak", "hardbreak"):
            runs.append(TextRun(" " if child.type == "softbreak" else "\n", tones[-1]))
        elif child.content:
            runs.append(TextRun(restored(child.content), tones[-1]))
    return tuple(runs)
