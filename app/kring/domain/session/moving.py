"""How a line goes past another one, and what becomes of the parts around it.

A phase is laid out as pieces: a line with whom it is for, or a whole part where its lines belong together (a round that
comes back, with replies, apart, by incident). Two pieces change places; then those that belong to one part stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kring.domain.session.lines import PlacedLine
from kring.domain.session.script import Manner, Phase, Script, ScriptPart, Step

_APART = -2  # where a piece comes from that belongs to no part of its phase


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of a phase, and the number of the part from which it comes."""

    part: ScriptPart
    origin: int


def alone(part: ScriptPart, step: Step) -> ScriptPart:
    """A line out of its part, for the same people in the same case."""
    return replace(part, steps=(step,), minutes=0, again=1, until=None, answered_by=(), replies=())


def moved(script: Script, line: PlacedLine, down: bool) -> Script:
    """The script with a line one place further; itself where there is none."""
    inside = _swapped_inside(line, down)
    if inside is not None:
        return _with(script, {line.phase_at: _put(line, inside)})
    if line.reply:
        return script
    pieces, at = _laid_out(line, down)
    if at is None:
        return _with(script, {line.phase_at: regrouped(pieces)})
    other = at + (1 if down else -1)
    if 0 <= other < len(pieces):
        pieces[at], pieces[other] = pieces[other], pieces[at]
        return _with(script, {line.phase_at: regrouped(pieces)})
    return _into_next_phase(script, line, pieces, at, down)


def taken_apart(line: PlacedLine, only: ScriptPart) -> list[LinePiece]:
    """A phase whose line stands as a part of its own, with the lines before and behind it in theirs."""
    part, at = line.part, line.step_at
    before = replace(part, steps=part.steps[:at])
    behind = replace(part, steps=part.steps[at + 1 :])
    if before.steps:
        behind = replace(behind, minutes=0, answered_by=(), replies=())
    elif part.replies:  # they answer the first line, which is this one
        only = replace(only, answered_by=part.answered_by, replies=part.replies)
        behind = replace(behind, answered_by=(), replies=())
    pieces = [LinePiece(one, number) for number, one in enumerate(line.phase.parts)]
    own = [LinePiece(before, line.part_at), LinePiece(only, _APART), LinePiece(behind, line.part_at)]
    return [*pieces[: line.part_at], *(piece for piece in own if piece.part.steps), *pieces[line.part_at + 1 :]]


def regrouped(pieces: Iterable[LinePiece]) -> tuple[ScriptPart, ...]:
    """The parts of a phase from its pieces: those of one part together, and those that have come to stand together."""
    found: list[LinePiece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and _belong_together(last, piece):
            minutes = last.part.minutes + piece.part.minutes
            joined = replace(last.part, steps=(*last.part.steps, *piece.part.steps), minutes=minutes)
            found[-1] = LinePiece(joined, piece.origin)
        else:
            found.append(piece)
    return tuple(piece.part for piece in found)


def _belong_together(one: LinePiece, other: LinePiece) -> bool:
    """Parts that stood beside each other before stay two, whomever they are for."""
    if _is_block(one.part) or _is_block(other.part):
        return False
    if one.origin == other.origin:
        return True
    return other.origin != one.origin + 1 and _address(one.part) == _address(other.part)


def _is_block(part: ScriptPart) -> bool:
    """Whether the lines of a part belong together: a line for others between them would change how it goes."""
    apart = part.manner is Manner.PRIVATE or part.by_incident
    return bool(part.replies) or part.again > 1 or part.until is not None or apart


def _address(part: ScriptPart) -> ScriptPart:
    return replace(part, steps=(), minutes=0)


def _swapped_inside(line: PlacedLine, down: bool) -> tuple[Step, ...] | None:
    """The lines of the part with this one a place further, where that stays within a round, or among replies."""
    steps = line.part.replies if line.reply else line.part.steps
    other = line.step_at + (1 if down else -1)
    if not (line.reply or _is_block(line.part)) or not 0 <= other < len(steps):
        return None
    order = list(steps)
    order[line.step_at], order[other] = order[other], order[line.step_at]
    return tuple(order)


def _put(line: PlacedLine, steps: tuple[Step, ...]) -> tuple[ScriptPart, ...]:
    parts = list(line.phase.parts)
    parts[line.part_at] = replace(line.part, replies=steps) if line.reply else replace(line.part, steps=steps)
    return tuple(parts)


def _laid_out(line: PlacedLine, down: bool) -> tuple[list[LinePiece], int | None]:
    """The pieces of a phase, and which is the line; none where it just stepped out of a round, which is a move."""
    pieces: list[LinePiece] = []
    at: int | None = None
    for number, part in enumerate(line.phase.parts):
        here = number == line.part_at
        if not _is_block(part):
            at = len(pieces) + line.step_at if here else at
            # its minutes stay with the part, so with a line that does not leave it
            keeps = 1 if here and line.step_at == 0 and len(part.steps) > 1 else 0
            pieces += [
                LinePiece(replace(part, steps=(step,), minutes=part.minutes if place == keeps else 0), number)
                for place, step in enumerate(part.steps)
            ]
        elif here and len(part.steps) > 1:
            rest = LinePiece(replace(part, steps=tuple(step for step in part.steps if step is not line.step)), number)
            out = LinePiece(alone(part, line.step), _APART)
            pieces += [rest, out] if down else [out, rest]
        else:
            at = len(pieces) if here else at
            pieces.append(LinePiece(part, number))
    return pieces, at


def _into_next_phase(script: Script, line: PlacedLine, pieces: list[LinePiece], at: int, down: bool) -> Script:
    """Out of its phase, as the first or last line of the one beside it."""
    beside = line.phase_at + (1 if down else -1)
    if not 0 <= beside < len(script.phases):
        return script
    piece = replace(pieces.pop(at), origin=_APART)
    there = [LinePiece(part, number) for number, part in enumerate(script.phases[beside].parts)]
    there = [piece, *there] if down else [*there, piece]
    return _with(script, {line.phase_at: regrouped(pieces), beside: regrouped(there)})


def _with(script: Script, parts: dict[int, Sequence[ScriptPart]]) -> Script:
    """The script with other parts in some phases; a phase without a line goes."""
    phases: list[Phase] = []
    for number, phase in enumerate(script.phases):
        changed = replace(phase, parts=tuple(parts.get(number, phase.parts)))
        phases += [changed] if changed.parts else []
    return script if tuple(phases) == script.phases else replace(script, phases=tuple(phases))
