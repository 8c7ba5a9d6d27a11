"""A script of format 1 as format 2: only what has to be different is, so that remarks and layout stay.

What stood between `{% if supporters %}` and `{% endif %}` becomes a step of its own, in a part that is there `with`
supporters. Where that would change what is said when, the text stays as it is, and the check of the new file says what
is left to do by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kring.domain.session.script import Manner, Script
from kring.scripts.builder import FORMATS
from kring.scripts.remarks import with_remarks
from kring.scripts.tree import Fields, Items, Node, Text
from kring.scripts.writing import written

_IF = re.compile(r"\{%-?\s*if\s+(supporters|parents)\s*-?%\}(.*?)\{%-?\s*endif\s*-?%\}")
_ACTS = ("say", "ask", "do")
_BY_STEP = (Manner.GROUP, Manner.ONE, Manner.ROUND)  # of these the parts can be cut between two steps


@dataclass(slots=True)
class _Edits:
    """What changes in the lines of a file; lines count from 1."""

    lines: list[str]
    before: dict[int, list[str]] = field(default_factory=dict)  # lines that come in above a line
    gone: set[int] = field(default_factory=set)

    def put(self, line: int, new: list[str]) -> None:
        self.before.setdefault(line, []).extend(new)

    def text(self) -> str:
        newline = "\r\n" if any(line.endswith("\r\n") for line in self.lines) else "\n"
        made: list[str] = []
        for number, line in enumerate([*self.lines, ""], 1):
            new = self.before.get(number, [])
            if new and made and not made[-1].endswith(("\n", "\r")):
                made[-1] += newline
            made += [f"{row}{newline}" for row in new]
            made += [] if number in self.gone else [line]
        return "".join(made)


_FORMAT, _ABOUT, _FIRST, _WHOM = "format", "about", "first", ("who", "how")


def is_older(root: Fields) -> bool:
    """Whether a file is of the format before this one."""
    return root.text("format") == FORMATS[0]


def upgraded(text: str, root: Fields, script: Script) -> str:
    """The text of a script of format 1, which `root` and `script` are, as format 2."""
    if root.flow:
        return with_remarks(written(script), text)  # all in braces: there is no layout to keep
    edits = _Edits(text.splitlines(keepends=True))
    for key, node in root.entries:
        row = edits.lines[key.line - 1]
        if key.value == _FORMAT:
            edits.lines[key.line - 1] = re.sub(r"""(:\s*)["']?1["']?""", r"\g<1>2", row, count=1)
        elif key.value == _ABOUT:
            edits.lines[key.line - 1] = re.sub(r"""["']?about["']?""", "for whom", row, count=1)
        elif key.value == _FIRST:
            edits.gone |= {key.line, node.line}
    for part in _parts(root):
        _without_code(part, edits)
    return edits.text()


def _parts(root: Fields) -> list[Fields]:
    phases = [node for node in _nodes(root.get("phases")) if isinstance(node, Fields)]
    return [part for phase in phases for part in _nodes(phase.get("parts")) if isinstance(part, Fields)]


def _nodes(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else ()


def _without_code(part: Fields, edits: _Edits) -> None:
    """The lines of a part that say something only with supporters, each in a part of its own."""
    steps = part.get("steps")
    written_out = isinstance(steps, Items) and not steps.flow and not part.flow and part.entries[-1][1] is steps
    if not written_out or part.text("how") not in _BY_STEP:
        return
    nodes = _nodes(steps)
    found = [_only_with(step) for step in nodes]
    indent, head = " " * (part.column - 1), _head(part)
    for number, (step, only) in enumerate(zip(nodes, found, strict=True)):
        if only is None or not isinstance(step, Fields) or step.flow:
            continue
        after = _end(step, edits.lines)
        with_head = [*head, f"{indent}with: {only.who}", f"{indent}steps:"]
        if only.is_all:
            _replace(edits, only, only.inner)
            at = part.entries[-1][0].line if number == 0 else step.line
            edits.put(at, [f"{indent}with: {only.who}"] if number == 0 else with_head)
        else:
            _replace(edits, only, "")
            edits.put(after, [*with_head, *_own_step(step, only)])
        if number + 1 < len(nodes):
            then = found[number + 1]
            edits.put(after, [] if then and then.is_all else [*head, f"{indent}steps:"])


@dataclass(frozen=True, slots=True)
class _Only:
    """A text of which something is said only with some people: under which word, what, and with whom."""

    act: str
    said: Text
    code: str
    who: str
    inner: str
    is_all: bool


def _only_with(step: Node) -> _Only | None:
    """The condition in a step, on one line of it; None where there is none, or more that has to be looked at."""
    if not isinstance(step, Fields):
        return None
    conditions = [text for _, node in step.entries for text in (node, *_nodes(node)) if _has_code(text)]
    act, said = next(((key.value, node) for key, node in step.entries if key.value in _ACTS), ("", None))
    if conditions != [said] or not isinstance(said, Text) or len(said.rows) != 1 or said.rows[0][0] != said.line:
        return None
    found = _IF.search(said.value)
    rest = _IF.sub("", said.value, count=1)
    if found is None or "{%" in rest:
        return None
    return _Only(act, said, found[0], found[1], found[2].strip(), not rest.strip())


def _has_code(node: Node) -> bool:
    return isinstance(node, Text) and "{%" in node.value


def _head(part: Fields) -> list[str]:
    """The first lines of another part for the same people: who, how."""
    indent = " " * (part.column - 1)
    rows = []
    for key, node in part.entries:
        if key.value in _WHOM:
            named = ", ".join(text.value.strip() for text in _nodes(node) if isinstance(text, Text))
            rows.append(f"{key.value}: {node.value.strip() if isinstance(node, Text) else f'[{named}]'}")
    return [f"{indent[:-2]}- {rows[0]}", *(f"{indent}{row}" for row in rows[1:])]


def _own_step(step: Fields, only: _Only) -> list[str]:
    """What is said only then, as a step: under the id of the first, so that it is found."""
    indent = " " * (step.column - 1)
    text = only.inner.replace("\\", "\\\\").replace('"', '\\"')
    return [f"{indent[:-2]}- id: {step.text('id')}-{only.who}", f'{indent}{only.act}: "{text}"']


def _replace(edits: _Edits, only: _Only, new: str) -> None:
    row = edits.lines[only.said.line - 1]
    begins = only.said.rows[0][1] - 1
    body = re.sub(r"(?<=\S) {2,}", " ", row[begins:].replace(only.code, new))
    edits.lines[only.said.line - 1] = row[:begins] + re.sub(r" +([\"']?\s*)$", r"\1", body)


def _end(step: Fields, lines: list[str]) -> int:
    """The first line behind a step."""
    last = step.line
    for number in range(step.line + 1, len(lines) + 1):
        row = lines[number - 1]
        if row.strip() and len(row) - len(row.lstrip(" ")) < step.column - 1:
            break
        last = number if row.strip() else last
    return last + 1
