"""An own script beside the one that it began as: which lines are the same, and which of their words differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from kring.domain.session.lines import PlacedLine, placed
from kring.domain.session.script import Script

_WORDS = re.compile(r"\{\{.*?\}\}|\S+")


class LineState(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    OURS = "ours"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line, what it was, and what became of it; a gone one has no present place, an own one no earlier."""

    state: LineState
    now: PlacedLine | None
    was: PlacedLine | None


@dataclass(frozen=True, slots=True)
class ComparedScripts:
    """All lines by their keys, those that are gone too, and whether those that stayed stand in another order."""

    lines: Mapping[str, ComparedLine]
    reordered: bool

    def count(self, state: LineState) -> int:
        """How many lines are so; one that stands in both orders counts once."""
        found = {(line.now or line.was) for line in self.lines.values() if line.state is state}
        return len({line.step.id for line in found if line is not None})


def compared(script: Script, base: Script | None) -> ComparedScripts:
    """An own script beside what it began as; without one every line is an own one."""
    now, was = placed(script), placed(base) if base is not None else ()
    earlier = {line.key: line for line in was}
    by_id = {line.step.id: line for line in reversed(was)}
    found: dict[str, ComparedLine] = {}
    for line in now:
        before = earlier.get(line.key) or by_id.get(line.step.id)
        if before is None:
            state = LineState.OURS
        else:
            state = LineState.SAME if _says(line) == _says(before) else LineState.CHANGED
        found[line.key] = ComparedLine(state, line, before)
    there = {line.step.id for line in now}
    for line in was:
        if line.step.id not in there:
            found[f"{LineState.GONE}:{line.key}"] = ComparedLine(LineState.GONE, None, line)
    both = {line.key for line in now} & set(earlier)
    order = [[line.key for line in lines if line.key in both] for lines in (now, was)]
    return ComparedScripts(found, order[0] != order[1])


def _says(line: PlacedLine) -> object:
    """All that a line says and to whom; not where it stands."""
    part = line.part
    whom = (part.answered_by,) if line.reply else (part.who, part.manner)
    return replace(line.step, id=""), whom


def differing(before: str, now: str) -> tuple[tuple[str, bool], ...]:
    """The earlier text in pieces, each with whether its words are not so in the present one; a name is one word."""
    words = list(_WORDS.finditer(before))
    matcher = SequenceMatcher(None, [found[0] for found in words], _WORDS.findall(now), autojunk=False)
    marks = [True] * len(words)
    for start, _, size in matcher.get_matching_blocks():
        marks[start : start + size] = [False] * size
    pieces: list[tuple[str, bool]] = []
    at = 0
    for number, (found, marked) in enumerate(zip(words, marks, strict=True)):
        joins = number > 0 and marks[number - 1] == marked
        between = before[at : found.start()]
        if joins and pieces:
            pieces[-1] = (pieces[-1][0] + between + found[0], marked)
        else:
            pieces += [(between, False)] if between else []
            pieces.append((found[0], marked))
        at = found.end()
    return (*pieces, *([(before[at:], False)] if before[at:] else []))
