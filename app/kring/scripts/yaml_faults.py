"""What the parser stumbled over, as codes: its own English sentences never reach anybody.

Where its sentence names what it expected, the line itself often says what the writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.tree import shown

if TYPE_CHECKING:
    from yaml.error import Mark, YAMLError

_WORD = r"[^\W\d_][^\W_]*(?: [^\W_]+){0,3}"
_LINE = re.compile(r"(?P<before>[ \xa0]*(?:- +)*)(?:(?P<word>[^\s\"'#\[\]{}:][^\"'#\[\]{}:]*):(?: +|$))?(?P<value>.*)")
_NO_SPACE = re.compile(rf" *(?:- +)?(?P<word>{_WORD}):(?![\s/]|$)")
_SECOND = re.compile(
    r"[\s,;](id|title|who|how|say|ask|do|tip|minutes|steps|parts|answer|purpose|when|text|code|records|evidence|choices"
    r"|scale|wordings|follow up|only after|unless|led by|begins|formal|easier|point):$"
)
_RULE = re.compile(r"\s*[-–—=_*]{4,}\s*")
_OTHER_DASH = re.compile(r" *([–—•·])\s")
_BULLET = re.compile(r" *\* ")
_DASH_ONLY = re.compile(r" *-[^\s-]")
_BRACKET_AND_MORE = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s,\]}#]")
_AFTER_BRACKET = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*,")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>.*)""")
_CURLY = "“”„‟«»‘’‚"


def fault_of(fault: YAMLError, line: int, column: int, lines: Sequence[str] = ()) -> Problem:
    """The problem behind the parser's exception; the place handed in is the last one it understood."""
    code, begins = _understood(str(getattr(fault, "problem", "")), str(getattr(fault, "context", "")))
    problem: Mark | None = getattr(fault, "problem_mark", None)
    context: Mark | None = getattr(fault, "context_mark", None)
    mark = (context or problem) if begins else (problem or context)
    found = Problem(mark.line + 1, mark.column + 1, code) if mark else Problem(line, column, code)
    if code == Code.ANCHOR and _BULLET.match(_row(lines, found.line)):
        return Problem(found.line, found.column, Code.BULLET)
    if _row(lines, found.line).startswith("```"):
        return Problem(found.line, 1, Code.FENCE)
    if code in (Code.TAB, Code.ANCHOR, Code.TAG, Code.BACKSLASH, Code.BLOCK_MARK):
        return found
    places = dict.fromkeys((found.line, problem.line + 1 if problem else found.line))
    for at in places:
        meant = _meant(at, lines, found)
        if meant:
            return meant
    return found


def _understood(problem: str, context: str) -> tuple[Code, bool]:
    """A code, and whether the place to show is where the thing begins rather than where reading ended."""
    if "'\\t'" in problem:
        return Code.TAB, False
    if "sequence entries are not allowed" in problem:
        return Code.DASH_AFTER_COLON, False
    if "block scalar" in context:
        return Code.BLOCK_MARK, True
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
    if "flow" in context and "'?'" in problem:
        return Code.QUESTION_IN_BRACES, False
    if "flow" in context:
        return Code.BRACKET_OPEN, True
    if "anchor" in context or "alias" in context or "found duplicate anchor" in problem:
        return Code.ANCHOR, False
    if "tag" in context or "tag" in problem:
        return Code.TAG, False
    if "block" in context or "<document start>" in problem:
        return Code.INDENTATION, False
    return Code.NOT_READABLE, False


def _meant(number: int, lines: Sequence[str], found: Problem) -> Problem | None:
    """What was probably meant on a line that could not be read; None where nothing says so."""
    row = _row(lines, number)
    above = _above(lines, number)
    for at in (number, above):  # a word without its space swallows the line below it
        begins = _LINE.match(_row(lines, at))
        if begins and "\xa0" in begins["before"]:
            return Problem(at, begins["before"].index("\xa0") + 1, Code.TAB)
        if _row(lines, at).lstrip().startswith("//"):
            return Problem(at, _indent(_row(lines, at)) + 1, Code.SLASHES)
        if _RULE.fullmatch(_row(lines, at)):
            return Problem(at, 1, Code.RULE)
        if dash := _OTHER_DASH.match(_row(lines, at)):
            return Problem(at, dash.start(1) + 1, Code.OTHER_DASH, (dash[1],))
        squeezed = _NO_SPACE.match(_row(lines, at))
        if squeezed and found.code != Code.QUOTE_OPEN:
            return Problem(at, squeezed.start("word") + 1, Code.SPACE_AFTER_COLON, (shown(squeezed["word"]),))
        if _DASH_ONLY.match(_row(lines, at)):
            return Problem(at, _indent(_row(lines, at)) + 1, Code.SPACE_AFTER_DASH)
    parts = _LINE.match(row)
    if parts is None:
        return None
    value, column = parts["value"], parts.start("value") + 1
    if value and value[0] in _CURLY:
        return Problem(number, column, Code.CURLY_QUOTES)
    quoted = _QUOTED.match(value)
    if quoted and quoted["rest"].strip() and quoted["rest"].strip()[0] not in ",]}:#":
        return Problem(number, column, Code.AFTER_QUOTE)
    if _BRACKET_AND_MORE.match(value) or (parts["word"] and _AFTER_BRACKET.match(value)):
        return Problem(number, column, Code.NEEDS_QUOTES)
    if not parts["word"]:
        is_entry = found.code == Code.INDENTATION and value[:1] in ("'", '"') and "-" not in parts["before"]
        return Problem(number, column, Code.MISSING_DASH, (shown(value),)) if is_entry else None
    if found.code in (Code.COLON, Code.INDENTATION) and number == found.line:
        return _misplaced(number, lines, found, parts)
    return None


def _misplaced(number: int, lines: Sequence[str], found: Problem, parts: re.Match[str]) -> Problem | None:
    """A word that stands too far in or out, or where an entry of a list is expected."""
    if found.code == Code.COLON and found.column > parts.end("word") + 1:  # a later colon of the line
        second = _SECOND.search(_row(lines, number)[: found.column])
        if second and second.start(1) == parts.start("value"):
            return Problem(number, second.start(1) + 1, Code.BELOW_WORD, (second[1], shown(parts["word"])))
        return Problem(number, second.start(1) + 1, Code.OWN_LINE, (second[1],)) if second else None
    indent = len(parts["before"])
    above = _LINE.match(_row(lines, _above(lines, number)))
    if "-" not in parts["before"] and above and above["word"] and above["value"] and len(above["before"]) < indent:
        return Problem(number, indent + 1, Code.TOO_FAR_IN, (shown(above["word"]),))
    if "-" in parts["before"] and not any(row.lstrip().startswith("- ") for row in lines[: number - 1]):
        return Problem(number, _indent(_row(lines, number)) + 1, Code.LIST_WITHOUT_WORD)
    if "-" in parts["before"] and _follows_a_value(lines, number):
        return Problem(number, _indent(_row(lines, number)) + 1, Code.LIST_WITHOUT_WORD)
    if "-" in parts["before"] and (word := _no_list(lines, number)):
        return Problem(number, _indent(_row(lines, number)) + 1, Code.ENTRY_ELSEWHERE, (shown(word),))
    row = _row(lines, _outside(lines, number, indent))
    if "-" not in parts["before"] and row.lstrip().startswith("- ") and _indent(row) == indent:
        return Problem(number, indent + 1, Code.MISSING_DASH, (shown(parts["word"]),))
    return Problem(number, indent + 1, Code.INDENTATION)


def _no_list(lines: Sequence[str], number: int) -> str:
    """The word below which an entry of a list stands beside words without a dash; empty where it does not."""
    indent = _indent(_row(lines, number))
    beside = _LINE.match(_row(lines, _outside(lines, number, indent)))
    above = _LINE.match(_row(lines, _outside(lines, number, indent - 1)))
    if beside is None or "-" in beside["before"] or len(beside["before"]) != indent or above is None:
        return ""
    return above["word"] or ""


def _follows_a_value(lines: Sequence[str], number: int) -> bool:
    """Whether a list begins further in than a word that has its value already, and no word stands above it."""
    before = _LINE.match(_row(lines, _outside(lines, number, _indent(_row(lines, number)) - 1)))
    if before is None or "-" in before["before"] or not before["word"]:
        return False
    return before["value"].strip() not in ("", "|", ">")


def _outside(lines: Sequence[str], number: int, indent: int) -> int:
    """The nearest line above that has text and stands no further in."""
    above = number - 1
    while above > 0 and (not _row(lines, above).strip() or _indent(_row(lines, above)) > indent):
        above -= 1
    return above


def _row(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _above(lines: Sequence[str], number: int) -> int:
    """The nearest line above that has text."""
    above = number - 1
    while above > 0 and not _row(lines, above).strip():
        above -= 1
    return above


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
