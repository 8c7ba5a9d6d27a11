"""Entries that stand in the list of another level, such as a phase among parts: put back, and told once."""

from __future__ import annotations

from kring.domain.problems import Code
from kring.scripts.forms import Report
from kring.scripts.tree import Fields, Items, Node, items_of

_PHASES, _PARTS, _STEPS = "phases", "parts", "steps"
_OF_PHASE, _OF_PART, _OF_STEP = {"parts"}, {"who", "how", "steps"}, {"say", "ask", "do"}


def lifted(root: Fields, report: Report) -> Fields:
    """The same file with each phase among phases, each part among parts and each step among steps."""
    if not isinstance(root.get(_PHASES), Items):
        return root
    return _with(root, _PHASES, _phases(items_of(root, _PHASES), report))


def _phases(nodes: tuple[Node, ...], report: Report) -> list[Node]:
    made: list[Node] = []
    for node, one_before in zip(nodes, (None, *nodes), strict=False):
        before = made[-1] if made else None
        if _level(node) == _PARTS and isinstance(before, Fields) and _takes(before, _PARTS):
            if _level(one_before) != _PARTS:
                _tell(report, node, Code.ENTRY_TOO_FAR_OUT, items_of(before, _PARTS)[-1])
            made[-1] = _with(before, _PARTS, [*items_of(before, _PARTS), *_parts((node,), report)[0]])
        elif isinstance(node, Fields) and isinstance(node.get(_PARTS), Items):
            parts, phases = _parts(items_of(node, _PARTS), report, node)
            made += [_with(node, _PARTS, parts), *phases]
        else:
            made.append(node)
    return made


def _parts(nodes: tuple[Node, ...], report: Report, phase: Node | None = None) -> tuple[list[Node], list[Node]]:
    """The parts of a phase, and the phases that stood among them."""
    made: list[Node] = []
    phases: list[Node] = []
    for node, one_before in zip(nodes, (None, *nodes), strict=False):
        before = made[-1] if made else None
        if _level(node) == _PHASES and phase is not None:
            if not phases:
                _tell(report, node, Code.ENTRY_TOO_FAR_IN, phase)
            phases += _phases((node,), report)
        elif _level(node) == _STEPS and isinstance(before, Fields) and _takes(before, _STEPS):
            if _level(one_before) != _STEPS:
                _tell(report, node, Code.ENTRY_TOO_FAR_OUT, items_of(before, _STEPS)[-1])
            made[-1] = _with(before, _STEPS, [*items_of(before, _STEPS), node])
        elif isinstance(node, Fields) and any(_level(step) == _PARTS for step in items_of(node, _STEPS)):
            inner = [step for step in items_of(node, _STEPS) if _level(step) == _PARTS]
            _tell(report, inner[0], Code.ENTRY_TOO_FAR_IN, node)
            steps = [step for step in items_of(node, _STEPS) if _level(step) != _PARTS]
            made += [_with(node, _STEPS, steps), *_parts(tuple(inner), report)[0]]
        else:
            made.append(node)
    return made, phases


def _level(node: Node | None) -> str:
    """In which list an entry belongs, by what plainly stands in no other; empty where nothing says so."""
    there = {key.value for key, _ in node.entries} if isinstance(node, Fields) else set()
    if there & _OF_PHASE and not there & (_OF_PART | _OF_STEP):
        return _PHASES
    if there & _OF_PART and not there & ({"id", "title"} | _OF_PHASE | _OF_STEP):
        return _PARTS
    return _STEPS if there & _OF_STEP and "id" in there and not there & (_OF_PHASE | _OF_PART) else ""


def _takes(fields: Fields, word: str) -> bool:
    """Whether there is a list with a dash on lines of its own, below which an entry can stand."""
    listed = fields.get(word)
    return isinstance(listed, Items) and not listed.flow and bool(listed.nodes)


def _tell(report: Report, node: Node, code: Code, beside: Node) -> None:
    report.add(node, code, str(beside.line))


def _with(fields: Fields, word: str, nodes: list[Node]) -> Fields:
    entries = tuple((key, _filled(value, nodes) if key.value == word else value) for key, value in fields.entries)
    return Fields(entries, fields.line, fields.column, fields.flow)


def _filled(listed: Node, nodes: list[Node]) -> Node:
    return Items(tuple(nodes), listed.line, listed.column, listed.flow) if isinstance(listed, Items) else listed
