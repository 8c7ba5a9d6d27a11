"""What the parser stumbled over, as codes: its own English sentences never reach anybody.

Where its sentence names what it expected, the line itself often says what the writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.signs import NO_SPACE_BEHIND, OTHER_SIGN, OTHER_SPACE, SETS, TEXTS
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
_WORDS_ONLY = re.compile(rf"{_WORD}(?: |$)")
_BY_NAME = ("scripts", "phases", "lines")  # below which each stands by its name, the last of them in any file
_BLOCK_MARKS = ("|", ">")
_BULLET = re.compile(r" *\* ")
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
    first = _LINE.match(row)
    at_word = found.code == Code.COLON and first is not None and found.column == first.end("word") + 1
    if (
        (found.code == Code.INDENTATION or at_word)
        and number == found.line
        and (alone := _alone(lines, above, _indent(row)))
    ):
        return Problem(above, alone.start("value") + 1, Code.MISSING_COLON)
    for at in (number, above):  # a word without its space swallows the line below it
        begins = _LINE.match(_row(lines, at))
        if begins and "\xa0" in begins["before"]:
            return Problem(at, begins["before"].index("\xa0") + 1, Code.TAB)
        if _row(lines, at).lstrip().startswith("//"):
            return Problem(at, _indent(_row(lines, at)) + 1, Code.SLASHES)
        if _RULE.fullmatch(_row(lines, at)):
            return Problem(at, 1, Code.RULE)
        if space := OTHER_SPACE.match(_row(lines, at)):
            return Problem(at, space.end(), Code.OTHER_SPACE, (shown(space["before"]),))
        if dash := OTHER_SIGN.match(_row(lines, at)):
            return Problem(at, dash.start(1) + 1, Code.OTHER_DASH, (dash[1],))
        squeezed = _NO_SPACE.match(_row(lines, at))
        if squeezed and found.code != Code.QUOTE_OPEN:
            return Problem(at, squeezed.start("word") + 1, Code.SPACE_AFTER_COLON, (shown(squeezed["word"]),))
        if NO_SPACE_BEHIND.match(_row(lines, at)):
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
        return _without_word(number, lines, found, parts)
    if found.code in (Code.COLON, Code.INDENTATION) and number == found.line:
        return _misplaced(number, lines, found, parts)
    return None


def _alone(lines: Sequence[str], number: int, indent: int) -> re.Match[str] | None:
    """A text of a few words without a colon on the line above, where a word with a value was meant."""
    parts = _LINE.match(_row(lines, number))
    if parts is None or parts["word"] or parts["before"].strip() or len(parts["before"]) != indent:
        return None
    return parts if _WORDS_ONLY.match(parts["value"]) else None


def _without_word(number: int, lines: Sequence[str], found: Problem, parts: re.Match[str]) -> Problem | None:
    """A text alone on its line, where a word with a colon or an entry of a list was expected."""
    value, indent, column = parts["value"], len(parts["before"]), parts.start("value") + 1
    above = _LINE.match(_row(lines, _above(lines, number)))
    if not value or above is None:
        return None
    if "-" in parts["before"]:
        return _listed(number, lines, found, above)
    if begins := _below_a_block_mark(lines, number):
        return Problem(begins, column, Code.BLOCK_MARK)
    below_list = above["word"] in TEXTS and not above["value"] and len(above["before"]) == indent
    beside = not above["word"] and "-" in above["before"] and _indent(above["before"]) == indent
    quoted = found.code == Code.INDENTATION and value[:1] in ("'", '"')
    if quoted or below_list or beside:
        return Problem(number, column, Code.MISSING_DASH, (shown(value),))
    return None


def _misplaced(number: int, lines: Sequence[str], found: Problem, parts: re.Match[str]) -> Problem | None:
    """A word that stands too far in or out, or where an entry of a list is expected."""
    if found.code == Code.COLON and found.column > parts.end("word") + 1:  # a later colon of the line
        second = _SECOND.search(_row(lines, number)[: found.column])
        if second and second.start(1) == parts.start("value"):
            return Problem(number, second.start(1) + 1, Code.BELOW_WORD, (second[1], shown(parts["word"])))
        return Problem(number, second.start(1) + 1, Code.OWN_LINE, (second[1],)) if second else None
    indent, at = len(parts["before"]), _above(lines, number)
    above = _LINE.match(_row(lines, at))
    if "-" not in parts["before"] and above and above["value"]:
        if above["word"] and len(above["before"]) < indent:
            if not above["before"] and not parts["value"] and _is_words(lines) and "scripts:" not in lines:
                return Problem(number, indent + 1, Code.WORD_ABOVE, ("scripts",))
            return Problem(number, indent + 1, Code.TOO_FAR_IN, (shown(above["word"]),))
        if not above["word"] and "-" in above["before"] and _indent(_row(lines, at)) < indent:
            return _below_a_text(number, at, lines, parts)
    if "-" in parts["before"] and not any(row.lstrip().startswith("- ") for row in lines[: number - 1]):
        return Problem(number, _indent(_row(lines, number)) + 1, Code.LIST_WITHOUT_WORD)
    if "-" in parts["before"] and _follows_a_value(lines, number):
        return Problem(number, _indent(_row(lines, number)) + 1, Code.LIST_WITHOUT_WORD)
    if "-" in parts["before"] and (above_it := _no_list(lines, number)):
        inside = _LINE.match(_row(lines, above_it))
        if inside and "-" in inside["before"]:  # an entry of the same list, further out
            return Problem(number, _indent(_row(lines, number)) + 1, Code.DASH_TOO_FAR_IN, (str(above_it),))
        word = shown((inside and inside["word"]) or "")
        return Problem(number, _indent(_row(lines, number)) + 1, Code.ENTRY_ELSEWHERE, (word,))
    beside = _outside(lines, number, indent)
    row = _row(lines, beside)
    if "-" not in parts["before"] and row.lstrip().startswith("- ") and _indent(row) == indent:
        entry = _LINE.match(row)
        if entry and entry["word"] and _is_by_name(lines, beside):
            return Problem(beside, indent + 1, Code.NO_DASH, (shown(entry["word"]),))
        return Problem(number, indent + 1, Code.MISSING_DASH, (shown(parts["word"]),))
    return Problem(number, indent + 1, Code.INDENTATION)


def _below_a_block_mark(lines: Sequence[str], number: int) -> int:
    """The first of the lines around this one that stand below “>” or “|” and are not indented; 0 where none do."""
    indent, below, at = _indent(_row(lines, number)), number, _above(lines, number)
    while at > 0:
        parts = _LINE.match(_row(lines, at))
        if parts and parts["word"] and parts["value"].strip()[:1] in _BLOCK_MARKS and parts["value"]:
            return below if len(parts["before"]) == indent else 0
        if _indent(_row(lines, at)) != indent or _row(lines, at).lstrip().startswith("- "):
            return 0
        below, at = at, _above(lines, at)
    return 0


def _listed(number: int, lines: Sequence[str], found: Problem, above: re.Match[str]) -> Problem | None:
    """An entry that is no word: the one above it has no dash, or there is no word above its list."""
    indent, at = _indent(_row(lines, number)), _above(lines, number)
    if not above["word"] and "-" not in above["before"] and len(above["before"]) == indent:
        listed = _LINE.match(_row(lines, _outside(lines, at, indent - 1)))
        if listed and listed["word"] in (*SETS, *TEXTS) and not listed["value"]:
            return Problem(at, indent + 1, Code.MISSING_DASH, (shown(above["value"]),))
    if found.code == Code.COLON and above["word"] and _follows_a_value(lines, number):
        return Problem(number, indent + 1, Code.LIST_WITHOUT_WORD)
    return None


def _below_a_text(number: int, entry: int, lines: Sequence[str], parts: re.Match[str]) -> Problem:
    """A word below an entry that is a text: the entry wants a word, or the word stands too far in."""
    listed = _outside(lines, entry, _indent(_row(lines, entry)) - 1)
    above = _LINE.match(_row(lines, listed))
    word = above["word"] if above else ""
    if word and word not in SETS:
        return Problem(number, len(parts["before"]) + 1, Code.TOO_FAR_IN, (shown(word),))
    return Problem(entry, _indent(_row(lines, entry)) + 1, Code.WORD_BEFORE_TEXT)


def _is_by_name(lines: Sequence[str], number: int) -> bool:
    """Whether entries stand by their names where this line is, as they do under “lines” and in a file of words."""
    above = _LINE.match(_row(lines, _outside(lines, number, _indent(_row(lines, number)) - 1)))
    if above is None or above["word"] not in _BY_NAME:
        return False
    return above["word"] in _BY_NAME[-1:] or _is_words(lines)


def _is_words(lines: Sequence[str]) -> bool:
    """Whether these are the lines of a file of words."""
    return any(row.startswith("kind: words") for row in lines)


def _no_list(lines: Sequence[str], number: int) -> int:
    """The line below whose word an entry of a list stands beside words without a dash; 0 where it does not."""
    indent = _indent(_row(lines, number))
    beside = _LINE.match(_row(lines, _outside(lines, number, indent)))
    outer = _outside(lines, number, indent - 1)
    above = _LINE.match(_row(lines, outer))
    if beside is None or "-" in beside["before"] or len(beside["before"]) != indent or above is None:
        return 0
    return outer if above["word"] else 0


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
