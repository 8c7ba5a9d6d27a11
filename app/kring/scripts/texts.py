"""The texts of a script: which names may be filled in, and whether that works."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kring import templating
from kring.domain.errors import TemplateFailed
from kring.domain.problems import Code
from kring.scripts.forms import Report
from kring.scripts.tree import Text, shown

PEOPLE = (
    *("person", "harmed", "responsible", "supporters", "parents", "everyone", "facilitator", "facilitators"),
    *("first", "second"),
)
FILLS = (*PEOPLE, "incident", "school")
IN_A_CIRCLE = ("person", "supporters", "everyone", "facilitator", "facilitators", "school")

# {{ harmed: is | are }}: the first word for one person, the second for several
COUNTED = re.compile(r"\{\{\s*(\w+)\s*:([^|{}]*)\|([^|{}]*)\}\}")

_FILL = re.compile(r"\{\{([^{}]*)\}\}")
_CODE = re.compile(r"\{[%#]")
_WORDS = re.compile(r"[\w’' -]+")
_NAME = re.compile(r"\s*\w+\s*")

# As they stand, these are read aloud: names in some other kind of bracket.
_ONE_BRACE = re.compile(r"(?<![{\w])\{\s*([^\W\d_][\w ]{0,30}?)\s*\}(?!\})")
_OTHER = re.compile(
    r"\[{1,3}\s*(\w+)\s*\]{1,3}|(?:<{1,3}|«)\s*(\w+)\s*(?:>{1,3}|»)|\({1,3}\s*(\w+)\s*\){1,3}|%\s?(\w+)\s?%"
)
_BRACES_TOO_MANY = re.compile(
    r"\{{2,4}[^\S\n]*(\w+)[^\S\n]*\}{3,4}|\{{3,4}[^\S\n]*(\w+)[^\S\n]*\}\}(?!\})|(?<!\{)\{[^\S\n]*(\w+)[^\S\n]*\}{2,4}"
)
_STAND_IN = re.compile(r"_{3,}|(?<![\w.])@(\w+)|\(\s*([^\W\d_]{2,})\s*\)")  # which somebody meant to put words for
_IN_ROUND = frozenset(FILLS) - {"first", "second", "school"}  # which a sentence may well have in brackets
_MEANT = {
    **dict.fromkeys(("name", "naam", "persoon", "pupil", "leerling", "student", "child", "kind"), "person"),
    **dict.fromkeys(("first name", "full name", "last name", "voornaam", "achternaam"), "person"),
    **dict.fromkeys(("benadeelde", "gekwetste"), "harmed"),
    **dict.fromkeys(("veroorzaker", "verantwoordelijke"), "responsible"),
    **dict.fromkeys(("all", "everybody", "iedereen", "allen"), "everyone"),
    **dict.fromkeys(("supporter", "steunfiguren", "steunfiguur"), "supporters"),
    **dict.fromkeys(("parent", "ouders", "ouder"), "parents"),
    **dict.fromkeys(("gespreksleider", "begeleider", "teacher"), "facilitator"),
    **dict.fromkeys(("events", "gebeurtenis", "gebeurtenissen"), "incident"),
}


def counted(text: str, number: Mapping[str, int]) -> str:
    """The text with the word for one or the word for several, by how many people each fill means."""
    if ":" not in text or "{" not in text:
        return text
    return COUNTED.sub(lambda found: found[2 if number.get(found[1], 0) == 1 else 3].strip(), text)


def checked_fills(node: Text, report: Report, names: tuple[str, ...] = FILLS, *, plain: bool = False) -> None:
    """Problems of the fills in a text, at their place in the file; `plain`: names only, no template code."""
    if names and _read_aloud(node, report, names):
        return
    if "{" not in node.value:
        return
    if fill := None if names else _FILL.search(node.value):
        report.add_at(*_at(node, fill.start()), Code.NO_FILL_HERE, shown(fill[0]))
        return
    if plain and _has_code(node, report, names):
        return
    text = node.value
    for choice in COUNTED.finditer(text):
        if choice[1] in PEOPLE and names == IN_A_CIRCLE and choice[1] not in names:
            report.add_at(*_at(node, choice.start()), Code.NOT_IN_CIRCLE, shown(choice[1]))
        elif choice[1] not in PEOPLE or choice[1] not in names:
            report.add(node, Code.NOT_COUNTED, shown(choice[1]))
    text = COUNTED.sub(lambda choice: " " * len(choice[0]), text)
    found = templating.check(text, names)
    for problem in found:
        line, column = node.place(problem.line, problem.column)
        code, values = problem.code, problem.values
        if code is Code.TEMPLATE_UNKNOWN_NAME and names == IN_A_CIRCLE and values[0] in FILLS:
            code = Code.NOT_IN_CIRCLE
        elif code is Code.TEMPLATE_UNKNOWN_NAME:
            meant = _MEANT.get(values[0].lower(), "") or report.meant(values[0], names)
            meant = meant if meant in names else ""
            code = Code.UNKNOWN_FILL_MEANT if meant else Code.UNKNOWN_FILL
            values = (values[0], meant) if meant else (values[0], ", ".join(names))
        report.add_at(line, column, code, *values)
    if not found and ("|" in text or "{%" in text):
        _try(text, node, report, names)


def _at(node: Text, index: int) -> tuple[int, int]:
    """Where a letter of a text is in the file."""
    before = node.value[:index]
    return node.place(before.count("\n") + 1, index - before.rfind("\n"))


def _read_aloud(node: Text, report: Report, names: tuple[str, ...]) -> bool:
    """Names in single braces or other brackets: nobody fills them in; whether there are braces too many round one."""
    for found in _BRACES_TOO_MANY.finditer(node.value):
        if (word := found[1] or found[2] or found[3]) in names:
            _not_filled(node, report, found, word)
            return True
    for found in _ONE_BRACE.finditer(node.value):
        _not_filled(node, report, found, _name(found[1], names) or report.meant(found[1], names) or "person")
    for found in _OTHER.finditer(node.value):
        name = found[1] or found[2] or found[3] or found[4]
        meant = _name(name, names)
        if meant and (not found[3] or name in _IN_ROUND):
            _not_filled(node, report, found, meant)
    return False


def stand_ins(text: str) -> tuple[re.Match[str], ...]:
    """What stands in a text where a name or other words belong, and may as well be meant."""
    found = _STAND_IN.finditer(text)
    return tuple(one for one in found if not one[0].strip("_") or _stands_for_a_name(one[1], one[2]))


def _stands_for_a_name(at: str | None, in_round: str | None) -> bool:
    """A word behind “@”, or in round brackets and capitals, that is some name to fill in."""
    if at:
        return bool(_name(at, FILLS))
    return bool(in_round and in_round.isupper() and _name(in_round, FILLS))


def _name(word: str, names: tuple[str, ...]) -> str:
    """The name that is filled in for a word in brackets; empty when it is none."""
    found = _MEANT.get(word.lower(), word.lower())
    return found if found in names else ""


def _not_filled(node: Text, report: Report, found: re.Match[str], meant: str) -> None:
    report.add_at(*_at(node, found.start()), Code.NOT_FILLED, shown(found[0]), f"{{{{ {meant} }}}}")


def _has_code(node: Text, report: Report, names: tuple[str, ...]) -> bool:
    """Whether a text has anything between braces but a name, or the words for one and several; it is one problem."""
    code = _CODE.search(node.value)
    if code:
        report.add_at(*_at(node, code.start()), Code.TEMPLATE_CODE)
        return True
    for fill in _FILL.finditer(node.value):
        if not _NAME.fullmatch(fill[1]) and not COUNTED.fullmatch(fill[0]):
            words = fill[1].split() if _WORDS.fullmatch(fill[1]) and " if " not in fill[1] else []
            meant = next((name for word in (" ".join(words), *words) if (name := _name(word, names))), "")
            if meant:
                report.add_at(*_at(node, fill.start()), Code.UNKNOWN_FILL_MEANT, shown(fill[1].strip()), meant)
            elif len(words) > 1:
                told = (shown(fill[1].strip()), ", ".join(names))
                report.add_at(*_at(node, fill.start()), Code.UNKNOWN_FILL, *told)
            else:
                report.add_at(*_at(node, fill.start()), Code.TEMPLATE_FILTER)
            return True
    return False


def _try(text: str, node: Text, report: Report, names: tuple[str, ...]) -> None:
    """What is written well may still fail with real names; better now than in the circle."""
    for value in ("", "Name"):
        try:
            templating.fill_line(text, dict.fromkeys(names, value))
        except TemplateFailed:
            report.add(node, Code.FILL_FAILS)
            return
