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

# {{ harmed: is | are }}: the first word for one person, the second for several
COUNTED = re.compile(r"\{\{\s*(\w+)\s*:([^|{}]*)\|([^|{}]*)\}\}")


def counted(text: str, number: Mapping[str, int]) -> str:
    """The text with the word for one or the word for several, by how many people each fill means."""
    if ":" not in text or "{" not in text:
        return text
    return COUNTED.sub(lambda found: found[2 if number.get(found[1], 0) == 1 else 3].strip(), text)


def checked_fills(node: Text, report: Report, names: tuple[str, ...] = FILLS) -> None:
    """Problems of the fills in a text, at their place in the file."""
    if "{" not in node.value:
        return
    text = node.value
    for choice in COUNTED.finditer(text):
        if choice[1] not in PEOPLE or choice[1] not in names:
            report.add(node, Code.NOT_COUNTED, shown(choice[1]))
    text = COUNTED.sub(lambda choice: " " * len(choice[0]), text)
    found = templating.check(text, names)
    for problem in found:
        line, column = node.place(problem.line, problem.column)
        code, values = problem.code, problem.values
        if code is Code.TEMPLATE_UNKNOWN_NAME:
            meant = report.meant(values[0], names)
            code = Code.UNKNOWN_FILL_MEANT if meant else Code.UNKNOWN_FILL
            values = (values[0], meant) if meant else values
        report.add_at(line, column, code, *values)
    if not found and ("|" in text or "{%" in text):
        _try(text, node, report, names)


def _try(text: str, node: Text, report: Report, names: tuple[str, ...]) -> None:
    """What is written well may still fail with real names; better now than in the circle."""
    for value in ("", "Name"):
        try:
            templating.fill_line(text, dict.fromkeys(names, value))
        except TemplateFailed:
            report.add(node, Code.FILL_FAILS)
            return
