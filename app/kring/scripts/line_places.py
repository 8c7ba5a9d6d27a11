"""Where in the text of a script its lines to say, ask or do stand, so that what is wrong can be told beside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kring.scripts.tree import Fields, Items, Node


@dataclass(frozen=True, slots=True)
class StepPlaces:
    """From which line of the text on a step is meant, by its number in the order of the script."""

    starts: tuple[int, ...]
    steps: tuple[int, ...]

    def step_at(self, line: int) -> int | None:
        """Which step a line of the text belongs to; None above the first phase."""
        at = bisect_right(self.starts, line) - 1
        return self.steps[at] if at >= 0 else None


def places_of(root: Fields) -> StepPlaces:
    """The places of all steps; what stands above the steps of a phase or part belongs to its first one."""
    found: list[tuple[int, int]] = []
    number = 0
    for phase in _entries(root, "phases"):
        found.append((phase.line, number))
        for part in _entries(phase, "parts"):
            found.append((part.line, number))
            for step in (*_entries(part, "steps"), *_entries(part, "replies")):
                found.append((step.line, number))
                number += 1
    return StepPlaces(tuple(line for line, _ in found), tuple(step for _, step in found))


def _entries(node: Node, word: str) -> tuple[Node, ...]:
    found = node.get(word) if isinstance(node, Fields) else None
    return found.nodes if isinstance(found, Items) else ()
