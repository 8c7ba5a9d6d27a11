"""What the parser stumbled over, as codes: its own English sentences never reach anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kring.domain.errors import Problem
from kring.domain.problems import Code

if TYPE_CHECKING:
    from yaml.error import Mark, YAMLError


def fault_of(fault: YAMLError, line: int, column: int) -> Problem:
    """The problem behind the parser's exception; the place handed in is the last one it understood."""
    code, begins = _understood(str(getattr(fault, "problem", "")), str(getattr(fault, "context", "")))
    problem: Mark | None = getattr(fault, "problem_mark", None)
    context: Mark | None = getattr(fault, "context_mark", None)
    mark = (context or problem) if begins else (problem or context)
    return Problem(mark.line + 1, mark.column + 1, code) if mark else Problem(line, column, code)


def _understood(problem: str, context: str) -> tuple[Code, bool]:
    """A code, and whether the place to show is where the thing begins rather than where reading ended."""
    if "'\\t'" in problem:
        return Code.TAB, False
    if "that cannot start any token" in problem or "%" in context:
        return Code.NEEDS_QUOTES, False
    if "escape" in problem or "escape sequence" in problem:
        return Code.BACKSLASH, False
    if "quoted scalar" in context:
        return Code.QUOTE_OPEN, True
    if "mapping values are not allowed" in problem:
        return Code.COLON, False
    if "could not find expected ':'" in problem:
        return Code.MISSING_COLON, True
    if "flow" in context:
        return Code.BRACKET_OPEN, True
    if "anchor" in context or "alias" in context or "found duplicate anchor" in problem:
        return Code.ANCHOR, False
    if "tag" in context or "tag" in problem:
        return Code.TAG, False
    if "block" in context or "<document start>" in problem:
        return Code.INDENTATION, False
    return Code.NOT_READABLE, False
