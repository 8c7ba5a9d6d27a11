"""The lines of a script by their place, so that each can be named while the script changes around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kring.domain.session.script import MARKS, Branch, Phase, Script, ScriptPart, Step


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line with what it stands in; `key` is its id, with the order it is there for where it is for one only."""

    key: str
    step: Step
    phase: Phase
    part: ScriptPart
    phase_at: int
    part_at: int
    step_at: int
    reply: bool = False


@dataclass(frozen=True, slots=True)
class LooseBranch:
    """A branch that never holds: the line that it asks for does not stand above, or has no such answer."""

    line: str
    branch: Branch


def key_of(part: ScriptPart, step: Step) -> str:
    """What a line is called; the same line may stand once in each order."""
    return f"{step.id}@{part.begins.value}" if part.begins else step.id


def placed(script: Script) -> tuple[PlacedLine, ...]:
    """Every line, in the order of the file; one whose name stands there already is told apart by a number."""
    found: list[PlacedLine] = []
    known: dict[str, int] = {}
    for phase_at, phase in enumerate(script.phases):
        for part_at, part in enumerate(phase.parts):
            rows = [(step, at, False) for at, step in enumerate(part.steps)]
            rows += [(step, at, True) for at, step in enumerate(part.replies)]
            for step, at, reply in rows:
                key = key_of(part, step)
                known[key] = known.get(key, 0) + 1
                key = key if known[key] == 1 else f"{key}#{known[key]}"
                found.append(PlacedLine(key, step, phase, part, phase_at, part_at, at, reply))
    return tuple(found)


def minutes_of(script: Script, phase: Phase) -> int:
    """How long a phase takes as it goes once: where both orders stand in it, in the first that has it."""
    if phase.planned:
        return phase.planned
    orders = script.orders or (None,)
    found = (one for first in orders for one in script.in_order(first).phases if one.id == phase.id)
    return next(found, phase).minutes


def line_of(script: Script, key: str) -> PlacedLine | None:
    """The line that is called so; None when there is none."""
    return next((line for line in placed(script) if line.key == key), None)


def every_step(script: Script, key: str, change: Callable[[Step], Step]) -> Script:
    """A change of a line wherever it stands: the same line is there once for each order, in the same words."""
    line = line_of(script, key)
    if line is None:
        return script
    same = line.step.id

    def each(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(change(step) if step.id == same else step for step in steps)

    def of_part(part: ScriptPart) -> ScriptPart:
        return replace(part, steps=each(part.steps), replies=each(part.replies))

    phases = tuple(replace(phase, parts=tuple(map(of_part, phase.parts))) for phase in script.phases)
    return script if phases == script.phases else replace(script, phases=phases)


def codes_of(step: Step) -> tuple[str, ...]:
    """The codes that can be answered to a line."""
    marks = MARKS.get(step.records, ()) if step.records else ()
    return tuple(choice.code for choice in step.choices) or tuple(mark.value for mark in marks)


def asked_above(script: Script, key: str) -> tuple[Step, ...]:
    """The lines before this one on whose answer it can depend, each once."""
    found: dict[str, Step] = {}
    for line in placed(script):
        if line.key == key:
            break
        if codes_of(line.step):
            found[line.step.id] = line.step
    return tuple(found.values())


def loose(script: Script) -> tuple[LooseBranch, ...]:
    """The branches of lines and parts that never hold as the lines stand now."""
    known: dict[str, tuple[str, ...]] = {}
    found: list[LooseBranch] = []

    def look(key: str, branches: tuple[Branch, ...]) -> None:
        found.extend(LooseBranch(key, one) for one in branches if not set(one.answers) <= set(known.get(one.step, ())))

    before: tuple[int, int] | None = None
    ends: tuple[str, tuple[Branch, ...]] = "", ()
    for line in placed(script):
        at = line.phase_at, line.part_at
        if at != before:
            look(*ends)
            look(line.key, line.part.only_after)
            before, ends = at, (line.key, (line.part.until,) if line.part.until else ())
        look(line.key, line.step.only_after)
        known[line.step.id] = codes_of(line.step)
    look(*ends)
    return tuple(found)
